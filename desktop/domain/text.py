"""Vietnamese text: cleaning, folding for search, and keys for comparing.

Three ways of saying that two texts are "the same", from strict to loose:

* :func:`clean` — what is stored: Unicode NFC, no invisible marks, single spaces.
* :func:`spelling_key` — equal whatever the case and the place of the tone mark (``hòa`` = ``hoà``).
* :func:`fold` — equal without any marks (``Đồng`` = ``dong``); for search only.
"""

import re
import unicodedata
from functools import lru_cache

#: Marks of Unicode text that a person can't see. Never strip them before legacy text is converted:
#: in TCVN3 the soft hyphen is the letter ư.
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")

_DASHES = re.compile("[‐‑‒–—―−]")

#: A tone mark of decomposed text, and what follows it in its word.
_TONE = re.compile("([\u0300\u0301\u0303\u0309\u0323])([\\w\u0302\u0306\u031b'’]+)")

#: The marks of decomposed letters: tones, circumflex, breve, horn, and those of other languages.
_MARKS = re.compile("[\u0300-\u036f]+")

#: What may stand at the end of a title without making it another.
_FINAL = " .;,"

#: How many words are remembered: Vietnamese has fewer syllables, and every text is made of them.
_WORDS = 8192

#: How many keys are remembered: the rows of one large workbook name the same units and tasks again and again.
_NAMES = 4096


def clean(text: str) -> str:
    """Return ``text`` as it is stored: NFC, without invisible marks, white space folded, trimmed."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def fold(text: str) -> str:
    """Return ``text`` in lower case without marks, đ as d, for searching without diacritics."""
    return " ".join(map(_folded, text.split(" ")))


@lru_cache(_WORDS)
def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    return unicodedata.normalize("NFC", _MARKS.sub("", decomposed))


@lru_cache(_NAMES)
def spelling_key(text: str) -> str:
    """Return a key that is equal for spellings of the same words: case, tone placement, dashes, spaces."""
    return _key(text)


def _key(text: str) -> str:
    return " ".join(filter(None, map(_word_key, text.split())))


@lru_cache(_WORDS)
def _word_key(word: str) -> str:
    """Return the key of one word: its tone mark is moved to its end, so that it does not matter which vowel has it."""
    if word.isascii():
        return word.lower()
    plain = _DASHES.sub("-", clean(word).casefold())
    return unicodedata.normalize("NFC", _TONE.sub(r"\2\1", unicodedata.normalize("NFD", plain)))


@lru_cache(_NAMES)
def title_key(title: str) -> str:
    """Return the key under which a task of one year is found again (a final ``. ; ,`` does not count)."""
    return _key(title).rstrip(_FINAL)


def title_end(title: str) -> str:
    """Return the end of the key of a title: its last word, told at a tenth of the cost of the key.

    Titles of one key have one end. Of a title that ends with something that is no word it is not known, and empty.
    """
    words = title.rstrip(_FINAL).rsplit(maxsplit=1)
    return _word_key(words[-1]).rstrip(_FINAL) if words else ""
