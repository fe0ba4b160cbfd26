"""Tests of the results of a whole class: who is recognised, who not, and why."""

from sqlalchemy import select

from app.database import Database
from app.models.assessment import Result
from app.models.classes import Enrolment
from app.models.values import EnrolmentState, NotCompletedReason
from app.services.classes.enrolments import withdraw
from app.services.results.assessment import MarkEntry, record_marks
from app.services.results.results import compute
from tests.class_lives import (
    DECIDED_ON,
    class_whose_first_missed,
    give_marks,
    recognise_it,
    taught_class,
    taught_without_assessment,
)


def test_each_learner_gets_a_result_with_the_reason(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = class_whose_first_missed(session, half_days=3, learners=4)
        rows = compute(session, class_id=class_id).rows
        withdraw(session, enrolment_id=rows[1].enrolment_id, reason="Ốm", on=DECIDED_ON)
    with database.read() as session:
        judged = compute(session, class_id=class_id)
    assert [row.reason for row in judged.rows] == [
        NotCompletedReason.NOT_ENOUGH_PERIODS,
        NotCompletedReason.WITHDRAWN,
        None,
        None,
    ]
    assert [row.why_not for row in judged.rows] == [
        "Dự 28/40 tiết (70,00 %), dưới mức 80 %",
        "Thôi học: Ốm",
        "Chưa có điểm",
        "Chưa có điểm",
    ]
    assert [row.full_name for row in judged.missing] == ["Lý Thị Lan Anh", "Nguyễn Tuấn Anh"]
    assert judged.recognised == ()


def test_results_carry_marks_and_bands(database: Database) -> None:
    with database.action("Nhập điểm") as session:
        class_id = taught_class(session, learners=3)
        give_marks(session, class_id, (990, 790, None))
    with database.read() as session:
        judged = compute(session, class_id=class_id)
    assert [(row.score, row.label) for row in judged.recognised] == [
        (990, "Xuất sắc"),
        (790, "Khá"),
    ]
    (failed,) = judged.not_recognised
    assert (failed.why_not, failed.attended, failed.total_periods) == ("Không nộp bài", 40, 40)


def test_without_assessment_attendance_alone_is_recognised(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = taught_without_assessment(session, learners=2)
        judged = compute(session, class_id=class_id)
        recognise_it(session, class_id)
        kept = session.scalars(select(Result)).all()
    assert len(judged.recognised) == 2
    assert [(row.score, row.classification_label) for row in kept] == [(None, None)] * 2


def test_recognition_saves_results_and_ends_the_enrolments(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = class_whose_first_missed(session, half_days=3, learners=4)
        rows = compute(session, class_id=class_id).rows
        withdraw(session, enrolment_id=rows[3].enrolment_id, reason="Ốm", on=DECIDED_ON)
        record_marks(
            session,
            class_id=class_id,
            entries=[
                MarkEntry(rows[1].enrolment_id, mark=800),
                MarkEntry(rows[2].enrolment_id, is_absent=True),
            ],
        )
        recognise_it(session, class_id)
    with database.read() as session:
        states = [session.get_one(Enrolment, row.enrolment_id) for row in rows]
        kept = {row.enrolment_id: row for row in session.scalars(select(Result))}
    assert [enrolment.state for enrolment in states] == [
        EnrolmentState.NOT_ELIGIBLE,
        EnrolmentState.COMPLETED,
        EnrolmentState.FAILED,
        EnrolmentState.WITHDRAWN,
    ]
    assert states[2].state_reason == "Không nộp bài"
    assert (states[1].state_on, states[3].state_reason) == (DECIDED_ON, "Ốm")
    assert all(row.locked_at is not None for row in kept.values())
    assert kept[rows[1].enrolment_id].classification_label == "Giỏi"
