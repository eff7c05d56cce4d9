"""``python -m desktop``: without a command the window, with one the command line."""

import argparse
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments, or those of the process; return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options, command = _window_options().parse_known_args(given)
    if not command:
        from desktop import app

        return app.run(ledger=options.ledger, language=options.lang, sample=options.sample)
    if command[0] == "pictures":
        from desktop.ui import pictures

        return pictures.main(given)
    from desktop import cli

    return cli.main(given)


def _window_options() -> argparse.ArgumentParser:
    """Return the options that open the window; whatever is not among them is for the command line to judge."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--ledger")
    parser.add_argument("--lang", choices=("vi", "en"))
    parser.add_argument("--sample", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
