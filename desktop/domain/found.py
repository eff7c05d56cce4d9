"""The kinds of records that search finds, and what a ledger keeps to find and count them."""

from enum import StrEnum


class FoundKind(StrEnum):
    """What was found, in the order in which kinds follow each other."""

    TASK = "task"
    DIRECTION = "direction"
    MEETING = "meeting"
    CONCLUSION = "conclusion"
    UNIT = "unit"
    PERSON = "person"
    PROGRAMME = "programme"
    DOCUMENT = "document"
    MATTER = "matter"
    MODEL = "model"
    INDICATOR = "indicator"
    CONSULTATION = "consultation"
    ASSESSMENT = "assessment"
    REPORT = "report"
    CONTRIBUTION = "contribution"
    AGENDA = "agenda"
    PAPER = "paper"
    ATTACHMENT = "attachment"


class Cache(StrEnum):
    """What a ledger keeps for speed and can make anew from its records."""

    SEARCH = "search"
    STANDINGS = "standings"
