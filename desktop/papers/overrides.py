"""An office's own numbers, laid over a layout profile.

An override is the dotted path of a field ("page.left", "body.text.size") and its value; all that an office changed is
one flat mapping, kept as JSON by who stores it. What is not in the mapping is as the profile has it: to reset a field
is to take it out. Numbers must lie within what the rules allow (the ranges of ``tests/papers/layout_rules.json``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from desktop.domain.errors import RefusedValue
from desktop.papers.layout_parts import Layout, Numerals, Spelling

#: What may stand in a field that an office can change.
Value = float | str

_Node = TypeVar("_Node")

#: The prefix by which :mod:`desktop.wording` knows the name of a field of a layout.
FIELD = "layout:"

#: No text of an office is longer.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Range:
    """A number from ``low`` to ``high``; ``whole`` has no decimals."""

    low: float
    high: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some texts."""

    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FreeText:
    """A short text; empty where ``may_be_empty``."""

    may_be_empty: bool = False


Accepted = Range | Choice | FreeText

_SIZE_12 = Range(12, 13)
_SIZE_13 = Range(13, 14)
_SIZE_14 = Range(14, 15)

#: What may be changed in every layout.
_COMMON: Mapping[str, Accepted] = MappingProxyType(
    {
        "page_number.style.size": _SIZE_13,
        "page_number.from_top": Range(8, 15),
        "letterhead.columns.left": Range(50, 95),
        "letterhead.columns.right": Range(70, 110),
        "letterhead.letter_subject_style.size": _SIZE_12,
        "body.first_line_indent": Range(10, 12.7),
        "body.space_before": Range(6, 12),
        "body.end_mark": Choice(("./.", ".")),
        "table.head.size": Range(10, 14),
        "table.cell.size": Range(10, 14),
        "table.group.size": Range(10, 14),
        "table.padding": Range(0.5, 3),
        "signatures.signing_space": Range(15, 40),
        "signatures.lines_kept": Range(2, 6, whole=True),
        "signatures.archive": FreeText(),
        "signatures.collective": FreeText(may_be_empty=True),
        "annex.label.size": _SIZE_13,
        "annex.title.size": _SIZE_13,
        "annex.reference.size": _SIZE_13,
        "annex.numerals": Choice(tuple(Numerals)),
        "spelling": Choice(tuple(Spelling)),
    }
)

_STATE: Mapping[str, Accepted] = MappingProxyType(
    {
        "page.top": Range(20, 25),
        "page.bottom": Range(20, 25),
        "page.left": Range(30, 35),
        "page.right": Range(15, 20),
        "letterhead.state_title_style.size": _SIZE_12,
        "letterhead.motto_style.size": _SIZE_13,
        "letterhead.superior_style.size": _SIZE_12,
        "letterhead.issuer_style.size": _SIZE_12,
        "letterhead.place_date_style.size": _SIZE_13,
        "address.label.size": _SIZE_13,
        "address.names.size": _SIZE_13,
        "address.basis.size": _SIZE_13,
        "body.type_name.size": _SIZE_13,
        "body.subject.size": _SIZE_13,
        "body.text.size": _SIZE_13,
        "body.line_spacing": Range(1.0, 1.5),
        "signatures.authority.size": _SIZE_13,
        "signatures.post.size": _SIZE_13,
        "signatures.name.size": _SIZE_13,
    }
)

_PARTY: Mapping[str, Accepted] = MappingProxyType(
    {
        "page.top": Range(20, 25),
        "page.bottom": Range(20, 25),
        "page.left": Range(30, 35),
        "page.right": Range(15, 20),
        "body.type_name.size": Range(15, 16),
        "body.subject.size": _SIZE_14,
        "body.text.size": _SIZE_14,
        "body.exact_line": Range(18, 22),
    }
)

_BY_PROFILE: Mapping[str, Mapping[str, Accepted]] = MappingProxyType(
    {"nd30": _STATE, "front": _STATE, "party": _PARTY, "youth": _PARTY}
)


def editable(layout: Layout) -> Mapping[str, Accepted]:
    """Return the fields of ``layout`` that an office may change, and what each may be."""
    return {**_BY_PROFILE.get(layout.name, {}), **_COMMON}


def value_of(layout: Layout, path: str) -> Value:
    """Return the value of the field at ``path``; raises :class:`RefusedValue` ``unknown`` for a path that is none."""
    node: object = layout
    for name in path.split("."):
        if not _has(node, name):
            raise RefusedValue("layout-field", "unknown", path)
        node = getattr(node, name)
    if isinstance(node, str):
        return str(node)
    if isinstance(node, int | float):
        return node
    raise RefusedValue("layout-field", "unknown", path)


def layout_with(layout: Layout, overrides: Mapping[str, Value]) -> Layout:
    """Return ``layout`` with an office's own values.

    Raises :class:`RefusedValue`: ``unknown`` for a path that can't be changed in this layout, ``outside-range`` with
    the range, ``not-a-choice`` with the choices, ``missing`` for an empty text, ``too-long`` for one that no paper
    has room for.
    """
    for path, value in overrides.items():
        checked(layout, path, value)
        layout = _set(layout, path.split("."), _typed(path, value))
    return layout


def usable(layout: Layout, overrides: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return those of ``overrides`` that ``layout`` accepts: a new profile may have other fields and ranges."""
    kept = {}
    for path, value in overrides.items():
        try:
            kept[path] = checked(layout, path, value)
        except RefusedValue:
            continue
    return kept


def checked(layout: Layout, path: str, value: Value) -> Value:
    """Return ``value`` if the field at ``path`` may have it; raises :class:`RefusedValue` as :func:`layout_with`."""
    accepted = editable(layout).get(path)
    match accepted:
        case None:
            raise RefusedValue("layout-field", "unknown", path)
        case Range():
            _check_number(path, value, accepted)
        case Choice():
            if value not in accepted.of:
                raise RefusedValue(FIELD + path, "not-a-choice", ", ".join(accepted.of))
        case FreeText():
            _check_text(path, value, accepted)
    return value


def _check_number(path: str, value: Value, accepted: Range) -> None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not accepted.low <= float(value) <= accepted.high or (accepted.whole and float(value) % 1):
        raise RefusedValue(FIELD + path, "outside-range", f"{accepted.low:g}–{accepted.high:g}".replace(".", ","))


def _check_text(path: str, value: Value, accepted: FreeText) -> None:
    if not isinstance(value, str) or not (value.strip() or accepted.may_be_empty):
        raise RefusedValue(FIELD + path, "missing")
    if len(value) > _LONGEST:
        raise RefusedValue(FIELD + path, "too-long", str(_LONGEST))


def _typed(path: str, value: Value) -> object:
    """Return ``value`` as the field at ``path`` has it."""
    kinds: Mapping[str, type[StrEnum]] = {"annex.numerals": Numerals, "spelling": Spelling}
    if path in kinds:
        return kinds[path](str(value))
    return int(value) if path == "signatures.lines_kept" else value


def _set(node: _Node, names: list[str], value: object) -> _Node:
    """Return ``node`` with the field that ``names`` lead to replaced."""
    first, *rest = names
    if not is_dataclass(node) or isinstance(node, type):
        raise RefusedValue("layout-field", "unknown", first)
    new = _set(getattr(node, first), rest, value) if rest else value
    return replace(node, **{first: new})


def _has(node: object, name: str) -> bool:
    return is_dataclass(node) and name in {one.name for one in fields(node)}
