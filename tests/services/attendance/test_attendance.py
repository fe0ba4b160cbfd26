"""The roll call and its sums, on a real data file."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from app.database import Database
from app.errors import UserError
from app.models.classes import Enrolment, TrainingClass
from app.models.programmes import Lesson
from app.models.values import AttendanceMark, ClassStatus, EnrolmentState, SessionState
from app.services.attendance.attendance import (
    Allowance,
    AttendanceSummary,
    Cell,
    MarkInput,
    close_session,
    fill_unmarked,
    finish_teaching,
    grid,
    reopen_session,
    set_mark,
    set_marks,
    summaries,
)
from app.services.attendance.attendance_summary import (
    allowance_of,
    credited,
    is_eligible,
    summarise,
)
from app.services.classes.classes import cancel_class
from app.services.classes.enrolments import withdraw
from app.services.results.rules import Rules
from app.services.timetable.session_rows import session_of
from app.services.timetable.timetable import (
    SessionDetails,
    delete_session,
    details_of,
    update_session,
)
from tests.builders import (
    attend_all,
    days_from,
    enrolment_ids,
    make_class,
    make_learner,
    make_programme,
    session_ids,
)
from tests.class_lives import clear_mark

RULES = Rules()
SOMEBODY = UUID(int=1)


@pytest.mark.parametrize(
    ("total", "enough", "short"), [(40, 32, 31), (43, 35, 34), (180, 144, 143)]
)
def test_eighty_percent_is_reckoned_in_integers(total: int, enough: int, short: int) -> None:
    assert is_eligible(enough, total, RULES)
    assert not is_eligible(short, total, RULES)


def test_nobody_is_eligible_for_a_programme_without_periods() -> None:
    assert not is_eligible(0, 0, RULES)


@pytest.mark.parametrize(("total", "allowance"), [(40, 8), (43, 8), (180, 36)])
def test_allowance_is_cut_down_to_whole_periods(total: int, allowance: int) -> None:
    assert allowance_of(total, RULES) == allowance


@given(total=st.integers(1, 400), share=st.integers(0, 100), percent=st.integers(1, 100))
def test_being_eligible_is_the_same_as_not_exceeding_the_allowance(
    total: int, share: int, percent: int
) -> None:
    attended = total * share // 100
    summary = summarise(SOMEBODY, attended, total, total, Rules(min_percent=percent))
    assert summary.is_eligible == (summary.allowance_left >= 0)
    assert (summary.allowance_state is Allowance.EXCEEDED) == (not summary.is_eligible)


@given(
    mark=st.sampled_from(AttendanceMark),
    periods=st.integers(1, 10),
    attended=st.integers(0, 12),
    excused=st.booleans(),
    makeup=st.booleans(),
)
def test_no_mark_is_worth_more_than_the_half_day(
    mark: AttendanceMark, periods: int, attended: int, excused: bool, makeup: bool
) -> None:
    rules = Rules(excused_counts_as_present=excused, makeup_counts=makeup)
    assert 0 <= credited(mark, attended, periods, rules) <= periods


@pytest.mark.parametrize(
    ("missed", "state"),
    [
        (0, Allowance.AMPLE),
        (3, Allowance.AMPLE),
        (4, Allowance.HALF_GONE),
        (6, Allowance.HALF_GONE),
        (7, Allowance.NEARLY_GONE),
        (8, Allowance.GONE),
        (9, Allowance.EXCEEDED),
    ],
)
def test_warnings_come_at_half_and_at_four_fifths_of_the_allowance(
    missed: int, state: Allowance
) -> None:
    assert summarise(SOMEBODY, 20 - missed, 20, 40, RULES).allowance_state is state


def test_excused_absence_counts_as_absence_unless_the_rules_say_otherwise() -> None:
    lenient = Rules(excused_counts_as_present=True)
    assert credited(AttendanceMark.EXCUSED, 0, 4, RULES) == 0
    assert credited(AttendanceMark.EXCUSED, 0, 4, lenient) == 4
    assert credited(AttendanceMark.UNEXCUSED, 0, 4, lenient) == 0


def test_making_up_counts_unless_the_rules_say_otherwise() -> None:
    assert credited(AttendanceMark.MADE_UP, 4, 4, RULES) == 4
    assert credited(AttendanceMark.MADE_UP, 4, 4, Rules(makeup_counts=False)) == 0


def test_exempt_learner_misses_nothing() -> None:
    assert credited(AttendanceMark.EXEMPT, 0, 4, RULES) == 4


def test_first_mark_starts_the_class_and_its_learners(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        first = session_ids(session, class_id)[0]
        learner = enrolment_ids(session, class_id)[0]
        set_mark(session, session_id=first, enrolment_id=learner, mark=AttendanceMark.PRESENT)
    with database.read() as session:
        assert session.get_one(TrainingClass, class_id).status is ClassStatus.IN_PROGRESS
        assert session.get_one(Enrolment, learner).state is EnrolmentState.STUDYING
        assert session_of(session, first).state is SessionState.HELD


def test_filling_in_leaves_marks_that_are_there(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, learners=4, status=ClassStatus.OPENED)
        first = session_ids(session, class_id)[0]
        learner = enrolment_ids(session, class_id)[1]
        set_mark(session, session_id=first, enrolment_id=learner, mark=AttendanceMark.UNEXCUSED)
        assert fill_unmarked(session, session_id=first) == 3
        assert fill_unmarked(session, session_id=first) == 0
    with database.read() as session:
        found = grid(session, class_id=class_id)
        line = [row.enrolment_id for row in found.learners].index(learner)
        marks = [row[0].mark for row in found.marks if row[0] is not None]
        assert found.marks[line][0] is not None
        assert marks.count(AttendanceMark.UNEXCUSED) == 1
        assert marks.count(AttendanceMark.PRESENT) == 3


def test_marks_are_summed_against_the_whole_programme(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, learners=1, status=ClassStatus.OPENED)
        (learner,) = enrolment_ids(session, class_id)
        days = session_ids(session, class_id)
        wanted = [
            (AttendanceMark.PRESENT, None),
            (AttendanceMark.LATE, None),
            (AttendanceMark.LATE, 3),
            (AttendanceMark.EXCUSED, None),
            (AttendanceMark.UNEXCUSED, None),
            (AttendanceMark.MADE_UP, None),
        ]
        set_marks(
            session,
            marks=[
                MarkInput(day, learner, mark, periods)
                for day, (mark, periods) in zip(days, wanted, strict=False)
            ],
        )
        (summary,) = summaries(session, class_id=class_id)
    assert summary == AttendanceSummary(
        enrolment_id=learner,
        attended_periods=15,
        missed=9,
        taken_periods=24,
        total_periods=40,
        is_eligible=False,
        allowance=8,
        allowance_left=-1,
    )


def test_a_timetable_half_entered_does_not_shrink_the_programme(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        for day in session_ids(session, class_id)[3:]:
            delete_session(session, session_id=day)
        assert {row.total_periods for row in summaries(session, class_id=class_id)} == {40}


def test_after_teaching_the_periods_taught_are_the_whole(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        delete_session(session, session_id=session_ids(session, class_id)[-1])
        attend_all(session, class_id)
        with pytest.raises(UserError) as refusal:
            finish_teaching(session, class_id=class_id, on=date(2026, 10, 23))
        assert refusal.value.code == "periods-short"
        finish_teaching(session, class_id=class_id, on=date(2026, 10, 23), reason="Bão số 10")
        found = summaries(session, class_id=class_id)
    assert {(row.total_periods, row.is_eligible) for row in found} == {(36, True)}


def test_cancelled_half_day_counts_neither_way(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        last = session_ids(session, class_id)[-1]
        details = details_of(session, session_id=last)
        cancelled = SessionDetails(
            details.held_on, details.slot, details.periods, state=SessionState.CANCELLED
        )
        update_session(session, session_id=last, details=cancelled)
        learner = enrolment_ids(session, class_id)[0]
        with pytest.raises(UserError) as refusal:
            set_mark(session, session_id=last, enrolment_id=learner, mark=AttendanceMark.PRESENT)
        assert refusal.value.code == "session-cancelled"


def test_clearing_a_mark_is_not_the_same_as_absence(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, learners=1, status=ClassStatus.IN_PROGRESS)
        (learner,) = enrolment_ids(session, class_id)
        first = session_ids(session, class_id)[0]
        clear_mark(session, session_id=first, enrolment_id=learner)
        (summary,) = summaries(session, class_id=class_id)
        assert grid(session, class_id=class_id).marks[0][0] is None
    assert (summary.attended_periods, summary.missed) == (0, 0)


@pytest.mark.parametrize("periods", [-1, 5])
def test_periods_beyond_the_half_day_are_refused(database: Database, periods: int) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        with pytest.raises(UserError) as refusal:
            set_mark(
                session,
                session_id=session_ids(session, class_id)[0],
                enrolment_id=enrolment_ids(session, class_id)[0],
                mark=AttendanceMark.LATE,
                periods_attended=periods,
            )
    assert refusal.value.code == "periods-out-of-range"


def test_planned_class_takes_no_roll_call(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, with_sessions=True)
        with pytest.raises(UserError) as refusal:
            fill_unmarked(session, session_id=session_ids(session, class_id)[0])
        assert refusal.value.code == "class-not-opened"
        assert grid(session, class_id=class_id).locked


def test_grid_of_a_cancelled_class_says_why_it_is_locked(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        cancel_class(session, class_id=class_id, reason="Ít người", on=date(2026, 10, 1))
        assert "Hủy" in grid(session, class_id=class_id).locked


def test_clearing_what_is_not_marked_changes_nothing(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        second = session_ids(session, class_id)[1]
        learner = enrolment_ids(session, class_id)[0]
        clear_mark(session, session_id=second, enrolment_id=learner)
        assert [row[1] for row in grid(session, class_id=class_id).marks] == [None] * 3


def test_mark_can_be_changed(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, learners=1, status=ClassStatus.IN_PROGRESS)
        first = session_ids(session, class_id)[0]
        (learner,) = enrolment_ids(session, class_id)
        set_mark(session, session_id=first, enrolment_id=learner, mark=AttendanceMark.EXCUSED)
        assert grid(session, class_id=class_id).marks == (
            (Cell(AttendanceMark.EXCUSED, 0), *[None] * 9),
        )


def test_learner_of_another_class_is_refused(database: Database) -> None:
    with database.action("Thử") as session:
        here = make_class(session, status=ClassStatus.OPENED)
        there = make_class(session, status=ClassStatus.OPENED)
        with pytest.raises(UserError):
            set_mark(
                session,
                session_id=session_ids(session, here)[0],
                enrolment_id=enrolment_ids(session, there)[0],
                mark=AttendanceMark.PRESENT,
            )


def test_half_day_closes_only_when_everybody_has_a_mark(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        first = session_ids(session, class_id)[0]
        learner = enrolment_ids(session, class_id)[0]
        set_mark(session, session_id=first, enrolment_id=learner, mark=AttendanceMark.PRESENT)
        with pytest.raises(UserError) as refusal:
            close_session(session, session_id=first)
        assert refusal.value.code == "marks-missing"
        assert "2 người" in refusal.value.message


def test_closed_half_day_changes_only_after_it_is_opened_with_a_reason(
    database: Database,
) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        attend_all(session, class_id)
        first = session_ids(session, class_id)[0]
        learner = enrolment_ids(session, class_id)[0]
        with pytest.raises(UserError) as refusal:
            clear_mark(session, session_id=first, enrolment_id=learner)
        assert refusal.value.code == "session-closed"
        with pytest.raises(UserError) as refusal:
            reopen_session(session, session_id=first, reason=" ")
        assert refusal.value.code == "reason-needed"
        reopen_session(session, session_id=first, reason="Ghi nhầm")
        clear_mark(session, session_id=first, enrolment_id=learner)


def test_withdrawn_learner_keeps_attendance_and_gets_no_more(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        learner = enrolment_ids(session, class_id)[0]
        days = session_ids(session, class_id)
        withdraw(session, enrolment_id=learner, reason="Chuyển công tác", on=date(2026, 10, 20))
        assert fill_unmarked(session, session_id=days[2]) == 2
        with pytest.raises(UserError) as refusal:
            set_mark(session, session_id=days[2], enrolment_id=learner, mark=AttendanceMark.LATE)
        assert refusal.value.code == "learner-left"
        # A day before may still be corrected.
        set_mark(session, session_id=days[1], enrolment_id=learner, mark=AttendanceMark.PRESENT)
        found = {row.enrolment_id: row for row in summaries(session, class_id=class_id)}
    assert found[learner].attended_periods == 8


def test_who_came_late_missed_the_half_days_closed_before(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        close_session(session, session_id=session_ids(session, class_id)[0])
        late = make_learner(session, class_id, "Bế Thị Diệp", number=99)
        found = {row.enrolment_id: row for row in summaries(session, class_id=class_id)}
        assert (found[late].missed, found[late].allowance_left) == (4, 4)
        for day in session_ids(session, class_id)[1:]:
            fill_unmarked(session, session_id=day)
        finish_teaching(session, class_id=class_id, on=date(2026, 10, 23))


def test_teaching_does_not_end_while_a_half_day_is_not_taken(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        with pytest.raises(UserError) as refusal:
            finish_teaching(session, class_id=class_id, on=date(2026, 10, 23))
    assert refusal.value.code == "session-not-taken"
    assert "19/10/2026" in refusal.value.message


def test_grid_shows_learners_in_name_order_and_half_days_in_time_order(
    database: Database,
) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, learners=6, status=ClassStatus.IN_PROGRESS)
        found = grid(session, class_id=class_id)
    assert [row.full_name for row in found.learners] == [
        "Nông Thị Ái",
        "Hoàng Văn An",
        "Lý Thị Lan Anh",
        "Nguyễn Tuấn Anh",
        "Vi Thị Ngọc Ánh",
        "Hứa Quốc Bảo",
    ]
    assert [row.held_on for row in found.sessions[::2]] == list(days_from(date(2026, 10, 19), 5))
    assert [row.slot.value for row in found.sessions[:2]] == ["morning", "afternoon"]
    assert [bool(line[0]) for line in found.marks] == [True] * 6
    assert found.marks[0][1] is None
    assert (found.total_periods, found.needed_periods, found.allowance) == (40, 32, 8)
    assert found.locked == ""


def test_lessons_that_do_not_count_leave_the_rate_alone(database: Database) -> None:
    with database.action("Thử") as session:
        make_programme(session, periods=(4, 4, 4))
        class_id = make_class(session, learners=1, status=ClassStatus.OPENED)
        third = update(Lesson).where(Lesson.order_no == 3)
        session.execute(third.values(counts_for_attendance=False))
        attend_all(session, class_id)
        (summary,) = summaries(session, class_id=class_id)
    assert (summary.attended_periods, summary.total_periods) == (8, 8)
