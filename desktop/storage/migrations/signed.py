"""The part of step 4 that keeps signed minutes as they are: triggers that refuse, whatever asks for the change.

They are the rule itself, not a second guard: a use case that changes a signed meeting is told so by its ledger, and the
error is named where the database is left (:mod:`desktop.storage.database`). What stays open after signing is what
happens after it: attached scans, reports on directions, decisions on them, the state of a matter.
"""

#: What the refusals say; :mod:`desktop.storage.database` knows them by these words.
MEETING_SIGNED = "the minutes of the meeting are signed"
ISSUED_STAYS = "an issued paper stays as it is"

#: The tables whose rows belong to a meeting and are in its minutes, whole.
_PARTS = ("agenda_item", "attendee", "contribution", "conclusion", "vote", "assessment", "meeting_task")

_EVENTS = {"INSERT": "NEW.{key}", "UPDATE": "OLD.{key}, NEW.{key}", "DELETE": "OLD.{key}"}

_MINUTES_IN_FORCE = (
    "EXISTS (SELECT 1 FROM issued_paper WHERE owner = 'meeting' AND owner_id = OLD.id"
    " AND kind = 'minutes' AND reopened_at IS NULL)"
)


def _refuse(name: str, event: str, when: str, words: str, moment: str = "BEFORE") -> str:
    condition = f"WHEN {when} " if when else ""
    return f"CREATE TRIGGER {name} {moment} {event} {condition}BEGIN\n    SELECT RAISE(ABORT, '{words}');\nEND;\n"


def _part(table: str, key: str, meetings: str, *, columns: tuple[str, ...] = (), only: str = "") -> str:
    """Return the triggers of one table: ``meetings`` finds the meetings of the rows with the values ``{refs}``.

    With ``columns`` only a different value in one of those is a change. ``only`` is true of the few rows that can have
    a meeting at all, where the table has many others: it is quickly seen.
    """
    made = ""
    for event, refs in _EVENTS.items():
        chosen = meetings.format(refs=refs.format(key=key))
        signed = f"EXISTS (SELECT 1 FROM meeting WHERE state = 'signed' AND id IN ({chosen}))"
        if only:
            signed = f"{only.format(refs=refs.format(key=key))} AND {signed}"
        if event == "UPDATE" and columns:
            different = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
            signed = f"({different}) AND {signed}"
        made += _refuse(f"{table}_signed_{event.casefold()}", f"{event} ON {table}", signed, MEETING_SIGNED)
    return made


_DEADLINE = ("due_text", "due_from", "due_to", "ongoing")
_DIRECTION = ("conclusion_id", "year", "kind", "number", "title", "lead_unit_id", *_DEADLINE)
_OF_CONCLUSION = "SELECT meeting_id FROM conclusion WHERE id IN ({refs})"


def _directions(columns: tuple[str, ...]) -> str:
    """Return the triggers of tasks, of which only the directions belong to a meeting."""
    is_direction = "coalesce({refs}, NULL) IS NOT NULL"
    return _part("task", "conclusion_id", _OF_CONCLUSION, columns=columns, only=is_direction)


def _all() -> str:
    of_task = f"{_OF_CONCLUSION.format(refs='SELECT conclusion_id FROM task WHERE id IN ({refs})')}"
    of_direction = "EXISTS (SELECT 1 FROM task WHERE conclusion_id IS NOT NULL AND id IN ({refs}))"
    return "".join(
        (
            *(_part(table, "meeting_id", "{refs}") for table in _PARTS),
            _part("assessment_text", "assessment_id", "SELECT meeting_id FROM assessment WHERE id IN ({refs})"),
            _part("programme_party", "programme_id", "SELECT meeting_id FROM programme WHERE id IN ({refs})"),
            _part("programme", "meeting_id", "{refs}", columns=("meeting_id", "name", "year_from", "year_to")),
            _part(
                "matter",
                "meeting_id",
                "{refs}",
                columns=("meeting_id", "raised_on", "summary", "locality", "lead_unit_id", *_DEADLINE),
            ),
            _directions(_DIRECTION),
            _part("task_coordinator", "task_id", of_task, only=of_direction),
            _meeting(),
            _papers(),
        )
    )


def _meeting() -> str:
    """Signed needs the issued minutes; a signed meeting opens only after those were reopened with a reason."""
    stays = f"OLD.state = 'signed' AND (NEW.state = 'signed' OR {_MINUTES_IN_FORCE})"
    unissued = f"NEW.state = 'signed' AND OLD.state <> 'signed' AND NOT {_MINUTES_IN_FORCE}"
    gone = "OLD.state = 'signed' OR EXISTS (SELECT 1 FROM issued_paper WHERE owner = 'meeting' AND owner_id = OLD.id)"
    return (
        _refuse("meeting_signed_update", "UPDATE ON meeting", stays, MEETING_SIGNED)
        + _refuse("meeting_signed_delete", "DELETE ON meeting", gone, MEETING_SIGNED)
        + _refuse("meeting_signed_unissued", "UPDATE ON meeting", unissued, "signed minutes must be issued")
        + _refuse("meeting_signed_insert", "INSERT ON meeting", "NEW.state = 'signed'", "signed minutes must be issued")
    )


def _papers() -> str:
    """An issued paper is only marked as reopened, once; bytes are never replaced."""
    kept = "id, kind, owner, owner_id, version, number, symbol, dated, title, issued_at, sha256, frozen"
    return (
        _refuse("issued_paper_update", f"UPDATE OF {kept} ON issued_paper", "", ISSUED_STAYS)
        + _refuse("issued_paper_again", "UPDATE ON issued_paper", "OLD.reopened_at IS NOT NULL", ISSUED_STAYS)
        + _refuse("issued_paper_delete", "DELETE ON issued_paper", "", ISSUED_STAYS)
        + _refuse("content_update", "UPDATE ON content", "", ISSUED_STAYS)
    )


SIGNED_STAYS = _all()

#: For the step that puts the names of co-operating units into the task itself.
COORDINATORS_STAY = "".join(f"DROP TRIGGER task_signed_{event.casefold()};\n" for event in _EVENTS) + _directions(
    (*_DIRECTION, "coordinators")
)

#: For the step that lets tasks be made by the thousand: what is to run before an insert has each row prepared twice.
NEW_DIRECTIONS_STAY = "DROP TRIGGER task_signed_insert;\n" + _refuse(
    "task_signed_insert",
    "INSERT ON task",
    "NEW.conclusion_id IS NOT NULL AND EXISTS (SELECT 1 FROM meeting WHERE state = 'signed'"
    f" AND id IN ({_OF_CONCLUSION.format(refs='NEW.conclusion_id')}))",
    MEETING_SIGNED,
    "AFTER",
)
