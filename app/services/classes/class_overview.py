"""One class as its workspace heads it: its life, the counts on its tabs, what is next."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.programmes import Programme, ProgrammeVersion
from app.models.values import AssessmentForm, ClassStatus
from app.services.classes.class_facts import ClassFacts, facts_of
from app.services.classes.class_states import class_row
from app.services.classes.class_steps import Step, steps_of
from app.services.classes.next_steps import NextStep, next_step


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
        steps=steps_of(found, facts, form),
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
