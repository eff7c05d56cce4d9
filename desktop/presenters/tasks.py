"""The page of tasks: which are shown, how they count, what was reported on one, and what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol

from desktop.domain.deadlines import Deadline
from desktop.domain.errors import NotFound, ThuKyError
from desktop.domain.task_events import TaskEvent
from desktop.domain.tasks import ProgressReport, ReportedStatus, Task
from desktop.presenters.attaching import AttachPresenter
from desktop.presenters.many_tasks import ManyDone, ManyTasks
from desktop.presenters.navigation import TaskFilter
from desktop.presenters.planning import PlanningPresenter
from desktop.presenters.session import Failed, Session
from desktop.presenters.task_commands import Change, Confirmation, Done, TaskChange, TaskCommands, Undo
from desktop.presenters.task_list import TaskList
from desktop.services import next_year
from desktop.services import tasks as task_services
from desktop.services.changes import Changed, Noun
from desktop.services.extensions import Decision
from desktop.services.ledgers import Ledger
from desktop.services.next_year import Candidates
from desktop.services.tasks import TaskHistory


class TasksView(Protocol):
    """What shows the page; it looks up the state in its presenter."""

    def show_rows(self) -> None:
        """Show the rows, the counts and the choices, which are different now."""

    def show_history(self) -> None:
        """Show what was reported on the chosen task."""

    def show_loose(self) -> None:
        """Show the results whose task is not known."""

    def tell(self, event: TaskChange, undo: Undo | None) -> None:
        """Say that something was done, and offer to take it back."""

    def tell_many(self, done: ManyDone, undo: Undo) -> None:
        """Say what was done with many tasks, and offer to take it back."""


class TasksPresenter:
    """State and commands of the page of tasks: the list, and the task that is looked at.

    ``history`` is everything on that task.
    """

    def __init__(self, session: Session, view: TasksView, now: Callable[[], datetime] = datetime.now) -> None:
        self._session = session
        self._view = view
        self._now = now
        self._commands = TaskCommands(session, view.tell, now)
        self._chosen: int | None = None
        self.many = ManyTasks(session, self._commands, view.tell_many, now)
        self.list = TaskList(session, lambda: self.today, self._show)
        self.history: TaskHistory | None = None
        session.watch(frozenset({Noun.TASKS, Noun.UNITS, Noun.MEETINGS, Noun.BATCHES, Noun.REGISTERS}), self.reload)

    @property
    def today(self) -> date:
        """Today."""
        return self._now().date()

    @property
    def day_shown(self) -> date:
        """Today, or the earlier day as of which the tasks are shown: what is confirmed of that day is seen there."""
        return min(self.today, self.list.as_of)

    def reload(self) -> None:
        """Read everything again, as of the day that is chosen."""
        self.list.reload()

    def open(self, wanted: TaskFilter) -> None:
        """Show what another screen asks for, as of the year's usual day."""
        self._chosen = wanted.task_id
        self.list.open(replace(wanted, task_id=None, loose=False, report_id=None, file_id=None))

    def clear(self) -> None:
        """Show all tasks of the year."""
        self.list.refine(TaskFilter(self.list.wanted.year, as_today=self.list.wanted.as_today))

    def _show(self) -> None:
        self._view.show_rows()
        if not self.list.is_partial:
            self._view.show_loose()
            self._read_history()

    # ── One task ──

    @property
    def chosen(self) -> int | None:
        """The id of the task that is looked at."""
        return self._chosen

    def choose(self, task_id: int | None) -> None:
        """Show what was reported on this task."""
        if task_id != self._chosen:
            self._chosen = task_id
            self._read_history()

    def _read_history(self) -> None:
        task_id, day, units_on = self._chosen, self.list.as_of, self.list.units_on
        if task_id is None:
            self._take_history(None)
            return

        self._session.ask(
            lambda ledger: task_services.history(ledger, task_id, day, units_on),
            self._take_history,
            self._forget_history,
        )

    def _forget_history(self, error: ThuKyError) -> None:
        """The task is gone: the list tells of it when it is read again."""
        if not isinstance(error, NotFound):
            raise error
        if self.history is not None and self.history.row.task.id == self._chosen:
            self._take_history(None)

    def _take_history(self, history: TaskHistory | None) -> None:
        if history is None or history.row.task.id == self._chosen:
            self.history = history
            self._view.show_history()

    # ── Commands; each can be taken back, but for deleting a task ──

    def save_task(self, task: Task, done: Done, failed: Failed) -> None:
        """Keep a task. A new one is shown, whatever the filters were."""

        def keep(ledger: Ledger) -> Changed[tuple[Task | None, Task]]:
            before = task_services.get_task(ledger, task.id) if task.id else None
            kept = (task_services.save_task if task.id else task_services.add_numbered)(ledger, task)
            return Changed((before, kept.value), kept.nouns)

        def after(result: tuple[Task | None, Task]) -> None:
            before, kept = result
            done()
            self._chosen = kept.id
            if before is None:
                self.list.keep_year(kept.year)
                self._commands.told(TaskChange.ADDED, self._undo(lambda led: task_services.delete_task(led, kept.id)))
            else:
                self._commands.told(TaskChange.EDITED, self._undo(lambda led: task_services.save_task(led, before)))

        self._session.change(keep, after, failed)

    def next_plan(self) -> PlanningPresenter:
        """Return what offers tasks for the plan of the year after the one shown."""
        return PlanningPresenter(self._session, self.list.wanted.year, self.list.as_of)

    def plan(self, found: Candidates, chosen: Sequence[int], done: Done, failed: Failed) -> None:
        """Put tasks into the plan of the next year, and show it."""

        def after(made: tuple[int, ...]) -> None:
            done()
            undo = self._undo(lambda ledger: next_year.take_back(ledger, made))
            self._commands.remember(undo)
            self._view.tell_many(ManyDone(TaskChange.ADDED, len(made), 0), undo)
            self.list.choose_year(found.year)

        self._session.change(lambda ledger: next_year.plan(ledger, found, chosen), after, failed)

    def delete_task(self, task_id: int) -> None:
        """Take a task out; the view has asked the person."""
        self._session.change(
            lambda ledger: task_services.delete_task(ledger, task_id),
            lambda _: self._commands.told(TaskChange.DELETED, None),
        )

    def extend(self, task_id: int, deadline: Deadline, decision: Decision, done: Done, failed: Failed) -> None:
        """Give a task a new deadline."""
        self._commands.extend(task_id, deadline, decision, done, failed)

    def withdraw(self, task_id: int, decision: Decision, done: Done, failed: Failed) -> None:
        """Withdraw a task from a day on."""
        self._commands.withdraw(task_id, decision, done, failed)

    def reinstate(self, task_id: int, decision: Decision, done: Done, failed: Failed) -> None:
        """Take a withdrawn task up again."""
        self._commands.reinstate(task_id, decision, done, failed)

    def save_report(self, report: ProgressReport, done: Done, failed: Failed) -> None:
        """Keep a progress entry."""
        self._commands.save_report(report, self._reports().get(report.id), done, failed)

    def delete_report(self, report: ProgressReport) -> None:
        """Take a progress entry out."""
        self._commands.delete_report(report)

    def confirm(self, task_id: int, confirmation: Confirmation, done: Done, failed: Failed) -> None:
        """Accept that a task was done."""
        self._commands.confirm(task_id, confirmation, self._reports(), done, failed)

    def take_back(self, event: TaskEvent) -> None:
        """Take a decision out of the history."""
        self._commands.take_back(event)

    def undo_last(self) -> None:
        """Take the last thing back that was done here."""
        self._commands.undo_last()

    def attach(self, report: ProgressReport, task_id: int, done: Done, failed: Failed) -> None:
        """Say to which task a result belongs."""
        attached = replace(report, task_id=task_id)
        now = self._now()

        def after(_: ProgressReport) -> None:
            done()
            self._commands.told(TaskChange.ATTACHED, self._report_as(report))

        self._session.change(lambda ledger: task_services.save_report(ledger, attached, now), after, failed)

    def candidates(self, report: ProgressReport) -> AttachPresenter:
        """Return what offers the tasks to which a result may belong."""
        return AttachPresenter(self._session, report, self.today)

    # ── What taking back needs ──

    def _reports(self) -> dict[int, ProgressReport]:
        return {report.id: report for report in self.history.reports} if self.history else {}

    def _report_as(self, before: ProgressReport) -> Undo:
        return self._undo(lambda ledger: task_services.save_report(ledger, before, self._now()))

    def _undo(self, change: Change) -> Undo:
        return self._commands.undoing(change)


def suggested_day(history: TaskHistory | None, today: date) -> date:
    """Return the day that is offered for a confirmation: the one reported with the waiting result, else ``today``."""
    reports = history.reports if history else ()
    waiting = [report for report in reports if report.status is ReportedStatus.DONE and not report.confirmed]
    return waiting[-1].counts_from if waiting else today
