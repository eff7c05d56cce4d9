"""Where the tone mark stands in oa, oe and uy at the end of a syllable: hòa or hoà, ủy or uỷ.

Offices differ, and the decree's own text has both. Only the paper's own phrases are respelled, never what a person
typed: call :func:`respelled` on a phrase before a record's words are put into it.
"""

import re
import unicodedata

from desktop.papers.layout_parts import Spelling

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_PAIRS = ("oa", "oe", "uy")


def _forms(pair: str, tone: str) -> tuple[str, str]:
    """Return ``pair`` with the tone on its first and on its last letter."""
    first = unicodedata.normalize("NFC", pair[0] + tone + pair[1])
    return first, unicodedata.normalize("NFC", pair + tone)


def _cases(pair: str) -> tuple[str, str, str]:
    return pair, pair.capitalize(), pair.upper()


_FORMS = tuple(_forms(cased, tone) for pair in _PAIRS for cased in _cases(pair) for tone in _TONES)
_TO_LAST = dict(_FORMS)
_TO_FIRST = {last: first for first, last in _FORMS}

#: After q the u belongs to the consonant (quý), and before a letter both spellings are the same (hoàn).
_SYLLABLE_END = r"(?<![qQ])(?:{})(?!\w)"


def respelled(phrase: str, spelling: Spelling) -> str:
    """Return ``phrase`` in ``spelling``."""
    wanted = _TO_LAST if spelling is Spelling.LAST else _TO_FIRST
    pattern = _SYLLABLE_END.format("|".join(wanted))
    return re.sub(pattern, lambda match: wanted[match.group()], unicodedata.normalize("NFC", phrase))
