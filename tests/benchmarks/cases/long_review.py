"""The meeting whose minutes fill five pages, for both sides of the measure."""

from desktop.papers.minutes import MinutesRecord
from tests.papers.samples import annual_review, delegates, speeches, with_meeting


def long_review() -> MinutesRecord:
    """Return a review with as many speeches and delegates as five pages take."""
    return with_meeting(annual_review(), contributions=speeches(10), attendees=delegates(33))
