"""Following up: decisions on tasks, the register of directions, who owes reports, reminders, what carries over."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pypdfium2
import pytest

from desktop.domain.attachments import Owner
from desktop.domain.deadlines import day_deadline
from desktop.domain.errors import PaperRefused, RefusedValue
from desktop.domain.issued import PaperKind
from desktop.domain.lights import Light
from desktop.domain.meetings import Conclusion, MeetingHead, MeetingKind
from desktop.domain.office import LayoutProfile
from desktop.domain.reminders import Owed, Period
from desktop.domain.task_events import EventKind
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.services import (
    carry_over,
    directions,
    extensions,
    issued,
    meetings,
    numbers,
    owed_reports,
    printing,
    public_summaries,
    reminders,
    tasks,
    units,
)
from desktop.services.extensions import Decision
from desktop.storage import offices as office_store

NOW = datetime(2021, 7, 15, 9)
TODAY = NOW.date()
SECOND_QUARTER = Period(date(2021, 4, 1), date(2021, 6, 30), date(2021, 6, 30))
FARMERS, VETERANS, WOMEN = "Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"
RAINS = Decision(date(2021, 7, 5), "Mưa lũ", "Trưởng Ban")


def unit(ledger, name):
    return units.directory(ledger).exact(name).id


@pytest.fixture
def review(ledger):
    """A review of February with a direction to one unit and one to three."""
    head = MeetingHead(MeetingKind.ANNUAL_REVIEW, "Hội nghị tổng kết năm 2020", datetime(2021, 2, 5, 8))
    meeting = meetings.save_head(ledger, 0, head).value
    due = day_deadline(date(2021, 6, 30))
    meetings.save_conclusion(
        ledger, meeting, Conclusion(0, "Giải ngân", lead_unit_ids=(unit(ledger, FARMERS),), due=due)
    )
    three = tuple(unit(ledger, name) for name in (FARMERS, VETERANS, WOMEN))
    meetings.save_conclusion(ledger, meeting, Conclusion(0, "Sơ kết", lead_unit_ids=three, due=due))
    return meeting


def rows(ledger, day=TODAY):
    return directions.register(ledger, day).rows


def part(ledger, number, place=0):
    return rows(ledger)[number - 1].parts[place].task


def told(ledger, task, day, **more):
    report = ProgressReport(0, task.id, "", day, ReportSource.PHONE, unit_id=task.lead_unit_id, **more)
    return tasks.save_report(ledger, report, NOW).value


class TestRegister:
    """Directions across meetings."""

    def test_a_direction_to_several_units_is_one_and_done_when_all_are(self, ledger, review):
        assert [len(row.parts) for row in rows(ledger)] == [1, 3]
        for place in range(3):
            assert rows(ledger)[1].light is Light.OVERDUE
            tasks.confirm(ledger, part(ledger, 2, place).id, date(2021, 6, 20 + place), NOW)
        whole = rows(ledger)[1]
        assert (whole.light, whole.standing.done_on) == (Light.CLOSED, date(2021, 6, 22))
        assert [row.only(row.parts[0]).units for row in rows(ledger)] == [FARMERS, FARMERS]

    def test_the_register_of_a_past_day_knows_nothing_of_what_came_after(self, ledger, review):
        extensions.extend(ledger, part(ledger, 1).id, day_deadline(date(2021, 9, 30)), RAINS, NOW)
        assert [rows(ledger, day)[0].light for day in (date(2021, 7, 4), TODAY)] == [Light.OVERDUE, Light.IN_TIME]
        assert rows(ledger, date(2021, 7, 4))[0].history == ()
        assert rows(ledger, date(2021, 2, 4)) == ()

    def test_the_history_has_reports_and_decisions_in_one_line_of_time(self, ledger, review):
        task = part(ledger, 1)
        told(ledger, task, date(2021, 7, 10), percent=Decimal(60))
        extensions.extend(ledger, task.id, day_deadline(date(2021, 9, 30)), RAINS, NOW)
        told(ledger, task, date(2021, 3, 31), status=ReportedStatus.NO_CHANGE)
        assert [entry.day for entry in rows(ledger)[0].history] == [date(2021, 3, 31), RAINS.day, date(2021, 7, 10)]

    def test_a_confirmation_is_an_event_that_goes_when_the_result_waits_again(self, ledger, review):
        waiting = told(ledger, part(ledger, 1), date(2021, 6, 20), status=ReportedStatus.DONE)
        assert rows(ledger)[0].light is Light.WAITS
        tasks.confirm(ledger, waiting.task_id, date(2021, 6, 18), NOW, "Chánh Văn phòng")
        (entry,) = rows(ledger)[0].history
        assert (entry.confirmation.day, entry.confirmation.decided_by) == (TODAY, "Chánh Văn phòng")
        tasks.save_report(ledger, waiting, NOW)
        assert rows(ledger)[0].history[0].confirmation is None


class TestDecisions:
    """What is refused."""

    @pytest.mark.parametrize(
        ("decision", "due", "reason"),
        [
            (replace(RAINS, reason=" "), date(2021, 9, 30), "missing"),
            (RAINS, date(2021, 6, 30), "same-deadline"),
        ],
    )
    def test_an_extension_needs_a_reason_and_another_deadline(self, ledger, review, decision, due, reason):
        with pytest.raises(RefusedValue) as refused:
            extensions.extend(ledger, part(ledger, 1).id, day_deadline(due), decision, NOW)
        assert refused.value.reason == reason
        assert part(ledger, 1).events == ()

    def test_withdrawing_and_taking_up_again_once_each(self, ledger, review):
        task = part(ledger, 1).id
        with pytest.raises(RefusedValue):
            extensions.reinstate(ledger, task, RAINS, NOW)
        extensions.withdraw(ledger, task, RAINS, NOW)
        with pytest.raises(RefusedValue):
            extensions.withdraw(ledger, task, RAINS, NOW)
        extensions.reinstate(ledger, task, replace(RAINS, day=date(2021, 7, 10)), NOW)
        lights = [rows(ledger, day)[0].light for day in (date(2021, 7, 4), RAINS.day, TODAY)]
        assert lights == [Light.OVERDUE, Light.WITHDRAWN, Light.OVERDUE]

    def test_a_decision_taken_back_and_written_again_is_as_it_was(self, ledger, review):
        event = extensions.withdraw(ledger, part(ledger, 1).id, RAINS, NOW).value
        extensions.take_back(ledger, event.id)
        assert part(ledger, 1).events == ()
        extensions.write_again(ledger, event, NOW)
        assert part(ledger, 1).events == (event,)


class TestReminders:
    """Who has not reported, and the letters."""

    def owing(self, ledger):
        return {one.unit: one for one in owed_reports.owing_units(ledger, SECOND_QUARTER, TODAY)}

    def test_units_owe_what_is_overdue_and_what_was_not_heard_in_the_period(self, ledger, review):
        lead = unit(ledger, WOMEN)
        tasks.save_task(ledger, Task(0, 2021, TaskKind.REGISTERED, "Tặng quà", lead_unit_id=lead))
        told(ledger, part(ledger, 1), date(2021, 6, 1), status=ReportedStatus.IN_PROGRESS)
        tasks.confirm(ledger, part(ledger, 2, 1).id, date(2021, 6, 20), NOW)
        found = self.owing(ledger)
        assert set(found) == {FARMERS, WOMEN}
        assert found[FARMERS].count(Owed.OVERDUE) == 2
        assert [one.why for one in found[WOMEN].owed] == [Owed.OVERDUE, Owed.PERIOD]

    def test_a_report_back_that_was_asked_for_is_owed_after_its_day(self, ledger, review):
        later, back = day_deadline(date(2021, 12, 31)), day_deadline(date(2021, 5, 15))
        asked = Conclusion(0, "Rà soát", lead_unit_ids=(unit(ledger, VETERANS),), due=later, report_back=back)
        meetings.save_conclusion(ledger, review, asked)
        found = owed_reports.owing_units(ledger, SECOND_QUARTER, date(2021, 5, 16))
        assert [(one.unit, owing.why) for one in found for owing in one.owed] == [(VETERANS, Owed.REPORT_BACK)]
        assert rows(ledger)[2].direction.report_back == back

    def test_a_letter_has_its_number_is_kept_and_stands_in_each_history(self, ledger, review):
        pdfs = []

        def make_pdf(_, letters):
            pdfs.append([letter.unit.unit for letter in letters])
            return b"%PDF " + letters[0].symbol.encode()

        chosen = list(self.owing(ledger).values())
        terms = reminders.Terms(SECOND_QUARTER, TODAY, date(2021, 7, 22))
        sent = reminders.remind(ledger, chosen, terms, make_pdf, NOW).value
        assert [paper.symbol for paper in sent.papers] == ["01/BCĐ", "02/BCĐ", "03/BCĐ"]
        assert pdfs[-1] == [one.unit for one in chosen]
        farmers = sent.papers[[one.unit for one in chosen].index(FARMERS)]
        assert issued.issued(ledger, Owner.UNIT, unit(ledger, FARMERS), PaperKind.REMINDERS) == (farmers,)
        assert issued.issued_pdf(ledger, farmers.id) == b"%PDF " + farmers.symbol.encode()
        events = [entry.event for entry in rows(ledger)[0].history]
        assert [(event.kind, event.symbol, event.paper_id) for event in events] == [
            (EventKind.REMINDED, farmers.symbol, farmers.id)
        ]
        again = reminders.remind(ledger, chosen[:1], terms, make_pdf, NOW).value
        assert again.papers[0].number == 4
        assert self.owing(ledger)[chosen[0].unit].owed[0].reminded == 2

    @pytest.mark.parametrize("profile", LayoutProfile)
    def test_the_symbol_kept_is_the_symbol_printed(self, ledger, review, profile):
        office_store.save(ledger, replace(office_store.load(ledger), profile=profile))
        terms = reminders.Terms(SECOND_QUARTER, TODAY)
        sent = reminders.remind(ledger, list(self.owing(ledger).values()), terms, printing.letters_pdf, NOW).value
        with pypdfium2.PdfDocument(sent.pdf) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        assert len(sent.papers) == len(pages)
        assert all(paper.symbol in page for paper, page in zip(sent.papers, pages, strict=True))

    def test_what_cannot_be_printed_takes_no_number(self, ledger, review):
        def no_font(*_):
            raise PaperRefused("no-font")

        terms = reminders.Terms(SECOND_QUARTER, TODAY)
        with pytest.raises(PaperRefused):
            reminders.remind(ledger, list(self.owing(ledger).values()), terms, no_font, NOW)
        assert numbers.take_number(ledger, PaperKind.REMINDERS, TODAY) == 1
        assert rows(ledger)[0].history == ()


class TestCarryOver:
    """What the next meeting opens with."""

    @pytest.fixture
    def next_meeting(self, ledger, review):
        head = MeetingHead(MeetingKind.QUARTERLY, "Giao ban quý II", datetime(2021, 7, 20, 8))
        return meetings.save_head(ledger, 0, head).value

    def test_what_is_open_on_its_day_carries_over_and_what_was_closed_since_is_listed(self, ledger, next_meeting):
        tasks.confirm(ledger, part(ledger, 1).id, date(2021, 6, 20), NOW)
        found = carry_over.carried_over(ledger, next_meeting)
        assert [row.direction.text for row in found.open] == ["Sơ kết"]
        assert [row.direction.text for row in found.closed] == ["Giải ngân"]
        assert (found.since.title, found.count(Light.OVERDUE)) == ("Hội nghị tổng kết năm 2020", 1)

    def test_what_was_closed_before_the_last_meeting_is_not_told_again(self, ledger, next_meeting):
        tasks.confirm(ledger, part(ledger, 1).id, date(2021, 6, 20), NOW)
        third = MeetingHead(MeetingKind.QUARTERLY, "Giao ban quý III", datetime(2021, 10, 5, 8))
        after = carry_over.carried_over(ledger, meetings.save_head(ledger, 0, third).value)
        assert (after.closed, len(after.open)) == ((), 1)

    def test_a_withdrawn_direction_is_closed_since_its_withdrawal(self, ledger, next_meeting):
        extensions.withdraw(ledger, part(ledger, 1).id, RAINS, NOW)
        assert [row.light for row in carry_over.carried_over(ledger, next_meeting).closed] == [Light.WITHDRAWN]

    def test_the_first_meeting_has_nothing_before_it(self, ledger, review):
        found = carry_over.carried_over(ledger, review)
        assert (found.since, found.open, found.closed) == (None, (), ())

    def test_nothing_that_carries_over_goes_with_its_meeting(self, ledger, review, next_meeting):
        with pytest.raises(RefusedValue):
            meetings.delete_meeting(ledger, review)
        decision = replace(RAINS, meeting_id=next_meeting)
        extensions.extend(ledger, part(ledger, 1).id, day_deadline(date(2021, 9, 30)), decision, NOW)
        with pytest.raises(RefusedValue) as refused:
            meetings.delete_meeting(ledger, next_meeting)
        assert refused.value.reason == "carries-on"


class TestPublicSummary:
    """What the public is told."""

    def test_it_is_made_of_the_records_until_somebody_writes_it(self, ledger, review):
        made = public_summaries.public_summary(ledger, review)
        assert made.text.splitlines() == [
            "Sáng ngày 05 tháng 02 năm 2021, Ban Chỉ đạo tỉnh Thanh Bình tổ chức hội nghị tổng kết năm 2020.",
            "Kết luận hội nghị, đồng chí chủ trì yêu cầu:",
            f"- Giải ngân (giao {FARMERS} chủ trì, thời hạn 30/06/2021).",
            f"- Sơ kết (giao {FARMERS}, {VETERANS} và {WOMEN} chủ trì, thời hạn 30/06/2021).",
        ]
        kept = public_summaries.save_public_summary(ledger, review, "Tin ngắn.\n", NOW).value
        assert (kept.text, kept.written) == ("Tin ngắn.", True)
        assert public_summaries.public_summary(ledger, review) == kept
        assert public_summaries.save_public_summary(ledger, review, " ", NOW).value == made

    def test_a_meeting_over_two_days_is_told_with_both(self, ledger, review):
        head = meetings.meeting(ledger, review).head
        meetings.save_head(ledger, review, replace(head, end=head.start + timedelta(days=1)))
        said = public_summaries.public_summary(ledger, review).text
        assert said.startswith("Ngày 05 và ngày 06 tháng 02 năm 2021, Ban Chỉ đạo")
