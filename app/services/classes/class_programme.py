"""What a class is taught by: its programme's version, its lessons, and the rules that judge it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.programmes import Programme, ProgrammeVersion, RuleSet
from app.models.values import AssessmentForm
from app.services.classes.class_states import class_row
from app.services.programmes.programmes import LessonRow, list_lessons
from app.services.results.rules import rules_of_class


@dataclass(frozen=True, slots=True)
class ClassProgramme:
    """The version a class follows; `rule_set` is empty until the opening freezes one."""

    version_id: UUID
    code: str
    name: str
    version: str
    total_periods: int
    total_days: int
    assessment_form: AssessmentForm
    rule_set: str
    small_size_reason: str
    periods_per_slot: int
    lessons: tuple[LessonRow, ...]


def programme_of_class(session: Session, *, class_id: UUID) -> ClassProgramme:
    """Return what a class is taught and judged by."""
    found = class_row(session, class_id)
    programme, version = session.execute(
        select(Programme, ProgrammeVersion)
        .join(ProgrammeVersion, ProgrammeVersion.programme_id == Programme.id)
        .where(ProgrammeVersion.id == found.programme_version_id)
    ).one()
    rule_set = session.get(RuleSet, found.rule_set_id) if found.rule_set_id else None
    return ClassProgramme(
        version_id=version.id,
        code=programme.code,
        name=programme.name,
        version=version.version,
        total_periods=version.total_periods,
        total_days=version.total_days,
        assessment_form=version.assessment_form,
        rule_set=rule_set.name if rule_set else "",
        small_size_reason=found.small_size_reason or "",
        periods_per_slot=rules_of_class(session, class_id).periods_per_slot,
        lessons=list_lessons(session, programme_version_id=version.id),
    )
