"""How somebody signs: for the body, for its head, by order or by proxy, and with which of several posts."""

import re

from desktop.domain.office import LayoutProfile, Office
from desktop.papers.blocks import Signer
from desktop.papers.issue import COMMITTEE, is_committee, short_name

#: How somebody signs (ND30 II.7b), and which of them leave the body itself out (ND30 Điều 13, khoản 3 and 4).
_PREFIXES = ("TM. ", "KT. ", "TL. ", "TUQ. ", "Q. ")
_INSTEAD_OF_THE_BODY = ("TM. ", "TL. ", "TUQ. ")

#: The same as people type it, in the State's way or in the Party's.
_WRITTEN_PREFIX = re.compile(r"(TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T/UQ)(?:\.\s*|\s+)(?=\S)", re.IGNORECASE)

#: The posts of deputies, and in them that of the head.
_COMMITTEE_DEPUTY = re.compile(r"Phó (Trưởng ban)(?: Thường trực)?", re.IGNORECASE)
_DEPUTY = re.compile(r"Phó (Trưởng ban|Chủ tịch|Giám đốc)(?: Thường trực)?", re.IGNORECASE)


def post_in(office: Office, title: str) -> str:
    """Return the post with which somebody signs for ``office``: the one held in it, else the first named.

    "Phó Bí thư Thường trực Tỉnh ủy, Trưởng Ban Chỉ đạo" signs as "Trưởng Ban Chỉ đạo" (ND30 II.7c).
    """
    posts = _posts(title)
    own = [post for post in posts if short_name(office).casefold() in post.casefold()]
    return next(iter(own or posts), "")


def on_behalf(office: Office, title: str, name: str, collective: str = "") -> Signer:
    """Return who signs for the whole office: "TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", the name (ND30 II.7).

    ``collective`` is the body in whose name bodies of its kind sign ("Ban Thường trực"); a committee signs in its own.
    A title that begins with how it is signed ("KT. Trưởng Ban, Phó Trưởng Ban", "TL. …", "TUQ. …", "Q. …") is printed
    line by line; who signs by order or by proxy does not sign for the body.
    """
    body = short_name(office) if is_committee(office) else collective or office.name
    own = f"TM. {body}"
    lines = [_prefixed(post) for post in _posts(title)]
    if not lines or not lines[0].startswith(_PREFIXES):
        return Signer((own, *_in_own_right(office, post_in(office, title))), name)
    authority = tuple(_as_signed(office, line) for line in lines)
    return Signer(authority if lines[0].startswith(_INSTEAD_OF_THE_BODY) else (own, *authority), name)


def _posts(title: str) -> list[str]:
    return [post.strip() for post in re.split("[,\n]", title) if post.strip()]


def _prefixed(post: str) -> str:
    """Return a post with what stands before it as the decree writes it: "TL. …" for the Party's "T/L …"."""
    found = _WRITTEN_PREFIX.match(post)
    return f"{found[1].replace('/', '').upper()}. {post[found.end() :]}" if found else post


def _in_own_right(office: Office, post: str) -> tuple[str, ...]:
    """Return the lines of somebody who holds ``post``: a deputy signs for the head (ND30 Điều 13, khoản 2)."""
    post = _as_signed(office, post)
    head = _head_of(office, post) if office.profile is LayoutProfile.ND30 else ""
    return tuple(filter(None, (f"KT. {head}" if head else "", post)))


def _head_of(office: Office, post: str) -> str:
    """Return the post of the head of ``office`` for its deputies; empty for all others."""
    deputy = (_COMMITTEE_DEPUTY if is_committee(office) else _DEPUTY).fullmatch(post.removesuffix(office.name).strip())
    return deputy[1] if deputy else ""


def _as_signed(office: Office, post: str) -> str:
    """Return a post without the name of the committee, which stands above it: "Trưởng Ban" of "Trưởng Ban Chỉ đạo"."""
    if not is_committee(office) or not post.casefold().endswith(COMMITTEE.casefold()):
        return post
    kind, board = post[: -len(COMMITTEE)].strip(), post[-len(COMMITTEE) :].split(maxsplit=1)[0]
    if kind.casefold().endswith(("trưởng", "phó")):
        return f"{kind} {board}"
    return kind if board.casefold() in kind.casefold().split() else post
