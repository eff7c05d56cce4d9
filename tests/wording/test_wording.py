"""Every error, code and state has words that a clerk understands."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest

import desktop.domain
from desktop import paths, wording, words
from desktop.domain import errors
from desktop.domain.assessments import Period
from desktop.domain.concerns import Concern, ConcernCode
from desktop.domain.counts import Counts
from desktop.domain.errors import (
    Cancelled,
    LedgerLocked,
    LedgerNotChosen,
    LedgerUnusable,
    NotFound,
    PaperRefused,
    RefusalCode,
    RefusedValue,
    ThuKyError,
    WorkbookRefused,
)
from desktop.domain.imports import Problem, ProblemCode, Refusal
from desktop.domain.tasks import ReportedStatus
from desktop.wording.periods import period_title

PROGRAM = Path(desktop.domain.__file__).parents[1]

#: Enums that no screen shows by name: they are asked about, not listed.
UNSEEN = {"DateDoubt", "ColumnSense", "Precision", "RowRole"}


def domain_enums() -> list[type[StrEnum]]:
    modules = [
        importlib.import_module(f"desktop.domain.{module.name}")
        for module in pkgutil.iter_modules(desktop.domain.__path__)
    ]
    found = {kind for module in modules for _, kind in inspect.getmembers(module, inspect.isclass)}
    return sorted(
        (kind for kind in found if issubclass(kind, StrEnum) and kind is not StrEnum and kind.__name__ not in UNSEEN),
        key=lambda kind: kind.__name__,
    )


@pytest.fixture
def in_english():
    words.install("en", paths.catalogues())
    yield
    words.install("vi", paths.catalogues())


# ── Labels ──


@pytest.mark.parametrize("kind", domain_enums(), ids=lambda kind: kind.__name__)
def test_every_member_has_a_label_of_its_own(kind: type[StrEnum]):
    labels = [wording.label(member) for member in kind]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_the_same_code_in_two_enums_has_two_labels():
    assert wording.label(errors.RefusalCode.DAMAGED) == "Tệp bị hỏng"
    assert wording.label(ReportedStatus.DONE) == "Hoàn thành"


def test_no_report_is_said_too():
    assert wording.reported(None) == "Chưa báo cáo"
    assert wording.reported(ReportedStatus.IN_PROGRESS) == "Đang thực hiện"


# ── Sentences ──


@pytest.mark.parametrize("code", ProblemCode)
def test_a_problem_names_its_cell_and_says_what_to_do(code: ProblemCode):
    sentence = wording.problem_sentence(Problem(code, "D8", "31/02"))
    assert "D8" in sentence
    assert sentence.count(". ") >= 1, "what is wrong, and what comes of it or what to do"


@pytest.mark.parametrize("code", RefusalCode)
def test_a_refused_file_says_what_to_do(code: RefusalCode):
    sentence = wording.refusal_sentence(Refusal(code, "xl/workbook.xml"))
    assert "Hãy" in sentence
    assert sentence == wording.error_sentence(WorkbookRefused(code, "xl/workbook.xml"))


LEDGER_ERRORS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, LedgerUnusable) and kind is not LedgerNotChosen
]


@pytest.mark.parametrize("kind", LEDGER_ERRORS, ids=lambda kind: kind.__name__)
def test_a_ledger_that_can_not_be_used_is_named(kind: type[LedgerUnusable]):
    assert "“sổ.thuky”" in wording.error_sentence(kind("sổ.thuky", "database is locked"))


def test_two_ledger_errors_are_not_told_alike():
    assert len({wording.error_sentence(kind("sổ.thuky")) for kind in LEDGER_ERRORS}) == len(LEDGER_ERRORS)


def test_without_any_ledger_it_says_how_to_name_one():
    assert "--ledger" in wording.error_sentence(LedgerNotChosen("--ledger"))


def test_what_the_person_stopped_is_not_told_as_an_error():
    assert wording.error_sentence(Cancelled()) == "Đã dừng theo yêu cầu. Không có gì bị thay đổi."


def test_a_missing_value_is_named():
    assert wording.error_sentence(RefusedValue("office-name", "missing")) == (
        "Chưa có tên cơ quan. Hãy điền vào rồi lưu lại."
    )


def test_a_record_that_is_gone_is_named():
    assert wording.error_sentence(NotFound("meeting", "7")) == (
        "Không tìm thấy hội nghị này trong sổ; có thể đã được xóa."
    )


def test_an_error_that_is_not_known_is_told_all_the_same():
    assert "tệp lạ" in wording.error_sentence(ThuKyError("tệp lạ"))
    assert "tệp lạ" in wording.error_sentence(PaperRefused("unheard-of", "tệp lạ"))
    assert "tệp lạ" in wording.error_sentence(RefusedValue("field", "unheard-of", "tệp lạ"))


def raised(name: str) -> Iterator[list[str]]:
    """The constant texts with which an error is raised anywhere in the program."""
    for source in (path.read_text("utf-8") for path in PROGRAM.rglob("*.py")):
        for node in ast.walk(ast.parse(source)) if f"{name}(" in source else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield [str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)]


def test_every_value_that_is_refused_anywhere_has_its_sentence():
    fallback = "không dùng được cho"
    for field, reason, *_ in (found for found in raised("RefusedValue") if len(found) > 1):
        sentence = wording.error_sentence(RefusedValue(field, reason, "x"))
        assert fallback not in sentence, (field, reason)
        assert field not in sentence, (field, reason)


def test_every_record_that_may_be_missing_anywhere_has_its_name():
    for field, *_ in (found for found in raised("NotFound") if found):
        assert field not in wording.error_sentence(NotFound(field, "7"))


def test_every_paper_that_is_refused_anywhere_has_its_sentence():
    for reason, *_ in (found for found in raised("PaperRefused") if found):
        assert "Chưa in được văn bản này" not in wording.error_sentence(PaperRefused(reason, "x"))


def test_no_sentence_speaks_to_a_programmer():
    told = [wording.error_sentence(kind("sổ.thuky")) for kind in LEDGER_ERRORS]
    told += [wording.problem_sentence(Problem(code, "D8", "x")) for code in ProblemCode]
    told += [wording.refusal_sentence(Refusal(code)) for code in RefusalCode]
    assert not [text for text in told if re.search(r"error|exception|null|sqlite|\{|\}", text, re.IGNORECASE)]


def test_a_fault_of_the_program_says_where_the_log_is():
    assert "thuky.log" in wording.unexpected("thuky.log")


def test_sentences_are_translated(in_english):
    assert "“sổ.thuky”" in wording.error_sentence(LedgerLocked("sổ.thuky"))
    assert wording.error_sentence(LedgerLocked("sổ.thuky")) != "Sổ “sổ.thuky” đang được mở"
    assert not wording.error_sentence(LedgerLocked("sổ.thuky")).startswith("Sổ")
    assert wording.reported(None) == "No report"


# ── Days and numbers ──


def test_days_are_written_as_official_papers_do():
    assert wording.day(date(2021, 2, 5)) == "05/02/2021"
    assert wording.moment(datetime(2021, 2, 5, 8, 30)) == "05/02/2021 08:30"
    assert wording.day(None) == wording.moment(None) == ""


def test_numbers_have_the_separators_of_the_language(in_english):
    assert wording.number(Decimal("1234567.5")) == "1,234,567.5"
    words.install("vi", paths.catalogues())
    assert wording.number(Decimal("1234567.5")) == "1.234.567,5"
    assert wording.number(1234) == "1.234"
    assert wording.ratio(Counts(done_on_time=51_520, done_late=17_029, open_overdue=41_451)) == "68.549/110.000"


@pytest.mark.parametrize(
    ("value", "written"), [("100.0", "100%"), ("66.7", "66,7%"), ("0", "0%"), (None, "–"), ("99.9", "99,9%")]
)
def test_percents_have_no_needless_zeros(value: str | None, written: str):
    assert wording.percent(None if value is None else Decimal(value)) == written


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), "Năm 2021"),
        (date(2021, 4, 1), date(2021, 6, 30), "Quý II/2021"),
        (date(2021, 4, 1), date(2021, 4, 30), "Tháng 4/2021"),
        (date(2021, 7, 1), date(2021, 12, 31), "6 tháng cuối năm 2021"),
        (date(2016, 1, 1), date(2020, 12, 31), "2016-2020"),
        (date(2021, 2, 3), date(2021, 2, 10), "03/02/2021-10/02/2021"),
    ],
)
def test_a_period_has_the_name_that_people_give_it(start: date, end: date, written: str):
    assert period_title(Period(start, end)) == written


# ── Papers ──


@pytest.mark.parametrize("code", ConcernCode)
def test_a_concern_about_a_paper_names_what_it_is_about(code: ConcernCode):
    sentence = wording.concern_sentence(Concern(code, "Hội Nông dân", "30/4/2021"))
    assert sentence.endswith(".")
    assert not re.search(r"[{}]", sentence)
