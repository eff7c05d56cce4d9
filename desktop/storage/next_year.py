"""What of a year's plan may be done again in the next one."""

from desktop.storage.database import Ledger


def recurring(ledger: Ledger, year: int) -> list[int]:
    """Return the tasks of a year that have no end of their own or stood in the plan of the year before too."""
    rows = ledger.sql(
        "SELECT id FROM task WHERE year = ?1 AND kind <> 'direction' AND (ongoing OR (title, coalesce(lead_unit_id, 0))"
        " IN (SELECT title, coalesce(lead_unit_id, 0) FROM task WHERE year = ?1 - 1 AND kind <> 'direction'))"
        " ORDER BY id",
        (year,),
    )
    return [row[0] for row in rows]


def named(ledger: Ledger, year: int) -> list[tuple[int, str, int | None]]:
    """Return the id, the title and the lead unit of each task of a year, in the order of its plan."""
    rows = ledger.sql("SELECT id, title, lead_unit_id FROM task WHERE year = ? ORDER BY id", (year,))
    return [(id_, title, unit_id) for id_, title, unit_id in rows]


def last_number(ledger: Ledger, year: int, kind: str) -> int:
    """Return the highest number that a task of this kind has in a year's plan; 0 where none has one."""
    rows = ledger.sql(
        "SELECT coalesce(max(CAST(number AS INTEGER)), 0) FROM task"
        " WHERE year = ? AND kind = ? AND number <> '' AND number NOT GLOB '*[^0-9]*'",
        (year, kind),
    )
    return int(rows[0][0])
