"""The page "Nhập từ Excel": choose files, review what taking them over would change, write it in one go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from desktop.domain.errors import ThuKyError
from desktop.domain.imports import ColumnSense, DoubtedColumn
from desktop.domain.tasks import Task
from desktop.domain.units import Unit
from desktop.presenters.import_candidates import Candidate, TaskCandidate, task_candidates, unit_candidates
from desktop.presenters.import_planning import Planned, plan_rows
from desktop.presenters.import_source import Opener, Source
from desktop.presenters.import_view import Busy, ImportView, Written
from desktop.presenters.review import Review
from desktop.presenters.review_decisions import Decisions
from desktop.presenters.review_fields import unit_problem
from desktop.presenters.review_rows import ReviewRow, unit_text
from desktop.presenters.review_tree import FileNode, Scope, SheetNode
from desktop.presenters.session import Session
from desktop.services import imports, layouts, readings
from desktop.services.changes import Changed, Noun, changed
from desktop.services.imports import NEW_UNIT, BatchResult
from desktop.services.ledgers import Ledger
from desktop.services.progress import Progress
from desktop.services.readings import Given, SheetPlace
from desktop.services.suggestions import TaskChoices
from desktop.storage.batches import BatchSummary

#: Reads again, or for the first time, what there is to review.
_Read = Callable[[Progress], Source]


@dataclass(frozen=True, slots=True)
class WorkTitles:
    """What long work is called while it goes on."""

    reading: str
    writing: str


class Imports:
    """The state of the page and its commands; it begins with :meth:`start`."""

    def __init__(
        self,
        session: Session,
        view: ImportView,
        titles: WorkTitles,
        opener: Opener = readings.open_workbooks,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._session = session
        self._view = view
        self._titles = titles
        self._open = opener
        self._clock = clock
        self._source: Source | None = None
        self._review: Review | None = None
        self._tasks = TaskChoices(())
        self._scope = Scope()
        self._only_open = False
        self._busy = Busy.IDLE
        self._asked = 0
        session.watch(frozenset({Noun.BATCHES}), self._refresh_history)
        session.watch(frozenset({Noun.UNITS, Noun.TASKS, Noun.PEOPLE}), self._plan_anew)

    # ── Choosing files ──

    @property
    def review(self) -> Review | None:
        """The review in progress."""
        return self._review

    def start(self) -> None:
        """Show where files are chosen."""
        self._refresh_history()

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and folders in, and begin a review of them in place of the one in progress."""
        self._read(lambda progress: self._open(paths, Given(), progress))

    def paste(self, text: str, name: str) -> None:
        """Read a table that was copied elsewhere as text, called ``name``, and begin a review of it."""
        self._read(lambda _: readings.pasted(text, name))

    def _read(self, read: _Read) -> None:
        if self._busy in (Busy.READING, Busy.WRITING):
            return

        def job(ledger: Ledger, progress: Progress) -> Changed[tuple[Source, Planned]]:
            source = read(progress)
            planned = plan_rows(ledger, source, Decisions(), self._today())
            progress.check()
            return changed((source, planned))

        self._set_busy(Busy.READING)
        self._session.work(self._titles.reading, job, self._begin, self._failed)

    def unlock(self, file: FileNode, password: str) -> None:
        """Read a file of the review anew by its password."""
        source, place = self._source, file.scope.file
        if source is None or place is None or self._busy in (Busy.READING, Busy.WRITING):
            return

        def job(_ledger: Ledger, _progress: Progress) -> Changed[Source]:
            return changed(source.reopened(place, password))

        self._set_busy(Busy.READING)
        self._session.work(self._titles.reading, job, lambda opened: self._unlocked(file, opened), self._failed)

    def _unlocked(self, file: FileNode, opened: Source) -> None:
        self._set_busy(Busy.IDLE)
        if self._review is None:
            return
        self._source = opened
        self._plan_anew()
        refused = opened.readings({})[file.scope.file or 0].refused
        if refused is not None and refused.wrong_key:
            self._view.wrong_password(file)

    def _today(self) -> date:
        return self._clock().date()

    def _begin(self, read: tuple[Source, Planned]) -> None:
        source, planned = read
        if planned.plan.files:
            self._source = source
            self._tasks = planned.tasks
            self._asked += 1
            self._review = Review(planned.plan, planned.directory, planned.rows)
            self._scope, self._only_open = Scope(), False
        else:
            self._view.found_nothing()
        self._set_busy(Busy.IDLE)
        self._show()

    def _refresh_history(self) -> None:
        if self._review is None:
            self._session.ask(imports.history, self._show_history)

    def _show_history(self, history: Sequence[BatchSummary]) -> None:
        if self._review is None:
            self._view.show_start(history)

    # ── What is shown ──

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        """The rows that are shown."""
        return self._review.shown(self._scope, only_open=self._only_open) if self._review else ()

    def choose(self, scope: Scope) -> None:
        """Show the rows of a file, of a sheet, or all."""
        self._scope = scope
        self._view.show_rows(self.rows)

    def show_only_open(self, only_open: bool) -> None:
        """Show only the rows with which a person has something to do, or all."""
        self._only_open = only_open
        self._view.show_rows(self.rows)

    def _show(self) -> None:
        if self._review is not None:
            self._view.show_review(self._review)
            self._view.show_rows(self.rows)

    # ── Settling ──

    def candidates(self, text: str, typed: str) -> tuple[Candidate, ...]:
        """Return the units to pick from: near spellings of ``text`` first, then the others; or those typed for."""
        return unit_candidates(self._review.directory, text, typed) if self._review else ()

    def task_candidates(self, row: ReviewRow, typed: str) -> tuple[TaskCandidate, ...]:
        """Return the tasks that ``row`` may be about: those with near titles, then the others; or those typed for."""
        return task_candidates(self._tasks, self._review.directory, row, typed) if self._review else ()

    def settle_task(self, row: ReviewRow, task: Task) -> None:
        """Say that ``row``, and every row of the same teller and title, is about ``task``."""
        review = self._review
        if review is not None:
            self._decide(lambda decisions: decisions.mean(review.teller(row), row.title, task.id))

    def settle_unit(self, row: ReviewRow, unit: Unit) -> None:
        """Say which unit ``row`` names, in every row that names it so; an empty cell gets the unit's name."""
        text, problem = unit_text(row.values), unit_problem(row)
        if text:
            self._decide(lambda decisions: decisions.answer(text, unit.id))
        elif problem is not None and problem.cell:
            self.correct(row, problem.cell, unit.name)

    def add_unit(self, row: ReviewRow) -> None:
        """Say that the unit named in ``row`` is one that the directory has not got yet."""
        text = unit_text(row.values)
        if text:
            self._decide(lambda decisions: decisions.answer(text, NEW_UNIT))

    def settle_sender(self, sheet: SheetNode, unit: Unit | None) -> None:
        """Say which unit sent ``sheet``; ``None`` is a new one."""
        sender = sheet.reading.sender
        if sender:
            self._decide(lambda decisions: decisions.answer(sender, unit.id if unit else NEW_UNIT))

    def say(self, place: SheetPlace, said: Given) -> None:
        """Say the year, kind and sender of a sheet, or of a file and all its sheets."""
        self._decide(lambda decisions: decisions.say(place, replace(said, senses=decisions.said_of(place).senses)))

    def settle_column(self, row: ReviewRow, column: DoubtedColumn, sense: ColumnSense) -> None:
        """Say how all cells in a column of the row's sheet are to be understood."""
        place = row.place[0], row.sheet
        self._decide(lambda decisions: decisions.say(place, decisions.said_of(place).with_sense(column.heading, sense)))

    def correct(self, row: ReviewRow, cell: str, text: str) -> None:
        """Say what a cell of ``row`` should say."""
        self._decide(lambda decisions: decisions.correct([row.cell_place(cell)], text))

    def leave_out(self, rows: Sequence[ReviewRow]) -> None:
        """Leave rows out; take them in again when all of them were left out."""
        self._decide(lambda decisions: decisions.leave_out(row.place for row in rows))

    def look_at(self, rows: Sequence[ReviewRow]) -> None:
        """Note that the doubts of these rows were looked at; open them again when all of them were."""
        self._decide(lambda decisions: decisions.look_at(row.place for row in rows))

    def withdraw_missing(self, withdraw: bool) -> None:
        """Withdraw the tasks that a corrected workbook does not list any more, or leave them."""
        self._decide(lambda decisions: decisions.withdraw(withdraw))

    def undo(self) -> None:
        """Take the last decision back."""
        if self._review is not None and self._busy is not Busy.WRITING:
            self._follow(self._review, self._review.undo())

    def redo(self) -> None:
        """Take the decision again that was taken back last."""
        if self._review is not None and self._busy is not Busy.WRITING:
            self._follow(self._review, self._review.redo())

    def _decide(self, decide: Callable[[Decisions], Decisions]) -> None:
        if self._review is not None and self._busy is not Busy.WRITING:
            decisions = decide(self._review.decisions)
            if decisions != self._review.decisions:
                self._follow(self._review, self._review.decide(decisions))

    def _follow(self, before: Review, after: Review) -> None:
        self._review = after
        if before.decisions.asks_for_new_plan(after.decisions):
            self._plan_anew()
        else:
            self._show()

    def _plan_anew(self) -> None:
        """Ask for what the decisions, and the ledger as it is now, make of the plan; the latest question holds."""
        source, review = self._source, self._review
        if source is None or review is None or self._busy is Busy.WRITING:
            return
        self._asked += 1
        number, decisions = self._asked, review.decisions
        self._set_busy(Busy.PLANNING)
        self._session.ask(
            lambda ledger: plan_rows(ledger, source, decisions, self._today()),
            lambda planned: self._planned(number, planned),
            self._view.failed,
        )

    def _planned(self, number: int, planned: Planned) -> None:
        if number == self._asked and self._review is not None:
            self._review = self._review.planned_anew(planned.plan, planned.directory, planned.rows)
            self._tasks = planned.tasks
            self._set_busy(Busy.IDLE)
            self._show()

    # ── The end ──

    @property
    def can_write(self) -> bool:
        """Whether there is something to write, and it is what the person sees."""
        return self._busy is Busy.IDLE and self._review is not None and not self._review.forecast.nothing

    def discard(self) -> None:
        """Leave the review; nothing is written."""
        if self._busy is not Busy.WRITING:
            self._leave()
            self._refresh_history()

    def write(self) -> None:
        """Take over what the review shows, in one transaction."""
        review, source = self._review, self._source
        if review is None or source is None or not self.can_write:
            return

        def job(ledger: Ledger, progress: Progress) -> Changed[BatchResult]:
            decisions, now = review.decisions, self._clock()
            accepted, answers, contents = decisions.accepted, decisions.answers, source.contents
            result = imports.take_over(ledger, review.plan, accepted, answers, now, progress, contents=contents)
            layouts.remember(ledger, [file.reading for file in review.plan.files], decisions.options)
            return result

        self._set_busy(Busy.WRITING)
        self._session.work(self._titles.writing, job, lambda result: self._written(review, result), self._failed)

    def _written(self, review: Review, result: BatchResult) -> None:
        left = review.forecast
        self._leave()
        self._view.written(Written(result, left.tally.blocked, left.refused))

    def _failed(self, error: ThuKyError) -> None:
        self._set_busy(Busy.IDLE)
        self._view.failed(error)

    def _leave(self) -> None:
        self._asked += 1
        self._source = self._review = None
        self._set_busy(Busy.IDLE)

    def _set_busy(self, busy: Busy) -> None:
        self._busy = busy
        self._view.show_busy(busy)
