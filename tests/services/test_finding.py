"""Whatever is written down is found, under what it says now, and is not once it is gone."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from desktop.domain.assessments import Assessment, AssessmentSection, Period
from desktop.domain.attachments import AttachmentRole, Owner
from desktop.domain.consultations import Consultation, Opinion
from desktop.domain.documents import DocumentKind, ReferenceDocument
from desktop.domain.found import FoundKind
from desktop.domain.indicators import Indicator
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.matters import Matter
from desktop.domain.meetings import AgendaItem, Conclusion, Contribution, MeetingHead, MeetingKind
from desktop.domain.models import Model
from desktop.domain.people import Person, Position
from desktop.domain.programmes import Party, Programme
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.services import (
    assessments,
    attachments,
    consultations,
    documents,
    finding,
    indicators,
    issued,
    matters,
    meetings,
    models,
    programmes,
    tasks,
    units,
)
from desktop.storage import search

NOW = datetime(2021, 5, 4, 8, 0)
DAY = date(2021, 5, 4)
HEAD = MeetingHead(MeetingKind.EXTRAORDINARY, "Họp bất thường", NOW)


def meeting(ledger):
    return meetings.save_head(ledger, 0, HEAD).value


def task(ledger, says, before=None):
    return tasks.save_task(ledger, replace(before or Task(0, 2021, TaskKind.KEY, ""), title=says)).value


def direction(ledger, says, before=None):
    held, conclusion = before or (meeting(ledger), Conclusion(0, ""))
    return held, meetings.save_conclusion(ledger, held, replace(conclusion, text=says)).value


def report(ledger, says, before=None):
    new = before or ProgressReport(0, None, "Việc lạ", DAY, ReportSource.PHONE, ReportedStatus.DONE)
    return tasks.save_report(ledger, replace(new, result=says), NOW).value


def contribution(ledger, says, before=None):
    held, id_ = before or (meeting(ledger), 0)
    return held, meetings.save_contribution(ledger, held, Contribution(id_, "Lê Văn Ân", says)).value


def agenda(ledger, says, before=None):
    held, id_ = before or (meeting(ledger), 0)
    return held, meetings.save_agenda_item(ledger, held, AgendaItem(id_, says)).value


def attachment(ledger, says, before=None):
    if before:
        return attachments.describe(ledger, replace(before, name=says)).value
    file = attachments.NewFile(says, b"%PDF", AttachmentRole.DOCUMENT)
    return attachments.attach(ledger, Owner.MEETING, meeting(ledger), file, NOW).value


def matter(ledger, says, before=None):
    return matters.save_matter(ledger, replace(before or Matter(0, "", "xã Lạc Sa", DAY), summary=says)).value


def person(ledger, says, before=None):
    new = before or Person(0, "Lê Văn Ân")
    return units.save_person(ledger, replace(new, positions=(Position(says),))).value


def head(ledger, says, before=None):
    return meetings.save_head(ledger, before or 0, replace(HEAD, title=says)).value


def programme(ledger, says, before=None):
    new = before or Programme(0, "Chương trình", 2021, 2025)
    return programmes.save_programme(ledger, replace(new, parties=(Party(says),))).value


def unit(ledger, says, before=None):
    chosen = before or units.directory(ledger).units()[0]
    return units.save_unit(ledger, replace(chosen, aliases=(says,))).value


def document(ledger, says, before=None):
    new = before or ReferenceDocument(0, DocumentKind.PLAN, "25-NQ/TW", DAY, "Tỉnh ủy", "")
    return documents.save_document(ledger, replace(new, title=says)).value


def model(ledger, says, before=None):
    chosen = units.directory(ledger).units()[0].id
    return models.save_model(ledger, replace(before or Model(0, "Mô hình", 2021, chosen), result=says)).value


def consultation(ledger, says, before=None):
    new = before or Consultation(0, "Dự thảo", DAY)
    asked = Opinion("Hội Nông dân tỉnh", None, DAY, 1, says)
    return consultations.save_consultation(ledger, replace(new, opinions=(asked,))).value


def assessment(ledger, says, before=None):
    new = before or Assessment(0, Period(date(2021, 1, 1), date(2021, 12, 31)))
    return assessments.save_assessment(ledger, replace(new, texts={AssessmentSection.CAUSES: says})).value


def indicator(ledger, says, before=None):
    return indicators.save(ledger, replace(before or Indicator(0, "Quà", "suất"), spellings=(says,))).value


#: What writes a record of a kind down with words of ours in it, and what takes it out again.
RECORDS = {
    FoundKind.TASK: (task, lambda ledger, kept: tasks.delete_task(ledger, kept.id)),
    FoundKind.DIRECTION: (direction, lambda ledger, kept: meetings.delete_conclusion(ledger, kept[0], kept[1].id)),
    FoundKind.CONCLUSION: (direction, lambda ledger, kept: meetings.delete_conclusion(ledger, kept[0], kept[1].id)),
    FoundKind.REPORT: (report, lambda ledger, kept: tasks.delete_report(ledger, kept.id)),
    FoundKind.CONTRIBUTION: (contribution, lambda ledger, kept: meetings.delete_contribution(ledger, *kept)),
    FoundKind.AGENDA: (agenda, lambda ledger, kept: meetings.delete_meeting(ledger, kept[0])),
    FoundKind.ATTACHMENT: (attachment, lambda ledger, kept: attachments.remove(ledger, kept.id)),
    FoundKind.MATTER: (matter, lambda ledger, kept: matters.delete_matter(ledger, kept.id)),
    FoundKind.PERSON: (person, None),
    FoundKind.MEETING: (head, meetings.delete_meeting),
    FoundKind.PROGRAMME: (programme, lambda ledger, kept: programmes.delete_programme(ledger, kept.id)),
    FoundKind.UNIT: (unit, None),
    FoundKind.DOCUMENT: (document, lambda ledger, kept: documents.delete_document(ledger, kept.id)),
    FoundKind.MODEL: (model, lambda ledger, kept: models.delete_model(ledger, kept.id)),
    FoundKind.CONSULTATION: (consultation, lambda ledger, kept: consultations.delete_consultation(ledger, kept.id)),
    FoundKind.INDICATOR: (indicator, None),
    FoundKind.ASSESSMENT: (assessment, lambda ledger, kept: assessments.delete_assessment(ledger, kept.id)),
}


def kinds(ledger, typed):
    return {hit.kind for hit in finding.find(ledger, typed)}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_is_found_under_what_it_says_now(ledger, kind):
    write, take_out = RECORDS[kind]
    kept = write(ledger, "Trường Sa thân yêu")
    assert kind in kinds(ledger, "truong sa than yeu")
    kept = write(ledger, "Hoàng Sa mến thương", kept)
    assert kind not in kinds(ledger, "truong sa than yeu")
    assert kind in kinds(ledger, "hoàng sa mến thương")
    if take_out:
        take_out(ledger, kept)
        assert kinds(ledger, "hoang sa men thuong") == set()
    assert search.differences(ledger) == []
    assert search.index_is_right(ledger)


def test_an_issued_paper_is_found_by_its_symbol(ledger):
    paper = IssuedPaper(0, PaperKind.NOTICE, Owner.MEETING, 1, 0, DAY, "Thông báo kết luận", "", 7, "07/TB-BCĐ")
    issued.issue(ledger, paper, b"%PDF", NOW)
    assert kinds(ledger, "07/TB-BCĐ") == {FoundKind.PAPER}


def test_a_task_that_becomes_a_direction_is_found_as_one(ledger):
    kept = task(ledger, "Trồng rừng")
    tasks.save_task(ledger, replace(kept, kind=TaskKind.REGISTERED))
    assert kinds(ledger, "trong rung") == {FoundKind.TASK}
    ledger.sql("UPDATE task SET kind = 'direction'")
    assert kinds(ledger, "trong rung") == {FoundKind.DIRECTION}
    assert search.differences(ledger) == []


def test_every_kind_is_tried_here():
    assert {*RECORDS, FoundKind.PAPER} == {*FoundKind}


def test_a_part_of_a_meeting_stands_with_it_and_a_result_with_its_task(ledger):
    held, item = agenda(ledger, "Khai mạc")
    kept = task(ledger, "Trồng rừng")
    told = report(ledger, "Xong", ProgressReport(0, kept.id, "", DAY, ReportSource.PHONE, percent=Decimal(100)))
    assert finding.home(ledger, FoundKind.AGENDA, item) == ("meeting", held)
    assert finding.home(ledger, FoundKind.REPORT, told.id) == ("task", kept.id)
    assert finding.home(ledger, FoundKind.TASK, kept.id) is None
    assert [(hit.title, hit.text) for hit in finding.find(ledger, "khai mac")] == [("Khai mạc", "Họp bất thường")]
