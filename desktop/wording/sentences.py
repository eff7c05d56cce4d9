"""The sentences for problems in a workbook, refused files, values and papers, each to be translated."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode
from desktop.domain.imports import ProblemCode
from desktop.words import mark

PROBLEMS: Mapping[ProblemCode, str] = MappingProxyType(
    {
        ProblemCode.MISSING_TITLE: mark("Ô {cell} không có tên nhiệm vụ. Hãy gõ tên nhiệm vụ, hoặc bỏ dòng này."),
        ProblemCode.MISSING_LEAD_UNIT: mark("Ô {cell} không có đơn vị chủ trì. Hãy chọn đơn vị."),
        ProblemCode.UNKNOWN_UNIT: mark(
            "Ô {cell} ghi “{found}”, không có trong danh sách đơn vị. Hãy chọn đơn vị, hoặc thêm đơn vị mới."
        ),
        ProblemCode.BAD_DATE: mark("Ô {cell} ghi “{found}”, không phải một ngày có thật. Hãy gõ lại ngày."),
        ProblemCode.BAD_NUMBER: mark("Ô {cell} ghi “{found}”, không đọc được thành số. Hãy gõ lại số."),
        ProblemCode.BAD_PERCENT: mark("Ô {cell} ghi “{found}”, không phải tỷ lệ từ 0 đến 100. Hãy gõ lại tỷ lệ."),
        ProblemCode.AMBIGUOUS_DATE: mark(
            "Ô {cell} ghi “{found}”, có thể là ngày/tháng hoặc tháng/ngày. Hãy xem lại ngày."
        ),
        ProblemCode.DUPLICATE_ROW: mark("Ô {cell} ghi một nhiệm vụ đã có ở dòng trên. Dòng này được bỏ qua."),
        ProblemCode.DUE_BEFORE_START: mark(
            "Ô {cell} ghi “{found}”, thời hạn đứng trước ngày bắt đầu. Hãy xem lại thời hạn."
        ),
        ProblemCode.NO_MATCH: mark(
            "Ô {cell}: chưa có nhiệm vụ nào tên “{found}”. Kết quả vẫn được giữ để gắn vào nhiệm vụ sau."
        ),
    }
)

REFUSALS: Mapping[RefusalCode, str] = MappingProxyType(
    {
        RefusalCode.ENCRYPTED: mark(
            "Tệp này có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại, "
            "hoặc xin đơn vị gửi bản không có mật khẩu."
        ),
        RefusalCode.NOT_A_WORKBOOK: mark(
            "Tệp này không phải bảng tính. Hãy chọn tệp Excel (.xlsx, .xls) hoặc OpenDocument (.ods)."
        ),
        RefusalCode.DAMAGED: mark("Tệp này bị hỏng, không đọc được. Hãy chép lại từ USB, hoặc xin đơn vị gửi lại."),
        RefusalCode.EMPTY: mark("Tệp này không có dữ liệu. Hãy xem lại đã chọn đúng tệp chưa."),
        RefusalCode.TOO_LARGE: mark(
            "Tệp này quá lớn so với một bảng đăng ký hay kết quả. Hãy xem lại đã chọn đúng tệp chưa."
        ),
        RefusalCode.NO_TABLE: mark(
            "Không tìm thấy bảng nào có các cột quen thuộc (nhiệm vụ, đơn vị, thời hạn, kết quả). "
            "Hãy xem lại dòng tiêu đề của bảng."
        ),
    }
)


#: What a field of RefusedValue or NotFound is called in a sentence.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "accept": mark("các dòng nhận vào"),
        "agenda-title": mark("nội dung của mục chương trình"),
        "agendaitem": mark("mục chương trình"),
        "attendee": mark("đại biểu"),
        "attendee-name": mark("họ tên đại biểu"),
        "batch": mark("đợt nhập"),
        "conclusion": mark("kết luận"),
        "conclusion-text": mark("nội dung kết luận"),
        "contribution": mark("ý kiến phát biểu"),
        "directory": mark("danh sách đơn vị"),
        "due": mark("thời hạn"),
        "figure": mark("số liệu"),
        "full-name": mark("họ và tên"),
        "kind": mark("loại"),
        "meeting": mark("hội nghị"),
        "meeting-end": mark("giờ kết thúc"),
        "meeting-title": mark("tên hội nghị"),
        "office-name": mark("tên cơ quan"),
        "output": mark("tệp kết quả"),
        "percent": mark("tỷ lệ hoàn thành"),
        "person": mark("cán bộ"),
        "previous-meeting": mark("hội nghị trước"),
        "report": mark("báo cáo tiến độ"),
        "represented-by": mark("họ tên người dự thay"),
        "speaker": mark("người phát biểu"),
        "task": mark("nhiệm vụ"),
        "task-title": mark("tên nhiệm vụ"),
        "unit": mark("đơn vị"),
        "unit-name": mark("tên đơn vị"),
        "withdrawn-reason": mark("lý do rút"),
    }
)

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "missing": mark("Chưa có {field}. Hãy điền vào rồi lưu lại."),
        "not-found": mark("Không tìm thấy {field} này trong sổ; có thể đã được xoá."),
        "before-start": mark("{field} đứng trước lúc bắt đầu. Hãy sửa lại cho sau lúc bắt đầu."),
        "taken": mark("“{value}” đã là tên của một đơn vị khác. Hãy dùng tên khác, hoặc sửa đơn vị đang có."),
        "unreadable": mark("Không đọc được {field} trong tệp “{value}”. Hãy chọn tệp khác."),
        "has-conclusions": mark("Hội nghị này đã có kết luận nên không xoá được: các ý kiến chỉ đạo vẫn còn hiệu lực."),
        "no-template": mark("Chưa có mẫu bảng cho {field} “{value}”."),
        "nobody": mark("Không có ai trong danh sách của {field}. Hãy chọn đại biểu từ danh sách cán bộ."),
        "twice": mark("“{value}” đã có trong danh sách đại biểu."),
        "has-reports": mark("Kết luận này đã có báo cáo tiến độ nên không xoá được."),
        "is-direction": mark("Đây là ý kiến chỉ đạo của một hội nghị. Hãy xoá kết luận ở trang Hội nghị."),
        "no-such-file": mark("Không có tệp hoặc thư mục “{value}”."),
        "no-workbooks": mark("Không thấy bảng tính nào trong “{value}”."),
        "already-undone": mark("Đợt nhập này đã được hoàn tác rồi."),
        "unknown": mark("Không có {field} nào tên “{value}” trong danh sách."),
        "unknown-word": mark("Không hiểu “{value}”."),
        "not-pdf": mark("“{value}” không phải tên tệp PDF; hãy đặt tên tệp kết thúc bằng .pdf."),
        "not-a-percent": mark("“{value}” không phải tỷ lệ từ 0 đến 100."),
    }
)

PAPERS: Mapping[str, str] = MappingProxyType(
    {
        "no-font": mark(
            "Máy này chưa có phông chữ Times New Roman, Liberation Serif hoặc Tinos đủ dấu tiếng Việt. "
            "Hãy cài một trong các phông đó rồi in lại."
        ),
        "no-layout": mark("Chưa có mẫu trình bày “{detail}”. Hãy chọn mẫu Nghị định 30 cho cơ quan rồi in lại."),
    }
)
