"""Fonts whose names prove that a text is not Unicode: TCVN3 (fonts .Vn…) and VNI (fonts VNI-…).

Apart from what decodes such texts, so that the reading process starts without it.
"""

import re

from desktop.domain.encodings import Encoding

_TCVN3_FONT = re.compile(r"\.vn", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni", re.IGNORECASE)


def font_encoding(font: str | None) -> Encoding | None:
    """Return the encoding that a font's name proves, or ``None`` (any other font proves nothing)."""
    name = (font or "").strip(' "')
    if _TCVN3_FONT.match(name):
        return Encoding.TCVN3
    return Encoding.VNI if _VNI_FONT.match(name) else None
