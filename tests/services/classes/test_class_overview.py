"""What the list of classes and the head of a workspace say, through the whole life of a class."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import Database
from app.models.organizations import Signer
from app.models.values import AssessmentForm, ClassStatus
from app.services.attendance.attendance import finish_teaching
from app.services.certificates.certificates import issue, list_certificates, record_handover
from app.services.classes.class_facts import ClassFacts, facts_of
from app.services.classes.class_overview import class_overview
from app.services.classes.class_rows import list_classes, list_years
from app.services.classes.class_states import move_class
from app.services.classes.class_steps import StepState
from app.services.classes.classes import cancel_class, details_of, open_class, update_class
from app.services.classes.enrolments import withdraw
from app.services.classes.next_steps import NextStep, next_step
from app.services.results.decisions import recognise
from app.services.timetable.timetable import make_sessions
from tests.builders import (
    FIRST_DAY,
    attend_all,
    days_from,
    enrolment_ids,
    make_class,
    make_learner,
    make_programme,
)
from tests.class_lives import record_mark

LAST_DAY = date(2026, 10, 23)
DECIDED = date(2026, 10, 30)


def test_each_step_of_a_class_names_the_next_one(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, learners=0)
        assert _next(session, class_id) == "Nhập danh sách học viên"
        make_learner(session, class_id, "Nông Thị Ái", number=1)
        make_learner(session, class_id, "Hoàng Văn An", number=2)
        details = details_of(session, class_id=class_id)
        update_class(session, class_id=class_id, details=replace(details, class_head=None))
        assert _next(session, class_id) == "Ghi ngày và người phụ trách"
        update_class(session, class_id=class_id, details=details)
        assert _next(session, class_id) == "Mở lớp"
        open_class(session, class_id=class_id)
        assert _next(session, class_id) == "Lập lịch học"
        make_sessions(session, class_id=class_id, days=days_from(FIRST_DAY, 5))
        assert _next(session, class_id) == "Điểm danh sáng 19/10"
        attend_all(session, class_id)
        assert _next(session, class_id) == "Kết thúc giảng dạy"
        finish_teaching(session, class_id=class_id, on=LAST_DAY)
        assert _next(session, class_id) == "Nhập điểm: còn 2 bài"
        for learner in enrolment_ids(session, class_id):
            record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=750)
        assert _next(session, class_id) == "Công nhận kết quả"
        signer = session.scalars(select(Signer.id)).one()
        recognise(session, class_id=class_id, issued_on=DECIDED, signer_id=signer)
        assert _next(session, class_id) == "Cấp giấy: còn 2 tờ, hạn 14/11"
        issue(session, class_id=class_id, issued_on=DECIDED, signer_id=signer)
        assert _next(session, class_id) == "Trao giấy: còn 2 người"
        ids = [row.id for row in list_certificates(session, class_id=class_id)]
        record_handover(session, certificate_ids=ids, on=DECIDED)
        assert _next(session, class_id) == "Lưu hồ sơ lớp"
        move_class(session, class_id=class_id, to=ClassStatus.ARCHIVED, on=DECIDED)
        found = class_overview(session, class_id=class_id)
    assert found.next_step is None
    assert [(step.label, step.proof) for step in found.steps] == [
        ("Dự kiến", ""),
        ("Có QĐ mở lớp", ""),
        ("Đang học", "19/10–23/10"),
        ("Đã học xong", "10/10 buổi"),
        ("Đã đánh giá", ""),
        ("Đã công nhận", "30/10"),
        ("Đã cấp giấy", "2 giấy"),
        ("Đã lưu", "30/10"),
    ]
    assert (found.counts.learners, found.counts.completed, found.counts.certificates) == (2, 2, 2)


def _next(session: Session, class_id: object) -> str:
    (row,) = list_classes(session)
    assert row.id == class_id
    assert row.next_step is not None
    return row.next_step.text


def test_workspace_is_headed_by_title_steps_and_counts(database: Database) -> None:
    with database.action("Thử") as session:
        make_programme(session, name="Bồi dưỡng đảng viên mới")
        class_id = make_class(session, learners=4, status=ClassStatus.IN_PROGRESS)
        learner = enrolment_ids(session, class_id)[0]
        withdraw(session, enrolment_id=learner, reason="Ốm", on=date(2026, 10, 20))
        found = class_overview(session, class_id=class_id)
    assert found.title == "đảng viên mới, khóa 1 năm 2026"
    assert (found.code, found.class_head) == ("DVM-2026-01", "Vi Văn Hòa")
    assert [step.state for step in found.steps[:4]] == [
        StepState.DONE,
        StepState.DONE,
        StepState.CURRENT,
        StepState.TO_COME,
    ]
    counts = found.counts
    assert (counts.learners, counts.sessions, counts.sessions_taken) == (3, 10, 1)
    assert found.next_step == NextStep(
        "take-attendance", "Điểm danh chiều 19/10", "attendance", FIRST_DAY
    )
    assert found.next_step.is_overdue(date(2026, 10, 20))
    assert not found.next_step.is_overdue(FIRST_DAY)


def test_class_without_assessment_has_no_step_of_marks(database: Database) -> None:
    with database.action("Thử") as session:
        make_programme(session, assessment_form=AssessmentForm.NONE)
        class_id = make_class(session, status=ClassStatus.TEACHING_DONE)
        found = class_overview(session, class_id=class_id)
    assert ClassStatus.ASSESSED not in {step.status for step in found.steps}
    assert found.next_step == NextStep("recognise", "Công nhận kết quả", "recognition")


def test_cancelled_class_has_only_its_end(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session)
        cancel_class(session, class_id=class_id, reason="Ít người", on=FIRST_DAY)
        found = class_overview(session, class_id=class_id)
    assert [(step.label, step.proof) for step in found.steps] == [("Dự kiến", ""), ("Hủy", "19/10")]
    assert found.next_step is None


def test_class_of_one_day_names_that_day(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        details = replace(details_of(session, class_id=class_id), closed_on=FIRST_DAY)
        update_class(session, class_id=class_id, details=details)
        assert class_overview(session, class_id=class_id).steps[2].proof == "19/10"


def test_half_day_is_taken_when_closed_or_when_everybody_has_a_mark(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        assert facts_of(session, class_id=class_id).sessions_taken == 1
        make_learner(session, class_id, "Bế Thị Diệp", number=60)
        late = facts_of(session, class_id=class_id)
        assert late.sessions_taken == 0
        assert late.not_taken[0].unmarked == 1


def test_classes_are_sorted_by_the_work_that_waits(database: Database) -> None:
    with database.action("Thử") as session:
        make_class(session)
        make_class(session, status=ClassStatus.TEACHING_DONE)
        make_class(session, status=ClassStatus.IN_PROGRESS, opened_on=date(2026, 11, 2))
        make_class(session, status=ClassStatus.IN_PROGRESS)
        make_class(session, opened_on=date(2025, 12, 8))
        rows = list_classes(session)
        planned = list_classes(session, year=2026, status=ClassStatus.PLANNED)
        assert list_years(session) == (2026, 2025)
        assert list_classes(session, programme_code="NTD") == ()
    assert [row.code for row in rows] == [
        "DVM-2026-04",
        "DVM-2026-03",
        "DVM-2026-02",
        "DVM-2025-01",
        "DVM-2026-01",
    ]
    assert [row.code for row in planned] == ["DVM-2026-01"]
    assert {row.size for row in rows} == {3}


def test_no_status_is_without_an_answer() -> None:
    ends = {
        status
        for status in ClassStatus
        if next_step(ClassFacts(status=status, learners=1, completed=1)) is None
    }
    assert ends == {ClassStatus.ARCHIVED, ClassStatus.CANCELLED}
