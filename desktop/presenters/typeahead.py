"""Finding one of many by a few letters: without marks, by the start of each word, given names first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from desktop.domain.text import clean, fold

T = TypeVar("T")

#: How well a suggestion fits what is typed; smaller is better, none at all is not offered.
_EXACT, _GIVEN_NAME, _PHRASE, _WORDS, _INITIALS, _DETAIL = range(6)


@dataclass(frozen=True, slots=True)
class Suggestion(Generic[T]):
    """Something to choose: ``text`` is what it is called, ``detail`` tells it from others of that name."""

    value: T
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    """A suggestion with what it is searched by; a space stands before each word of ``name`` and ``everything``."""

    suggestion: Suggestion[T]
    words: tuple[str, ...]
    name: str
    everything: str


def _entry(suggestion: Suggestion[T]) -> _Entry[T]:
    words = tuple(fold(suggestion.text).split())
    name = "".join(f" {word}" for word in words)
    return _Entry(suggestion, words, name, name + "".join(f" {word}" for word in fold(suggestion.detail).split()))


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed: with its marks, without them, and the beginning of each word with a space before it."""

    marked: str
    plain: str
    beginnings: tuple[str, ...]


def _typed(text: str) -> _Typed:
    words = fold(text).split()
    return _Typed(clean(text).casefold(), " ".join(words), tuple(f" {word}" for word in words))


class TypeAhead(Generic[T]):
    """The suggestions for one field, prepared at the first key so that each one after it is answered at once.

    A screen may have many such fields and there may be thousands of people: most fields are never typed into.
    """

    def __init__(self, suggestions: Iterable[Suggestion[T]]) -> None:
        self._suggestions = suggestions

    @cached_property
    def _all(self) -> tuple[Suggestion[T], ...]:
        return tuple(self._suggestions)

    @cached_property
    def _entries(self) -> tuple[_Entry[T], ...]:
        return tuple(map(_entry, self._all))

    def matching(self, typed: str, later: Callable[[T], bool] | None = None) -> tuple[Suggestion[T], ...]:
        """Return what fits ``typed``, best first; with nothing typed everything, as it was given.

        What is true for ``later`` comes behind everything else that fits by its name.
        """
        wanted = _typed(typed)
        if not wanted.plain:
            return self._all
        ranked = [(_rank(entry, wanted), entry.suggestion) for entry in self._entries]
        fitting = [(rank, suggestion) for rank, suggestion in ranked if rank is not None]
        fitting.sort(key=lambda found: (found[0] == _DETAIL, later is not None and later(found[1].value), found[0]))
        return tuple(suggestion for _, suggestion in fitting)


def _rank(entry: _Entry[T], typed: _Typed) -> int | None:
    """Return how well ``entry`` fits."""
    if all(beginning in entry.name for beginning in typed.beginnings):
        return _rank_of_name(entry, typed)
    if entry.name.startswith(typed.beginnings[0][:2]) and _shortened(typed.plain.replace(" ", ""), entry.words):
        return _INITIALS
    return _DETAIL if all(beginning in entry.everything for beginning in typed.beginnings) else None


def _rank_of_name(entry: _Entry[T], typed: _Typed) -> int:
    """Return how well a name fits of which each typed word begins one; "dong" and "van dong" end Nguyễn Văn Đồng."""
    phrase = f" {typed.plain}"
    if typed.marked != typed.plain and f" {typed.marked}" in f" {entry.suggestion.text.casefold()}":
        return _EXACT
    if entry.name.startswith(phrase) or entry.name.endswith(phrase) or entry.words[-1].startswith(typed.plain):
        return _GIVEN_NAME
    return _PHRASE if phrase in entry.name else _WORDS


def _shortened(letters: str, words: tuple[str, ...]) -> bool:
    """Return whether ``letters`` are the beginnings of consecutive words, run together ("nvd", "nvdong")."""
    if not letters or not words:
        return not letters
    word, rest = words[0], words[1:]
    lengths = range(1, min(len(letters), len(word)) + 1)
    return any(word.startswith(letters[:length]) and _shortened(letters[length:], rest) for length in lengths)
