"""A workbook says the same whatever its text is written in: those of ``tests/workbooks``, in TCVN3 and VNI."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.imports import SheetReading
from desktop.spreadsheets.opening import read_workbook
from desktop.spreadsheets.reading import read_sheet
from desktop.spreadsheets.workbook import Sheet, Value
from tests.spreadsheets.encoders import in_tcvn3, in_vni

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
SAMPLES = (
    *("2020/dang-ky-2020-hoi-lhpn.xlsx", "2020/ket-qua-2020-ban-dan-van.xlsx", "2021/tien-do-2021-toan-tinh.xlsx"),
    *("q1-2021/an-sinh-q1-2021-so-ldtbxh.xlsx", "q1-2021/an-sinh-q1-2021-bo-chqs.xls", "values/so-lieu.xlsx"),
    *("people/danh-sach-dai-bieu-2021.xlsx", "layout/tieu-de-hai-dong.xlsx", "values/trung-lap-sai-ten-thieu.xlsx"),
)


def encoded(sheet: Sheet, encode: Callable[[str], str], font: str | None) -> Sheet:
    """Return ``sheet`` with its texts in a legacy encoding, with a font that says so or without."""

    def written(value: Value) -> Value:
        return encode(value) if isinstance(value, str) else value

    rows = tuple(tuple(map(written, row)) for row in sheet.rows)
    places = [(row, column) for row, cells in enumerate(rows, 1) for column in range(1, len(cells) + 1)]
    return sheet._replace(rows=rows, fonts=dict.fromkeys(places, font) if font else {})


def told(reading: SheetReading) -> tuple[object, ...]:
    """Return what a sheet says, case apart: TCVN3 has no capitals with tones."""
    rows = [(row.row, repr(row.values).casefold(), [p.code for p in row.problems]) for row in reading.rows]
    return reading.kind, reading.header_row, reading.period, (reading.sender or "").casefold(), rows, reading.skipped


@pytest.mark.parametrize(
    ("encode", "font"), [(in_tcvn3, ".VnTime"), (in_tcvn3, None), (in_vni, "VNI-Times"), (in_vni, None)]
)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_workbook_in_a_legacy_encoding_says_the_same(
    name: str, encode: Callable[[str], str], font: str | None
) -> None:
    for sheet in read_workbook(WORKBOOKS / name).sheets:
        assert list(map(told, read_sheet(encoded(sheet, encode, font)))) == list(map(told, read_sheet(sheet)))
