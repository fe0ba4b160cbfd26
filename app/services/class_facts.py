"""What is known of many classes at once: counts of learners, half-days, marks and papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models.assessment import Result
from app.models.certificates import Certificate
from app.models.classes import Attendance, ClassSession, Enrolment, TrainingClass
from app.models.decisions import IssuedDocument
from app.models.values import (
    CertificateState,
    ClassStatus,
    DocumentState,
    EnrolmentState,
    SessionState,
    Slot,
)
from app.services.certificate_deadlines import due_date
from app.services.class_marks import read_marks
from app.services.issued_documents import OPENING, RECOGNITION
from app.services.rules import rules_of_class
from app.services.session_rows import SLOT_ORDER

LEFT = (EnrolmentState.WITHDRAWN, EnrolmentState.SUSPENDED)
_DEAD = (CertificateState.SPOILED, CertificateState.REPLACED, CertificateState.REVOKED)


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A half-day of a class that is not taken, or not wholly."""

    session_id: UUID
    held_on: date
    slot: Slot
    unmarked: int

    @property
    def label(self) -> str:
        """The half-day as a button names it: "sáng 22/10"."""
        return f"{self.slot.label.lower()} {self.held_on:%d/%m}"


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
    learners, documents = _learners(session, ids), _documents(session, ids)
    half_days = _half_days(session, ids, learners)
    certificates = _certificates(session, ids)
    completed = _completed(session, ids)
    opening = _decided_on(session, ids, OPENING)
    recognition = _decided_on(session, ids, RECOGNITION)
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


def _learners(session: Session, ids: Sequence[UUID]) -> dict[UUID, int]:
    return _numbers(
        session,
        select(Enrolment.class_id, func.count())
        .where(Enrolment.class_id.in_(ids), Enrolment.state.not_in(LEFT))
        .group_by(Enrolment.class_id),
    )


def _documents(session: Session, ids: Sequence[UUID]) -> dict[UUID, int]:
    return _numbers(
        session,
        select(IssuedDocument.class_id, func.count())
        .where(IssuedDocument.class_id.in_(ids), IssuedDocument.state != DocumentState.REVOKED)
        .group_by(IssuedDocument.class_id),
    )


def _completed(session: Session, ids: Sequence[UUID]) -> dict[UUID, int]:
    return _numbers(
        session,
        select(Enrolment.class_id, func.count())
        .join(Result, Result.enrolment_id == Enrolment.id)
        .where(Enrolment.class_id.in_(ids), Result.is_completed)
        .group_by(Enrolment.class_id),
    )


def _numbers(
    session: Session, query: Select[UUID, int] | Select[UUID | None, int]
) -> dict[UUID, int]:
    return {key: number for key, number in session.execute(query) if key is not None}


def _certificates(session: Session, ids: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """Return how many certificates there are, and how many were handed over."""
    rows = session.execute(
        select(Enrolment.class_id, func.count(), func.count(Certificate.handed_over_on))
        .join(Certificate, Certificate.enrolment_id == Enrolment.id)
        .where(Enrolment.class_id.in_(ids), Certificate.state.not_in(_DEAD))
        .group_by(Enrolment.class_id)
    )
    return {class_id: (made, handed_over) for class_id, made, handed_over in rows}


def _decided_on(session: Session, ids: Sequence[UUID], form: str) -> dict[UUID, date]:
    rows = session.execute(
        select(IssuedDocument.class_id, IssuedDocument.issued_on)
        .where(IssuedDocument.class_id.in_(ids), IssuedDocument.form == form)
        .where(IssuedDocument.state != DocumentState.REVOKED)
        .order_by(IssuedDocument.issued_on)
    )
    return {class_id: day for class_id, day in rows if class_id is not None}


def _half_days(
    session: Session, ids: Sequence[UUID], learners: Mapping[UUID, int]
) -> dict[UUID, tuple[int, tuple[HalfDay, ...]]]:
    """Return how many half-days each class has, and those that are not taken for everybody."""
    marked = (
        select(Attendance.session_id, func.count().label("marked"))
        .join(Enrolment, Enrolment.id == Attendance.enrolment_id)
        .where(Enrolment.class_id.in_(ids), Enrolment.state.not_in(LEFT))
        .group_by(Attendance.session_id)
        .subquery()
    )
    rows = session.execute(
        select(ClassSession, marked.c.marked)
        .outerjoin(marked, marked.c.session_id == ClassSession.id)
        .where(ClassSession.class_id.in_(ids), ClassSession.state != SessionState.CANCELLED)
        .order_by(ClassSession.held_on, SLOT_ORDER)
    )
    found: dict[UUID, tuple[int, tuple[HalfDay, ...]]] = {}
    for half_day, count in rows:
        total, not_taken = found.get(half_day.class_id, (0, ()))
        unmarked = learners.get(half_day.class_id, 0) - (count or 0)
        is_taken = half_day.closed_at is not None or (
            half_day.state is SessionState.HELD and unmarked <= 0
        )
        if not is_taken:
            left = HalfDay(half_day.id, half_day.held_on, half_day.slot, unmarked)
            not_taken = (*not_taken, left)
        found[half_day.class_id] = (total + 1, not_taken)
    return found
