"""Models, reference documents, opinions on drafts: what can't be kept, and how the answers stand."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.consultations import AnswerState, Consultation, Opinion, checked_consultation
from desktop.domain.documents import DocumentKind, ReferenceDocument, checked_document
from desktop.domain.errors import RefusedValue
from desktop.domain.models import Model, checked_model

ASKED = date(2021, 3, 1)
DRAFT = Consultation(1, "Dự thảo Quy chế", ASKED, date(2021, 3, 20))


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"name": " "}, "model-name", "missing"),
        ({"unit_id": None}, "model-unit", "missing"),
        ({"since": 21}, "model-since", "outside-range"),
    ],
)
def test_a_model_needs_name_unit_and_a_year_that_can_be(changes, field, reason):
    model = Model(0, "Tổ tự quản", 2021, unit_id=1)
    checked_model(model)
    with pytest.raises(RefusedValue) as refused:
        checked_model(replace(model, **changes))
    assert (refused.value.field, refused.value.reason) == (field, reason)


@pytest.mark.parametrize("name", ["number", "issuer", "title"])
def test_a_document_needs_number_issuer_and_title(name):
    document = ReferenceDocument(0, DocumentKind.PLAN, "12-KH/TU", ASKED, "Tỉnh ủy", "Năm dân vận khéo")
    checked_document(document)
    cleared: Any = {name: ""}
    with pytest.raises(RefusedValue) as refused:
        checked_document(replace(document, **cleared))
    assert refused.value.field == f"document-{name}"


@pytest.mark.parametrize(
    ("opinions", "field", "reason"),
    [
        ([Opinion("")], "consultation-unit", "missing"),
        ([Opinion("Hội Nông dân"), Opinion("HỘI  Nông dân")], "consultation-unit", "unit-twice"),
        ([Opinion("Tỉnh đoàn", answered_on=ASKED - timedelta(1))], "consultation-answer", "before-asked"),
        ([Opinion("Tỉnh đoàn", count=2)], "consultation-answer", "missing"),
        ([Opinion("Tỉnh đoàn", answered_on=ASKED, count=-1)], "consultation-count", "below-zero"),
    ],
)
def test_an_answer_comes_after_the_question_and_from_each_unit_once(opinions, field, reason):
    with pytest.raises(RefusedValue) as refused:
        checked_consultation(replace(DRAFT, opinions=tuple(opinions)))
    assert (refused.value.field, refused.value.reason) == (field, reason)


def test_the_last_day_for_answers_is_not_before_the_asking():
    with pytest.raises(RefusedValue) as refused:
        checked_consultation(replace(DRAFT, until=ASKED - timedelta(1)))
    assert refused.value.reason == "before-start"


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 60), st.integers(0, 9)), max_size=8),
    st.integers(0, 60),
)
def test_the_answers_stand_as_they_were_on_any_day(answers, after):
    """All have answered, or some are waited for: late after the last day, and never before it."""
    opinions = tuple(
        Opinion(str(place), None, None if days is None else ASKED + timedelta(days), count if days is not None else 0)
        for place, (days, count) in enumerate(answers)
    )
    day, asked = ASKED + timedelta(after), replace(DRAFT, opinions=opinions)
    checked_consultation(asked)
    answered_by_then = sum(1 for days, _ in answers if days is not None and days <= after)
    assert asked.answered == sum(1 for days, _ in answers if days is not None)
    assert asked.count == sum(count for days, count in answers if days is not None)
    assert (asked.state(day) is AnswerState.ALL) == (answered_by_then == len(answers))
    assert (asked.state(day) is AnswerState.LATE) == (answered_by_then < len(answers) and day > date(2021, 3, 20))
