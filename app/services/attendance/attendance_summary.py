"""Attendance in whole periods against the threshold of the rules; no fractions."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from app.models.values import AttendanceMark
from app.services.results.rules import Rules


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
    def cannot_reach(self) -> bool:
        """Whether attending all that is still to come would not be enough."""
        return self.total_periods > 0 and self.allowance_left < 0

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
