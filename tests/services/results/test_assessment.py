"""Tests of recording marks: what the grid shows, and what is refused with which sentence."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.database import Database
from app.models.assessment import Assessment, Score
from app.models.values import ClassStatus
from app.services.classes.class_states import class_row, move_class
from app.services.classes.enrolments import list_learners, withdraw
from app.services.results.assessment import (
    MarkEntry,
    MarkRefusedError,
    MarksLockedError,
    finish_assessment,
    grid,
    record_marks,
)
from app.services.results.class_marks import MarksMissingError
from tests.builders import make_class
from tests.class_lives import (
    DECIDED_ON,
    class_whose_first_missed,
    first_learner,
    give_marks,
    recognise_it,
    recognised_class,
    record_mark,
    taught_class,
    taught_without_assessment,
)


def test_marks_come_back_in_list_order_with_what_counts(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=3)
        give_marks(session, class_id, (850, 400, None))
        failed = grid(session, class_id=class_id)[1].enrolment_id
        record_mark(session, class_id=class_id, enrolment_id=failed, attempt=2, mark=650)
    with database.read() as session:
        rows = grid(session, class_id=class_id)
    assert [row.full_name for row in rows] == ["Nông Thị Ái", "Hoàng Văn An", "Lý Thị Lan Anh"]
    assert [(row.first, row.resit, row.final) for row in rows] == [
        (850, None, 850),
        (400, 650, 650),
        (None, None, None),
    ]
    assert [row.classification for row in rows] == ["Giỏi", "Trung bình", ""]
    assert [row.first_absent for row in rows] == [False, False, True]
    assert all(row.waits_for is None and not row.why_not for row in rows)


def test_recording_a_mark_again_replaces_it(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=1)
        learner = first_learner(session, class_id)
        for mark in (700, 750):
            record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=mark)
    with database.read() as session:
        assert session.scalars(select(Score.mark)).all() == [750]


def test_a_mark_can_be_taken_away(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=1)
        learner = first_learner(session, class_id)
        record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=700)
        record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=None)
        record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=None)
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Score)) == 0
        assert grid(session, class_id=class_id)[0].waits_for == 1


@pytest.mark.parametrize(
    ("mark", "code"),
    [(1010, "mark-out-of-range"), (-10, "mark-out-of-range"), (655, "mark-off-step")],
)
def test_a_mark_outside_scale_or_step_is_refused(database: Database, mark: int, code: str) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=1)
        learner = first_learner(session, class_id)
        with pytest.raises(MarkRefusedError, match="Nông Thị Ái") as refusal:
            record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=mark)
    assert (refusal.value.code, refusal.value.field) == (code, "mark")


def test_an_absent_learner_has_no_mark(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=1)
        entry = MarkEntry(first_learner(session, class_id), mark=500, is_absent=True)
        with pytest.raises(MarkRefusedError) as refusal:
            record_marks(session, class_id=class_id, entries=[entry])
    assert refusal.value.code == "absent-with-mark"


def test_a_resit_is_open_once_to_those_who_failed(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=2)
        give_marks(session, class_id, (400, 500))
        failed, passed = grid(session, class_id=class_id)
        assert (failed.may_resit, passed.may_resit) == (True, False)
        with pytest.raises(MarkRefusedError) as refusal:
            record_mark(
                session, class_id=class_id, enrolment_id=passed.enrolment_id, attempt=2, mark=900
            )
        assert refusal.value.code == "resit-not-allowed"
        record_mark(
            session, class_id=class_id, enrolment_id=failed.enrolment_id, attempt=2, mark=490
        )
        with pytest.raises(MarkRefusedError) as refusal:
            record_mark(
                session, class_id=class_id, enrolment_id=failed.enrolment_id, attempt=3, mark=900
            )
    assert refusal.value.code == "no-more-resits"


def test_a_resit_before_the_first_mark_is_refused(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=1)
        learner = first_learner(session, class_id)
        with pytest.raises(MarkRefusedError) as refusal:
            record_mark(session, class_id=class_id, enrolment_id=learner, attempt=2, mark=500)
    assert refusal.value.code == "resit-not-allowed"


@pytest.mark.parametrize("mark", [500, None])
def test_a_first_mark_that_opened_a_resit_stays_failed(
    database: Database, mark: int | None
) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=1)
        give_marks(session, class_id, (400,))
        learner = first_learner(session, class_id)
        record_mark(session, class_id=class_id, enrolment_id=learner, attempt=2, mark=600)
        with pytest.raises(MarkRefusedError) as refusal:
            record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=mark)
        record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=450)
    assert refusal.value.code == "resit-recorded"


def test_a_sheet_with_first_and_second_marks_comes_in_one_call(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=1)
        learner = first_learner(session, class_id)
        second, first = MarkEntry(learner, mark=600, attempt=2), MarkEntry(learner, mark=400)
        record_marks(session, class_id=class_id, entries=[second, first])
    with database.read() as session:
        assert grid(session, class_id=class_id)[0].final == 600


def test_one_refused_mark_leaves_all_as_they_were(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = taught_class(session, learners=2)
    with database.read() as session:
        first, second = (row.enrolment_id for row in list_learners(session, class_id=class_id))
    entries = [MarkEntry(first, mark=700), MarkEntry(second, mark=1010)]
    with pytest.raises(MarkRefusedError), database.action("Nhập điểm") as session:
        record_marks(session, class_id=class_id, entries=entries)
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Assessment)) == 0


@pytest.mark.parametrize(("missed", "is_eligible"), [(2, True), (3, False)])
def test_only_who_attended_enough_is_marked(
    database: Database, missed: int, is_eligible: bool
) -> None:
    with database.action("Nhập điểm") as session:
        class_id = class_whose_first_missed(session, half_days=missed, learners=2)
        learner = first_learner(session, class_id)
        row = grid(session, class_id=class_id)[0]
        assert row.is_eligible is is_eligible
        if is_eligible:
            record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=500)
            return
        with pytest.raises(MarkRefusedError, match=r"28/40 tiết \(70,00 %\)") as refusal:
            record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=500)
    assert refusal.value.code == "learner-not-eligible"


def test_who_left_the_class_is_not_marked(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=2)
        learner = first_learner(session, class_id)
        withdraw(session, enrolment_id=learner, reason="Chuyển công tác", on=DECIDED_ON)
        with pytest.raises(MarkRefusedError, match="thôi học"):
            record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=500)


def test_somebody_of_another_class_is_not_marked(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=1)
        with pytest.raises(MarkRefusedError) as refusal:
            record_mark(session, class_id=class_id, enrolment_id=uuid4(), attempt=1, mark=500)
    assert refusal.value.code == "learner-not-in-class"


def test_marks_wait_until_the_class_is_taught(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = make_class(session, learners=1, status=ClassStatus.IN_PROGRESS)
        with pytest.raises(MarksLockedError) as refusal:
            give_marks(session, class_id, (700,))
    assert refusal.value.code == "class-not-taught"


def test_a_programme_without_assessment_takes_no_marks(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_without_assessment(session, learners=1)
        with pytest.raises(MarksLockedError) as refusal:
            give_marks(session, class_id, (700,))
    assert refusal.value.code == "no-assessment"


def test_recognition_locks_marks_and_says_by_what(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = recognised_class(session, marks=(700,))
        learner = first_learner(session, class_id)
        with pytest.raises(MarksLockedError, match="01-QĐ/TTCT ngày 30/10/2026") as refusal:
            record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=800)
    assert refusal.value.code == "marks-locked"
    assert "thu hồi" in refusal.value.remedy


def test_a_class_is_assessed_when_every_eligible_learner_has_a_mark(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=5)
        with pytest.raises(MarksMissingError, match="và 2 người nữa"):
            finish_assessment(session, class_id=class_id, on=DECIDED_ON)
        give_marks(session, class_id, (700, 600, 500, None, 400))
        with pytest.raises(MarksMissingError, match=r"Ánh \(điểm làm lại\)"):
            recognise_it(session, class_id)
        failed = grid(session, class_id=class_id)[4]
        record_mark(
            session,
            class_id=class_id,
            enrolment_id=failed.enrolment_id,
            attempt=2,
            mark=None,
            is_absent=True,
        )
        finish_assessment(session, class_id=class_id, on=DECIDED_ON)
        assert class_row(session, class_id).status is ClassStatus.ASSESSED
        with pytest.raises(MarksLockedError, match="khóa khi hoàn tất đánh giá") as refusal:
            give_marks(session, class_id, (800, 600, 500, None, 400))
        assert "Mở khóa điểm" in refusal.value.remedy
        back = ClassStatus.TEACHING_DONE
        move_class(session, class_id=class_id, to=back, on=DECIDED_ON, reason="Vào nhầm điểm")
        give_marks(session, class_id, (800, 600, 500, None, 400))
        assert grid(session, class_id=class_id)[0].first == 800
