"""The end of a paper in a Word file: signers in tables without lines, and Nơi nhận."""

from collections.abc import Sequence

from desktop.papers.blocks import Recipients, Signatures, Signer, SignerRows
from desktop.papers.endings import (
    GAP_BEFORE,
    GAP_BEFORE_RECIPIENTS,
    GAP_BETWEEN,
    GAP_BETWEEN_ROWS,
    authority_lines,
    rows_of,
)
from desktop.papers.heads import column_widths
from desktop.papers.layout_parts import MM, TextStyle
from desktop.papers.setting import printable
from desktop.papers.word_setting import WordSetting
from desktop.papers.wordml import CellForm, Form, TableForm, cell, row, spacer, table, text_paragraph

_NO_SIGNER = Signer((), "")


def signatures(block: Signatures, setting: WordSetting) -> str:
    """Return the end: one signer with Nơi nhận beside, or two with Nơi nhận below the left one."""
    widths = column_widths(setting.layout.signatures.columns, setting.width)
    left, right = widths
    gap = setting.width - left - right
    if block.left is None:
        return _beside(block, setting, (left, gap, right))
    signed = _signed((block.left, _NO_SIGNER, block.right), (left, gap, right), setting, last=block.recipients is None)
    return spacer(GAP_BEFORE, keep=True) + signed + _recipients_below(block.recipients, setting, left)


def signer_rows(block: SignerRows, setting: WordSetting) -> str:
    """Return many signers, a table a row."""
    rows = rows_of(block.signers, block.per_row)
    width = (setting.width - (block.per_row - 1) * GAP_BETWEEN) / block.per_row
    parts = []
    for index, signers in enumerate(rows):
        spread = [one for signer in signers for one in (_NO_SIGNER, signer)][1:]
        widths = [GAP_BETWEEN if place % 2 else width for place in range(len(spread))]
        last = index != len(rows) - 2 and not (index == len(rows) - 1 and block.recipients)
        parts.append(
            spacer(GAP_BETWEEN_ROWS if index else GAP_BEFORE, keep=True) + _signed(spread, widths, setting, last)
        )
    left, _ = column_widths(setting.layout.signatures.columns, setting.width)
    return "".join(parts) + _recipients_below(block.recipients, setting, left)


def _signed(signers: Sequence[Signer], widths: Sequence[float], setting: WordSetting, last: bool) -> str:
    """Return signers side by side: what they sign as, room for the hand, their names in one row."""
    pairs = list(zip(signers, widths, strict=True))
    space = setting.layout.signatures.signing_space * MM
    rows = (
        row(cell(_authority(signer, setting, width), CellForm(width)) for signer, width in pairs),
        row(cell(spacer(space, keep=True), CellForm(width)) for width in widths),
        row(cell(_name(signer, setting, width, keep=not last), CellForm(width)) for signer, width in pairs),
    )
    return table(rows, TableForm(widths)) + spacer(1.0, keep=not last)


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
                cell(listed if state == "restart" else spacer(1.0), CellForm(left, merged=state)),
                cell(spacer(1.0, keep=state != merged[-1]), CellForm(gap)),
                cell(content, CellForm(right)),
            ),
            whole=state == "restart",
        )
        for state, content in zip(merged, rights, strict=True)
    )
    return spacer(GAP_BEFORE, keep=True) + table(rows, TableForm(widths)) + spacer(1.0)


def _recipients_below(block: Recipients | None, setting: WordSetting, width: float) -> str:
    if block is None:
        return ""
    return _recipients(block, setting, Form(right=setting.width - width, before=GAP_BEFORE_RECIPIENTS, keep=True))


def _recipients(block: Recipients, setting: WordSetting, form: Form | None = None) -> str:
    """Return the label and the list; ``form`` is that of the label, with the right indent of all."""
    end, words = setting.layout.signatures, setting.words
    first = form or Form(keep=True)
    label = text_paragraph("TKRecipientsLabel", words.fixed(end.recipients_label), first)
    items = (printable(item, end.recipient_style) for item in words.recipients(block))
    return label + "".join(text_paragraph("TKRecipient", item, Form(right=first.right)) for item in items)
