"""Attendance reckoned in whole periods against the threshold of the rule set; no fractions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models.classes import Attendance, ClassSession, Enrolment
from app.models.programmes import Lesson
from app.models.values import AttendanceMark, ClassStatus, SessionState
from app.services.class_states import class_row, has_reached
from app.services.rules import Rules, rules_of_class


class Allowance(Enum):
    """How much of the periods that may be missed is gone (warnings at 50 % and 80 %)."""

    AMPLE = "ample"
    HALF_GONE = "half gone"
    NEARLY_GONE = "nearly gone"
    GONE = "gone"
    EXCEEDED = "exceeded"


@dataclass(frozen=True, slots=True)
class AttendanceSummary:
    """Where one learner stands, in periods.

    `taken_periods` are those of the counted sessions where the learner has a mark, and of closed
    ones: `attended + missed`.
    `is_eligible` is the rule of the whole programme: 100 × attended ≥ threshold × total (QĐ
    1147-QĐ/BTGDVTW, Điều 6); false where the programme has no periods at all.
    """

    enrolment_id: UUID
    attended_periods: int
    missed: int
    taken_periods: int
    total_periods: int
    is_eligible: bool
    allowance: int
    allowance_left: int

    @property
    def allowance_state(self) -> Allowance:
        """How near the learner is to losing eligibility."""
        if self.allowance_left < 0:
            return Allowance.EXCEEDED
        if self.allowance_left == 0 and self.missed > 0:
            return Allowance.GONE
        if self.missed * 100 >= 80 * self.allowance and self.missed > 0:
            return Allowance.NEARLY_GONE
        if self.missed * 100 >= 50 * self.allowance and self.missed > 0:
            return Allowance.HALF_GONE
        return Allowance.AMPLE


def is_eligible(attended: int, total: int, rules: Rules) -> bool:
    """Tell whether enough periods were attended, in integers; never where there are none."""
    return total > 0 and 100 * attended >= rules.min_percent * total


def allowance_of(total: int, rules: Rules) -> int:
    """Return how many periods may be missed: 20 % of 43 → 8."""
    return (100 - rules.min_percent) * total // 100


def credited(mark: AttendanceMark, attended: int, periods: int, rules: Rules) -> int:
    """Return the periods that a mark is worth under the rules; never more than the session has."""
    if mark is AttendanceMark.EXEMPT:
        return periods
    if mark is AttendanceMark.EXCUSED and rules.excused_counts_as_present:
        return periods
    if mark is AttendanceMark.MADE_UP and not rules.makeup_counts:
        return 0
    return min(attended, periods)


def summarise(
    enrolment_id: UUID, attended: int, taken: int, total: int, rules: Rules
) -> AttendanceSummary:
    """Return the summary of somebody who attended so many of the periods taken so far."""
    allowance = allowance_of(total, rules)
    missed = taken - attended
    return AttendanceSummary(
        enrolment_id=enrolment_id,
        attended_periods=attended,
        missed=missed,
        taken_periods=taken,
        total_periods=total,
        is_eligible=is_eligible(attended, total, rules),
        allowance=allowance,
        allowance_left=allowance - missed,
    )


def summaries(session: Session, *, class_id: UUID) -> tuple[AttendanceSummary, ...]:
    """Return where everybody stands who was ever enrolled in the class, in no special order."""
    rules = rules_of_class(session, class_id)
    total = total_periods(session, class_id=class_id)
    sums = _sums(session, class_id, rules)
    return tuple(summarise(key, *periods, total, rules) for key, periods in sums.items())


def total_periods(session: Session, *, class_id: UUID) -> int:
    """Return the periods planned for the class that count, the denominator of the rate.

    While the class runs these are the programme's, or the timetable's where that has more: a
    timetable half entered must not make anybody ineligible. Once teaching is done it is what
    the timetable holds.
    """
    found = class_row(session, class_id)
    scheduled = (
        session.scalar(
            select(func.sum(ClassSession.periods))
            .outerjoin(Lesson, Lesson.id == ClassSession.lesson_id)
            .where(ClassSession.class_id == class_id, _COUNTED)
        )
        or 0
    )
    if has_reached(found.status, ClassStatus.TEACHING_DONE):
        return scheduled
    planned = (
        session.scalar(
            select(func.sum(Lesson.periods)).where(
                Lesson.programme_version_id == found.programme_version_id,
                Lesson.counts_for_attendance,
            )
        )
        or 0
    )
    return max(scheduled, planned)


_COUNTED = (ClassSession.state != SessionState.CANCELLED) & (
    ClassSession.lesson_id.is_(None) | Lesson.counts_for_attendance
)


def _sums(session: Session, class_id: UUID, rules: Rules) -> Mapping[UUID, tuple[int, int]]:
    """Return attended and taken periods of each enrolment of the class.

    A closed half-day counts as taken for everybody: who has no mark in it, because they came to
    the class later, was not there.
    """
    closed = sum(
        session.scalars(
            select(ClassSession.periods)
            .outerjoin(Lesson, Lesson.id == ClassSession.lesson_id)
            .where(ClassSession.class_id == class_id, _COUNTED)
            .where(ClassSession.closed_at.is_not(None))
        )
    )
    ids = session.scalars(select(Enrolment.id).where(Enrolment.class_id == class_id))
    sums = {enrolment_id: (0, closed) for enrolment_id in ids}
    for enrolment_id, mark, attended, periods, closed_at in session.execute(_marks_of(class_id)):
        so_far, taken = sums[enrolment_id]
        worth = credited(mark, attended, periods, rules)
        sums[enrolment_id] = (so_far + worth, taken + (periods if closed_at is None else 0))
    return sums


def _marks_of(
    class_id: UUID,
) -> Select[UUID, AttendanceMark, int, int, datetime | None]:
    return (
        select(
            Attendance.enrolment_id,
            Attendance.mark,
            Attendance.periods_attended,
            ClassSession.periods,
            ClassSession.closed_at,
        )
        .join(ClassSession, ClassSession.id == Attendance.session_id)
        .outerjoin(Lesson, Lesson.id == ClassSession.lesson_id)
        .where(ClassSession.class_id == class_id, _COUNTED)
    )
