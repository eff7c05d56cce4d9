"""Vietnamese order: letters first (a ă â b c d đ e ê …), then tones, then case; people by given name."""

import unicodedata
from functools import lru_cache

_LETTERS = " aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}
_BEYOND = 0x100

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[bool, ...]]


@lru_cache(4096)
def _letter(char: str) -> tuple[int, int]:
    """Return the rank of a letter in the alphabet and the rank of its tone."""
    tone = 0
    base = []
    for part in unicodedata.normalize("NFD", char.lower()):
        if part in _TONES:
            tone = _TONES[part]
        else:
            base.append(part)
    plain = unicodedata.normalize("NFC", "".join(base))
    return _RANK.get(plain, _BEYOND + ord(plain[0]) if plain else _BEYOND), tone


def sort_key(text: str) -> SortKey:
    """Return a key that sorts as CLDR's collation for Vietnamese does; a space sorts before every letter."""
    composed = unicodedata.normalize("NFC", text)
    ranked = [_letter(char) for char in composed]
    return tuple(rank for rank, _ in ranked), tuple(tone for _, tone in ranked), tuple(map(str.isupper, composed))


def name_key(full_name: str) -> tuple[SortKey, SortKey, SortKey]:
    """Return the key of a person's name: given name (the last word), then family name, then the words between."""
    words = full_name.split()
    if not words:
        return (sort_key(""),) * 3
    family = words[0] if len(words) > 1 else ""
    return sort_key(words[-1]), sort_key(family), sort_key(" ".join(words[1:-1]))
