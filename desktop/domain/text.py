"""Vietnamese text: cleaning, folding for search, and keys for comparing.

Three ways of saying that two texts are "the same", from strict to loose:

* :func:`clean` — what is stored: Unicode NFC, no invisible marks, single spaces.
* :func:`spelling_key` — equal whatever the case and the place of the tone mark (``hòa`` = ``hoà``).
* :func:`fold` — equal without any marks (``Đồng`` = ``dong``); for search only.
"""

import re
import unicodedata

#: Marks of Unicode text that a person can't see. Never strip them before legacy text is converted:
#: in TCVN3 the soft hyphen is the letter ư.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


def clean(text: str) -> str:
    """Return ``text`` as it is stored: NFC, without invisible marks, white space folded, trimmed."""
    return " ".join(unicodedata.normalize("NFC", text).translate(INVISIBLE).split())


def fold(text: str) -> str:
    """Return ``text`` in lower case without marks, đ as d, for searching without diacritics."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def _syllable_key(word: str) -> str:
    letters, tone = [], ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


def spelling_key(text: str) -> str:
    """Return a key that is equal for spellings of the same words: case, tone placement, dashes, spaces."""
    plain = clean(text).casefold().translate(_DASHES)
    return _WORD.sub(lambda match: _syllable_key(match.group()), plain)


def title_key(title: str) -> str:
    """Return the key under which a task of one year is found again (a final ``. ; ,`` does not count)."""
    return spelling_key(title).rstrip(" .;,")
