"""What single learners and the book of papers put on Hôm nay."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.database import Database
from app.models.values import AttendanceMark, ClassStatus
from app.services.attendance.attendance import set_mark
from app.services.attendance.leave_slips import LeaveDetails, add_slip
from app.services.classes.enrolments import withdraw
from app.services.classes.opening import issue_opening
from app.services.outgoing import number_gaps, numbering
from app.services.outgoing.signers import default_signer
from app.services.papers.plan_forms import number_plan_paper
from app.services.papers.plan_frame import PlanRequest
from app.services.plans import plan_items, plans
from app.services.plans.plan_items import ItemDetails
from app.services.today.today import due_soon, work_list
from app.services.today.work_rows import WorkRow
from tests.builders import enrolment_ids, make_class, session_ids

TODAY = date(2026, 10, 20)


def line(rows: tuple[WorkRow, ...], key: str) -> WorkRow | None:
    return next((row for row in rows if row.key == key), None)


def soon(session: Session, key: str) -> WorkRow | None:
    return line(due_soon(session, today=TODAY), key)


def test_a_slip_for_days_to_come_is_told_before_the_roll_call(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        learner, other, _ = enrolment_ids(session, class_id)
        past = LeaveDetails(other, TODAY - timedelta(days=1), TODAY - timedelta(days=1), "việc nhà")
        add_slip(session, details=past, received_on=TODAY)
        assert soon(session, "slips") is None
        ahead = LeaveDetails(learner, TODAY, TODAY + timedelta(days=1), "đi viện")
        add_slip(session, details=ahead, received_on=TODAY)
        row = soon(session, "slips")
    assert row is not None
    assert (row.count, row.class_id, row.tab) == (1, class_id, "attendance")
    assert row.detail == "DVM-2026-01 · Nông Thị Ái, sáng 20/10"


def test_who_missed_a_lesson_that_another_class_has_soon_can_make_it_up(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        half_days, learner = session_ids(session, class_id), enrolment_ids(session, class_id)[0]
        for half_day in half_days[:2]:
            set_mark(
                session, session_id=half_day, enrolment_id=learner, mark=AttendanceMark.UNEXCUSED
            )
        assert soon(session, "make-up") is None
        make_class(session, opened_on=date(2026, 11, 2), with_sessions=True)
        row = soon(session, "make-up")
        assert row is not None
        assert (row.count, row.class_id) == (1, class_id)
        assert row.detail == "DVM-2026-01 · lớp DVM-2026-02 dạy bài đã vắng, sáng 02/11"


def test_unfinished_learners_wait_at_a_class_that_has_not_begun(database: Database) -> None:
    with database.action("Thử") as session:
        earlier = make_class(session, status=ClassStatus.IN_PROGRESS)
        learner = enrolment_ids(session, earlier)[0]
        withdraw(session, enrolment_id=learner, reason="Ốm", on=TODAY)
        assert line(work_list(session, today=TODAY), "carry-over") is None
        later = make_class(session, opened_on=date(2026, 11, 2))
        row = line(work_list(session, today=TODAY), "carry-over")
    assert row is not None
    assert (row.count, row.unit, row.class_id, row.tab) == (1, "người", later, "learners")


def test_papers_wait_for_number_and_signature_and_numbers_for_a_reason(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        keys = {row.key for row in work_list(session, today=TODAY)}
        assert "number-opening" in keys
        assert not keys & {"sign-papers", "explain-numbers"}
        signer = default_signer(session, on=TODAY)
        issue_opening(session, class_id=class_id, issued_on=TODAY, signer_id=signer.id)
        for _ in range(3):
            numbering.take_number(session, scope="QĐ", year=2026)
        number_gaps.void_number(
            session, scope="QĐ", year=2026, number=3, reason="Hủy dự thảo", on=TODAY
        )
        plan_id = plans.create_plan(session, year=2027)
        plan_items.add_item(session, plan_id=plan_id, details=ItemDetails("DVM", learners=30))
        request = PlanRequest(plan_id, TODAY)
        number_plan_paper(session, form="F02", request=request, signer_id=signer.id)
        rows = work_list(session, today=TODAY)
        of_plan = line(rows, "sign-plan-papers")
        assert of_plan is not None
        assert (of_plan.count, of_plan.plan_year) == (1, 2027)
        assert of_plan.detail == "Năm 2027 · 01-KH/TTCT"
        assert line(rows, "number-opening") is None
        unsigned, gaps = line(rows, "sign-papers"), line(rows, "explain-numbers")
    assert unsigned is not None
    assert gaps is not None
    assert (unsigned.count, unsigned.class_id) == (1, class_id)
    assert (gaps.count, gaps.tab) == (2, "numbers")
    assert gaps.detail == "QĐ năm 2026, số 2 và 1 chỗ nữa"
