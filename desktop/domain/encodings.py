"""How the text of a sheet was written before it became Unicode."""

from enum import StrEnum


class Encoding(StrEnum):
    """How the text of a sheet was written before it became Unicode."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"
    MIXED = "mixed"
