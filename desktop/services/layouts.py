"""Columns whose headings or cells are not understood: asked of a person once, remembered for sender and layout."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from desktop.domain.imports import ColumnSense, FileReading, SheetReading
from desktop.domain.text import spelling_key
from desktop.services.readings import CellPlace, Given, Options, SheetPlace
from desktop.storage import layouts
from desktop.storage.database import Ledger

#: Before the layouts of which it is kept how the cells of their columns are to be understood.
_SENSES = "senses: "


class Readable(Protocol):
    """Files that can be interpreted with what a person says of them."""

    def readings(self, corrections: Mapping[CellPlace, str], options: Options | None = None) -> tuple[FileReading, ...]:
        """Return what they say."""


def readings(
    ledger: Ledger, files: Readable, corrections: Mapping[CellPlace, str], options: Options
) -> tuple[FileReading, ...]:
    """Return what the files say, where the ledger remembers what a column holds by that."""
    said = files.readings(corrections, options)
    recalled = _recalled(ledger, said, options)
    return files.readings(corrections, {**options, **recalled}) if recalled else said


def _recalled(ledger: Ledger, said: Sequence[FileReading], options: Options) -> Options:
    recalled: dict[SheetPlace, Given] = {}
    for place, sheet in _sheets(said):
        known = layouts.columns(ledger, *_key(sheet)) if sheet.unknown else ()
        kept = layouts.columns(ledger, *_senses_key(sheet)) if sheet.doubted else ()
        if known or kept:
            at = place, sheet.sheet
            own = recalled.get(at) or _told(options, at)
            senses = {heading: ColumnSense(sense) for heading, sense in kept}
            recalled[at] = replace(
                own,
                columns=tuple((dict(known) | dict(own.columns)).items()),
                senses=tuple((senses | dict(own.senses)).items()),
            )
    return recalled


def _sheets(said: Sequence[FileReading]) -> Iterator[tuple[int, SheetReading]]:
    return ((place, sheet) for place, file in enumerate(said) for sheet in file.sheets)


def _told(options: Options, at: SheetPlace) -> Given:
    return options.get(at) or options.get((at[0], None)) or Given()


def _key(sheet: SheetReading) -> tuple[str, str]:
    """Return the sender and the layout of a sheet as they are told again, spelling apart."""
    return spelling_key(sheet.sender or ""), " | ".join(spelling_key(heading) for heading in sheet.headings)


def _senses_key(sheet: SheetReading) -> tuple[str, str]:
    """Return the same for what is told of cells, which is kept beside what is told of headings."""
    sender, layout = _key(sheet)
    return sender, f"{_SENSES}{layout}"


def remember(ledger: Ledger, said: Sequence[FileReading], options: Options) -> None:
    """Remember what a person told of columns, for the senders and layouts of the sheets that have them."""
    with ledger.transaction():
        for place, sheet in _sheets(said):
            own = {column.heading for column in sheet.unknown}
            told = _told(options, (place, sheet.sheet)).columns
            layouts.keep(ledger, *_key(sheet), [(heading, field) for heading, field in told if heading in own])
            senses = [(column.heading, column.sense) for column in sheet.doubted if column.sense]
            layouts.keep(ledger, *_senses_key(sheet), senses)
