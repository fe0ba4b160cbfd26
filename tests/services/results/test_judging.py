"""Tests of the rules on marks: the vectors of the domain, and what holds for any marks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.values import EnrolmentState, NotCompletedReason
from app.services.results.judging import Sitting, Verdict, classify, judge, may_resit
from app.services.results.rules import Rules

RULES = Rules()


def judged(
    *marks: int | None,
    rules: Rules = RULES,
    state: EnrolmentState = EnrolmentState.STUDYING,
    is_eligible: bool = True,
    has_assessment: bool = True,
) -> Verdict:
    """Judge somebody by marks in the order of attempts; None is absence."""
    return judge(
        rules,
        state=state,
        is_eligible=is_eligible,
        has_assessment=has_assessment,
        sittings={n: Sitting(mark, mark is None) for n, mark in enumerate(marks, start=1)},
    )


@pytest.mark.parametrize(
    ("mark", "score", "label"),
    [
        (495, 500, "Trung bình"),
        (494, 490, "Không đạt"),
        (500, 500, "Trung bình"),
        (695, 700, "Khá"),
        (799, 800, "Giỏi"),
        (894, 890, "Giỏi"),
        (900, 900, "Xuất sắc"),
        (1000, 1000, "Xuất sắc"),
    ],
)
def test_the_rounded_mark_is_classified(mark: int, score: int, label: str) -> None:
    verdict = judged(mark)
    assert (verdict.score, verdict.label) == (score, label)


def test_a_province_may_classify_the_mark_before_rounding() -> None:
    strict = replace(RULES, uses_rounded=False)
    assert judged(495, rules=strict).label == "Không đạt"
    band = classify(strict, 695)
    assert band is not None
    assert band.code == "average"


def test_a_resit_that_is_enough_completes() -> None:
    verdict = judged(400, 600)
    assert (verdict.is_completed, verdict.label, verdict.attempt_used) == (True, "Trung bình", 2)


def test_a_resit_that_is_not_enough_fails() -> None:
    verdict = judged(400, 490)
    assert (verdict.is_completed, verdict.reason, verdict.score, verdict.waits_for) == (
        False,
        NotCompletedReason.FAILED,
        490,
        None,
    )


def test_the_new_mark_counts_even_if_it_is_lower() -> None:
    assert judged(490, 300).score == 300


def test_one_who_failed_is_waited_for_until_the_resit() -> None:
    assert judged(400).waits_for == 2
    assert judged(400, rules=replace(RULES, max_resits=0)).waits_for is None


def test_one_who_does_not_come_to_the_resit_has_failed() -> None:
    verdict = judged(400, None)
    assert (verdict.reason, verdict.score, verdict.waits_for) == (
        NotCompletedReason.FAILED,
        400,
        None,
    )


def test_one_who_handed_in_nothing_is_not_waited_for() -> None:
    verdict = judged(None)
    assert (verdict.reason, verdict.waits_for) == (NotCompletedReason.NO_SUBMISSION, None)


def test_one_who_handed_in_nothing_may_still_make_up_for_it() -> None:
    assert judged(None, 700).is_completed


def test_without_a_mark_one_is_waited_for() -> None:
    assert judged().waits_for == 1


def test_a_resit_can_be_capped() -> None:
    capped = replace(RULES, resit_cap="average")
    assert judged(400, 950, rules=capped).label == "Trung bình"
    assert judged(950, rules=capped).label == "Xuất sắc"
    assert judged(400, 600, rules=replace(RULES, resit_cap="good")).label == "Trung bình"


def test_a_third_attempt_is_never_open() -> None:
    sittings = {1: Sitting(400), 2: Sitting(400)}
    assert may_resit(RULES, sittings, 2)
    assert not may_resit(RULES, sittings, 3)


def test_one_who_passed_may_not_try_again() -> None:
    assert not may_resit(RULES, {1: Sitting(500)}, 2)
    assert not may_resit(RULES, {}, 2)


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (EnrolmentState.WITHDRAWN, NotCompletedReason.WITHDRAWN),
        (EnrolmentState.SUSPENDED, NotCompletedReason.SUSPENDED),
    ],
)
def test_one_who_left_is_not_recognised_whatever_the_mark(
    state: EnrolmentState, reason: NotCompletedReason
) -> None:
    verdict = judged(900, state=state)
    assert (verdict.is_completed, verdict.reason) == (False, reason)


def test_one_who_missed_too_much_is_not_recognised_whatever_the_mark() -> None:
    verdict = judged(900, is_eligible=False)
    assert verdict.reason is NotCompletedReason.NOT_ENOUGH_PERIODS
    assert verdict.score is None


def test_without_assessment_attendance_alone_completes() -> None:
    verdict = judged(has_assessment=False)
    assert (verdict.is_completed, verdict.label, verdict.waits_for) == (True, None, None)


def test_a_mark_below_every_band_completes_without_classification() -> None:
    lenient = replace(RULES, score_pass=400)
    verdict = judged(450, rules=lenient)
    assert (verdict.is_completed, verdict.label) == (True, None)


marks = st.none() | st.integers(0, 1000)


@given(first=marks, second=marks)
def test_completed_means_enough_marks_in_the_last_attempt(
    first: int | None, second: int | None
) -> None:
    verdict = judged(first, second)
    best = [mark for mark in (first, second) if mark is not None and mark >= 495]
    assert verdict.is_completed == bool(best)
    assert verdict.waits_for is None
    assert (verdict.reason is None) == verdict.is_completed


@given(mark=st.integers(0, 1000), better=st.integers(0, 1000))
def test_a_better_mark_never_gives_a_lower_band(mark: int, better: int) -> None:
    low, high = sorted((mark, better))
    worse, best = classify(RULES, low), classify(RULES, high)
    assert (worse.lowest if worse else 0) <= (best.lowest if best else 0)
