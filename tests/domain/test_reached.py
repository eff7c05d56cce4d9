"""How much of a target was reached."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.quantities import parse_target
from desktop.domain.reached import NotAddable, Reached, reached, read_reached, share
from desktop.domain.tasks import ProgressReport, ReportSource, Task, TaskKind

GIFTS = parse_target("500 suất quà")


@pytest.mark.parametrize(
    ("target", "typed", "expected"),
    [
        ("500 suất quà", "350 suất", Reached(Decimal(350), "suất quà")),
        ("500 suất quà", "350", Reached(Decimal(350), "suất quà")),
        ("2 tấn gạo", "350", Reached(Decimal(350), "tấn gạo")),
        ("2 tấn", "500 kg", Reached(Decimal("0.5"), "tấn")),
        ("1,2 tỷ đồng", "350 triệu đồng", Reached(Decimal(350_000_000), "VND")),
        ("80 hộ", "12 Hộ", Reached(Decimal(12), "hộ")),
        ("Giảm nghèo", "12 hộ", Reached(Decimal(12), "hộ")),
    ],
)
def test_a_quantity_is_held_against_the_target_in_its_measure(target, typed, expected):
    assert read_reached(typed, parse_target(target)) == expected


@pytest.mark.parametrize("typed", ["5 km", "2 triệu đồng", "3 tấn"])
def test_a_measure_that_can_not_be_added_is_refused(typed):
    with pytest.raises(NotAddable):
        read_reached(typed, GIFTS)


def test_what_is_no_quantity_is_none():
    assert read_reached("abc", GIFTS) is None


def test_the_last_quantity_by_the_day_tells_of_all_until_then():
    task = Task(1, 2021, TaskKind.REGISTERED, "Tặng quà", target=GIFTS)

    def told(number: int, month: int, quantity: int | None) -> ProgressReport:
        amount = None if quantity is None else Decimal(quantity)
        return ProgressReport(
            number, 1, "", date(2021, month, 1), ReportSource.PHONE, quantity=amount, measure="suất quà"
        )

    reports = [told(1, 3, 100), told(2, 6, 350), told(3, 7, None), told(4, 9, 600)]
    assert reached(task, reports, date(2021, 2, 1)) is None
    found = reached(task, reports, date(2021, 8, 1))
    assert found == Reached(Decimal(350), "suất quà")
    assert share(GIFTS, found) == Decimal("70.0")
    assert share(GIFTS, Reached(Decimal(600), "suất quà")) == Decimal("120.0")
    assert share(parse_target("Giảm nghèo"), found) is None
