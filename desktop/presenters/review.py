"""A review of an import in progress: its rows under a person's decisions, which can be undone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from desktop.domain.import_plans import ImportPlan
from desktop.domain.imports import DoubtedColumn, ProblemCode
from desktop.domain.text import spelling_key
from desktop.domain.units import UnitDirectory
from desktop.presenters.review_decisions import Decisions
from desktop.presenters.review_rows import ReviewRow, marked, unit_text
from desktop.presenters.review_tree import FileNode, Forecast, Scope, file_nodes, forecast
from desktop.services.imports import meant_key

#: What is said of a row whose cell can be understood in two ways.
_TWO_WAYS = frozenset({ProblemCode.AMBIGUOUS_DATE, ProblemCode.BAD_NUMBER})


@dataclass(frozen=True)
class Review:
    """A review in progress; ``earlier`` are the decisions that undo returns to, ``later`` those of redo."""

    plan: ImportPlan
    directory: UnitDirectory
    rows: tuple[ReviewRow, ...]
    decisions: Decisions = field(default_factory=Decisions)
    earlier: tuple[Decisions, ...] = ()
    later: tuple[Decisions, ...] = ()

    @cached_property
    def files(self) -> tuple[FileNode, ...]:
        """The tree of files and sheets."""
        return file_nodes(self.plan, self.rows)

    @cached_property
    def forecast(self) -> Forecast:
        """What taking over would change."""
        return forecast(self.plan, self.files, self.rows, withdraw=self.decisions.withdraw_missing)

    @property
    def touched(self) -> bool:
        """Whether a person has decided anything that leaving would lose."""
        return self.decisions != Decisions()

    def shown(self, scope: Scope, *, only_open: bool) -> tuple[ReviewRow, ...]:
        """Return the rows of ``scope``, or those of them with which a person has something to do."""
        return tuple(row for row in self.rows if scope.holds(row.place) and (row.open or not only_open))

    def doubted(self, row: ReviewRow) -> DoubtedColumn | None:
        """Return the column in which a date or a number of ``row`` can be understood in two ways."""
        file, sheet, _ = row.place
        cells = [p.cell for p in row.planned.problems if p.code in _TWO_WAYS]
        doubted = {cell.rstrip("0123456789") for cell in cells}
        columns = self.plan.files[file].sheets[sheet].reading.doubted
        return next((column for column in columns if column.column in doubted), None)

    def teller(self, row: ReviewRow) -> str:
        """Return who tells of the outcome in ``row``: the unit that it names, else the sender of its sheet."""
        file, sheet, _ = row.place
        return unit_text(row.values) or self.plan.files[file].sheets[sheet].reading.sender or ""

    def alike_titles(self, row: ReviewRow) -> int:
        """Return how many rows tell of a task as ``row`` does, itself among them."""
        key = meant_key(self.teller(row), row.title)
        return sum(
            other.title == row.title and meant_key(self.teller(other), other.title) == key for other in self.rows
        )

    def alike(self, row: ReviewRow) -> int:
        """Return how many rows name the same unit as ``row``, itself among them."""
        texts = Counter(unit_text(other.values) or "" for other in self.rows)
        key = spelling_key(unit_text(row.values) or "")
        return sum(count for text, count in texts.items() if spelling_key(text) == key)

    def decide(self, decisions: Decisions) -> "Review":
        """Return the review under new decisions, which can be undone."""
        marks = marked(self.rows, decisions)
        return replace(self, rows=marks, decisions=decisions, earlier=(*self.earlier, self.decisions), later=())

    def undo(self) -> "Review":
        """Return the review as it was one decision ago."""
        if not self.earlier:
            return self
        *earlier, back = self.earlier
        later = (*self.later, self.decisions)
        return replace(self, rows=marked(self.rows, back), decisions=back, earlier=tuple(earlier), later=later)

    def redo(self) -> "Review":
        """Return the review with the last undone decision taken again."""
        if not self.later:
            return self
        *later, again = self.later
        earlier = (*self.earlier, self.decisions)
        return replace(self, rows=marked(self.rows, again), decisions=again, earlier=earlier, later=tuple(later))

    def planned_anew(self, plan: ImportPlan, directory: UnitDirectory, rows: Sequence[ReviewRow]) -> "Review":
        """Return the review with what its decisions made of the plan."""
        return replace(self, plan=plan, directory=directory, rows=marked(rows, self.decisions))
