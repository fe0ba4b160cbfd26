"""What is known of many classes at once: counts of learners, half-days, marks and papers."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.values import ClassStatus
from app.services.certificates.certificate_deadlines import due_date
from app.services.classes.class_counts import (
    count_certificates,
    count_completed,
    count_documents,
    count_learners,
    decided_on,
)
from app.services.outgoing.issued_documents import OPENING, RECOGNITION
from app.services.results.class_marks import read_marks
from app.services.results.rules import rules_of_class
from app.services.timetable.half_days_taken import HalfDay, half_days_taken

FACT_TABLES = frozenset(
    {
        "training_classes",
        "enrolments",
        "class_sessions",
        "attendances",
        "scores",
        "results",
        "issued_documents",
        "certificates",
    }
)
"""The tables from which a class's facts are read: who shows the facts watches these."""


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """Counts and dates of one class, from which its next step follows."""

    status: ClassStatus
    opened_on: date | None = None
    closed_on: date | None = None
    is_staffed: bool = False
    learners: int = 0
    sessions: int = 0
    not_taken: tuple[HalfDay, ...] = field(default=())
    marks_missing: int = 0
    opening_decided_on: date | None = None
    recognised_on: date | None = None
    certificates_due: date | None = None
    completed: int = 0
    certificates: int = 0
    handed_over: int = 0
    documents: int = 0

    @property
    def sessions_taken(self) -> int:
        """How many half-days are taken for everybody."""
        return self.sessions - len(self.not_taken)

    @property
    def certificates_missing(self) -> int:
        """How many completed learners have no certificate yet."""
        return max(self.completed - self.certificates, 0)


def gather_facts(session: Session, *, class_ids: Sequence[UUID]) -> dict[UUID, ClassFacts]:
    """Return the facts of the classes; a handful of queries, however many they are."""
    found = session.scalars(select(TrainingClass).where(TrainingClass.id.in_(class_ids))).all()
    ids = [row.id for row in found]
    learners, documents = count_learners(session, ids), count_documents(session, ids)
    half_days = half_days_taken(session, ids, learners)
    certificates = count_certificates(session, ids)
    completed = count_completed(session, ids)
    opening = decided_on(session, ids, OPENING)
    recognition = decided_on(session, ids, RECOGNITION)
    facts = {}
    for row in found:
        sessions, not_taken = half_days.get(row.id, (0, ()))
        made, handed_over = certificates.get(row.id, (0, 0))
        facts[row.id] = ClassFacts(
            status=row.status,
            opened_on=row.opened_on,
            closed_on=row.closed_on,
            is_staffed=bool(row.class_head and row.training_officer),
            learners=learners.get(row.id, 0),
            sessions=sessions,
            not_taken=not_taken,
            opening_decided_on=opening.get(row.id),
            recognised_on=recognition.get(row.id),
            completed=completed.get(row.id, 0),
            certificates=made,
            handed_over=handed_over,
            documents=documents.get(row.id, 0),
        )
    return {class_id: _with_judging(session, class_id, known) for class_id, known in facts.items()}


def facts_of(session: Session, *, class_id: UUID) -> ClassFacts:
    """Return the facts of one class."""
    return gather_facts(session, class_ids=[class_id])[class_id]


def _with_judging(session: Session, class_id: UUID, facts: ClassFacts) -> ClassFacts:
    """Add what takes the class's own rules; only few classes at a time are being judged."""
    if facts.status is ClassStatus.TEACHING_DONE:
        marks = read_marks(session, class_id=class_id)
        waiting = [row for row in marks.learners if marks.verdict(row).waits_for is not None]
        return replace(facts, marks_missing=len(waiting))
    if facts.status is ClassStatus.RECOGNISED and facts.recognised_on is not None:
        due = due_date(rules_of_class(session, class_id), facts.recognised_on)
        return replace(facts, certificates_due=due)
    return facts
