"""What is said of files and sheets of a review, of what will change and what did, and of units to pick from."""

from desktop import wording
from desktop.domain.encodings import Encoding
from desktop.domain.imports import SheetKind, SheetReading
from desktop.presenters.import_candidates import Candidate, TaskCandidate
from desktop.presenters.import_view import Written
from desktop.presenters.review_tree import FileNode, Forecast, SheetNode, Tally
from desktop.services.suggestions import Likeness
from desktop.ui.theme import Tone
from desktop.words import mark, ntr, tr

# ── Files and sheets ──


def tally_text(tally: Tally) -> str:
    """Return the counts that are not zero in words, what needs a person first."""
    parts = (
        (tally.blocked + tally.doubtful, mark("{count} cần xem")),
        (tally.new, mark("{count} mới")),
        (tally.changed, mark("{count} thay đổi")),
        (tally.same, mark("{count} như cũ")),
        (tally.left_out, mark("{count} bỏ ra")),
    )
    return ", ".join(tr(text).format(count=wording.number(count)) for count, text in parts if count)


def file_text(file: FileNode) -> str:
    """Return what was found in a file."""
    if file.refused is not None:
        return tr("có mật khẩu") if file.locked else tr("không đọc được")
    read = tr("đã đọc {day}").format(day=wording.day(file.last_read)) if file.last_read else ""
    return ", ".join(part for part in (read, tally_text(file.tally)) if part) or tr("không có dòng nào")


def refusal_text(file: FileNode) -> str:
    """Return why a file is not read, with what to do here."""
    if file.refused is None:
        return ""
    if file.refused.wrong_key:
        return tr("Mật khẩu vừa gõ không mở được tệp này. Bấm “Nhập mật khẩu…” để gõ lại.")
    if file.locked:
        return tr("Tệp này có mật khẩu. Bấm “Nhập mật khẩu…” ở trên để đọc.")
    return wording.refusal_sentence(file.refused)


def file_tone(file: FileNode) -> Tone | None:
    """Return the colour of :func:`file_text`."""
    return Tone.BAD if file.refused is not None else tally_tone(file.tally)


def tally_tone(tally: Tally) -> Tone | None:
    """Return the colour of :func:`tally_text`."""
    if tally.blocked:
        return Tone.BAD
    if tally.doubtful:
        return Tone.LATE
    return None if tally.taken else Tone.QUIET


def sheet_text(sheet: SheetNode) -> str:
    """Return what was found in a sheet."""
    if sheet.reading.hidden:
        return tr("ẩn, không đọc")
    return tally_text(sheet.tally) if sheet.read else tr("không đọc")


def sheet_line(reading: SheetReading) -> str:
    """Return what a sheet is as a whole: its kind, year, sender and how its text was written."""
    if reading.hidden:
        return tr("Trang này bị ẩn trong tệp nên không đọc. Nếu cần, hãy mở tệp, bỏ ẩn trang rồi đọc lại.")
    if reading.kind is SheetKind.NONE:
        return tr("Không đọc trang này: không thấy bảng nào có các cột quen thuộc.")
    skipped = len(reading.skipped)
    unsaid = [column for column in reading.unknown if not column.field]
    parts = (
        wording.label(reading.kind),
        tr("năm {year}").format(year=reading.period) if reading.period else tr("không ghi năm, lấy năm nay"),
        tr("đơn vị gửi: {unit}").format(unit=reading.sender) if reading.sender else tr("không ghi đơn vị gửi"),
        "" if reading.encoding is Encoding.UNICODE else wording.label(reading.encoding),
        tr("bỏ qua {count} dòng không phải dữ liệu").format(count=skipped) if skipped else "",
        _hidden_text(reading),
        tr("{count} cột chưa hiểu").format(count=len(unsaid)) if unsaid else "",
    )
    return " · ".join(part for part in parts if part)


def _hidden_text(reading: SheetReading) -> str:
    """Return what is read of a sheet though it does not show it."""
    rows, columns = sum(row.hidden for row in reading.rows), ", ".join(reading.hidden_columns)
    parts = (
        tr("{count} dòng ẩn vẫn đọc").format(count=rows) if rows else "",
        tr("cột ẩn vẫn đọc: {columns}").format(columns=columns) if columns else "",
    )
    return " · ".join(part for part in parts if part)


def skipped_text(reading: SheetReading) -> str:
    """Return which rows of a sheet are no data, and why."""
    return "\n".join(
        tr("Dòng {row}: {why}").format(row=skipped.row, why=wording.label(skipped.why)) for skipped in reading.skipped
    )


# ── What will change, and what did ──


def forecast_text(forecast: Forecast) -> str:
    """Answer what will change when the button is pressed."""
    counts = forecast.tally
    if forecast.nothing and not counts.blocked:
        return tr("Không có gì mới: sổ đã có mọi dòng đọc được.") + _refused_text(forecast.refused)
    parts = (
        (counts.new, mark("thêm {count} dòng")),
        (counts.changed, mark("thay đổi {count} dòng")),
        (forecast.withdrawn, mark("rút {count} nhiệm vụ")),
    )
    will = [tr(text).format(count=wording.number(count)) for count, text in parts if count]
    lead = tr("Sẽ {changes}.").format(changes=", ".join(will)) if will else tr("Chưa có dòng nào ghi được.")
    return lead + _waiting_text(counts) + _refused_text(forecast.refused) + _units_text(forecast.new_units)


def _waiting_text(counts: Tally) -> str:
    parts = (
        (counts.blocked, mark("{count} dòng còn chờ xử lý")),
        (counts.doubtful, mark("{count} dòng nên xem lại")),
        (counts.left_out, mark("{count} dòng bỏ ra")),
    )
    said = [tr(text).format(count=wording.number(count)) for count, text in parts if count]
    return " " + ", ".join(said) + "." if said else ""


def _refused_text(refused: int) -> str:
    if not refused:
        return ""
    return " " + ntr("{count} tệp không đọc được.", "{count} tệp không đọc được.", refused).format(count=refused)


def _units_text(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    shown = "; ".join(names[:3]) + ("…" if len(names) > 3 else "")
    return " " + tr("Thêm {count} đơn vị mới: {names}.").format(count=len(names), names=shown)


def written_text(written: Written) -> str:
    """Say what was taken over and what still waits."""
    result = written.result
    done = tr("Đã ghi vào sổ: {new} dòng mới, {changed} dòng thay đổi").format(
        new=wording.number(result.new), changed=wording.number(result.changed)
    )
    if result.withdrawn:
        done += tr(", rút {count} nhiệm vụ").format(count=wording.number(result.withdrawn))
    waiting = tr(" {count} dòng còn chờ: đọc lại tệp đó để xử lý.").format(count=wording.number(written.waiting))
    return done + "." + (waiting if written.waiting else "") + _refused_text(written.refused)


# ── Units to pick from ──


def candidate_text(candidate: Candidate) -> str:
    """Return a unit to pick, with the reason why it is offered."""
    if candidate.reason is None:
        return candidate.unit.name
    return f"{candidate.unit.name}  ({_likeness(candidate)})"


def task_candidate_text(candidate: TaskCandidate) -> str:
    """Return a task to pick, with its lead unit and the reason why it is offered."""
    text = " · ".join(filter(None, (candidate.task.title, candidate.lead_unit)))
    if candidate.reason is None:
        return text
    same = candidate.reason is Likeness.SAME_LETTERS
    return f"({tr('chỉ khác dấu') if same else tr('giống {score}%').format(score=candidate.score)}) {text}"


def _likeness(candidate: Candidate) -> str:
    if candidate.reason is Likeness.SAME_LETTERS:
        return tr("chỉ khác dấu")
    if candidate.spelling != candidate.unit.name:
        return tr("gần giống “{spelling}”").format(spelling=candidate.spelling)
    return tr("giống {score}%").format(score=candidate.score)
