"""What the tests of papers share: the fonts of this computer, the decree's rules, a printed sample."""

from collections.abc import Callable

import pytest
from pypdfium2 import PdfDocument

from desktop.papers.fonts import FontSet, find_fonts
from desktop.papers.layout import ND30
from desktop.papers.minutes import MinutesRecord, minutes_blocks
from desktop.papers.pdf import render
from tests.papers.minutes_checks import Rules, nd30_rules
from tests.papers.reading import Print, read
from tests.papers.samples import annual_review

Printing = Callable[[MinutesRecord], Print]


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return find_fonts()


@pytest.fixture(scope="session")
def rules() -> Rules:
    """The layout of Nghị định 30/2020/NĐ-CP as data."""
    return nd30_rules()


@pytest.fixture(scope="session")
def printed(fonts: FontSet) -> Printing:
    """Print the minutes of a record and read them back."""
    return lambda record: read(render(minutes_blocks(record), ND30, fonts))


@pytest.fixture(scope="session")
def minutes(printed: Printing) -> Print:
    """The printed minutes of the whole annual review."""
    return printed(annual_review())


@pytest.fixture(scope="session")
def pages_of(fonts: FontSet) -> Callable[[MinutesRecord], list[list[str]]]:
    """Print the minutes of a record and return the text of each page, line by line."""

    def lines_of_pages(record: MinutesRecord) -> list[list[str]]:
        with PdfDocument(render(minutes_blocks(record), ND30, fonts)) as document:
            return [page.get_textpage().get_text_range().splitlines() for page in document]

    return lines_of_pages
