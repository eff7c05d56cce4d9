"""The styles of a Word file: one for each element of the layout, under a name that a clerk finds in Word's list."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.papers.layout_parts import MM, BodyLayout, Layout, TextStyle
from desktop.papers.wordml import NAMESPACES, twips

#: Single line spacing as the format counts it.
_SINGLE = 240


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A paragraph style: what it is called in the file and in Word's list, its letters, how its paragraphs stand.

    ``running`` paragraphs have the body's spacing; ``indented`` ones its first-line indent too.
    """

    id: str
    name: str
    text: TextStyle
    align: str = "left"
    running: bool = False
    indented: bool = False
    keep: bool = False
    outline: int | None = None


def word_styles(layout: Layout) -> Iterator[WordStyle]:
    """Yield the styles of ``layout``."""
    yield from _head_styles(layout)
    yield from _body_styles(layout)
    yield from _end_styles(layout)


def _head_styles(layout: Layout) -> Iterator[WordStyle]:
    head, address, body, annex = layout.letterhead, layout.address, layout.body, layout.annex
    yield WordStyle("TKStateTitle", "Quốc hiệu", head.state_title_style, "center")
    yield WordStyle("TKMotto", "Tiêu ngữ", head.motto_style, "center")
    yield WordStyle("TKSuperior", "Cơ quan chủ quản", head.superior_style, "center")
    yield WordStyle("TKIssuer", "Cơ quan ban hành", head.issuer_style, "center")
    yield WordStyle("TKNumber", "Số và ký hiệu", head.number_style, "center")
    yield WordStyle("TKPlaceDate", "Địa danh, ngày tháng", head.place_date_style, "center")
    yield WordStyle("TKLetterSubject", "Trích yếu công văn", head.letter_subject_style, "center")
    yield WordStyle("TKTypeName", "Tên loại văn bản", body.type_name, "center", keep=True, outline=0)
    yield WordStyle("TKSubject", "Trích yếu", body.subject, "center", keep=True)
    yield WordStyle("TKAddress", "Kính gửi", address.names, running=True, keep=True)
    yield WordStyle("TKBasis", "Căn cứ", address.basis, "both", running=True, indented=True)
    yield WordStyle("TKAnnexLabel", "Phụ lục", annex.label, "center", keep=True, outline=0)
    yield WordStyle("TKAnnexTitle", "Tên phụ lục", annex.title, "center", keep=True)
    yield WordStyle("TKAnnexReference", "Văn bản kèm theo", annex.reference, "center", keep=True)


def _body_styles(layout: Layout) -> Iterator[WordStyle]:
    body, table, extras = layout.body, layout.table, layout.extras
    yield WordStyle("TKBody", "Nội dung", body.text, "both", running=True, indented=True)
    for level, style in enumerate(body.headings, start=1):
        yield WordStyle(
            f"Heading{level}", f"heading {level}", style, "both", running=True, indented=True, keep=True, outline=level
        )
    yield WordStyle("TKTableHead", "Bảng: tiêu đề", table.head, "center", keep=True)
    yield WordStyle("TKTableCell", "Bảng: nội dung", table.cell)
    yield WordStyle("TKTableGroup", "Bảng: nhóm", table.group, keep=True)
    yield WordStyle("TKCaption", "Chú thích ảnh", extras.caption, "center")
    yield WordStyle("TKPlate", "Biển tên", extras.plate, "center")
    yield WordStyle("TKPlateTitle", "Biển tên: chức vụ", extras.plate_title, "center")


def _end_styles(layout: Layout) -> Iterator[WordStyle]:
    end = layout.signatures
    yield WordStyle("TKAuthority", "Quyền hạn người ký", end.authority, "center", keep=True)
    yield WordStyle("TKPost", "Chức vụ người ký", end.post, "center", keep=True)
    yield WordStyle("TKSigner", "Họ tên người ký", end.name, "center")
    yield WordStyle("TKRecipientsLabel", "Nơi nhận", end.recipients_label_style, keep=True)
    yield WordStyle("TKRecipient", "Nơi nhận: danh sách", end.recipient_style)


def style_xml(style: WordStyle, layout: Layout) -> str:
    """Return the definition of ``style``."""
    keep = "<w:keepNext/>" if style.keep else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    indent = twips(layout.body.first_line_indent * MM) if style.indented else 0
    first = f'<w:ind w:left="0" w:firstLine="{indent}"/>'
    return (
        f'<w:style {NAMESPACES} w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}{_spacing(style, layout.body)}{first}'
        f'<w:jc w:val="{style.align}"/>{outline}</w:pPr><w:rPr>{run_properties(style.text)}</w:rPr></w:style>'
    )


def _spacing(style: WordStyle, body: BodyLayout) -> str:
    if not style.running:
        return '<w:spacing w:before="0" w:after="0"/>'
    line, how = (twips(body.exact_line), "exact") if body.exact_line else (round(body.line_spacing * _SINGLE), "auto")
    return f'<w:spacing w:before="{twips(body.space_before)}" w:after="0" w:line="{line}" w:lineRule="{how}"/>'


def run_properties(style: TextStyle) -> str:
    """Return weight, slope, capitals, underline and size of ``style``."""
    switches = (("b", style.bold), ("i", style.italic), ("caps", style.caps))
    on = "".join(f'<w:{tag} w:val="{int(value)}"/>' for tag, value in switches)
    size = round(2 * style.size)
    line = '<w:u w:val="single"/>' if style.underline else ""
    return f'{on}<w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{line}'


def normal_xml(layout: Layout) -> str:
    """Return the style on which all others rest: the font, single lines, no space between paragraphs, Vietnamese."""
    family, size = layout.font_family, round(2 * layout.body.text.size)
    fonts = " ".join(f'w:{script}="{family}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f'<w:style {NAMESPACES} w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="{_SINGLE}" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr><w:rFonts {fonts}/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="vi-VN"/></w:rPr></w:style>'
    )


def header_xml(layout: Layout) -> str:
    """Return the style of the page number in the top margin."""
    return style_xml(WordStyle("Header", "header", layout.page_number.style, "center"), layout)
