"""The fixed phrases of a paper as data: an office may change each of them, leave parts out, and go back to the usual.

A paper's module has one :class:`Phrases`, the usual ones. What an office has changed is laid over it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from string import Formatter
from types import MappingProxyType

from desktop.domain.errors import RefusedValue
from desktop.domain.office import LayoutProfile
from desktop.papers.layout_parts import Spelling
from desktop.papers.spelling import respelled

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Phrases:
    """The fixed phrases of one paper: Vietnamese texts by key, with the fields that the record fills in braces.

    ``variants`` are the phrases that a family of layouts says in another way. ``own`` are the office's, before all.
    ``parts`` names what may be left out of the paper, ``left_out`` what is.
    """

    usual: Mapping[str, str]
    variants: Mapping[LayoutProfile, Mapping[str, str]] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()
    own: Mapping[str, str] = field(default_factory=dict)

    def of(self, profile: LayoutProfile) -> "Phrases":
        """Return these phrases as the papers of ``profile`` say them."""
        return replace(self, usual={**self.usual, **self.variants.get(profile, _NONE)}, variants={})

    def spelled(self, spelling: Spelling) -> "Phrases":
        """Return these phrases as an office spells (ủy or uỷ); those it typed itself stay as they are."""
        return replace(self, usual={key: respelled(text, spelling) for key, text in self.usual.items()})

    def say(self, key: str, **fields: object) -> str:
        """Return the phrase ``key`` with its fields filled in; raise ``KeyError`` for a key that the paper has not."""
        return self.own.get(key, self.usual[key]).format(**fields)

    def includes(self, part: str) -> bool:
        """Return whether ``part`` belongs into the paper."""
        return part not in self.left_out

    def fields(self, key: str) -> frozenset[str]:
        """Return the names of the fields that phrase ``key`` may have."""
        return frozenset(_fields(self.usual[key]))

    def with_phrase(self, key: str, text: str) -> "Phrases":
        """Return the phrases with the office's own ``text`` for ``key``.

        Raises :class:`RefusedValue` ``unknown`` for a key that the paper has not, ``unknown-field`` for a field in
        braces that the phrase can't be given, ``open-brace`` for a brace without its other half.
        """
        if key not in self.usual:
            raise RefusedValue("paper-phrase", "unknown", key)
        try:
            used = _fields(text)
        except ValueError as error:
            raise RefusedValue("paper-phrase", "open-brace", text) from error
        if strange := used - self.fields(key):
            raise RefusedValue("paper-phrase", "unknown-field", "{" + min(strange) + "}")
        return replace(self, own={**self.own, key: text})

    def reset(self, key: str) -> "Phrases":
        """Return the phrases with the usual text for ``key`` again."""
        return replace(self, own={name: text for name, text in self.own.items() if name != key})

    def without(self, *parts: str) -> "Phrases":
        """Return the phrases of a paper from which ``parts`` are left out, those and no others.

        Raises :class:`RefusedValue` ``unknown`` for a part that can't be left out.
        """
        if strange := set(parts) - set(self.parts):
            raise RefusedValue("paper-part", "unknown", min(strange))
        return replace(self, left_out=frozenset(parts))


def _fields(text: str) -> set[str]:
    """Return the fields in braces; a field with a conversion, an index or an attribute counts as another one."""
    found = set()
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None:
            found.add(name + (f":{form}" if form else "") + (f"!{conversion}" if conversion else ""))
    return found
