"""What the parts of papers are called that an office may leave out, and the groups of a layout's numbers."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop.words import mark

#: The parts of papers by their names in :mod:`desktop.papers`.
PARTS: Mapping[str, str] = MappingProxyType(
    {
        "addressees": mark("Kính gửi"),
        "agenda": mark("Nội dung trình bày"),
        "ahead": mark("Nhiệm vụ thời gian tới"),
        "aims": mark("Mục đích, yêu cầu"),
        "annex": mark("Danh sách kèm theo"),
        "asked": mark("Nội dung đề nghị chuẩn bị"),
        "assessment": mark("Phần đánh giá"),
        "attended": mark("Thành phần dự"),
        "by-unit": mark("Bảng theo đơn vị"),
        "chair": mark("Người chủ trì"),
        "chart": mark("Biểu đồ"),
        "common": mark("Các nhiệm vụ chung"),
        "conclusions": mark("Phần kết luận"),
        "counts": mark("Số đếm"),
        "direction": mark("Các ý kiến chỉ đạo"),
        "discussion": mark("Ý kiến thảo luận"),
        "end": mark("Giờ kết thúc"),
        "figures": mark("Bảng số liệu"),
        "held": mark("Thời gian, địa điểm họp"),
        "key": mark("Các nhiệm vụ trọng tâm"),
        "known": mark("Nhiệm vụ đã đăng ký"),
        "list-late": mark("Nhiệm vụ hoàn thành quá hạn"),
        "list-overdue": mark("Nhiệm vụ quá hạn chưa hoàn thành"),
        "list-withdrawn": mark("Nhiệm vụ đã rút"),
        "matters": mark("Vụ việc ở địa phương"),
        "meetings": mark("Số hội nghị đã tổ chức"),
        "numbers": mark("Số liệu thực hiện"),
        "organisation": mark("Tổ chức thực hiện"),
        "phone": mark("Cột điện thoại"),
        "photos": mark("Ảnh kèm theo"),
        "post": mark("Chức vụ"),
        "proposals": mark("Đề xuất, kiến nghị"),
        "quorum": mark("Câu về số thành viên dự"),
        "registered": mark("Các nhiệm vụ đăng ký"),
        "send": mark("Nơi nhận, hạn gửi"),
        "shortcomings": mark("Hạn chế, nguyên nhân"),
        "signatures": mark("Cột ký tên"),
        "source": mark("Nguồn tin"),
        "summary": mark("Câu tổng hợp"),
        "time": mark("Cột thời gian"),
        "topics": mark("Nội dung họp"),
        "total": mark("Dòng tổng số"),
        "unit": mark("Tên đơn vị"),
        "votes": mark("Các lần biểu quyết"),
        "year-result": mark("Kết quả trong năm"),
    }
)

#: The groups of a layout's numbers, by the first name of their paths, in the order of a page.
LAYOUT_GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "page": mark("Trang giấy"),
        "page_number": mark("Số trang"),
        "letterhead": mark("Phần đầu"),
        "address": mark("Kính gửi, căn cứ"),
        "body": mark("Nội dung"),
        "table": mark("Bảng"),
        "signatures": mark("Chữ ký, nơi nhận"),
        "annex": mark("Phụ lục"),
        "spelling": mark("Chính tả"),
    }
)

#: What a layout's choices are called; one that stands in no row is shown as it is.
LAYOUT_CHOICES: Mapping[str, str] = MappingProxyType(
    {
        "roman": mark("I, II, III"),
        "arabic": mark("1, 2, 3"),
        "first": mark("ủy, hòa, thúy"),
        "last": mark("uỷ, hoà, thuý"),
    }
)
