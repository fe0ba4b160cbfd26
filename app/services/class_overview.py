"""One class as its workspace heads it: steps with their proof, counts on the tabs, what is next."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.programmes import Programme, ProgrammeVersion
from app.models.values import AssessmentForm, ClassStatus
from app.services.class_facts import ClassFacts, facts_of
from app.services.class_states import LIFE, class_row
from app.services.next_steps import NextStep, next_step

# The stepper has little room; "opened" is the one label that is too long for it.
_SHORT = {ClassStatus.OPENED: "Có QĐ mở lớp"}


class StepState(Enum):
    """Where a step of a class's life stands."""

    DONE = "done"
    CURRENT = "current"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the stepper; `proof` is a date or count that shows it, or empty."""

    status: ClassStatus
    label: str
    state: StepState
    proof: str


@dataclass(frozen=True, slots=True)
class TabCounts:
    """The counts on the tabs of the workspace."""

    learners: int
    sessions: int
    sessions_taken: int
    marks_missing: int
    completed: int
    certificates: int
    documents: int


@dataclass(frozen=True, slots=True)
class ClassOverview:
    """A class as its workspace heads it; `title` is "Đảng viên mới, khóa 5 năm 2026"."""

    id: UUID
    code: str
    title: str
    name: str
    programme_code: str
    programme_name: str
    assessment_form: AssessmentForm
    opened_on: date | None
    closed_on: date | None
    place: str
    class_head: str | None
    training_officer: str | None
    status: ClassStatus
    steps: tuple[Step, ...]
    counts: TabCounts
    next_step: NextStep | None


def class_overview(session: Session, *, class_id: UUID) -> ClassOverview:
    """Return what heads the workspace of a class."""
    found = class_row(session, class_id)
    programme, form = session.execute(
        select(Programme, ProgrammeVersion.assessment_form)
        .join(ProgrammeVersion, ProgrammeVersion.programme_id == Programme.id)
        .where(ProgrammeVersion.id == found.programme_version_id)
    ).one()
    facts = facts_of(session, class_id=class_id)
    return ClassOverview(
        id=found.id,
        code=found.code,
        title=f"{programme.short_name}, khóa {found.course_no} năm {found.year}",
        name=found.name,
        programme_code=programme.code,
        programme_name=programme.name,
        assessment_form=form,
        opened_on=found.opened_on,
        closed_on=found.closed_on,
        place=found.place,
        class_head=found.class_head,
        training_officer=found.training_officer,
        status=found.status,
        steps=_steps(found, facts, form),
        counts=_counts(facts),
        next_step=next_step(facts),
    )


def _counts(facts: ClassFacts) -> TabCounts:
    return TabCounts(
        learners=facts.learners,
        sessions=facts.sessions,
        sessions_taken=facts.sessions_taken,
        marks_missing=facts.marks_missing,
        completed=facts.completed,
        certificates=facts.certificates,
        documents=facts.documents,
    )


def _steps(found: TrainingClass, facts: ClassFacts, form: AssessmentForm) -> tuple[Step, ...]:
    """Return the life of the class; a cancelled one has only its first step and the end."""
    if found.status is ClassStatus.CANCELLED:
        return (
            Step(ClassStatus.PLANNED, ClassStatus.PLANNED.label, StepState.DONE, ""),
            Step(
                ClassStatus.CANCELLED,
                ClassStatus.CANCELLED.label,
                StepState.CURRENT,
                _short(found.status_on),
            ),
        )
    reached = LIFE.index(found.status)
    return tuple(
        Step(status, _SHORT.get(status, status.label), _state(place, reached), proof)
        for place, status in enumerate(LIFE)
        for proof in (_proof(status, found, facts) if place <= reached else "",)
        if status is not ClassStatus.ASSESSED or form is not AssessmentForm.NONE
    )


def _state(place: int, reached: int) -> StepState:
    if place == reached:
        return StepState.CURRENT
    return StepState.DONE if place < reached else StepState.TO_COME


def _proof(status: ClassStatus, found: TrainingClass, facts: ClassFacts) -> str:
    proofs = {
        ClassStatus.OPENED: _short(facts.opening_decided_on),
        ClassStatus.IN_PROGRESS: _span(facts.opened_on, facts.closed_on),
        ClassStatus.TEACHING_DONE: f"{facts.sessions_taken}/{facts.sessions} buổi",
        ClassStatus.RECOGNISED: _short(facts.recognised_on),
        ClassStatus.CERTIFIED: f"{facts.certificates} giấy",
    }
    return proofs.get(status) or (_short(found.status_on) if status is found.status else "")


def _span(first: date | None, last: date | None) -> str:
    if first is None or last is None or first == last:
        return _short(first)
    return f"{_short(first)}–{_short(last)}"


def _short(day: date | None) -> str:
    return f"{day:%d/%m}" if day else ""
