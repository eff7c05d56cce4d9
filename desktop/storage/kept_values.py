"""Days and decimals as SQLite keeps them: as texts. The driver needs five times as long to make them so itself."""

from datetime import date
from decimal import Decimal


def day_text(day: date | None) -> str | None:
    """Return a day as the ledger keeps it."""
    return None if day is None else day.isoformat()


def read_day(text: str | None) -> date | None:
    """Return the day that :func:`day_text` wrote."""
    return None if text is None else date.fromisoformat(text)


def decimal_text(number: Decimal | None) -> str | None:
    """Return a number as the ledger keeps it, all its digits."""
    return None if number is None else format(number, "f")


def read_decimal(text: str | None) -> Decimal | None:
    """Return the number that :func:`decimal_text` wrote."""
    return None if text is None else Decimal(text)
