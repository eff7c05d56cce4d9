"""``python -m desktop``: without a command the window, with one the command line.

What does without Qt is imported and done before Qt is: PySide6 reads the source of each module that comes after it.
"""

import gc
import sys
from collections.abc import Sequence

from desktop import paths, settings
from desktop.words import LANGUAGES

#: With this argument a bundled program is the process that reads workbooks (``desktop.spreadsheets.child.ARGUMENT``).
READ_WORKER = "--read-worker"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments, or those of the process; return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [READ_WORKER]:
        from desktop.spreadsheets import child

        return child.main()
    options = window_options(given)
    if options is not None:
        gc.disable()  # until the window is painted: nothing is waste yet
        remembered = settings.load(paths.user_settings_dir())
        from desktop import app

        return app.run(remembered, **options)
    if "pictures" in given:
        from desktop.ui import pictures

        return pictures.main(given)
    gc.disable()  # a command ends before there is waste, and its rows are looked through for nothing
    from desktop import cli

    return cli.main(given)


def window_options(given: Sequence[str]) -> dict[str, str] | None:
    """Return what the window is to open with: ``ledger``, ``language``, ``sample``; nothing when it is not meant.

    By hand, because argparse takes as long as half a window. What it does not know, the command line judges.
    """
    options: dict[str, str] = {}
    rest = iter(given)
    for word in rest:
        name, _, value = word.partition("=")
        if word == "--sample":
            options["sample"] = "yes"
        elif name == "--ledger" and (value := value or next(rest, "")):
            options["ledger"] = value
        elif name == "--lang" and (value := value or next(rest, "")) in LANGUAGES:
            options["language"] = value
        else:
            return None
    return options


if __name__ == "__main__":
    sys.exit(main())
