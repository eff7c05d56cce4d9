"""From a file to its cells: the one place that knows which module reads which format."""

from pathlib import Path

from desktop.domain.errors import RefusalCode, WorkbookRefused
from desktop.spreadsheets.container import Format, look, refuse
from desktop.spreadsheets.key import Key
from desktop.spreadsheets.workbook import Workbook


def read_workbook(path: Path, key: Key | None = None) -> Workbook:
    """Read the file at ``path``, whatever its name says. Raises :class:`WorkbookRefused` with the reason.

    Where it asks for a password, ``key`` opens it. Meant for the reading process: a parser may take all the time and
    memory there is, or bring its process down.
    """
    try:
        book = _read(path, look(path))
    except WorkbookRefused as refusal:
        if refusal.code is not RefusalCode.ENCRYPTED or key is None:
            raise
        from desktop.spreadsheets.protected import unlock

        unlock(path, key)
        book = _read(key.unlocked, look(key.unlocked))
    if all(sheet.is_empty for sheet in book.sheets):
        raise refuse(RefusalCode.EMPTY, "no sheet holds a cell")
    return book


def _read(path: Path, form: Format) -> Workbook:
    """Read with the module of the format; each brings its parsers with it and is loaded when it is needed."""
    match form:
        case Format.XLSX | Format.XLSB:
            return _read_office(path, form)
        case Format.XLS:
            from desktop.spreadsheets.xls import read_xls

            return read_xls(path)
        case Format.ODS:
            from desktop.spreadsheets.ods import read_ods

            return read_ods(path)
        case Format.WEB:
            from desktop.spreadsheets.web import read_web

            return read_web(path)
        case Format.DOCX:
            from desktop.spreadsheets.word_tables import read_docx

            return read_docx(path)
        case Format.SEPARATED:
            from desktop.spreadsheets.separated import read_separated

            return read_separated(path)


def _read_office(path: Path, form: Format) -> Workbook:
    if form is Format.XLSX:
        from desktop.spreadsheets.xlsx import read_xlsx

        return read_xlsx(path)
    from desktop.spreadsheets.xlsb import read_xlsb

    return read_xlsb(path)
