"""What each register is: how its records are read, kept and taken out, and what stands in their form."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from desktop.domain.assessments import Assessment, Period
from desktop.domain.attachments import Owner
from desktop.domain.consultations import Consultation
from desktop.domain.documents import DocumentKind, ReferenceDocument
from desktop.domain.matters import Matter
from desktop.domain.models import Model
from desktop.domain.programmes import Programme
from desktop.presenters import register_forms as forms
from desktop.presenters.concluding_forms import Read, Texts
from desktop.presenters.navigation import RegisterKey
from desktop.presenters.open_meeting import Numbered
from desktop.services import assessments, consultations, documents, matters, models, programmes
from desktop.services.changes import Changed
from desktop.services.ledgers import Ledger
from desktop.services.registers import (
    Surroundings,
)

R = TypeVar("R", bound=Numbered)


@dataclass(frozen=True, slots=True)
class Register(Generic[R]):
    """One register: how its records are read, kept and taken out, and what stands in their form.

    ``day`` says where a record stands in the list, the newest first; ``meeting`` is that which it came of.
    """

    key: RegisterKey
    owner: Owner
    read: Callable[[Ledger], Iterable[R]]
    save: Callable[[Ledger, R], Changed[R]]
    delete: Callable[[Ledger, int], Changed[None]]
    new: Callable[[date], R]
    texts: Callable[[R, Surroundings], Texts]
    parse: Callable[[Texts, R, Surroundings], Read[R]]
    day: Callable[[R], date]
    meeting: Callable[[R], int | None] = lambda _: None


PROGRAMMES: Register[Programme] = Register(
    RegisterKey.PROGRAMMES,
    Owner.PROGRAMME,
    programmes.programmes,
    programmes.save_programme,
    programmes.delete_programme,
    lambda today: Programme(0, "", today.year, today.year + 4),
    forms.registered_programme_texts,
    forms.read_registered_programme,
    lambda one: date(one.year_from, 1, 1),
    lambda one: one.meeting_id,
)
MATTERS: Register[Matter] = Register(
    RegisterKey.MATTERS,
    Owner.MATTER,
    matters.matters,
    matters.save_matter,
    matters.delete_matter,
    lambda today: Matter(0, "", "", today),
    forms.registered_matter_texts,
    forms.read_registered_matter,
    lambda one: one.raised_on,
    lambda one: one.meeting_id,
)
MODELS: Register[Model] = Register(
    RegisterKey.MODELS,
    Owner.MODEL,
    models.models,
    models.save_model,
    models.delete_model,
    lambda today: Model(0, "", today.year),
    forms.model_texts,
    forms.read_model,
    lambda one: date(one.since, 1, 1),
)
DOCUMENTS: Register[ReferenceDocument] = Register(
    RegisterKey.DOCUMENTS,
    Owner.DOCUMENT,
    documents.documents,
    documents.save_document,
    documents.delete_document,
    lambda today: ReferenceDocument(0, DocumentKind.PLAN, "", today, "", ""),
    forms.document_texts,
    forms.read_document,
    lambda one: one.dated,
)
CONSULTATIONS: Register[Consultation] = Register(
    RegisterKey.CONSULTATIONS,
    Owner.CONSULTATION,
    consultations.consultations,
    consultations.save_consultation,
    consultations.delete_consultation,
    lambda today: Consultation(0, "", today),
    forms.consultation_texts,
    forms.read_consultation,
    lambda one: one.asked_on,
    lambda one: one.meeting_id,
)
ASSESSMENTS: Register[Assessment] = Register(
    RegisterKey.ASSESSMENTS,
    Owner.ASSESSMENT,
    assessments.assessments,
    assessments.save_assessment,
    assessments.delete_assessment,
    lambda today: Assessment(0, Period(date(today.year, 1, 1), date(today.year, 12, 31))),
    forms.assessment_texts,
    forms.read_assessment,
    lambda one: one.period.end,
    lambda one: one.meeting_id,
)
