"""Unicode text as people wrote it before: the opposite of what is tested, made from its answers for single letters."""

from desktop.spreadsheets.legacy import from_tcvn3, from_vni

TO_TCVN3 = {from_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0xFF) if from_tcvn3(chr(code)) != chr(code)}
_VNI_PAIRS = [base + mark for base in "aeiouyôöAEIOUYÔÖ" for mark in "àáâãäåèéêëïõøùúûüÀÁÂÃÄÅÈÉÊËÏÕØÙÚÛÜ"]
_VNI_SINGLES = "ÆÎÑÒÓÔÖæîñòóôö"
TO_VNI = {
    from_vni(letters): letters for letters in reversed([*_VNI_PAIRS, *_VNI_SINGLES]) if len(from_vni(letters)) == 1
}


def in_tcvn3(text: str) -> str:
    """Return ``text`` in TCVN3, which has no capitals with tones: they become small, as people typed them."""
    return "".join(TO_TCVN3.get(char) or TO_TCVN3.get(char.lower(), char) for char in text)


def in_vni(text: str) -> str:
    """Return ``text`` in VNI."""
    return "".join(TO_VNI.get(char, char) for char in text)
