"""The registers in the ledger: kept, found, taken out with their files, joined with the tasks that belong to them."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop.domain.assessments import Assessment, AssessmentSection, Period
from desktop.domain.attachments import AttachmentRole, Owner
from desktop.domain.consultations import Consultation, Opinion
from desktop.domain.documents import DocumentKind, ReferenceDocument
from desktop.domain.errors import NotFound, RefusedValue
from desktop.domain.matters import Matter
from desktop.domain.models import Model
from desktop.domain.programmes import Party, Programme
from desktop.domain.tasks import Task, TaskKind
from desktop.services import (
    assessments,
    attachments,
    consultations,
    documents,
    finding,
    matters,
    models,
    programmes,
    registers,
    tasks,
)
from desktop.services.attachments import NewFile

NOW = datetime(2021, 3, 1, 8)
PLAN = ReferenceDocument(0, DocumentKind.PLAN, " 12-KH/TU ", date(2021, 2, 3), "Tỉnh ủy", "Năm  dân vận khéo")
KEEPERS = (
    (Owner.MODEL, models.save_model, models.delete_model, Model(0, "Tổ tự quản", 2021, unit_id=None)),
    (Owner.DOCUMENT, documents.save_document, documents.delete_document, PLAN),
    (
        Owner.CONSULTATION,
        consultations.save_consultation,
        consultations.delete_consultation,
        Consultation(0, "Dự thảo Quy chế", date(2021, 3, 1), opinions=(Opinion("Tỉnh đoàn"),)),
    ),
    (Owner.MATTER, matters.save_matter, matters.delete_matter, Matter(0, "Đường hỏng", "Xã Phú Sơn", NOW.date())),
    (
        Owner.PROGRAMME,
        programmes.save_programme,
        programmes.delete_programme,
        Programme(0, "Vùng biên giới", 2021, 2025, (Party("Biên phòng"),)),
    ),
    (
        Owner.ASSESSMENT,
        assessments.save_assessment,
        assessments.delete_assessment,
        Assessment(0, Period(date(2021, 1, 1), date(2021, 6, 30)), texts={AssessmentSection.CAUSES: "Mưa lũ"}),
    ),
)


@pytest.fixture
def unit_id(ledger):
    from desktop.services import units

    return units.directory(ledger).units()[0].id


def filled(record, unit_id):
    return Model(0, record.name, record.since, unit_id) if isinstance(record, Model) else record


@pytest.mark.parametrize(("owner", "save", "delete", "record"), KEEPERS, ids=lambda value: str(value)[:20])
def test_a_record_goes_with_its_files_and_can_be_made_only_once(ledger, unit_id, owner, save, delete, record):
    kept = save(ledger, filled(record, unit_id)).value
    attachments.attach(ledger, owner, kept.id, NewFile("trang-1.txt", b"signed"), NOW)
    assert registers.surroundings(ledger, owner).files == {kept.id: 1}
    delete(ledger, kept.id)
    assert ledger.sql("SELECT count(*) FROM attachment")[0][0] == ledger.sql("SELECT count(*) FROM content")[0][0] == 0
    with pytest.raises(NotFound):
        delete(ledger, kept.id)
    with pytest.raises(NotFound):
        save(ledger, kept)


def test_what_is_kept_is_read_again_clean(ledger, unit_id):
    documents.save_document(ledger, PLAN)
    assert [(one.number, one.title) for one in documents.documents(ledger)] == [("12-KH/TU", "Năm dân vận khéo")]
    answered = (Opinion("Tỉnh đoàn", None, date(2021, 3, 2), 3, "Bổ sung"), Opinion("Hội Nông dân", unit_id))
    asked = consultations.save_consultation(ledger, Consultation(0, "Quy chế", date(2021, 3, 1), None, answered)).value
    consultations.save_consultation(ledger, asked)
    assert consultations.consultations(ledger) == (asked,)
    model = models.save_model(ledger, Model(0, "Tổ tự quản", 2021, unit_id, "An ninh", "3 thôn")).value
    assert models.models(ledger) == (model,)


def test_nothing_is_kept_of_a_value_that_is_refused(ledger):
    with pytest.raises(RefusedValue):
        models.save_model(ledger, Model(0, "Không có đơn vị", 2021))
    assert models.models(ledger) == ()


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("dan van kheo", "document"),
        ("to tu quan", "model"),
        ("quy che", "consultation"),
        ("mua lu", "assessment"),
        ("phu son", "matter"),
        ("bien phong", "programme"),
    ],
)
def test_each_is_found_without_marks(ledger, unit_id, typed, kind):
    for _, save, _, record in KEEPERS:
        save(ledger, filled(record, unit_id))
    assert kind in [hit.kind for hit in finding.find(ledger, typed)]


def test_the_tasks_that_carry_out_a_document_are_counted_and_stay_when_it_goes(ledger):
    plan = documents.save_document(ledger, PLAN).value
    for year, title in ((2021, "Ra quân"), (2022, "Sơ kết")):
        tasks.save_task(ledger, Task(0, year, TaskKind.COMMON, title, document_id=plan.id))
    assert registers.surroundings(ledger, Owner.DOCUMENT).tasks == {plan.id: 2}
    carried = registers.tasks_of(ledger, Owner.DOCUMENT, plan.id)
    assert [(one.year, one.title) for one in carried] == [(2022, "Sơ kết"), (2021, "Ra quân")]
    documents.delete_document(ledger, plan.id)
    assert tasks.get_task(ledger, carried[0].id).document_id is None


@pytest.mark.parametrize(("owner", "save", "delete", "record"), KEEPERS, ids=[keeper[0] for keeper in KEEPERS])
def test_a_record_taken_out_is_put_back_with_its_files_and_tasks(ledger, unit_id, owner, save, delete, record):
    kept = save(ledger, filled(record, unit_id)).value
    for name in ("trang-1.pdf", "trang-2.pdf"):
        attachments.attach(ledger, owner, kept.id, NewFile(name, name.encode(), AttachmentRole.DOCUMENT), NOW)
    task = tasks.save_task(ledger, Task(0, 2021, TaskKind.COMMON, "Ra quân")).value
    if owner in registers.BELONGING:
        registers.put_task_under(ledger, owner, kept.id, task.id)
    before = everything(ledger)
    removed = registers.remove(ledger, owner, kept.id, delete).value
    assert attachments.attachments(ledger, owner, kept.id) == ()
    registers.put_back(ledger, removed)
    assert everything(ledger) == before
    first = attachments.attachments(ledger, owner, kept.id)[0]
    assert attachments.content(ledger, first.id) == b"trang-1.pdf"


def test_a_record_whose_place_was_taken_meanwhile_is_not_put_over_it(ledger):
    kept = documents.save_document(ledger, PLAN).value
    removed = registers.remove(ledger, Owner.DOCUMENT, kept.id, documents.delete_document).value
    other = documents.save_document(ledger, replace(PLAN, number="13-KH/TU")).value
    assert other.id == kept.id
    with pytest.raises(RefusedValue, match="changed-since"):
        registers.put_back(ledger, removed)
    assert documents.documents(ledger) == (other,)


def everything(ledger):
    """Every row of the ledger but what is made anew from others, by table."""
    names = [row[0] for row in ledger.sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    kept = [name for name in names if not name.startswith(("search_", "stale_", "sqlite_"))]
    return {name: sorted(ledger.sql(f"SELECT * FROM {name}"), key=repr) for name in kept}
