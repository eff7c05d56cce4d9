"""The sentences and labels for what the layers below return as data: errors, problems, states, kinds.

Each label and sentence stands here in Vietnamese and is translated when it is asked for.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from desktop import words
from desktop.domain.concerns import Concern
from desktop.domain.counts import Counts
from desktop.domain.errors import (
    Cancelled,
    CannotWrite,
    ContentDamaged,
    InUse,
    IssuedKept,
    LedgerDamaged,
    LedgerExists,
    LedgerLocked,
    LedgerMissing,
    LedgerNewer,
    LedgerNotChosen,
    LedgerUnusable,
    LedgerUnwritable,
    MeetingSigned,
    NoRoom,
    NotALedger,
    PaperRefused,
    RefusedValue,
    ThuKyError,
    WorkbookRefused,
)
from desktop.domain.imports import Problem, Refusal
from desktop.domain.tasks import ReportedStatus
from desktop.wording.labels import LABELS
from desktop.wording.paper_parts import LAYOUT_CHOICES, LAYOUT_GROUPS, PARTS
from desktop.wording.sentences import CONCERNS, FIELDS, PAPERS, PROBLEMS, REASONS, REFUSALS
from desktop.wording.uses import used_by
from desktop.words import mark, tr

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


#: What is kept as it is, and why it can't be changed or read.
_KEPT_ERRORS: Mapping[type[ThuKyError], str] = MappingProxyType(
    {
        MeetingSigned: mark(
            "Biên bản hội nghị này đã ký nên không sửa được nữa. "
            "Nếu cần sửa, hãy mở lại ở mục Biên bản và nêu lý do; bản đã ký vẫn được giữ."
        ),
        IssuedKept: mark("Văn bản đã phát hành được giữ nguyên như lúc phát hành, không sửa và không xóa được."),
        ContentDamaged: mark(
            "Tệp này trong sổ không còn đúng như lúc được giữ. Hãy lấy lại từ bản sao lưu, hoặc thêm lại tệp gốc."
        ),
    }
)


def label(member: StrEnum) -> str:
    """Return what ``member`` of an enum of the domain is called on screen."""
    return tr(LABELS[type(member)][member])


def part(name: str) -> str:
    """Return what a part of a paper is called that may be left out."""
    return tr(PARTS[name])


def layout_field(path: str) -> str:
    """Return what a field of a layout is called, beginning with a capital."""
    name = tr(FIELDS[f"layout:{path}"])
    return name[:1].upper() + name[1:]


def layout_group(path: str) -> str:
    """Return the name of the group to which a field of a layout belongs."""
    return tr(LAYOUT_GROUPS[path.split(".", 1)[0]])


def layout_choice(value: str) -> str:
    """Return what a choice of a layout is called; marks are shown as they are."""
    return tr(LAYOUT_CHOICES[value]) if value in LAYOUT_CHOICES else value


def reported(status: ReportedStatus | None) -> str:
    """Return what a unit reported; nothing is said plainly."""
    return label(status) if status is not None else tr("Chưa báo cáo")


def problem_sentence(found: Problem) -> str:
    """Return the sentence for a problem in a row: the cell, what stands there, and what to do."""
    return tr(PROBLEMS[found.code]).format(cell=found.cell, found=found.found)


def concern_sentence(found: Concern) -> str:
    """Return the sentence for what should be looked at before a paper is printed."""
    return tr(CONCERNS[found.code]).format(about=found.about, found=found.found)


def refusal_sentence(refused: Refusal) -> str:
    """Return the sentence for a file that is not read, with what to do."""
    return tr(REFUSALS[refused.code])


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
    if isinstance(error, NoRoom):
        return _no_room(error)
    if type(error) in _KEPT_ERRORS:
        return tr(_KEPT_ERRORS[type(error)])
    return tr("Không làm được việc này: {detail}").format(detail=error)


def _no_room(error: NoRoom) -> str:
    return tr(
        "Ổ đĩa chỉ còn trống {free}; giữ “{name}” cùng một bản sao của sổ cần {needed}. "
        "Hãy giải phóng chỗ, hoặc thu nhỏ tệp rồi thêm lại."
    ).format(name=error.name, free=file_size(error.free), needed=file_size(error.needed))


def file_size(size: int) -> str:
    """Return a number of bytes as people say it: ``350 KB``, ``1,4 MB``."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    if size < 1_000_000_000:
        return f"{number(Decimal(size).scaleb(-6).quantize(Decimal('0.1')))} MB"
    return f"{number(Decimal(size).scaleb(-9).quantize(Decimal('0.1')))} GB"


def _refused_value(error: RefusedValue) -> str:
    if isinstance(error, InUse):
        text = tr("“{name}” đang được dùng ở: {uses}. Hãy sửa các nơi đó trước, hoặc gộp với bản ghi khác.")
        return text.format(name=error.value, uses=used_by(error.tables))
    value = used_by([error.value]) if error.reason == "both-stand" else error.value
    field = tr(FIELDS[error.field]) if error.field in FIELDS else error.field
    reason = REASONS.get(error.reason, mark("Giá trị “{value}” không dùng được cho {field}. Hãy sửa lại."))
    sentence = tr(reason).format(field=field, value=value)
    return sentence[:1].upper() + sentence[1:]


def _paper(error: PaperRefused) -> str:
    fallback = mark("Chưa in được văn bản này: {detail}. Hãy bổ sung rồi in lại.")
    return tr(PAPERS.get(error.reason, fallback)).format(detail=error.detail or error.reason)


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


def ratio(counts: Counts) -> str:
    """Return how many of how many are done: ``46/46``, ``68.549/110.000``."""
    return f"{number(counts.done)}/{number(counts.total)}"


def percent(value: Decimal | None) -> str:
    """Return a percent without needless zeros: ``100%``, ``66,7%``; a dash where there is none."""
    if value is None:
        return "–"
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return f"{number(whole)}%"
