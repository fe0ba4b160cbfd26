"""Judges one learner: attendance and marks in, the result of the class out; plain values only.

Source: QĐ 1147-QĐ/BTGDVTW (01/12/2025), Điều 6: at least 80 % of the periods, pass from 5,0, one
more try, bands 5/7/8/9; the figures themselves come from the rule set of the class.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.models.values import EnrolmentState, NotCompletedReason
from app.services.results.rules import Band, Rules
from app.text.marks import round_mark

FIRST = 1
FAIL_CODE, FAIL_LABEL = "fail", "Không đạt"

_LEFT = {
    EnrolmentState.WITHDRAWN: NotCompletedReason.WITHDRAWN,
    EnrolmentState.SUSPENDED: NotCompletedReason.SUSPENDED,
}


@dataclass(frozen=True, slots=True)
class Sitting:
    """What came of one attempt: a mark in hundredths, or absence; never both."""

    mark: int | None
    is_absent: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of one learner; `score` in hundredths, rounded, None where no mark counts.

    `waits_for` is the attempt whose mark is still to come; nothing else is final until then.
    """

    is_completed: bool
    reason: NotCompletedReason | None = None
    score: int | None = None
    attempt_used: int | None = None
    classification: str | None = None
    label: str | None = None
    printed: str | None = None
    waits_for: int | None = None


def judge(
    rules: Rules,
    *,
    state: EnrolmentState,
    is_eligible: bool,
    has_assessment: bool,
    sittings: Mapping[int, Sitting],
) -> Verdict:
    """Judge one learner by the rules of the class; `sittings` by attempt, counted from 1."""
    if state in _LEFT:
        return Verdict(is_completed=False, reason=_LEFT[state])
    if not is_eligible:
        return Verdict(is_completed=False, reason=NotCompletedReason.NOT_ENOUGH_PERIODS)
    if not has_assessment:
        return Verdict(is_completed=True)
    return _judge_marks(rules, sittings)


def classify(rules: Rules, mark: int, *, is_resit: bool = False) -> Band | None:
    """Return the band of a mark, or None below the pass mark; a resit may be capped."""
    counted = round_mark(mark, rules.score_step) if rules.uses_rounded else mark
    if counted < rules.score_pass:
        return None
    reached = [band for band in rules.bands if band.lowest <= counted]
    if not reached:
        return None
    cap = next((band for band in rules.bands if band.code == rules.resit_cap), None)
    best = max(reached, key=lambda band: band.lowest)
    return cap if is_resit and cap and cap.lowest < best.lowest else best


def passes(rules: Rules, mark: int) -> bool:
    """Tell whether a mark is enough."""
    counted = round_mark(mark, rules.score_step) if rules.uses_rounded else mark
    return counted >= rules.score_pass


def may_resit(rules: Rules, sittings: Mapping[int, Sitting], attempt: int) -> bool:
    """Tell whether the attempt before `attempt` was made and was not enough."""
    before = sittings.get(attempt - 1)
    if before is None or attempt > FIRST + rules.max_resits:
        return False
    return before.is_absent or (before.mark is not None and not passes(rules, before.mark))


def _judge_marks(rules: Rules, sittings: Mapping[int, Sitting]) -> Verdict:
    """Go through the attempts: the last one made counts, unless one before was enough."""
    verdict = Verdict(is_completed=False, waits_for=FIRST)
    for attempt in range(FIRST, FIRST + rules.max_resits + 1):
        sitting = sittings.get(attempt)
        if sitting is None:
            # Who handed in nothing at all need not be waited for a second time.
            failed = verdict.reason is NotCompletedReason.FAILED
            return replace(verdict, waits_for=attempt) if failed else verdict
        if sitting.mark is None:
            if verdict.reason is None:
                verdict = Verdict(is_completed=False, reason=NotCompletedReason.NO_SUBMISSION)
            continue
        verdict = _verdict_of(rules, sitting.mark, attempt)
        if verdict.is_completed:
            return verdict
    return verdict


def _verdict_of(rules: Rules, mark: int, attempt: int) -> Verdict:
    score = round_mark(mark, rules.score_step)
    band = classify(rules, mark, is_resit=attempt > FIRST)
    if not passes(rules, mark):
        return Verdict(
            is_completed=False,
            reason=NotCompletedReason.FAILED,
            score=score,
            attempt_used=attempt,
            classification=FAIL_CODE,
            label=FAIL_LABEL,
            printed=FAIL_LABEL,
        )
    return Verdict(
        is_completed=True,
        score=score,
        attempt_used=attempt,
        classification=band.code if band else None,
        label=band.label if band else None,
        printed=band.printed if band else None,
    )
