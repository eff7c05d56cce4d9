"""How the office's papers look: the layout profile in force on a day, with the office's own values laid over it."""

import json
from collections.abc import Mapping
from datetime import date

from desktop.domain.office import LayoutProfile
from desktop.papers.layout import profile
from desktop.papers.layout_parts import Layout
from desktop.papers.overrides import Value, checked, layout_with, usable
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import paper_settings as store
from desktop.storage.database import Ledger

_NAME = "layout:{profile}"


def office_layout(ledger: Ledger, name: LayoutProfile, day: date) -> Layout:
    """Return the layout of the office's papers of a day; values that the profile of that day can't have are left out.

    Raises :class:`~desktop.domain.errors.PaperRefused` when there is no such profile.
    """
    layout = profile(name, day)
    return layout_with(layout, usable(layout, own_values(ledger, name)))


def own_values(ledger: Ledger, name: LayoutProfile) -> Mapping[str, Value]:
    """Return what the office has changed of a profile, by the paths of :mod:`desktop.papers.overrides`."""
    kept = store.load(ledger, _NAME.format(profile=name.value))
    values: dict[str, Value] = json.loads(kept) if kept else {}
    return values


def keep_value(ledger: Ledger, name: LayoutProfile, path: str, value: Value, day: date) -> Changed[Layout]:
    """Keep the office's own value of a field; raise :class:`RefusedValue` for one that the rules don't allow."""
    checked(profile(name, day), path, value)
    return _keep(ledger, name, {**own_values(ledger, name), path: value}, day)


def reset_value(ledger: Ledger, name: LayoutProfile, path: str, day: date) -> Changed[Layout]:
    """Return to the profile's own value of a field."""
    left = {other: value for other, value in own_values(ledger, name).items() if other != path}
    return _keep(ledger, name, left, day)


def reset_layout(ledger: Ledger, name: LayoutProfile, day: date) -> Changed[Layout]:
    """Return to the profile as it is."""
    return _keep(ledger, name, {}, day)


def _keep(ledger: Ledger, name: LayoutProfile, values: Mapping[str, Value], day: date) -> Changed[Layout]:
    setting = _NAME.format(profile=name.value)
    with ledger.transaction():
        if values:
            store.save(ledger, setting, json.dumps(dict(values), ensure_ascii=False, sort_keys=True))
        else:
            store.delete(ledger, setting)
    return changed(office_layout(ledger, name, day), Noun.OFFICE)
