"""What two records of one unit, or of one person, say together."""

from dataclasses import replace

from desktop.domain.people import Person, Position
from desktop.domain.text import spelling_key
from desktop.domain.units import Unit


def merged_units(kept: Unit, gone: Unit) -> Unit:
    """Return ``kept`` with every other spelling of ``gone``; its own official names and level stay."""
    taken = {spelling_key(spelling) for spelling in kept.spellings()}
    fresh = {spelling_key(spelling): spelling for spelling in gone.spellings() if spelling_key(spelling) not in taken}
    return replace(kept, aliases=(*kept.aliases, *fresh.values()))


def merged_people(kept: Person, gone: Person) -> Person:
    """Return ``kept`` with the posts of both, and what ``gone`` alone says of telephone and note."""
    posts = {_post_key(post): post for post in (*gone.positions, *kept.positions)}
    notes = dict.fromkeys(filter(None, (kept.note, gone.note)))
    return replace(
        kept,
        positions=tuple(sorted(posts.values(), key=lambda post: post.rank)),
        sort_name=kept.sort_name or gone.sort_name,
        phone=kept.phone or gone.phone,
        note="\n".join(notes),
    )


def _post_key(post: Position) -> tuple[object, ...]:
    return spelling_key(post.title), post.unit_id, spelling_key(post.unit), post.valid_from, post.valid_to
