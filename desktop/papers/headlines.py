"""What stands in heads and ends whatever the medium: numbers, references, fixed phrases as the layout words them."""

from collections.abc import Iterator, Sequence

from desktop.papers.blocks import AnnexHead, Recipients, Symbol
from desktop.papers.layout_parts import Layout, Numerals
from desktop.papers.phrases import BLANK_DAY, letter, long_date, roman
from desktop.papers.setting import printable
from desktop.papers.spelling import respelled

#: Where the pen writes the number.
_ROOM = " " * 8
_DOTS = "……"

#: The archive as papers name it; the layout's own word stands for it.
_ARCHIVE = "VT"


class Headlines:
    """Words the fixed parts of a paper in one layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def fixed(self, phrase: str) -> str:
        """Return a phrase of the layout's own, spelled as the office spells."""
        return respelled(phrase, self._layout.spelling)

    @property
    def state_title(self) -> str:
        """The title of the state, or of the Party."""
        return self.fixed(self._layout.letterhead.state_title)

    @property
    def motto(self) -> str:
        """The motto; empty where there is none."""
        return self.fixed(self._layout.letterhead.motto)

    def number(self, symbol: Symbol | None) -> str:
        """Return "Số: 05/BB-BCĐ"; room for the pen where there is no number yet, nothing without a symbol."""
        if symbol is None:
            return ""
        return self._layout.letterhead.number_form.format(symbol=self.symbol(symbol, _ROOM))

    def symbol(self, symbol: Symbol, blank: str = _DOTS) -> str:
        """Return "05/BB-BCĐ": numbers below 10 take a zero (ND30 II.3); ``blank`` stands where there is none yet."""
        number = blank if symbol.number is None else f"{symbol.number:02d}"
        code = printable(symbol.code, self._layout.letterhead.number_style)
        return self._layout.symbol_form.format(number=number, kind=symbol.kind, code=code).rstrip("-/")

    def annex_reference(self, block: AnnexHead) -> str:
        """Return "(Kèm theo Báo cáo số 05/BC-BCĐ ngày 05 tháng 02 năm 2021 của …)"."""
        day = long_date(block.day) if block.day else BLANK_DAY
        return self.fixed(f"(Kèm theo {block.paper} số ") + f"{self.symbol(block.symbol)} {day} của {block.issuer})"

    def annex_number(self, ordinal: int) -> str:
        """Return the number of the annex ``ordinal`` (from 1): "I"."""
        return roman(ordinal) if self._layout.annex.numerals is Numerals.ROMAN else str(ordinal)

    def addressees(self, names: Sequence[str]) -> list[str]:
        """Return the lines of several addressees: each with a dash and a semicolon, the last with a stop."""
        return list(_listed([f"- {printable(name, self._layout.address.names)}" for name in names], ";", "."))

    def bases(self, items: Sequence[str]) -> list[str]:
        """Return the bases with the marks before them and at their ends."""
        form = self._layout.address
        return list(_listed([f"{form.basis_prefix}{item}" for item in items], form.basis_end, form.last_basis_end))

    def recipients(self, block: Recipients) -> list[str]:
        """Return the lines below Nơi nhận: the last says where the paper is filed."""
        form = self._layout.signatures
        filed = block.filed.strip()
        if filed == _ARCHIVE or filed.startswith(f"{_ARCHIVE},"):
            filed = form.archive + filed.removeprefix(_ARCHIVE)
        last = form.filed_form.format(filed=_bare(filed))
        return [*(f"- {_bare(name)};" for name in block.names), last]

    def authority(self, line: str) -> str:
        """Return a line above the signature, its prefix as the layout writes it: "TM. …" or "T/M …"."""
        for usual, own in self._layout.signatures.prefixes:
            if line.startswith(usual):
                return f"{own} {line.removeprefix(usual).lstrip()}"
        return line

    def heading_mark(self, level: int, ordinal: int) -> str:
        """Return what stands before a numbered text of ``level``: "I. ", "1. ", "a) "."""
        form = self._layout.body.heading_marks[level - 1]
        return form.format(roman=roman(ordinal), arabic=ordinal, letter=letter(ordinal))


def subject_text(text: str, layout: Layout) -> str:
    """Return a subject: in the Party's papers it begins with a small letter, but for a name in capitals (ĐVTN)."""
    if not layout.body.subject_lower or text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def closed(text: str, layout: Layout) -> str:
    """Return the last paragraph of a paper with its closing mark: "./." or "."."""
    return text.rstrip(" ./;") + layout.body.end_mark


def _bare(name: str) -> str:
    return name.strip().rstrip(".;")


def _listed(items: list[str], end: str, last_end: str) -> Iterator[str]:
    for index, item in enumerate(items):
        yield item.rstrip(" ;.,") + (last_end if index == len(items) - 1 else end)
