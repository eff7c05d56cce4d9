"""What stops an operation. A problem in a person's data is a value (:mod:`desktop.domain.imports`), not an error.

    ThuKyError                    every error that a person is told about
    ├── RefusedValue              a value that was typed or given can't be taken (exit 3)
    │   ├── NotFound              the record asked for does not exist
    │   └── InUse                 the record can't be taken out: others name it
    ├── LedgerUnusable            the ledger can't be used; nothing changed (exit 4)
    │   ├── LedgerMissing         there is no such file
    │   │   └── LedgerNotChosen   nobody has said which ledger
    │   ├── LedgerExists          making a ledger would overwrite a file
    │   ├── NotALedger            the file is something else
    │   ├── LedgerNewer           a newer version of the program made it
    │   ├── LedgerDamaged         SQLite says that its content is damaged
    │   ├── LedgerLocked          another program has it open
    │   └── LedgerUnwritable      the place it lies in is read-only or full
    ├── WorkbookRefused           a file that can't be read as a workbook
    ├── PaperRefused              a paper can't be made (no font, the record is not complete enough)
    ├── CannotWrite               a file for a person can't be written where they want it; the old one is untouched
    ├── NoRoom                    the disk has no room for what is to be kept
    ├── ContentDamaged            a file kept in the ledger is not what it was when it was kept
    ├── MeetingSigned             the minutes are signed: nothing of the meeting can be changed
    ├── IssuedKept                an issued paper can't be changed or taken out
    └── Cancelled                 the person asked for it to stop

Each carries its data; the sentence is made in :mod:`desktop.wording`, where it is shown.
"""

from enum import StrEnum


class ThuKyError(Exception):
    """Base of every error whose sentence a person reads."""


class RefusedValue(ThuKyError):
    """A value can't be taken: ``field`` names it, ``reason`` is a code that :mod:`desktop.wording` explains."""

    def __init__(self, field: str, reason: str, value: str = "") -> None:
        super().__init__(f"{field}: {reason} ({value})")
        self.field = field
        self.reason = reason
        self.value = value


class NotFound(RefusedValue):
    """No record of kind ``field`` has the id ``value``."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(field, "not-found", value)


class InUse(RefusedValue):
    """The record of kind ``field`` called ``value`` can't be taken out: records in these tables name it."""

    def __init__(self, field: str, value: str, tables: tuple[str, ...]) -> None:
        super().__init__(field, "in-use", value)
        self.tables = tables


class LedgerUnusable(ThuKyError):
    """The ledger at ``path`` can't be used; ``detail`` is for the log and for support."""

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(f"{path} {detail}".strip())
        self.path = path
        self.detail = detail


class LedgerMissing(LedgerUnusable):
    """There is no file at ``path``."""


class LedgerNotChosen(LedgerMissing):
    """Nobody has said which ledger, and none was opened before; ``path`` is the option that says it."""


class LedgerExists(LedgerUnusable):
    """A new ledger would overwrite the file at ``path``."""


class NotALedger(LedgerUnusable):
    """The file at ``path`` is no ledger of this program."""


class LedgerNewer(LedgerUnusable):
    """The ledger at ``path`` was written by a newer version of the program."""


class LedgerDamaged(LedgerUnusable):
    """The content of the ledger at ``path`` is damaged."""


class LedgerLocked(LedgerUnusable):
    """Another program, or another window, has the ledger at ``path`` open."""


class LedgerUnwritable(LedgerUnusable):
    """The ledger at ``path`` can't be written: read-only place, or the disk is full."""


class RefusalCode(StrEnum):
    """Why a whole file is not read."""

    ENCRYPTED = "encrypted"
    NOT_A_WORKBOOK = "not-a-workbook"
    DAMAGED = "damaged"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    NO_TABLE = "no-table"


class WorkbookRefused(ThuKyError):
    """The file can't be read as a workbook; ``detail`` names the part that was at fault."""

    def __init__(self, code: RefusalCode, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


class PaperRefused(ThuKyError):
    """A paper can't be made; ``reason`` is a code that :mod:`desktop.wording` explains."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class CannotWrite(ThuKyError):
    """The file at ``path`` can't be written (read-only, full, pulled out); what stood there is as it was."""

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(f"{path} {detail}".strip())
        self.path = path
        self.detail = detail


class NoRoom(ThuKyError):
    """The disk under the ledger has ``free`` bytes; to keep ``name`` and a copy of the ledger takes ``needed``."""

    def __init__(self, name: str, needed: int, free: int) -> None:
        super().__init__(f"{name}: {needed} > {free}")
        self.name = name
        self.needed = needed
        self.free = free


class ContentDamaged(ThuKyError):
    """The bytes kept under ``sha256`` no longer have that hash, or are gone."""

    def __init__(self, sha256: str) -> None:
        super().__init__(sha256)
        self.sha256 = sha256


class MeetingSigned(ThuKyError):
    """The minutes of the meeting are signed; it is changed only after reopening them with a reason."""


class IssuedKept(ThuKyError):
    """A paper was issued; it and its bytes stay as they are."""


class Cancelled(ThuKyError):
    """The person asked for the work to stop; nothing was changed."""
