"""Vietnamese order: letters first (a ă â b c d đ e ê …), then tones, then case; people by given name."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

_LETTERS = " aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_SPACE = "\0"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}
_BEYOND = 0x100
_LAST = 0x10FFFF

#: How many words are remembered: Vietnamese has fewer syllables, and every text is made of them.
_WORDS = 8192

#: Three texts that sort as the letters, the tones and the capitals of a text do; each has a sign a letter.
SortKey = tuple[str, str, str]


@lru_cache(4096)
def _letter(char: str) -> tuple[str, str]:
    """Return signs that sort as the letter does in the alphabet, and as its tone does among the tones."""
    tone = 0
    base = []
    for part in unicodedata.normalize("NFD", char.lower()):
        if part in _TONES:
            tone = _TONES[part]
        else:
            base.append(part)
    plain = unicodedata.normalize("NFC", "".join(base))
    rank = _RANK.get(plain, _BEYOND + ord(plain[0]) if plain else _BEYOND)
    return chr(min(rank, _LAST)), chr(tone)


@lru_cache(_WORDS)
def _word_key(word: str) -> SortKey:
    letters = [_letter(char) for char in word]
    ranks, tones = (map(str, part) for part in zip(*letters, strict=True)) if letters else ("", "")
    return "".join(ranks), "".join(tones), "".join(chr(char.isupper()) for char in word)


def sort_key(text: str) -> SortKey:
    """Return a key that sorts as CLDR's collation for Vietnamese does; a space sorts before every letter."""
    words = _words(text)
    ranks, tones, capitals = zip(*map(_word_key, words), strict=True)
    return _SPACE.join(ranks), _SPACE.join(tones), _SPACE.join(capitals)


class _Signs(dict[str, str]):
    """One sign for each word, given where the word is met first."""

    def __missing__(self, word: str) -> str:
        sign = self[word] = chr(len(self))
        return sign


def in_order(texts: Iterable[str]) -> list[str]:
    """Return the texts in the order of :func:`sort_key`, for a hundred thousand titles in two thirds of the time.

    Titles are made of few different words (a million at most): each is looked at once, and of a text only which words
    it has. Few texts have the same letters, and only these are held against each other by tones and capitals.
    """
    given = list(texts)
    signs = _Signs()
    written = ["".join(map(signs.__getitem__, _words(text))) for text in given]
    letters = {sign: _word_key(word)[0] for word, sign in signs.items()}
    places = {one: chr(place) for place, one in enumerate(sorted({*letters.values()}))}
    ranks = {ord(sign): places[one] for sign, one in letters.items()}
    alike: dict[str, list[str]] = {}
    for text, words in zip(given, written, strict=True):
        alike.setdefault(words.translate(ranks), []).append(text)
    return list(chain.from_iterable(_settled(alike[words]) for words in sorted(alike)))


def _settled(texts: list[str]) -> list[str]:
    """Return texts with the same letters in order: most are alone."""
    return sorted(texts, key=sort_key) if len(texts) > 1 else texts


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split(" ")


def name_key(full_name: str) -> tuple[SortKey, SortKey, SortKey]:
    """Return the key of a person's name: given name (the last word), then family name, then the words between."""
    words = full_name.split()
    if not words:
        return (sort_key(""),) * 3
    family = words[0] if len(words) > 1 else ""
    return _part_key(words[-1]), _part_key(family), _part_key(" ".join(words[1:-1]))


@lru_cache(_WORDS)
def _part_key(part: str) -> SortKey:
    """Return the key of a part of a name; of thousands of people many have it in common."""
    return sort_key(part)
