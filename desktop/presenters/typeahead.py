"""Finding one of many by a few letters: without marks, by the start of each word, given names first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
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
    """A suggestion with what it is searched by."""

    suggestion: Suggestion[T]
    plain: str
    words: tuple[str, ...]
    detail_words: tuple[str, ...]


def _entry(suggestion: Suggestion[T]) -> _Entry[T]:
    words = tuple(fold(suggestion.text).split())
    return _Entry(suggestion, " ".join(words), words, tuple(fold(suggestion.detail).split()))


class TypeAhead(Generic[T]):
    """The suggestions for one field, prepared once so that each keystroke is answered at once."""

    def __init__(self, suggestions: Iterable[Suggestion[T]]) -> None:
        self._entries = tuple(map(_entry, suggestions))

    def matching(self, typed: str, later: Callable[[T], bool] | None = None) -> tuple[Suggestion[T], ...]:
        """Return what fits ``typed``, best first; with nothing typed everything, as it was given.

        What is true for ``later`` comes behind everything else that fits by its name.
        """
        plain = " ".join(fold(typed).split())
        if not plain:
            return tuple(entry.suggestion for entry in self._entries)
        marked = clean(typed).casefold()
        ranked = [(_rank(entry, marked, plain), entry.suggestion) for entry in self._entries]
        fitting = [(rank, suggestion) for rank, suggestion in ranked if rank is not None]
        fitting.sort(key=lambda found: (found[0] == _DETAIL, later is not None and later(found[1].value), found[0]))
        return tuple(suggestion for _, suggestion in fitting)


def _rank(entry: _Entry[T], marked: str, plain: str) -> int | None:
    """Return how well ``entry`` fits; ``marked`` is what was typed, ``plain`` the same without marks."""
    name = f" {entry.plain}"
    if marked != plain and f" {marked}" in f" {entry.suggestion.text.casefold()}":
        return _EXACT
    if name.startswith(f" {plain}") or (entry.words and _at_the_end(name, entry.words[-1], plain)):
        return _GIVEN_NAME
    if f" {plain}" in name:
        return _PHRASE
    typed = plain.split()
    if _all_begin(typed, entry.words):
        return _WORDS
    if _shortened(plain.replace(" ", ""), entry.words):
        return _INITIALS
    return _DETAIL if _all_begin(typed, (*entry.words, *entry.detail_words)) else None


def _at_the_end(name: str, last_word: str, plain: str) -> bool:
    """Return whether ``plain`` begins or ends the given name ("dong", "van dong" for Nguyễn Văn Đồng)."""
    return last_word.startswith(plain) or name.endswith(f" {plain}")


def _all_begin(typed: list[str], words: tuple[str, ...]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in typed)


def _shortened(letters: str, words: tuple[str, ...]) -> bool:
    """Return whether ``letters`` are the beginnings of consecutive words, run together ("nvd", "nvdong")."""
    if not letters or not words:
        return not letters
    word, rest = words[0], words[1:]
    lengths = range(1, min(len(letters), len(word)) + 1)
    return any(word.startswith(letters[:length]) and _shortened(letters[length:], rest) for length in lengths)
