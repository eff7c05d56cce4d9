"""Printing papers from the records: ask for one with a :class:`PaperRequest`, get it as blocks, PDF, Word or a file."""

from desktop.services.printing.concerns import concerns
from desktop.services.printing.issuing import drift_since_issue, issue_paper, owner_of
from desktop.services.printing.lists import list_pdf, paper_in_words, print_list, sample_pdf
from desktop.services.printing.minutes import minutes_pdf, minutes_record, print_minutes
from desktop.services.printing.office_layouts import keep_value, office_layout, own_values, reset_layout, reset_value
from desktop.services.printing.packs import Pack, pack_pdf, print_pack, usual_pack
from desktop.services.printing.phrases import keep_phrase, leave_out, phrases_of, reset_paper, reset_phrase
from desktop.services.printing.recent import RecentPaper, recent_papers, remember_papers, usual_folder
from desktop.services.printing.registry import PaperSpec, Subject, spec_of
from desktop.services.printing.rendering import letters_pdf, paper, paper_docx, paper_pdf, print_paper, tasks_listed
from desktop.services.printing.requests import Desk, PaperRequest

__all__ = [
    "Desk",
    "Pack",
    "PaperRequest",
    "PaperSpec",
    "RecentPaper",
    "Subject",
    "concerns",
    "drift_since_issue",
    "issue_paper",
    "keep_phrase",
    "keep_value",
    "leave_out",
    "letters_pdf",
    "list_pdf",
    "minutes_pdf",
    "minutes_record",
    "office_layout",
    "own_values",
    "owner_of",
    "pack_pdf",
    "paper",
    "paper_docx",
    "paper_in_words",
    "paper_pdf",
    "phrases_of",
    "print_list",
    "print_minutes",
    "print_pack",
    "print_paper",
    "recent_papers",
    "remember_papers",
    "reset_layout",
    "reset_paper",
    "reset_phrase",
    "reset_value",
    "sample_pdf",
    "spec_of",
    "tasks_listed",
    "usual_folder",
    "usual_pack",
]
