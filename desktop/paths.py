"""Where the program's own files lie, and where it keeps the user's.

The program's own: ``resources/`` and ``i18n/`` beside the package in a checkout, inside it in an install and in a
bundle. The user's: where the system wants them, or all below ``THUKY_HOME`` when that is set, as on a memory stick.
"""

import os
from pathlib import Path

#: Names the folder that holds everything of the user's, in place of the system's.
HOME_VARIABLE = "THUKY_HOME"

_PACKAGE = Path(__file__).resolve().parent
_APP = "thuky"


def resources() -> Path:
    """Return the folder of the icons, the style sheet, the sample workbooks and, in a bundle, the fonts."""
    return _own_folder("resources")


def catalogues() -> Path:
    """Return ``i18n/``, the folder of the gettext catalogues."""
    return _own_folder("i18n")


def _own_folder(name: str) -> Path:
    """Return the folder ``name`` inside the package, where an install and a bundle have it, else the checkout's."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def user_settings_dir() -> Path:
    """Return the folder of the small file that remembers the language and the ledger last open."""
    from platformdirs import user_config_path

    return _below_home("settings") or user_config_path(_APP, appauthor=False)


def user_data_dir() -> Path:
    """Return the folder for what the program keeps for itself beside the ledgers, such as backups."""
    from platformdirs import user_data_path

    return _below_home("data") or user_data_path(_APP, appauthor=False)


def user_log_dir() -> Path:
    """Return the folder of the program's log."""
    from platformdirs import user_log_path

    return _below_home("log") or user_log_path(_APP, appauthor=False)


def default_ledger_dir() -> Path:
    """Return the folder that is offered for a new ledger: a person must find it again, and copy it."""
    from platformdirs import user_documents_path

    return _below_home("ledgers") or user_documents_path() / "Thư Ký"


def _below_home(name: str) -> Path | None:
    """Return the folder ``name`` below the one that the environment names, if it names one."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / name if home else None
