"""Figures typed, corrected, taken back; indicators merged; the same sums everywhere."""

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import NotFound, RefusedValue
from desktop.domain.figure_grid import RowRole
from desktop.domain.figures import Figure, FigureSource
from desktop.domain.indicators import Indicator
from desktop.domain.quantities import Measure
from desktop.domain.unit_links import LinkKind, UnitLink
from desktop.domain.units import UnitLevel
from desktop.presenters.figure_cells import CellReader
from desktop.services import figure_entry, imports, indicators, readings
from desktop.services.figure_entry import CellFault, Entry, read_cell
from desktop.services.figures import Wish, behind, grid_of, totals
from desktop.storage import figures as store
from desktop.storage import unit_links
from desktop.storage import units as unit_store
from tests.services.conftest import WORKBOOKS

NOW = datetime(2021, 4, 5, 8, 30)
LATER = datetime(2021, 4, 6, 9, 0)
SPAN = (date(2021, 1, 1), date(2021, 3, 31))
STORY = json.loads((WORKBOOKS / "STORY.json").read_text("utf-8"))["welfare"]["by_measure"]


@pytest.fixture
def gifts(ledger):
    """An indicator: gifts."""
    return indicators.save(ledger, Indicator(0, "Số suất quà", "suất")).value


def entry(indicator: Indicator, quantity: int | str, unit: int | None = 1, clears: bool = False, **more) -> Entry:
    made = Figure(0, unit, indicator.name, Decimal(quantity), indicator.measure, *SPAN, indicator_id=indicator.id)
    return Entry(replace(made, source=FigureSource.TYPED, **more), clears)


def cells(ledger, wish: Wish) -> dict[int | None, list[Decimal | None]]:
    """The numbers of a grid by unit; the overall total under ``None``."""
    rows = [row for row in grid_of(ledger, wish, NOW.date()).rows if row.role in (RowRole.RECORD, RowRole.TOTAL)]
    return {row.unit_id: [cell.quantity if cell else None for cell in row.cells] for row in rows}


def read_in(ledger, *names: str) -> int | None:
    found = readings.open_workbooks([WORKBOOKS / name for name in names]).readings({})
    plan = imports.plan(ledger, found, NOW.date(), {})
    return imports.take_over(ledger, plan, imports.USUAL, {}, NOW).value.batch


# ── Typing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_typed_is_summed_and_its_source_is_told(ledger, gifts):
    figure_entry.keep(ledger, [entry(gifts, 40), entry(gifts, "2.5", unit=2, approximate=True)], NOW)
    (total,) = totals(ledger, *SPAN)
    assert (total.indicator, total.quantity, total.approximate) == ("Số suất quà", Decimal("42.5"), True)
    (row,) = behind(ledger, [1])
    assert (row.figure.source, row.figure.recorded_at, row.origin) == (FigureSource.TYPED, NOW, None)


def test_a_correction_keeps_what_the_figure_was(ledger, gifts):
    figure_entry.keep(ledger, [entry(gifts, 40)], NOW)
    figure_entry.keep(ledger, [entry(gifts, 45)], LATER)
    (row,) = behind(ledger, [1])
    assert row.figure.quantity == 45
    assert [(past.quantity, past.recorded_at, past.replaced_at) for past in row.pasts] == [(Decimal(40), NOW, LATER)]


def test_a_cleared_figure_counts_nowhere_and_is_taken_up_again_with_its_history(ledger, gifts):
    figure_entry.keep(ledger, [entry(gifts, 40)], NOW)
    figure_entry.keep(ledger, [entry(gifts, 0, clears=True)], LATER)
    assert totals(ledger, *SPAN) == []
    figure_entry.keep(ledger, [entry(gifts, 41)], LATER)
    (row,) = behind(ledger, [1])
    assert (row.figure.quantity, [past.quantity for past in row.pasts]) == (Decimal(41), [Decimal(40)])


def test_all_or_nothing_is_kept(ledger, gifts):
    wrong = entry(replace(gifts, measure="kg"), 5)
    with pytest.raises(RefusedValue, match="other-measure"):
        figure_entry.keep(ledger, [entry(gifts, 40), wrong], NOW)
    with pytest.raises(NotFound, match="unit"):
        figure_entry.keep(ledger, [entry(gifts, 40), entry(gifts, 40, unit=99_999)], NOW)
    with pytest.raises(NotFound, match="indicator"):
        figure_entry.keep(ledger, [entry(replace(gifts, id=99), 1)], NOW)
    assert store.everything(ledger) == []


def test_what_was_typed_is_taken_back_but_for_what_was_changed_since(ledger, gifts):
    kept = figure_entry.keep(ledger, [entry(gifts, 40), entry(gifts, 50, unit=2)], NOW).value
    figure_entry.keep(ledger, [entry(gifts, 51, unit=2)], LATER)
    assert figure_entry.take_back(ledger, kept).value == 1
    assert [(one.unit_id, one.quantity) for one in store.everything(ledger)] == [(2, Decimal(51))]


AMOUNTS = st.decimals(0, 10**12, places=2)
BLOCKS = st.lists(
    st.tuples(st.integers(1, 3), AMOUNTS, st.booleans()), min_size=1, max_size=4, unique_by=lambda one: one[0]
)


@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(earlier=BLOCKS, last=BLOCKS)
def test_taking_back_restores_what_was_there(ledger, earlier, last):
    known = {one.measure: one for one in indicators.indicators(ledger).all()}
    gifts = known.get("suất") or indicators.save(ledger, Indicator(0, "Số suất quà", "suất")).value

    def block(cells_of):
        return [entry(gifts, quantity, unit, clears) for unit, quantity, clears in cells_of]

    figure_entry.keep(ledger, block(earlier), NOW)
    before = [ledger.sql(f"SELECT * FROM {table} ORDER BY id") for table in ("figure", "figure_past")]
    kept = figure_entry.keep(ledger, block(last), LATER).value
    figure_entry.take_back(ledger, kept)
    assert [ledger.sql(f"SELECT * FROM {table} ORDER BY id") for table in ("figure", "figure_past")] == before


# ── Reading what is typed ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "measure", "quantity"),
    [
        ("1.250", Measure("suất"), "1250"),
        ("12,500", Measure("suất"), "12500"),
        ("350 triệu", Measure("VND"), "350000000"),
        ("350", Measure("VND", Decimal(10**6)), "350000000"),
        ("1,5", Measure("VND", Decimal(10**6)), "1500000"),
        ("2 tấn", Measure("kg"), "2000"),
        ("3 tạ", Measure("kg"), "300"),
        ("62,5 %", Measure("%"), "62.5"),
        ("gần 40", Measure("suất"), "40"),
    ],
)
def test_a_typed_number_is_read_as_in_a_workbook(text, measure, quantity):
    read = read_cell(text, measure)
    assert read.amount is not None
    assert (read.amount.quantity, read.amount.approximate) == (Decimal(quantity), text.startswith("gần"))


@pytest.mark.parametrize(
    ("text", "measure", "fault"),
    [
        ("abc", Measure("suất"), CellFault.NOT_A_NUMBER),
        ("12,500", Measure("VND"), CellFault.AMBIGUOUS),
        ("2 tấn", Measure("VND"), CellFault.OTHER_MEASURE),
        ("5 triệu đồng", Measure("kg"), CellFault.OTHER_MEASURE),
    ],
)
def test_what_cannot_be_taken_says_why(text, measure, fault):
    assert read_cell(text, measure).fault is fault


def test_an_english_block_parts_thousands_with_commas():
    groups = figure_entry.meant_commas(["12,500", "1,250,000"])
    read = read_cell("12,500", Measure("VND"), groups=groups)
    assert read.amount is not None
    assert read.amount.quantity == 12500


# ── Indicators ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_words_are_one_indicator_and_in_another_measure_another(ledger):
    read_in(ledger, "q1-2021/an-sinh-q1-2021-ban-dan-van.xlsx")
    names = [(one.name, one.measure) for one in indicators.indicators(ledger).all()]
    assert len(names) == len(set(names)) > 0
    told = {(one.indicator_id, one.measure) for one in store.everything(ledger)}
    known = indicators.indicators(ledger)
    assert {known.get(id_).measure for id_, _ in told} == {measure for _, measure in told}


def test_merged_indicators_are_summed_as_one_and_parted_again(ledger, gifts):
    other = indicators.save(ledger, Indicator(0, "Quà tặng", "suất")).value
    figure_entry.keep(ledger, [entry(gifts, 40), entry(other, 2, unit=2)], NOW)
    before = store.everything(ledger), indicators.indicators(ledger).all()
    merger = indicators.merge(ledger, gifts.id, other.id).value
    (total,) = totals(ledger, *SPAN)
    assert (total.indicator, total.quantity) == ("Số suất quà", Decimal(42))
    assert indicators.indicators(ledger).find("quà  TẶNG", "suất").id == gifts.id
    indicators.part(ledger, merger)
    assert (store.everything(ledger), indicators.indicators(ledger).all()) == before


def test_what_was_read_under_a_merged_name_is_the_same_when_read_again(ledger):
    read_in(ledger, "q1-2021")
    known = indicators.indicators(ledger)
    gone, kept = known.find("Gạo", "kg"), known.find("Gạo hỗ trợ", "kg")
    indicators.merge(ledger, kept.id, gone.id)
    before = totals(ledger, *SPAN)
    assert read_in(ledger, "q1-2021") is None
    assert totals(ledger, *SPAN) == before


def test_measures_that_cannot_be_added_are_not_merged(ledger, gifts):
    rice = indicators.save(ledger, Indicator(0, "Gạo", "kg")).value
    with pytest.raises(RefusedValue, match="other-measure"):
        indicators.merge(ledger, gifts.id, rice.id)


def test_two_numbers_for_the_same_unit_and_days_are_not_merged(ledger, gifts):
    other = indicators.save(ledger, Indicator(0, "Quà tặng", "suất")).value
    figure_entry.keep(ledger, [entry(gifts, 40), entry(other, 41)], NOW)
    with pytest.raises(RefusedValue, match="figures-clash"):
        indicators.merge(ledger, gifts.id, other.id)
    assert len(indicators.indicators(ledger)) == 2


def test_a_name_means_one_indicator_in_a_measure(ledger, gifts):
    with pytest.raises(RefusedValue, match="indicator-taken"):
        indicators.save(ledger, Indicator(0, "số suất  quà", "suất"))
    with pytest.raises(RefusedValue, match="missing"):
        indicators.save(ledger, Indicator(0, " ", "suất"))
    with pytest.raises(RefusedValue, match="indicator-into-itself"):
        indicators.merge(ledger, gifts.id, gifts.id)
    assert indicators.save(ledger, replace(gifts, name="Suất quà", spellings=("Số suất quà",))).value.name == "Suất quà"


def test_indicators_stand_in_the_order_given(ledger, gifts):
    rice = indicators.save(ledger, Indicator(0, "Gạo", "kg")).value
    assert [one.id for one in indicators.indicators(ledger).all()] == [gifts.id, rice.id]
    indicators.arrange(ledger, [rice.id, gifts.id])
    assert [one.id for one in indicators.indicators(ledger).all()] == [rice.id, gifts.id]


# ── The same numbers everywhere ─────────────────────────────────────────────────────────────────────────────────


def test_the_story_is_the_same_in_the_grid_and_in_the_totals(ledger):
    read_in(ledger, "q1-2021")
    by_measure = defaultdict(Decimal)
    sums = {}
    for one in indicators.indicators(ledger).all():
        total = cells(ledger, Wish(2021, indicator_id=one.id))[None]
        by_measure[one.measure] += total[0]
        assert total[0] == total[-1]
        sums[one.name, one.measure] = total[0]
    assert by_measure == STORY
    assert sums == {(one.indicator, one.measure): one.quantity for one in totals(ledger, *SPAN)}


def test_a_batch_taken_back_leaves_no_indicator_behind(ledger):
    batch = read_in(ledger, "q1-2021")
    assert batch is not None
    assert imports.undo(ledger, batch, LATER).value.kept == ()
    assert (store.everything(ledger), len(indicators.indicators(ledger))) == ([], 0)


def test_what_a_merged_unit_did_is_counted_under_its_successor_where_so_asked(ledger, gifts):
    figure_entry.keep(ledger, [entry(gifts, 40), entry(gifts, 2, unit=2)], NOW)
    unit_links.add_links(ledger, [UnitLink(0, 1, LinkKind.MERGED, date(2021, 3, 1), 2)])
    then = cells(ledger, Wish(2021, indicator_id=gifts.id))
    today = cells(ledger, Wish(2021, indicator_id=gifts.id, as_today=True))
    assert (then[1][0], then[2][0], then[None][0]) == (Decimal(40), Decimal(2), Decimal(42))
    assert (1 in today, today[2][0], today[None][0]) == (False, Decimal(42), Decimal(42))


def test_what_a_split_unit_did_is_shared_out_exactly_and_typed_only_where_it_was_reported(ledger, gifts):
    figure_entry.keep(ledger, [entry(gifts, "100.5"), entry(gifts, 2, unit=2)], NOW)
    split = [UnitLink(0, 1, LinkKind.SPLIT, date(2025, 7, 1), new, Decimal(share)) for new, share in ((2, 60), (3, 30))]
    unit_links.add_links(ledger, split)
    today = date(2026, 1, 1)
    found = grid_of(ledger, Wish(2021, indicator_id=gifts.id, as_today=True), today)
    rows = {row.unit_id: row.cells[0] for row in found.rows if row.role in (RowRole.RECORD, RowRole.TOTAL)}
    said = {unit: rows[unit].quantity for unit in (1, 2, 3, None)}
    assert said == {1: Decimal("10.05"), 2: Decimal("62.3"), 3: Decimal("30.15"), None: Decimal("102.5")}
    (row,) = (row for row in found.rows if row.unit_id == 1)
    typed = CellReader(found, lambda one: Measure(one.measure)).proposal("5", (row, 0), FigureSource.TYPED)
    assert typed.fault is CellFault.SHARE_OF_SPLIT
    own = grid_of(ledger, Wish(2021, unit_id=2, as_today=True), today).rows
    assert [cells.cells[0].quantity for cells in own] == [Decimal("62.3")]
    by_unit = totals(ledger, *SPAN, units_on=today)[0].units
    assert {one.quantity for one in by_unit} == {Decimal("10.05"), Decimal("30.15"), Decimal("62.3")}


# ── What can't be added ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "measure", "adds", "added"),
    [
        ("Số suất quà", "suất", None, True),
        ("Hộ gia đình văn hoá", "%", None, False),
        ("Hộ gia đình văn hoá", "%", True, False),
        ("Tỷ lệ hộ nghèo", "hộ", None, False),
        ("Tỉ lệ hộ nghèo", "hộ", None, False),
        ("Thu nhập", "triệu đồng/người", None, False),
        ("Thu nhập bình quân", "VND", None, False),
        ("Hộ thu nhập dưới bình quân", "hộ", True, True),
        ("Hộ có mức sống trung bình", "hộ", None, True),
        ("Xếp hạng", "bậc", False, False),
    ],
)
def test_shares_and_averages_are_not_added_unless_a_person_says_otherwise(ledger, name, measure, adds, added):
    kept = indicators.save(ledger, Indicator(0, name, measure, adds=adds)).value
    assert indicators.indicators(ledger).get(kept.id).can_be_added is added


def test_percentages_stand_for_themselves_and_are_in_no_sum(ledger, gifts):
    rate = indicators.save(ledger, Indicator(0, "Tỷ lệ hộ được thăm", "%")).value
    later = replace(entry(rate, 95).figure, start=date(2021, 4, 1), end=date(2021, 6, 30))
    figure_entry.keep(ledger, [entry(gifts, 40), entry(rate, 85), entry(rate, 90, unit=2)], NOW)
    figure_entry.keep(ledger, [Entry(later)], NOW)
    found = cells(ledger, Wish(2021, indicator_id=rate.id))
    assert (found[1], found[2]) == ([85, 95, None, None, None], [90, None, None, None, None])
    own = grid_of(ledger, Wish(2021, unit_id=1), NOW.date()).rows
    assert [(row.cells[1] is not None, row.cells[-1].quantity) for row in own] == [(False, 40), (True, None)]
    first_quarter, year = totals(ledger, *SPAN), totals(ledger, date(2021, 1, 1), date(2021, 12, 31))
    assert [(one.indicator, one.quantity) for one in first_quarter] == [
        ("Số suất quà", Decimal(40)), ("Tỷ lệ hộ được thăm", None),
    ]  # fmt: skip
    assert [unit.quantity for unit in first_quarter[1].units] == [Decimal(85), Decimal(90)]
    assert [unit.quantity for unit in year[1].units] == [None, None]


def test_a_unit_has_a_row_for_each_indicator(ledger, gifts):
    figure_entry.keep(ledger, [entry(gifts, 40)], NOW)
    found = grid_of(ledger, Wish(2021, unit_id=1), NOW.date())
    assert [(found.name(row), row.cells[0].quantity) for row in found.rows] == [("Số suất quà", 40)]


def test_units_stand_by_level_and_name(ledger, gifts):
    found = grid_of(ledger, Wish(2021, indicator_id=gifts.id), NOW.date())
    rows = [row for row in found.rows if row.role is RowRole.RECORD]
    levels = [row.level for row in rows if row.level is not None]
    assert levels == sorted(levels, key=list(UnitLevel).index)
    assert len(rows) == len(unit_store.directory(ledger))
