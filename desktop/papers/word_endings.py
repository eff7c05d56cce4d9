"""The end of a paper in a Word file: signers in tables without lines, and Nơi nhận."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.papers.blocks import Recipients, Signatures, Signer, SignerRows
from desktop.papers.endings import (
    GAP_BEFORE,
    GAP_BEFORE_RECIPIENTS,
    GAP_BETWEEN,
    GAP_BETWEEN_ROWS,
    RECIPIENTS_KEPT,
    authority_lines,
    rows_of,
)
from desktop.papers.heads import column_widths
from desktop.papers.layout_parts import MM, TextStyle
from desktop.papers.setting import printable
from desktop.papers.word_setting import WordSetting
from desktop.papers.wordml import CellForm, Form, TableForm, cell, row, spacer, table, text_paragraph

_NO_SIGNER = Signer((), "")


@dataclass(frozen=True, slots=True)
class _Place:
    """Who signs in a cell, or nobody between and beside signers; ``left`` and ``right`` are its edges in pt."""

    signer: Signer
    left: float
    right: float


def signatures(block: Signatures, setting: WordSetting) -> str:
    """Return the end: one signer with Nơi nhận beside, or two with Nơi nhận below the left one."""
    left, right = column_widths(setting.layout.signatures.columns, setting.width)
    gap = setting.width - left - right
    if block.left is None:
        return _beside(block, setting, (left, gap, right))
    places = _side_by_side((block.left, _NO_SIGNER, block.right), (left, gap, right))
    return _signed((places,), block.recipients, setting)


def signer_rows(block: SignerRows, setting: WordSetting) -> str:
    """Return many signers, the rows that are not full in the middle."""
    rows = [_centred(signers, block.per_row, setting.width) for signers in rows_of(block.signers, block.per_row)]
    return _signed(rows, block.recipients, setting)


def _centred(signers: Sequence[Signer], per_row: int, width: float) -> list[_Place]:
    """Return the places of a row's signers; a row that is not full is centred."""
    one = (width - (per_row - 1) * GAP_BETWEEN) / per_row
    margin = (per_row - len(signers)) * (one + GAP_BETWEEN) / 2
    spread = [cell for signer in signers for cell in ((_NO_SIGNER, GAP_BETWEEN), (signer, one))][1:]
    cells = [(_NO_SIGNER, margin), *spread, (_NO_SIGNER, margin)] if margin else spread
    return _side_by_side(*zip(*cells, strict=True))


def _side_by_side(signers: Sequence[Signer], widths: Sequence[float]) -> list[_Place]:
    edges = [round(edge, 2) for edge in itertools.accumulate(widths, initial=0.0)]
    return list(map(_Place, signers, edges, edges[1:]))


def _signed(rows: Sequence[Sequence[_Place]], recipients: Recipients | None, setting: WordSetting) -> str:
    """Return rows of signers and Nơi nhận as one table: only within one do all word processors hold rows together.

    The last two rows of signers stay together and with Nơi nhận.
    """
    edges = sorted({edge for places in rows for place in places for edge in (place.left, place.right)})
    written: list[str] = []
    for index, places in enumerate(rows):
        keep = index == len(rows) - 2 or (index == len(rows) - 1 and recipients is not None)
        gap = GAP_BETWEEN_ROWS if index else 0.0
        written += _signing_rows([(place, _cell_form(place, edges)) for place in places], setting, gap, keep)
    if recipients is not None:
        written.append(_recipients_row(recipients, setting, CellForm(setting.width, len(edges) - 1)))
    widths = [right - left for left, right in itertools.pairwise(edges)]
    return spacer(GAP_BEFORE, keep=True) + table(written, TableForm(widths)) + spacer(1.0)


def _cell_form(place: _Place, edges: Sequence[float]) -> CellForm:
    return CellForm(place.right - place.left, edges.index(place.right) - edges.index(place.left))


def _signing_rows(
    places: Sequence[tuple[_Place, CellForm]], setting: WordSetting, gap: float, keep: bool
) -> Iterator[str]:
    """Yield what some sign as, ``gap`` below what stands above; room for the hand; their names."""
    above = spacer(gap, keep=True) if gap else ""
    space = spacer(setting.layout.signatures.signing_space * MM, keep=True)
    yield row(cell(above + _authority(place.signer, setting, form.width), form) for place, form in places)
    yield row(cell(space, form) for _, form in places)
    yield row(cell(_name(place.signer, setting, form.width, keep), form) for place, form in places)


def _authority(signer: Signer, setting: WordSetting, width: float) -> str:
    lines = [_authority_line(text, style, setting, width) for text, style in authority_lines(signer, setting.layout)]
    return "".join(lines) or spacer(1.0, keep=True)


def _authority_line(text: str, style: TextStyle, setting: WordSetting, width: float) -> str:
    form = setting.layout.signatures
    style_id = "TKPost" if style is form.post else "TKAuthority"
    return setting.title(style_id, text, style, width)


def _name(signer: Signer, setting: WordSetting, width: float, keep: bool) -> str:
    style = setting.layout.signatures.name
    return setting.title("TKSigner", signer.name, style, width, Form(keep=keep)) or spacer(1.0, keep)


def _beside(block: Signatures, setting: WordSetting, widths: tuple[float, float, float]) -> str:
    """Return the only signer at the right, Nơi nhận level with the first line at the left, over all three rows."""
    left, gap, right = widths
    space = setting.layout.signatures.signing_space * MM
    listed = _recipients(block.recipients, setting) if block.recipients else spacer(1.0, keep=True)
    rights = (
        _authority(block.right, setting, right),
        spacer(space, keep=True),
        _name(block.right, setting, right, keep=False),
    )
    merged = ("restart", "continue", "continue")
    rows = (
        row(
            (
                cell(listed if state == "restart" else spacer(1.0, keep), CellForm(left, merged=state)),
                cell(spacer(1.0, keep), CellForm(gap)),
                cell(content, CellForm(right)),
            ),
            whole=keep or _is_short(block.recipients, setting),
        )
        for state, content, keep in zip(merged, rights, (True, True, False), strict=True)
    )
    return spacer(GAP_BEFORE, keep=True) + table(rows, TableForm(widths)) + spacer(1.0)


def _recipients_row(block: Recipients, setting: WordSetting, form: CellForm) -> str:
    """Return Nơi nhận below the signers, as wide as the left of two."""
    left, _ = column_widths(setting.layout.signatures.columns, setting.width)
    label = Form(right=setting.width - left, before=GAP_BEFORE_RECIPIENTS, keep=True)
    return row((cell(_recipients(block, setting, label), form),), whole=_is_short(block, setting))


def _is_short(block: Recipients | None, setting: WordSetting) -> bool:
    """Tell whether a list stays with the signatures; a longer one may run on, on the next page too."""
    return block is None or len(setting.words.recipients(block)) <= RECIPIENTS_KEPT


def _recipients(block: Recipients, setting: WordSetting, form: Form | None = None) -> str:
    """Return the label and the list; ``form`` is that of the label, with the right indent of all."""
    end, words = setting.layout.signatures, setting.words
    first = form or Form(keep=True)
    label = text_paragraph("TKRecipientsLabel", words.fixed(end.recipients_label), first)
    items = (printable(item, end.recipient_style) for item in words.recipients(block))
    return label + "".join(text_paragraph("TKRecipient", item, Form(right=first.right)) for item in items)
