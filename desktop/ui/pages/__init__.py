"""The pages of the window, each made when it is first shown.

To add one: its key in :class:`~desktop.presenters.navigation.PageKey`, its icon in ``resources/icons`` under the name
of the key, its module here, and its line in :data:`PAGES`. A page is ``Page(session, messages, navigate)``; one that
others open on certain rows has ``show_filter``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.presenters.navigation import Navigate, PageFilter, PageKey
from desktop.words import mark

if TYPE_CHECKING:  # the database library comes in with it: not before the first paint
    from desktop.presenters.session import Session
    from desktop.ui.messages import Messages

    Factory = Callable[[Session, Messages, Navigate], QWidget]


@runtime_checkable
class ShowsFilter(Protocol):
    """A page that can be opened on certain rows."""

    def show_filter(self, wanted: PageFilter) -> None:
        """Show the rows that fit ``wanted``."""


@runtime_checkable
class ChoosesLanguage(Protocol):
    """A page on which the language of the program can be chosen."""

    language_wanted: SignalInstance


@runtime_checkable
class OffersBackups(Protocol):
    """A page from which the copies of the ledger can be reached."""

    backups_wanted: SignalInstance


@runtime_checkable
class OffersCheck(Protocol):
    """A page from which the ledger can be checked."""

    check_wanted: SignalInstance


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: its key, its title (to be translated) and what makes it."""

    key: PageKey
    title: str
    factory: Factory


def _overview(session: Session, messages: Messages, navigate: Navigate) -> QWidget:
    from desktop.ui.pages.overview import OverviewPage

    return OverviewPage(session, messages, navigate)


def _meetings(session: Session, messages: Messages, navigate: Navigate) -> QWidget:
    from desktop.ui.pages.meetings import MeetingsPage

    return MeetingsPage(session, messages, navigate)


def _tasks(session: Session, messages: Messages, navigate: Navigate) -> QWidget:
    from desktop.ui.pages.tasks import TasksPage

    return TasksPage(session, messages, navigate)


def _directions(session: Session, messages: Messages, navigate: Navigate) -> QWidget:
    from desktop.ui.pages.directions import DirectionsPage

    return DirectionsPage(session, messages, navigate)


def _figures(session: Session, messages: Messages, navigate: Navigate) -> QWidget:
    from desktop.ui.pages.figures import FiguresPage

    return FiguresPage(session, messages, navigate)


def _registers(session: Session, messages: Messages, navigate: Navigate) -> QWidget:
    from desktop.ui.pages.registers import RegistersPage

    return RegistersPage(session, messages, navigate)


def _units(session: Session, messages: Messages, navigate: Navigate) -> QWidget:
    from desktop.ui.pages.units import UnitsPage

    return UnitsPage(session, messages, navigate)


def _imports(session: Session, messages: Messages, navigate: Navigate) -> QWidget:
    from desktop.ui.pages.imports import ImportPage

    return ImportPage(session, messages, navigate)


def _papers(session: Session, messages: Messages, navigate: Navigate) -> QWidget:
    from desktop.ui.pages.papers import PapersPage

    return PapersPage(session, messages, navigate)


def _settings(session: Session, messages: Messages, navigate: Navigate) -> QWidget:
    from desktop.ui.pages.settings import SettingsPage

    return SettingsPage(session, messages, navigate)


#: The pages in the order of the sidebar; the number keys open them in this order.
PAGES = (
    PageSpec(PageKey.OVERVIEW, mark("Tổng quan"), _overview),
    PageSpec(PageKey.MEETINGS, mark("Hội nghị"), _meetings),
    PageSpec(PageKey.TASKS, mark("Nhiệm vụ"), _tasks),
    PageSpec(PageKey.DIRECTIONS, mark("Ý kiến chỉ đạo"), _directions),
    PageSpec(PageKey.REGISTERS, mark("Sổ theo dõi"), _registers),
    PageSpec(PageKey.FIGURES, mark("Số liệu"), _figures),
    PageSpec(PageKey.UNITS, mark("Đơn vị và đại biểu"), _units),
    PageSpec(PageKey.IMPORTS, mark("Nhập từ Excel"), _imports),
    PageSpec(PageKey.PAPERS, mark("Văn bản"), _papers),
    PageSpec(PageKey.SETTINGS, mark("Cài đặt"), _settings),
)
