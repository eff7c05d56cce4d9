"""The registers of what is written: reference documents, opinions on drafts, assessments."""

from datetime import date
from typing import Any

from desktop import wording
from desktop.domain.assessments import Assessment, AssessmentSection
from desktop.domain.consultations import AnswerState, Consultation
from desktop.domain.documents import DocumentKind, ReferenceDocument
from desktop.presenters import register_kinds
from desktop.presenters.registers import Entry
from desktop.services.registers import Surroundings
from desktop.ui.dialogs.record_form import Field, Input
from desktop.ui.pages.register_definition import Definition, day_hint, files_column, meeting_field, tasks_column
from desktop.ui.table import Column, none_last
from desktop.ui.theme import Tone
from desktop.wording.periods import period_title
from desktop.words import tr

#: The sections of an assessment that the list has room for; the others stand below it.
_LISTED = (AssessmentSection.ACHIEVEMENTS, AssessmentSection.SHORTCOMINGS, AssessmentSection.PROPOSALS)


def documents() -> Definition[ReferenceDocument]:
    """Return the register of reference documents."""
    kinds = tuple((wording.label(kind), kind.value) for kind in DocumentKind)
    fields = (
        Field("kind", tr("&Loại văn bản:"), Input.CHOICE, options=kinds),
        Field("number", tr("&Số, ký hiệu:"), hint=tr("ví dụ: 25-NQ/TW")),
        Field("dated", tr("&Ngày ban hành:"), hint=day_hint()),
        Field("issuer", tr("&Cơ quan ban hành:"), hint=tr("ví dụ: Ban Thường vụ Tỉnh ủy")),
        Field("title", tr("&Trích yếu:"), Input.TEXT, lines=3),
    )
    return Definition(
        register_kinds.DOCUMENTS,
        tr("Văn &bản chỉ đạo"),
        tr("Văn bản chỉ đạo"),
        lambda one: f"{one.number} · {one.title}",
        (
            Column(tr("Số, ký hiệu"), lambda one: one.record.number, width=16),
            Column(tr("Ngày"), lambda one: wording.day(one.record.dated), key=lambda one: one.record.dated, width=14),
            Column(tr("Loại"), lambda one: wording.label(one.record.kind), width=18),
            Column(tr("Trích yếu"), lambda one: one.record.title, width=0),
            Column(tr("Cơ quan ban hành"), lambda one: one.record.issuer, width=28),
            tasks_column(),
            files_column(),
        ),
        (
            (tr("Mọi loại"), lambda one: [wording.label(one.record.kind)]),
            (tr("Mọi cơ quan ban hành"), lambda one: [one.record.issuer]),
            (tr("Mọi năm"), lambda one: [str(one.record.dated.year)]),
        ),
        lambda _: fields,
        tr("Chưa có văn bản nào. Bấm Ins để ghi nghị quyết, kết luận, kế hoạch mà các nhiệm vụ thực hiện."),
    )


def consultations() -> Definition[Consultation]:
    """Return the register of opinions on drafts."""

    def fields(around: Surroundings) -> tuple[Field, ...]:
        opinions = Field(
            "opinions",
            tr("Trả lời của đơn vị"),
            Input.TABLE,
            more=tr("Thêm &một đơn vị"),
            columns=(
                Field("unit", tr("Đơn vị được lấy ý kiến"), Input.UNIT, lines=6),
                Field("day", tr("Trả lời ngày"), hint=tr("chưa"), lines=3),
                Field("count", tr("Số ý kiến"), lines=2),
                Field("summary", tr("Tóm tắt ý kiến"), lines=6),
            ),
        )
        return (
            Field("draft", tr("&Dự thảo:"), Input.TEXT, lines=2),
            Field("asked_on", tr("&Ngày gửi lấy ý kiến:"), hint=day_hint()),
            Field("until", tr("&Hạn trả lời:"), hint=day_hint()),
            meeting_field(tr("Chuẩn &bị cho hội nghị:"), around),
            Field("asked", tr("&Gửi thêm đơn vị:"), Input.UNITS, tr("gõ vài chữ, Tab để nhận; cách nhau bằng dấu ;")),
            Field("summary", tr("&Tổng hợp, tiếp thu:"), Input.LINES, lines=3),
            opinions,
        )

    return Definition(
        register_kinds.CONSULTATIONS,
        tr("&Lấy ý kiến dự thảo"),
        tr("Lấy ý kiến dự thảo"),
        lambda one: one.draft,
        (
            Column(tr("Ngày gửi"), _asked, key=lambda one: one.record.asked_on, width=14),
            Column(tr("Dự thảo"), lambda one: one.record.draft, width=0),
            Column(tr("Tình trạng"), _answer_column, key=_until_key, width=22, tone=_answer_tone),
            Column(tr("Đã trả lời"), _answered, key=lambda one: one.record.answered, width=24),
            Column(tr("Chưa trả lời"), _waiting, width=36),
            files_column(),
        ),
        ((tr("Mọi tình trạng"), lambda one: [_answer_state(one)]), (tr("Mọi đơn vị chưa trả lời"), _waiting_units)),
        fields,
        tr("Chưa lấy ý kiến dự thảo nào. Bấm Ins để ghi dự thảo, ngày gửi và các đơn vị được lấy ý kiến."),
        112,
    )


def _asked(one: Entry[Consultation]) -> str:
    return wording.day(one.record.asked_on)


def _until_key(one: Entry[Consultation]) -> tuple[bool, Any]:
    return none_last(one.record.until)


def _answered(one: Entry[Consultation]) -> str:
    text = tr("{answered}/{asked} đơn vị, {count} ý kiến")
    return text.format(answered=one.record.answered, asked=len(one.record.opinions), count=one.record.count)


def _answer_column(one: Entry[Consultation]) -> str:
    until = wording.day(one.record.until)
    return tr("{state} (hạn {day})").format(state=_answer_state(one), day=until) if until else _answer_state(one)


def _answer_state(one: Entry[Consultation]) -> str:
    return wording.label(one.record.state(date.today()))


def _answer_tone(one: Entry[Consultation]) -> Tone | None:
    tones = {AnswerState.ALL: Tone.GOOD, AnswerState.LATE: Tone.BAD}
    return tones.get(one.record.state(date.today()))


def _waiting_units(one: Entry[Consultation]) -> list[str]:
    return [opinion.unit for opinion in one.record.opinions if opinion.answered_on is None]


def _waiting(one: Entry[Consultation]) -> str:
    return "; ".join(_waiting_units(one))


def assessments() -> Definition[Assessment]:
    """Return the register of assessments."""

    def fields(around: Surroundings) -> tuple[Field, ...]:
        start = Field("start", tr("&Từ ngày:"), hint=day_hint())
        end = Field("end", tr("Đến n&gày:"), hint=day_hint())
        sections = (
            Field(section.value, f"{wording.label(section)}:", Input.LINES, lines=3) for section in AssessmentSection
        )
        return (start, end, meeting_field(tr("&Hội nghị:"), around), *sections)

    return Definition(
        register_kinds.ASSESSMENTS,
        tr("Đá&nh giá theo kỳ"),
        tr("Đánh giá theo kỳ"),
        _period,
        (
            Column(tr("Kỳ đánh giá"), lambda one: _period(one.record), key=lambda one: one.record.period.end, width=24),
            *(_section(section) for section in _LISTED),
            files_column(),
        ),
        ((tr("Mọi năm"), lambda one: [str(one.record.period.end.year)]),),
        fields,
        tr("Chưa có đánh giá nào. Bấm Ins để viết kết quả, hạn chế, nguyên nhân, bài học, kiến nghị của một kỳ."),
        100,
    )


def _section(section: AssessmentSection) -> Column[Entry[Assessment]]:
    first = section is AssessmentSection.ACHIEVEMENTS
    return Column(wording.label(section), lambda one: one.record.text(section), width=0 if first else 26)


def _period(one: Assessment) -> str:
    return period_title(one.period)
