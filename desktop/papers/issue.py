"""What every paper has around its body: who issues it, its number and day, who signs, who gets it."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.office import Office
from desktop.papers.blocks import Letterhead, Recipients, Signatures, Signer, Symbol
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.phrases import BLANK_DAY, long_date
from desktop.papers.sentences import lines

#: How the names of steering committees begin.
COMMITTEE = "Ban Chỉ đạo"

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
    return office.name.casefold().startswith(COMMITTEE.casefold())


def short_name(office: Office) -> str:
    """Return what papers call their issuer within sentences and over signatures: "Ban Chỉ đạo", else its name."""
    return COMMITTEE if is_committee(office) else office.name
