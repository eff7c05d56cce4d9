"""The sentences and labels for what the layers below return as data: errors, problems, states, kinds.

Each label and sentence stands here in Vietnamese and is translated when it is asked for.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from desktop import words
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
    RefusedValue,
    ThuKyError,
    WorkbookRefused,
)
from desktop.domain.imports import Problem, Refusal
from desktop.domain.tasks import ReportedStatus
from desktop.wording.labels import LABELS
from desktop.wording.sentences import FIELDS, PAPERS, PROBLEMS, REASONS, REFUSALS
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


def label(member: StrEnum) -> str:
    """Return what ``member`` of an enum of the domain is called on screen."""
    return tr(LABELS[type(member)][member])


def reported(status: ReportedStatus | None) -> str:
    """Return what a unit reported; nothing is said plainly."""
    return label(status) if status is not None else tr("Chưa báo cáo")


def problem_sentence(found: Problem) -> str:
    """Return the sentence for a problem in a row: the cell, what stands there, and what to do."""
    return tr(PROBLEMS[found.code]).format(cell=found.cell, found=found.found)


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
    return tr("Không làm được việc này: {detail}").format(detail=error)


def _refused_value(error: RefusedValue) -> str:
    field = tr(FIELDS[error.field]) if error.field in FIELDS else error.field
    reason = REASONS.get(error.reason, mark("Giá trị “{value}” không dùng được cho {field}. Hãy sửa lại."))
    sentence = tr(reason).format(field=field, value=error.value)
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


def percent(value: Decimal | None) -> str:
    """Return a percent without needless zeros: ``100%``, ``66,7%``; a dash where there is none."""
    if value is None:
        return "–"
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return f"{number(whole)}%"
