"""What the fields of a layout are called that an office may change, by the path of each."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop.words import mark

LAYOUT_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "layout-field": mark("mục trình bày"),
        "layout:page.top": mark("lề trên (mm)"),
        "layout:page.bottom": mark("lề dưới (mm)"),
        "layout:page.left": mark("lề trái (mm)"),
        "layout:page.right": mark("lề phải (mm)"),
        "layout:page_number.style.size": mark("cỡ chữ số trang"),
        "layout:page_number.from_top": mark("số trang cách mép trên (mm)"),
        "layout:letterhead.columns.left": mark("cột trái của phần đầu (mm)"),
        "layout:letterhead.columns.right": mark("cột phải của phần đầu (mm)"),
        "layout:letterhead.state_title_style.size": mark("cỡ chữ Quốc hiệu"),
        "layout:letterhead.motto_style.size": mark("cỡ chữ Tiêu ngữ"),
        "layout:letterhead.superior_style.size": mark("cỡ chữ cơ quan chủ quản"),
        "layout:letterhead.issuer_style.size": mark("cỡ chữ cơ quan ban hành"),
        "layout:letterhead.place_date_style.size": mark("cỡ chữ địa danh, ngày tháng"),
        "layout:letterhead.letter_subject_style.size": mark("cỡ chữ trích yếu công văn"),
        "layout:address.label.size": mark("cỡ chữ “Kính gửi”"),
        "layout:address.names.size": mark("cỡ chữ nơi kính gửi"),
        "layout:address.basis.size": mark("cỡ chữ căn cứ"),
        "layout:body.type_name.size": mark("cỡ chữ tên loại văn bản"),
        "layout:body.subject.size": mark("cỡ chữ trích yếu"),
        "layout:body.text.size": mark("cỡ chữ nội dung"),
        "layout:body.first_line_indent": mark("thụt dòng đầu (mm)"),
        "layout:body.space_before": mark("cách đoạn (pt)"),
        "layout:body.line_spacing": mark("cách dòng (lần dòng đơn)"),
        "layout:body.exact_line": mark("cách dòng chính xác (pt)"),
        "layout:body.end_mark": mark("dấu kết thúc văn bản"),
        "layout:table.head.size": mark("cỡ chữ tiêu đề bảng"),
        "layout:table.cell.size": mark("cỡ chữ trong bảng"),
        "layout:table.group.size": mark("cỡ chữ dòng nhóm trong bảng"),
        "layout:table.padding": mark("lề trong của ô bảng (mm)"),
        "layout:signatures.authority.size": mark("cỡ chữ quyền hạn người ký"),
        "layout:signatures.post.size": mark("cỡ chữ chức vụ người ký"),
        "layout:signatures.name.size": mark("cỡ chữ họ tên người ký"),
        "layout:signatures.signing_space": mark("khoảng trống để ký (mm)"),
        "layout:signatures.lines_kept": mark("số dòng đi cùng chữ ký"),
        "layout:signatures.archive": mark("nơi lưu văn bản"),
        "layout:signatures.collective": mark("tập thể được thay mặt ký"),
        "layout:annex.label.size": mark("cỡ chữ “Phụ lục”"),
        "layout:annex.title.size": mark("cỡ chữ tên phụ lục"),
        "layout:annex.reference.size": mark("cỡ chữ dòng kèm theo của phụ lục"),
        "layout:annex.numerals": mark("cách đánh số phụ lục"),
        "layout:spelling": mark("cách bỏ dấu (hòa hay hoà)"),
    }
)
