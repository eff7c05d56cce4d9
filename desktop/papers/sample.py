"""A paper of no meaning that shows every part of a layout: for looking at a layout while it is changed."""

from collections.abc import Iterator
from datetime import date

from desktop.domain.office import Office
from desktop.papers.blocks import (
    Addressees,
    Align,
    AnnexHead,
    Block,
    Column,
    NumberedHeading,
    NumberedParagraph,
    Paper,
    Paragraph,
    Part,
    Recipients,
    Row,
    Signatures,
    Subject,
    TableBlock,
    TypeName,
)
from desktop.papers.issue import Issue, letterhead, short_name
from desktop.papers.layout_parts import Layout
from desktop.papers.signers import on_behalf
from desktop.papers.spelling import respelled

_KIND, _NUMBER = "BC", 5
_TYPE = "Báo cáo"
_SUBJECT = "Trang mẫu để xem thể thức của cơ quan"
_TEXT = (
    "Trang này cho thấy văn bản của cơ quan trông thế nào khi in: phần đầu, trích yếu, các đoạn nội dung, bảng, "
    "chữ ký và phụ lục. Khi một con số hay một câu ở bên cạnh thay đổi, trang này đổi theo. Chữ trong trang này "
    "không lấy từ sổ."
)
_HOUSE = "Uỷ ban nhân dân, Tỉnh uỷ và Mặt trận Tổ quốc xem cách bỏ dấu ở các chữ uỷ, hoà, thuỷ."


def sample_blocks(office: Office, layout: Layout, day: date) -> Paper:
    """Return the paper as the office would issue it on ``day``."""
    signer = on_behalf(office, f"Trưởng {short_name(office)}", "Nguyễn Văn Mẫu", layout.signatures.collective)
    issue = Issue(office, day, _NUMBER, signer)
    annex = Part((_annex_head(issue), _table(layout)))
    return Paper(_SUBJECT, office.name, Part(tuple(_main(issue, layout))), (annex,))


def _main(issue: Issue, layout: Layout) -> Iterator[Block]:
    yield letterhead(issue, _KIND)
    yield TypeName(_TYPE)
    yield Subject(_SUBJECT)
    yield Addressees((issue.office.parent or issue.office.name,))
    yield Paragraph(_TEXT)
    yield NumberedHeading(1, 1, "Tên một phần")
    yield NumberedHeading(2, 1, "Tên một mục")
    yield Paragraph(respelled(_HOUSE, layout.spelling))
    yield NumberedParagraph(3, 1, "Một điểm, chữ cái theo thứ tự tiếng Việt: a, b, c, d, đ.")
    yield NumberedParagraph(3, 2, "Điểm tiếp theo.")
    yield _table(layout)
    yield Paragraph("Trên đây là trang mẫu", closing=True)
    yield Signatures(issue.signer, recipients=Recipients(("Như trên", "Các đơn vị thành viên")))


def _annex_head(issue: Issue) -> AnnexHead:
    return AnnexHead("Phụ lục", "Bảng mẫu", _TYPE, issue.symbol(_KIND), issue.dated, issue.office.name)


def _table(layout: Layout) -> TableBlock:
    columns = (
        Column("TT", 10, Align.CENTRE),
        Column("Nội dung", 80),
        Column(respelled("Đơn vị chủ trì", layout.spelling), 50),
        Column("Thời hạn", 30, Align.CENTRE),
    )
    rows = (
        Row(("1", "Một việc", "Hội Nông dân tỉnh", "Quý II/2021")),
        Row(("2", "Một việc khác", "Tỉnh đoàn", "30/9/2021")),
    )
    return TableBlock(columns, rows)
