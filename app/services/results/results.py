"""The result of every learner of a class: computed by the rules, and locked by the recognition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app import clock
from app.models.assessment import Result
from app.models.classes import Enrolment, TrainingClass
from app.models.values import EnrolmentState, NotCompletedReason
from app.services.classes.enrolments import LearnerRow
from app.services.results.class_marks import ClassMarks, read_marks
from app.services.results.judging import FIRST, Verdict
from app.services.results.rules import Rules
from app.text.partial_date import PartialDate

_STATES = {
    NotCompletedReason.NOT_ENOUGH_PERIODS: EnrolmentState.NOT_ELIGIBLE,
    NotCompletedReason.WITHDRAWN: EnrolmentState.WITHDRAWN,
    NotCompletedReason.SUSPENDED: EnrolmentState.SUSPENDED,
}


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One learner with the result; marks in hundredths, None where there is none.

    `label` is the classification on screen, `printed` on papers; `why_not` says why a learner is
    not recognised. While `waits_for` names an attempt, nothing here is final.
    """

    learner: LearnerRow
    attended: int
    total_periods: int
    is_eligible: bool
    first: int | None
    resit: int | None
    score: int | None
    attempt_used: int | None
    classification: str | None
    label: str
    printed: str
    is_completed: bool
    reason: NotCompletedReason | None
    why_not: str
    waits_for: int | None

    @property
    def enrolment_id(self) -> UUID:
        """The enrolment that the result is of."""
        return self.learner.enrolment_id

    @property
    def full_name(self) -> str:
        """The name as the person's row has it today."""
        return self.learner.full_name

    @property
    def birth_date(self) -> PartialDate | None:
        """The birth date as the person's row has it today."""
        return self.learner.birth_date


@dataclass(frozen=True)
class ClassResults:
    """The results of a class in list order, with what is still missing for the recognition."""

    training_class: TrainingClass
    rules: Rules
    has_assessment: bool
    rows: tuple[ResultRow, ...]

    @property
    def missing(self) -> tuple[ResultRow, ...]:
        """Those who are eligible and still wait for a mark."""
        return tuple(row for row in self.rows if row.waits_for is not None)

    @property
    def recognised(self) -> tuple[ResultRow, ...]:
        """Those who completed the programme, in list order."""
        return tuple(row for row in self.rows if row.is_completed)

    @property
    def not_recognised(self) -> tuple[ResultRow, ...]:
        """Those who did not, in list order."""
        return tuple(row for row in self.rows if not row.is_completed)


def compute(session: Session, *, class_id: UUID) -> ClassResults:
    """Judge every learner of a class by its rules and by what is recorded now."""
    return results_of(read_marks(session, class_id=class_id))


def results_of(marks: ClassMarks) -> ClassResults:
    """Judge every learner of a class that was read already."""
    return ClassResults(
        training_class=marks.training_class,
        rules=marks.rules,
        has_assessment=marks.has_assessment,
        rows=tuple(_row(marks, learner) for learner in marks.learners),
    )


def lock(session: Session, *, rows: Sequence[ResultRow], on: date) -> None:
    """Save the results as recognised on a day and say in each enrolment how it ended."""
    now = clock.now()
    of_rows = select(Enrolment).where(Enrolment.id.in_([row.enrolment_id for row in rows]))
    enrolments = {enrolment.id: enrolment for enrolment in session.scalars(of_rows)}
    for row in rows:
        session.add(_result(row, now))
        enrolment = enrolments[row.enrolment_id]
        state = state_of(row)
        if enrolment.state is not state:
            enrolment.state, enrolment.state_on = state, on
            enrolment.state_reason = None if row.is_completed else row.why_not
    session.flush()


def unlock(session: Session, *, class_id: UUID, on: date) -> None:
    """Take the locked results back, as when the recognition is revoked; learners study again."""
    of_class = select(Enrolment.id).where(Enrolment.class_id == class_id)
    session.execute(delete(Result).where(Result.enrolment_id.in_(of_class)))
    judged = (EnrolmentState.COMPLETED, EnrolmentState.FAILED, EnrolmentState.NOT_ELIGIBLE)
    for enrolment in session.scalars(
        select(Enrolment).where(Enrolment.class_id == class_id, Enrolment.state.in_(judged))
    ):
        enrolment.state, enrolment.state_on = EnrolmentState.STUDYING, on
        enrolment.state_reason = None
    session.flush()


def state_of(row: ResultRow) -> EnrolmentState:
    """Return how an enrolment with this result ends."""
    if row.is_completed:
        return EnrolmentState.COMPLETED
    return _STATES.get(row.reason, EnrolmentState.FAILED) if row.reason else row.learner.state


def _row(marks: ClassMarks, learner: LearnerRow) -> ResultRow:
    verdict = marks.verdict(learner)
    summary = marks.attendance.get(learner.enrolment_id)
    sittings = marks.sittings_of(learner.enrolment_id)
    first, resit = sittings.get(FIRST), sittings.get(FIRST + 1)
    return ResultRow(
        learner=learner,
        attended=summary.attended_periods if summary else 0,
        total_periods=summary.total_periods if summary else 0,
        is_eligible=summary is not None and summary.is_eligible,
        first=first.mark if first else None,
        resit=resit.mark if resit else None,
        score=verdict.score,
        attempt_used=verdict.attempt_used,
        classification=verdict.classification,
        label=verdict.label or "",
        printed=verdict.printed or "",
        is_completed=verdict.is_completed,
        reason=verdict.reason,
        why_not=_why_not(marks, learner, verdict),
        waits_for=verdict.waits_for,
    )


def _why_not(marks: ClassMarks, learner: LearnerRow, verdict: Verdict) -> str:
    """Return the reason in the words of the list of those who are not recognised."""
    if verdict.waits_for is not None:
        return "Chưa có điểm làm lại" if verdict.waits_for != FIRST else "Chưa có điểm"
    if verdict.reason is None:
        return ""
    if verdict.reason is NotCompletedReason.NOT_ENOUGH_PERIODS:
        return marks.why_not(learner).rstrip(".")
    if learner.has_left and learner.state_reason:
        return f"{verdict.reason.label}: {learner.state_reason}"
    return verdict.reason.label


def _result(row: ResultRow, now: datetime) -> Result:
    return Result(
        enrolment_id=row.enrolment_id,
        attended_periods=row.attended,
        total_periods=row.total_periods,
        is_eligible=row.is_eligible,
        score=row.score,
        attempt_used=row.attempt_used,
        classification=row.classification,
        classification_label=row.printed or None,
        is_completed=row.is_completed,
        not_completed_reason=row.reason,
        locked_at=now,
    )
