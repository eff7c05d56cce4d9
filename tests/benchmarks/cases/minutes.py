"""Five pages of minutes by the program, as the second paper of a session: from the record to the bytes of the PDF."""

from desktop.papers.fonts import find_fonts
from desktop.papers.layout import ND30
from desktop.papers.minutes import MinutesRecord, minutes_blocks
from desktop.papers.pdf import render
from tests.benchmarks.cases.long_review import long_review
from tests.benchmarks.harness import Part
from tests.papers.samples import annual_review


def make(record: MinutesRecord) -> bytes:
    """Return the minutes of ``record`` as PDF."""
    return render(minutes_blocks(record), ND30, find_fonts())


if __name__ == "__main__":
    make(annual_review())
    with Part():
        made = make(long_review())
    print(f"{made.count(b'/Type /Page') - 1} pages")
