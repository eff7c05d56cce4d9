"""Whatever was read in before: a batch can be taken back, and reading one twice changes nothing."""

import tempfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop.domain.deadlines import Deadline
from desktop.domain.imports import (
    Amount,
    Delegate,
    FigureRow,
    FileReading,
    Outcome,
    Registration,
    RowReading,
    SheetKind,
    SheetReading,
    Span,
)
from desktop.domain.office import Office
from desktop.domain.tasks import ReportedStatus, Target, TaskKind
from desktop.services import imports
from desktop.services.ledgers import new_ledger
from tests.services.test_imports import content

NOW = datetime(2021, 10, 4, 8, 0)
TITLES = st.sampled_from(["Trồng cây", "Làm đường", "Hiến máu tình nguyện", "Sơ kết 6 tháng"])
NAMES = st.sampled_from(["Hội Nông dân tỉnh", "Tỉnh đoàn", "Hội CCB tỉnh"])
NOTES = st.none() | st.sampled_from(["chuyển từ 2020", "trọng điểm"])
DAYS = st.dates(date(2021, 1, 1), date(2021, 12, 31))
QUANTITIES = st.decimals(0, 10**12, places=2)

REGISTRATIONS = st.builds(
    Registration,
    TITLES,
    st.sampled_from([TaskKind.COMMON, TaskKind.REGISTERED, TaskKind.KEY]),
    NAMES,
    st.lists(NAMES, max_size=2).map(tuple),
    st.none() | st.builds(Deadline, st.just("hạn"), st.none(), DAYS),
    st.none() | st.builds(Target, st.just("đích"), QUANTITIES, st.just("VND")),
    NOTES,
)
OUTCOMES = st.builds(
    Outcome, TITLES, NAMES, st.just(Decimal("62.5")), st.sampled_from(ReportedStatus), st.none() | DAYS, NOTES, NOTES
)
FIGURES = st.builds(
    FigureRow, NAMES, st.builds(Amount, st.just("Trị giá quà"), QUANTITIES, st.just("VND")).map(lambda one: (one,))
)
DELEGATES = st.builds(Delegate, st.sampled_from(["Ngô Thị Chi", "Y Thanh Hà Niê"]), NOTES, NAMES, NOTES, NOTES)


def sheets(kind, values):
    rows = st.lists(values, min_size=1, max_size=4).map(
        lambda found: tuple(RowReading(row, one) for row, one in enumerate(found, 8))
    )
    span = Span(date(2021, 1, 1), date(2021, 3, 31)) if kind is SheetKind.FIGURES else None
    return st.builds(
        SheetReading, st.just("Sheet1"), st.just(kind), st.just(7), st.just(2021), st.just(span), rows=rows
    )


SHEETS = st.one_of(
    sheets(SheetKind.REGISTRATIONS, REGISTRATIONS),
    sheets(SheetKind.OUTCOMES, OUTCOMES),
    sheets(SheetKind.FIGURES, FIGURES),
    sheets(SheetKind.PEOPLE, DELEGATES),
)
BATCHES = st.lists(SHEETS, min_size=1, max_size=3)


def read_in(ledger, batch):
    readings = [FileReading(f"{number}.xlsx", str(number), 1, sheets=(sheet,)) for number, sheet in enumerate(batch)]
    plan = imports.plan(ledger, readings, NOW.date(), {})
    return imports.take_over(ledger, plan, imports.Accepted(missing=True), {}, NOW).value


@settings(max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BATCHES, max_size=2), BATCHES)
def test_a_batch_taken_back_was_never_there_and_one_read_again_changes_nothing(earlier, last):
    with (
        tempfile.TemporaryDirectory() as folder,
        new_ledger(Path(folder) / "sổ.thuky", Office("Ban Chỉ đạo")) as ledger,
    ):
        for batch in earlier:
            read_in(ledger, batch)
        before = content(ledger)
        result = read_in(ledger, last)
        if result.batch is not None:
            assert imports.undo(ledger, result.batch, NOW).value.kept == ()
        assert content(ledger) == before
        read_in(ledger, last)
        assert read_in(ledger, last) == imports.BatchResult(None, 0, 0)
