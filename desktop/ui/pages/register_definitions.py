"""The six registers as data. The page that shows any of them is register_panel."""

from datetime import date
from typing import Any

from desktop import wording
from desktop.domain.matters import Matter
from desktop.domain.models import Model, ModelState
from desktop.domain.programmes import Programme
from desktop.presenters import register_kinds
from desktop.presenters.registers import Entry
from desktop.services.registers import Surroundings
from desktop.ui.dialogs.concluding_dialogs import matter_fields, programme_fields
from desktop.ui.dialogs.record_form import Field, Input
from desktop.ui.pages import register_papers
from desktop.ui.pages.register_definition import Definition, day_hint, files_column, meeting_field, tasks_column
from desktop.ui.pages.register_words import matter_state
from desktop.ui.table import Column, none_last
from desktop.ui.theme import Tone
from desktop.words import tr


def definitions() -> tuple[Definition[Any], ...]:
    """Return the registers in the order of their tabs."""
    return (
        _programmes(),
        _matters(),
        _models(),
        register_papers.documents(),
        register_papers.consultations(),
        register_papers.assessments(),
    )


def _years(one: Programme) -> str:
    return f"{one.year_from} - {one.year_to}"


def _programmes() -> Definition[Programme]:
    def fields(around: Surroundings) -> tuple[Field, ...]:
        name, years, _, contents = programme_fields()
        parties = Field(
            "parties",
            tr("Các bên ký kết"),
            Input.TABLE,
            more=tr("Thêm &bên ký kết"),
            columns=(
                Field("unit", tr("Bên ký kết"), Input.UNIT, lines=5),
                Field("signer", tr("Người ký"), lines=3),
                Field("title", tr("Chức vụ"), lines=3),
            ),
        )
        return (name, years, meeting_field(tr("&Hội nghị ký kết:"), around), contents, parties)

    return Definition(
        register_kinds.PROGRAMMES,
        tr("Chương trình &phối hợp"),
        tr("Chương trình phối hợp"),
        lambda one: one.name,
        (
            Column(tr("Tên chương trình"), lambda one: one.record.name, width=0),
            Column(tr("Giai đoạn"), lambda one: _years(one.record), width=15),
            Column(tr("Các bên ký kết"), lambda one: "; ".join(party.unit for party in one.record.parties), width=42),
            Column(tr("Hội nghị ký kết"), _meeting_title, width=26),
            tasks_column(),
            files_column(),
        ),
        ((tr("Mọi giai đoạn"), lambda one: [_years(one.record)]), (tr("Mọi bên ký kết"), _parties)),
        fields,
        tr("Chưa có chương trình phối hợp nào. Bấm Ins để ghi tên, giai đoạn, các bên; Ctrl+T đính kèm ảnh bản ký."),
        96,
    )


def _parties(one: Entry[Programme]) -> list[str]:
    return [party.unit for party in one.record.parties]


def _meeting_title(one: Entry[Programme]) -> str:
    meeting = one.around.meeting(one.record.meeting_id)
    return f"{wording.day(meeting.day)} {meeting.title}" if meeting else ""


def _matters() -> Definition[Matter]:
    def fields(around: Surroundings) -> tuple[Field, ...]:
        raised = Field("raised_on", tr("Ngày &nêu:"), hint=day_hint())
        return (raised, *matter_fields(), meeting_field(tr("&Hội nghị nêu:"), around))

    def lead(one: Entry[Matter]) -> str:
        return one.around.unit(one.record.lead_unit_id, one.record.raised_on)

    return Definition(
        register_kinds.MATTERS,
        tr("&Vụ việc ở địa phương"),
        tr("Vụ việc ở địa phương"),
        lambda one: one.summary,
        (
            Column(tr("Ngày nêu"), _raised, key=lambda one: one.record.raised_on, width=14),
            Column(tr("Nội dung"), lambda one: one.record.summary, width=0),
            Column(tr("Địa phương"), lambda one: one.record.locality, width=18),
            Column(tr("Đơn vị chủ trì"), lead, width=24),
            Column(tr("Thời hạn"), _due, key=_due_key, width=14, tone=_due_tone),
            Column(tr("Tình trạng"), lambda one: matter_state(one.record), width=28),
            files_column(),
        ),
        (
            (tr("Mọi tình trạng"), lambda one: [wording.label(one.record.state)]),
            (tr("Mọi địa phương"), lambda one: [one.record.locality]),
            (tr("Mọi đơn vị chủ trì"), lambda one: [lead(one)]),
        ),
        fields,
        tr("Chưa có vụ việc nào. Bấm Ins để ghi việc cần giải quyết ở địa phương; không ghi tên người dân."),
    )


def _raised(one: Entry[Matter]) -> str:
    return wording.day(one.record.raised_on)


def _due(one: Entry[Matter]) -> str:
    due = one.record.due.text if one.record.due else ""
    return tr("{due} (quá hạn)").format(due=due) if _due_tone(one) else due


def _due_key(one: Entry[Matter]) -> tuple[bool, Any]:
    return none_last(one.record.due.end if one.record.due else None)


def _due_tone(one: Entry[Matter]) -> Tone | None:
    return Tone.BAD if one.record.overdue(date.today()) else None


def _models() -> Definition[Model]:
    def unit(one: Entry[Model]) -> str:
        return one.around.unit(one.record.unit_id, date(one.record.since, 12, 31))

    states = tuple((wording.label(state), state.value) for state in ModelState)
    fields = (
        Field("name", tr("&Tên mô hình:"), Input.TEXT, lines=2),
        Field("unit", tr("Đơn &vị thực hiện:"), Input.UNIT),
        Field("field", tr("Lĩnh v&ực:"), hint=tr("ví dụ: phát triển kinh tế, an ninh trật tự")),
        Field("scale", tr("&Quy mô:"), hint=tr("ví dụ: 12 hộ, 3 thôn")),
        Field("since", tr("&Từ năm:"), hint=tr("ví dụ: 2021")),
        Field("state", tr("Tình t&rạng:"), Input.CHOICE, options=states),
        Field("result", tr("&Kết quả:"), Input.LINES, lines=4),
    )
    return Definition(
        register_kinds.MODELS,
        tr("&Mô hình"),
        tr("Mô hình “Dân vận khéo”"),
        lambda one: one.name,
        (
            Column(tr("Tên mô hình"), lambda one: one.record.name, width=0),
            Column(tr("Đơn vị"), unit, width=26),
            Column(tr("Lĩnh vực"), lambda one: one.record.field, width=22),
            Column(tr("Quy mô"), lambda one: one.record.scale, width=16),
            Column(tr("Từ năm"), lambda one: str(one.record.since), key=lambda one: one.record.since, width=8),
            Column(tr("Tình trạng"), lambda one: wording.label(one.record.state), width=16),
            Column(tr("Kết quả"), lambda one: one.record.result, width=26),
            files_column(),
        ),
        (
            (tr("Mọi tình trạng"), lambda one: [wording.label(one.record.state)]),
            (tr("Mọi lĩnh vực"), lambda one: [one.record.field]),
            (tr("Mọi đơn vị"), lambda one: [unit(one)]),
        ),
        lambda _: fields,
        tr("Chưa có mô hình nào. Bấm Ins để ghi tên mô hình, đơn vị, lĩnh vực, quy mô."),
    )
