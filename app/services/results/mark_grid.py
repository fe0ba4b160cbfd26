"""The grid of marks of a class: what is recorded of each learner, and what counts so far."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app.services.classes.enrolments import LearnerRow
from app.services.results.class_marks import ClassMarks, read_marks
from app.services.results.judging import FIRST, Sitting, may_resit
from app.text.partial_date import PartialDate

SECOND = FIRST + 1


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """A learner in the grid of marks; marks in hundredths, `why_not` empty if marks can be typed.

    `final` and `classification` are what counts so far; `waits_for` is the attempt still missing.
    """

    enrolment_id: UUID
    full_name: str
    birth_date: PartialDate | None
    sending_unit: str
    attended: int
    total_periods: int
    is_eligible: bool
    first: int | None
    first_absent: bool
    resit: int | None
    resit_absent: bool
    may_resit: bool
    final: int | None
    classification: str
    waits_for: int | None
    why_not: str


def grid(session: Session, *, class_id: UUID) -> tuple[AssessmentRow, ...]:
    """Return the rows of the grid of marks, in list order."""
    marks = read_marks(session, class_id=class_id)
    return tuple(_grid_row(marks, learner) for learner in marks.learners)


def _grid_row(marks: ClassMarks, learner: LearnerRow) -> AssessmentRow:
    sittings = marks.sittings_of(learner.enrolment_id)
    summary = marks.attendance.get(learner.enrolment_id)
    first = sittings.get(FIRST, Sitting(None))
    resit = sittings.get(SECOND, Sitting(None))
    verdict = marks.verdict(learner)
    return AssessmentRow(
        enrolment_id=learner.enrolment_id,
        full_name=learner.full_name,
        birth_date=learner.birth_date,
        sending_unit=learner.sending_unit or "",
        attended=summary.attended_periods if summary else 0,
        total_periods=summary.total_periods if summary else 0,
        is_eligible=summary is not None and summary.is_eligible,
        first=first.mark,
        first_absent=first.is_absent,
        resit=resit.mark,
        resit_absent=resit.is_absent,
        may_resit=may_resit(marks.rules, sittings, SECOND),
        final=verdict.score,
        classification=verdict.label or "",
        waits_for=verdict.waits_for,
        why_not=marks.why_not(learner),
    )
