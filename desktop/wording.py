"""The sentences and labels for what the layers below return as data: errors, problems, states, kinds.

Each label and sentence stands here in Vietnamese and is translated when it is asked for.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from desktop import words
from desktop.domain.counts import Count
from desktop.domain.errors import (
    Cancelled,
    CannotWrite,
    LedgerDamaged,
    LedgerExists,
    LedgerLocked,
    LedgerMissing,
    LedgerNewer,
    LedgerNotChosen,
    LedgerUnusable,
    LedgerUnwritable,
    NotALedger,
    PaperRefused,
    RefusalCode,
    RefusedValue,
    ThuKyError,
    WorkbookRefused,
)
from desktop.domain.imports import Encoding, Problem, ProblemCode, Refusal, RowState, SheetKind, SkipReason, WhyKept
from desktop.domain.meetings import Attendance, AttendeeGroup, MeetingKind, MeetingState
from desktop.domain.office import LayoutProfile, Level
from desktop.domain.tasks import ReportedStatus, ReportSource, TaskKind
from desktop.domain.units import UnitLevel
from desktop.words import mark, tr

_LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        TaskKind: {
            TaskKind.COMMON: mark("Nhiệm vụ chung"),
            TaskKind.REGISTERED: mark("Nhiệm vụ đăng ký"),
            TaskKind.KEY: mark("Nhiệm vụ trọng tâm"),
            TaskKind.DIRECTION: mark("Ý kiến chỉ đạo"),
        },
        ReportedStatus: {
            ReportedStatus.DONE: mark("Hoàn thành"),
            ReportedStatus.IN_PROGRESS: mark("Đang thực hiện"),
            ReportedStatus.NOT_STARTED: mark("Chưa thực hiện"),
        },
        ReportSource: {
            ReportSource.IMPORT: mark("Tệp Excel"),
            ReportSource.MEETING: mark("Hội nghị"),
            ReportSource.LETTER: mark("Văn bản"),
            ReportSource.PHONE: mark("Điện thoại"),
        },
        WhyKept: {
            WhyKept.TOUCHED: mark("đã được sửa sau khi nhập"),
            WhyKept.IN_USE: mark("đang được dùng ở nơi khác trong sổ"),
        },
        Count: {
            Count.DONE_ON_TIME: mark("Hoàn thành đúng hạn"),
            Count.DONE_LATE: mark("Hoàn thành quá hạn"),
            Count.OPEN_IN_TIME: mark("Đang làm, trong hạn"),
            Count.OPEN_OVERDUE: mark("Chưa xong, quá hạn"),
            Count.WITHDRAWN: mark("Đã rút"),
        },
        MeetingKind: {
            MeetingKind.ANNUAL_REVIEW: mark("Tổng kết năm"),
            MeetingKind.HALF_YEAR: mark("Sơ kết 6 tháng"),
            MeetingKind.QUARTERLY: mark("Giao ban quý"),
            MeetingKind.FIVE_YEAR: mark("Tổng kết 5 năm"),
            MeetingKind.SIGNING: mark("Ký kết chương trình"),
            MeetingKind.EXTRAORDINARY: mark("Bất thường"),
            MeetingKind.WORKING_SESSION: mark("Làm việc với đơn vị"),
        },
        MeetingState: {
            MeetingState.DRAFT: mark("Đang chuẩn bị"),
            MeetingState.IN_SESSION: mark("Đang họp"),
            MeetingState.FOR_SIGNATURE: mark("Chờ ký biên bản"),
            MeetingState.SIGNED: mark("Đã ký biên bản"),
        },
        Attendance: {
            Attendance.INVITED: mark("Đã mời"),
            Attendance.CONFIRMED: mark("Báo sẽ dự"),
            Attendance.PRESENT: mark("Có mặt"),
            Attendance.LATE: mark("Đến muộn"),
            Attendance.LEFT_EARLY: mark("Về sớm"),
            Attendance.EXCUSED: mark("Vắng có lý do"),
            Attendance.ABSENT: mark("Vắng không lý do"),
            Attendance.REPRESENTED: mark("Cử người dự thay"),
        },
        AttendeeGroup: {
            AttendeeGroup.GUEST: mark("Đại biểu mời"),
            AttendeeGroup.MEMBER: mark("Thành viên"),
            AttendeeGroup.SUPPORT: mark("Tổ giúp việc"),
            AttendeeGroup.LOCAL: mark("Địa phương, cơ sở"),
        },
        SheetKind: {
            SheetKind.REGISTRATIONS: mark("Đăng ký nhiệm vụ"),
            SheetKind.OUTCOMES: mark("Kết quả thực hiện"),
            SheetKind.PEOPLE: mark("Danh sách đại biểu"),
            SheetKind.FIGURES: mark("Số liệu"),
            SheetKind.NONE: mark("Không đọc"),
        },
        Encoding: {
            Encoding.UNICODE: mark("Unicode"),
            Encoding.TCVN3: mark("chuyển từ TCVN3 (ABC)"),
            Encoding.VNI: mark("chuyển từ VNI"),
            Encoding.MIXED: mark("chuyển từ nhiều bảng mã"),
        },
        RowState: {
            RowState.NEW: mark("Mới"),
            RowState.CHANGED: mark("Thay đổi"),
            RowState.SAME: mark("Như cũ"),
            RowState.PROBLEM: mark("Cần xem"),
        },
        SkipReason: {
            SkipReason.SECTION: mark("dòng tên mục"),
            SkipReason.SUBTOTAL: mark("dòng cộng"),
            SkipReason.BLANK: mark("dòng trống"),
            SkipReason.FOOTER: mark("phần cuối bảng"),
            SkipReason.TITLE: mark("dòng tiêu đề"),
            SkipReason.COLUMN_NUMBERS: mark("dòng đánh số cột"),
        },
        ProblemCode: {
            ProblemCode.MISSING_TITLE: mark("Thiếu tên nhiệm vụ"),
            ProblemCode.MISSING_LEAD_UNIT: mark("Thiếu đơn vị chủ trì"),
            ProblemCode.UNKNOWN_UNIT: mark("Không rõ đơn vị"),
            ProblemCode.BAD_DATE: mark("Ngày không đọc được"),
            ProblemCode.BAD_NUMBER: mark("Số không đọc được"),
            ProblemCode.BAD_PERCENT: mark("Tỷ lệ không hợp lệ"),
            ProblemCode.AMBIGUOUS_DATE: mark("Ngày có thể hiểu hai cách"),
            ProblemCode.DUPLICATE_ROW: mark("Dòng lặp lại"),
            ProblemCode.DUE_BEFORE_START: mark("Thời hạn trước ngày bắt đầu"),
            ProblemCode.NO_MATCH: mark("Chưa rõ nhiệm vụ nào"),
        },
        RefusalCode: {
            RefusalCode.ENCRYPTED: mark("Tệp có mật khẩu"),
            RefusalCode.NOT_A_WORKBOOK: mark("Không phải bảng tính"),
            RefusalCode.DAMAGED: mark("Tệp bị hỏng"),
            RefusalCode.EMPTY: mark("Tệp trống"),
            RefusalCode.TOO_LARGE: mark("Tệp quá lớn"),
            RefusalCode.NO_TABLE: mark("Không có bảng nào đọc được"),
        },
        Level: {
            Level.PROVINCE: mark("Cấp tỉnh"),
            Level.DISTRICT: mark("Cấp huyện (trước 01/7/2025)"),
            Level.COMMUNE: mark("Cấp xã"),
        },
        UnitLevel: {
            UnitLevel.PROVINCE: mark("Cấp tỉnh"),
            UnitLevel.DISTRICT: mark("Cấp huyện"),
            UnitLevel.COMMUNE: mark("Cấp xã"),
            UnitLevel.OTHER: mark("Khác"),
        },
        LayoutProfile: {
            LayoutProfile.ND30: mark("Cơ quan nhà nước (Nghị định 30/2020)"),
            LayoutProfile.PARTY: mark("Cơ quan Đảng"),
            LayoutProfile.FRONT: mark("Mặt trận Tổ quốc"),
        },
    }
)

_PROBLEMS: Mapping[ProblemCode, str] = MappingProxyType(
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

_REFUSALS: Mapping[RefusalCode, str] = MappingProxyType(
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

_FILE_ERRORS: Mapping[type[ThuKyError], str] = MappingProxyType(
    {
        CannotWrite: mark(
            "Không ghi được tệp “{path}”: nơi lưu chỉ cho đọc, đã đầy hoặc đã bị rút ra. Tệp cũ vẫn còn nguyên."
        ),
        LedgerUnusable: mark("Không dùng được sổ “{path}”. Không có gì bị thay đổi."),
        LedgerNotChosen: mark("Chưa chọn sổ nào. Hãy mở sổ trong chương trình, hoặc dùng {path} TỆP."),
        LedgerMissing: mark("Không tìm thấy sổ “{path}”. Có thể tệp đã được chuyển đi hoặc USB chưa cắm."),
        LedgerExists: mark("Đã có tệp “{path}”. Hãy đặt tên khác; chương trình không ghi đè lên sổ có sẵn."),
        NotALedger: mark("“{path}” không phải sổ của Thư Ký. Hãy chọn tệp có đuôi .thuky."),
        LedgerNewer: mark("Sổ “{path}” do bản Thư Ký mới hơn tạo ra. Hãy cài bản mới để mở; sổ chưa bị thay đổi."),
        LedgerDamaged: mark(
            "Sổ “{path}” bị hỏng. Đừng ghi thêm gì vào tệp này; hãy mở bản sao lưu gần nhất và giữ lại tệp hỏng."
        ),
        LedgerLocked: mark("Sổ “{path}” đang được mở ở cửa sổ hoặc chương trình khác. Hãy đóng ở đó rồi mở lại."),
        LedgerUnwritable: mark(
            "Không ghi được vào sổ “{path}”: ổ đĩa đầy, hoặc thư mục chỉ cho đọc. "
            "Hãy giải phóng chỗ hoặc chép sổ sang nơi khác."
        ),
    }
)

#: What a field of RefusedValue or NotFound is called in a sentence.
_FIELDS: Mapping[str, str] = MappingProxyType(
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

_REASONS: Mapping[str, str] = MappingProxyType(
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

_PAPERS: Mapping[str, str] = MappingProxyType(
    {
        "no-font": mark(
            "Máy này chưa có phông chữ Times New Roman, Liberation Serif hoặc Tinos đủ dấu tiếng Việt. "
            "Hãy cài một trong các phông đó rồi in lại."
        ),
        "no-layout": mark("Chưa có mẫu trình bày “{detail}”. Hãy chọn mẫu Nghị định 30 cho cơ quan rồi in lại."),
    }
)


def label(member: StrEnum) -> str:
    """Return what ``member`` of an enum of the domain is called on screen."""
    return tr(_LABELS[type(member)][member])


def reported(status: ReportedStatus | None) -> str:
    """Return what a unit reported; nothing is said plainly."""
    return label(status) if status is not None else tr("Chưa báo cáo")


def problem_sentence(found: Problem) -> str:
    """Return the sentence for a problem in a row: the cell, what stands there, and what to do."""
    return tr(_PROBLEMS[found.code]).format(cell=found.cell, found=found.found)


def refusal_sentence(refused: Refusal) -> str:
    """Return the sentence for a file that is not read, with what to do."""
    return tr(_REFUSALS[refused.code])


def error_sentence(error: ThuKyError) -> str:
    """Return the sentence for ``error``: what happened, and what to do next."""
    match error:
        case RefusedValue():
            return _refused_value(error)
        case LedgerUnusable() | CannotWrite():
            return tr(_FILE_ERRORS[type(error)]).format(path=error.path)
        case WorkbookRefused():
            return refusal_sentence(Refusal(error.code, error.detail))
        case PaperRefused():
            return _paper(error)
        case CannotWrite():
            return tr("Không ghi được tệp “{path}”: nơi lưu chỉ cho đọc, đã đầy hoặc đã bị rút ra.").format(
                path=error.path
            )
        case _:
            return _other(error)


def _other(error: ThuKyError) -> str:
    if isinstance(error, Cancelled):
        return tr("Đã dừng theo yêu cầu. Không có gì bị thay đổi.")
    return tr("Không làm được việc này: {detail}").format(detail=error)


def _refused_value(error: RefusedValue) -> str:
    field = tr(_FIELDS[error.field]) if error.field in _FIELDS else error.field
    reason = _REASONS.get(error.reason, mark("Giá trị “{value}” không dùng được cho {field}. Hãy sửa lại."))
    sentence = tr(reason).format(field=field, value=error.value)
    return sentence[:1].upper() + sentence[1:]


def _paper(error: PaperRefused) -> str:
    fallback = mark("Chưa in được văn bản này: {detail}. Hãy bổ sung rồi in lại.")
    return tr(_PAPERS.get(error.reason, fallback)).format(detail=error.detail or error.reason)


def unexpected(log: str) -> str:
    """Return the sentence for a fault of the program itself; ``log`` is the file that says more."""
    return tr(
        "Chương trình gặp lỗi ngoài dự kiến, việc vừa làm có thể chưa xong. Dữ liệu đã lưu vẫn còn nguyên. "
        "Khi nhờ hỗ trợ, hãy gửi kèm tệp “{log}”."
    ).format(log=log)


def day(value: date | None) -> str:
    """Return a day as official papers write it: ``05/02/2021``; nothing for ``None``."""
    return f"{value:%d/%m/%Y}" if value else ""


def moment(value: datetime | None) -> str:
    """Return a day and a time: ``05/02/2021 08:30``; nothing for ``None``."""
    return f"{value:%d/%m/%Y %H:%M}" if value else ""


_VIETNAMESE_SEPARATORS = str.maketrans(",.", ".,")


def number(value: Decimal | int) -> str:
    """Return a number with the separators of the language: ``1.234,5`` in Vietnamese."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.translate(_VIETNAMESE_SEPARATORS) if words.language() == "vi" else text


def percent(value: Decimal | None) -> str:
    """Return a percent without needless zeros: ``100%``, ``66,7%``; a dash where there is none."""
    if value is None:
        return "–"
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return f"{number(whole)}%"
