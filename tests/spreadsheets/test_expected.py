"""Every workbook of ``tests/workbooks`` gives exactly the values written down beside it; no exceptions."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.deadlines import Deadline
from desktop.domain.imports import (
    Delegate,
    FigureRow,
    FileReading,
    Outcome,
    Registration,
    RowReading,
    SheetKind,
    SheetReading,
)
from desktop.domain.tasks import Target
from desktop.domain.text import spelling_key
from desktop.spreadsheets.reader import WorkbookReader

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
EXPECTED = sorted(WORKBOOKS.rglob("*.expected.json"))

# The expectations are JSON of many shapes: Any stands for it here.
Json = dict[str, Any]


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as opened:
        yield opened


@pytest.fixture(scope="module")
def known_units() -> frozenset[str]:
    directory = json.loads((WORKBOOKS / "UNITS.json").read_text("utf-8"))
    names = [name for unit in directory["units"] for name in (unit["name"], *unit["aliases"])]
    return frozenset(map(spelling_key, names))


def number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def due_json(due: Deadline | None) -> Json | None:
    if due is None:
        return None
    if due.ongoing:
        return {"text": due.text, "ongoing": True}
    return {
        "text": due.text,
        "from": due.start.isoformat() if due.start else None,
        "to": due.end.isoformat() if due.end else None,
    }


def target_json(target: Target | None) -> Json | None:
    if target is None:
        return None
    return {"text": target.text, "quantity": number(target.quantity), "measure": target.measure}


def values_json(row: RowReading) -> Json:
    match row.values:
        case Registration(title, kind, lead, coordinating, due, target, note):
            return {
                "title": title,
                "kind": str(kind),
                "lead_unit": lead,
                "coordinating_units": list(coordinating),
                "due": due_json(due),
                "target": target_json(target),
                "note": note,
            }
        case Outcome(title, lead, percent, status, completed_on, result, note):
            return {
                "title": title,
                "lead_unit": lead,
                "percent": number(percent),
                "status": status and str(status),
                "completed_on": completed_on and completed_on.isoformat(),
                "result": result,
                "note": note,
            }
        case Delegate(full_name, position, unit, phone, note):
            return {"full_name": full_name, "position": position, "unit": unit, "phone": phone, "note": note}
        case FigureRow(unit, amounts):
            indicators = [
                {"indicator": amount.indicator, "quantity": number(amount.quantity), "measure": amount.measure}
                for amount in amounts
            ]
            return {"unit": unit, "indicators": indicators}


def problems(row: RowReading, units: frozenset[str]) -> list[str]:
    """Return the codes found, with what the plan will say of units that the directory does not know."""
    codes = [str(problem.code) for problem in row.problems]
    unit = getattr(row.values, "lead_unit", None) if not isinstance(row.values, FigureRow) else row.values.unit
    return sorted([*codes, *(["unknown-unit"] if unit and spelling_key(unit) not in units else [])])


def row_json(row: RowReading, units: frozenset[str]) -> Json:
    return {"row": row.row, "values": values_json(row), "problems": problems(row, units)}


def head(sheet: SheetReading) -> Json:
    read = sheet.kind is not SheetKind.NONE
    return {
        "sheet": sheet.sheet,
        "kind": str(sheet.kind),
        "header_row": sheet.header_row,
        "period": sheet.period if read else None,
        "sender": sheet.sender.casefold() if sheet.sender else None,
    }


def expected_head(sheet: Json) -> Json:
    sender = sheet["sender"].casefold() if sheet["sender"] else None
    return {key: sheet[key] for key in ("sheet", "kind", "header_row", "period")} | {"sender": sender}


def check_sheet(sheet: SheetReading, want: Json, units: frozenset[str]) -> None:
    assert head(sheet) == expected_head(want)
    rows = {row.row: row_json(row, units) for row in sheet.rows}
    wanted = {row["row"]: row | {"problems": sorted(row["problems"])} for row in want["rows"]}
    if "row_count" in want:
        assert len(rows) == want["row_count"]
        assert {row: rows[row] for row in wanted} == wanted
    else:
        assert rows == wanted
    assert {skipped.row: str(skipped.why) for skipped in sheet.skipped} == {
        skipped["row"]: skipped["why"] for skipped in want["skipped"]
    }


def check_file(reading: FileReading, want: Json, units: frozenset[str]) -> None:
    if want["refused"] and not any(sheet["rows"] for sheet in want["sheets"]):
        assert reading.refused is not None
        return
    assert reading.refused is None
    assert len(reading.sheets) == len(want["sheets"])
    for sheet, wanted in zip(reading.sheets, want["sheets"], strict=True):
        check_sheet(sheet, wanted, units)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_a_workbook_gives_its_expected_values(path: Path, reader: WorkbookReader, known_units: frozenset[str]) -> None:
    want = json.loads(path.read_text("utf-8"))
    check_file(reader.read(path.with_name(want["file"])), want, known_units)


def test_every_workbook_has_its_expectation() -> None:
    described = {path.with_name(json.loads(path.read_text("utf-8"))["file"]) for path in EXPECTED}
    files = {path for path in WORKBOOKS.glob("*/*") if not path.name.endswith(".json")}
    assert described == files
