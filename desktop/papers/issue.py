"""What every paper has around its body: who issues it, its number and day, who signs, who gets it."""

import re
from dataclasses import dataclass
from datetime import date

from desktop.domain.office import LayoutProfile, Office
from desktop.papers.blocks import Letterhead, Recipients, Signatures, Signer, Symbol
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.phrases import BLANK_DAY, long_date
from desktop.papers.sentences import lines

_COMMITTEE = "Ban Chỉ đạo"

#: How somebody signs (ND30 II.7b), and which of them leave the body itself out (ND30 Điều 13, khoản 3 and 4).
_PREFIXES = ("TM. ", "KT. ", "TL. ", "TUQ. ", "Q. ")
_INSTEAD_OF_THE_BODY = ("TM. ", "TL. ", "TUQ. ")

#: The same as people type it, in the State's way or in the Party's.
_WRITTEN_PREFIX = re.compile(r"(TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T/UQ)(?:\.\s*|\s+)(?=\S)", re.IGNORECASE)

#: The posts of deputies, and in them that of the head.
_COMMITTEE_DEPUTY = re.compile(r"Phó (Trưởng ban)(?: Thường trực)?", re.IGNORECASE)
_DEPUTY = re.compile(r"Phó (Trưởng ban|Chủ tịch|Giám đốc)(?: Thường trực)?", re.IGNORECASE)

#: Room for somebody who is not known yet.
UNSIGNED = Signer((), "")


@dataclass(frozen=True, slots=True)
class Issue:
    """A paper as it is issued; ``dated`` and ``number`` are ``None`` where the pen is to write them.

    ``recipients`` are the lines of Nơi nhận but the last; where none are given, the paper's usual ones stand there.
    ``filed`` is what follows "Lưu:".
    """

    office: Office
    dated: date | None = None
    number: int | None = None
    signer: Signer = UNSIGNED
    recipients: tuple[str, ...] = ()
    filed: str = "VT"

    def symbol(self, kind: str) -> Symbol:
        """Return number and symbol of a paper of the type abbreviated ``kind``."""
        return Symbol(self.number, kind, self.office.symbol)


def letter_symbol(issue: Issue, kind: str) -> Symbol:
    """Return the symbol of a letter: the decree's have no type ("15/BCĐ"), the Party's have ("15-CV/BCĐ")."""
    return issue.symbol(kind) if kind else Symbol(issue.number, issue.office.symbol, "")


def place_and_day(place: str, day: date | None) -> str:
    """Return "Thanh Bình, ngày 05 tháng 02 năm 2021"; an unknown day leaves room for the pen."""
    return f"{place or '…………'}, {long_date(day) if day else BLANK_DAY}"


def letterhead(issue: Issue, kind: str) -> Letterhead:
    """Return the head of a paper of the type abbreviated ``kind``, with number, place and day."""
    return _head(issue, issue.symbol(kind))


def letter_head(issue: Issue, kind: str, subject: str) -> Letterhead:
    """Return the head of a letter (công văn) with its subject below the number; ``kind`` as :func:`letter_symbol`."""
    return _head(issue, letter_symbol(issue, kind), subject)


def _head(issue: Issue, symbol: Symbol, subject: str = "") -> Letterhead:
    office = issue.office
    return Letterhead(office.parent, office.name, symbol, place_and_day(office.place, issue.dated), subject)


def plain_letterhead(office: Office) -> Letterhead:
    """Return the head of a list or an agenda: without number, place and day."""
    return Letterhead(office.parent, office.name, None)


def signature(issue: Issue, words: Phrases) -> Signatures:
    """Return the end of a paper that one person signs, with Nơi nhận."""
    return Signatures(issue.signer, recipients=recipients(issue, words))


def recipients(issue: Issue, words: Phrases) -> Recipients:
    """Return Nơi nhận: those of the issue, else the usual ones of the paper's phrases.

    The phrase ``reported-to`` names the body above, where there is one; ``recipients`` has the others, one a line.
    """
    if issue.recipients:
        return Recipients(issue.recipients, issue.filed)
    parent = issue.office.parent
    above = [words.say("reported-to", parent=parent)] if parent and "reported-to" in words.usual else []
    return Recipients((*above, *lines(words.say("recipients"))), issue.filed)


def is_committee(office: Office) -> bool:
    """Return whether the office is a steering committee."""
    return office.name.casefold().startswith(_COMMITTEE.casefold())


def short_name(office: Office) -> str:
    """Return what papers call their issuer within sentences and over signatures: "Ban Chỉ đạo", else its name."""
    return _COMMITTEE if is_committee(office) else office.name


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
    if not is_committee(office) or not post.casefold().endswith(_COMMITTEE.casefold()):
        return post
    kind, board = post[: -len(_COMMITTEE)].strip(), post[-len(_COMMITTEE) :].split(maxsplit=1)[0]
    if kind.casefold().endswith(("trưởng", "phó")):
        return f"{kind} {board}"
    return kind if board.casefold() in kind.casefold().split() else post
