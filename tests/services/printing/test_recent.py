"""The papers that were printed or saved last: kept with the ledger, each once, the newest first."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from desktop.domain.assessments import Period
from desktop.domain.issued import PaperKind
from desktop.services import meetings, printing
from desktop.services.ledgers import Ledger
from desktop.services.printing.recent import LONGEST

NOW = datetime(2021, 5, 10, 9, 30, 12, 500)
PLAN = printing.PaperRequest(PaperKind.PLAN, NOW.date(), year=2021)


def test_what_was_saved_says_of_what_it_is_when_and_where(ledger: Ledger, tmp_path: Path):
    path = tmp_path / "Biên bản.pdf"
    newest = meetings.meetings(ledger)[0]
    request = printing.PaperRequest(PaperKind.MINUTES, NOW.date())
    printing.remember_papers(ledger, (request,), NOW, (path,))
    (one,) = printing.recent_papers(ledger)
    assert (one.kind, one.about, one.path) == (PaperKind.MINUTES, newest.head.title, path)
    assert (one.at, one.meeting_id) == (NOW.replace(microsecond=0), newest.id)


def test_a_paper_of_a_unit_a_period_or_a_day_is_known_again(ledger: Ledger):
    unit = printing.Desk(ledger, PLAN).units.units()[0]
    half = Period(date(2021, 1, 1), date(2021, 6, 30))
    asked = (
        replace(PLAN, kind=PaperKind.PROGRESS, unit_id=unit.id),
        printing.PaperRequest(PaperKind.PERIOD_REPORT, NOW.date(), period=half),
        printing.PaperRequest(PaperKind.DIRECTIONS, NOW.date()),
    )
    printing.remember_papers(ledger, asked, NOW)
    directions, report, progress = printing.recent_papers(ledger)
    assert (progress.about, progress.year, progress.unit_id) == (f"năm 2021, {unit.name}", 2021, unit.id)
    assert (report.about, report.period) == ("6 tháng đầu năm 2021", half)
    assert (directions.about, directions.as_of, directions.path) == ("10/05/2021", NOW.date(), None)


def test_a_paper_printed_again_stands_first_and_once(ledger: Ledger):
    others = replace(PLAN, year=2020)
    for minutes, request in enumerate((PLAN, others, PLAN)):
        printing.remember_papers(ledger, (request,), NOW + timedelta(minutes=minutes))
    assert [one.year for one in printing.recent_papers(ledger)] == [2021, 2020]


def test_the_list_stays_short(ledger: Ledger):
    for year in range(1990, 1990 + LONGEST + 5):
        printing.remember_papers(ledger, (replace(PLAN, year=year),), NOW)
    assert [one.year for one in printing.recent_papers(ledger)] == list(range(1990 + LONGEST + 4, 1994, -1))


def test_the_next_paper_is_saved_where_the_last_one_was_as_long_as_that_is_there(ledger: Ledger, tmp_path: Path):
    assert printing.usual_folder(ledger) is None
    for folder in (tmp_path, tmp_path / "gone"):
        printing.remember_papers(ledger, (PLAN,), NOW, (folder / "a.pdf",))
    assert printing.usual_folder(ledger) == tmp_path
