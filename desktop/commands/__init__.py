"""What the commands of the command line do: each takes the options it was given and returns its answer.

What only one command needs, as the printing of papers, is loaded by that command.
"""

from collections.abc import Callable

from desktop.commands import ledgers, lists, numbers, papers, workbooks
from desktop.commands.basis import Answer, Options

__all__ = ["COMMANDS", "Answer"]

#: What each command does, by its name.
COMMANDS: dict[str, Callable[[Options], Answer]] = {
    "new": ledgers.new,
    "backup": ledgers.back_up,
    "backups": ledgers.list_backups,
    "restore": ledgers.restore,
    "units": lists.list_units,
    "demo": ledgers.demo,
    "import": workbooks.read_in,
    "imports": workbooks.list_imports,
    "undo": workbooks.undo,
    "template": workbooks.make_template,
    "return-copy": workbooks.send_back,
    "summary": numbers.summarise,
    "figures": numbers.sum_figures,
    "tasks": lists.list_tasks,
    "directions": lists.list_directions,
    "meetings": lists.list_meetings,
    "search": lists.search,
    "print": papers.print_paper,
    "check": ledgers.check,
}
