"""Copies of the ledger."""

from enum import StrEnum


class Occasion(StrEnum):
    """Why a copy was made."""

    ASKED_FOR = "asked-for"
    IMPORT = "import"
    RESTORE = "restore"
