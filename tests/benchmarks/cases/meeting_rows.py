"""The floor of opening a meeting: its rows as the driver gives them.

``python -m tests.benchmarks.cases.meeting_rows LEDGER``. No values of the domain, no order of anything but its index.
"""

import sys

from sqlcipher3 import dbapi2

from tests.benchmarks.cases.open_meeting import TIMES
from tests.benchmarks.harness import Part

OF_THE_MEETING = ("agenda_item", "attendee", "contribution", "conclusion")
OF_THE_LEDGER = ("unit", "unit_name", "person", "position", "setting")


def rows(connection: dbapi2.Connection) -> int:
    """Read every row that opening a meeting reads; return how many."""
    read = connection.execute("SELECT * FROM meeting WHERE id = 1").fetchall()
    for table in OF_THE_MEETING:
        read += connection.execute(f"SELECT * FROM {table} WHERE meeting_id = 1 ORDER BY place").fetchall()
    for table in OF_THE_LEDGER:
        read += connection.execute(f"SELECT * FROM {table}").fetchall()
    return len(read)


if __name__ == "__main__":
    ledger = dbapi2.connect(sys.argv[1])
    count = rows(ledger)
    with Part():
        for _ in range(TIMES):
            rows(ledger)
    print(f"{count} rows")
