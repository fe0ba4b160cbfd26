"""The work lists of Hôm nay."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from app.database import Database
from app.models.classes import ClassSession
from app.models.organizations import Signer
from app.models.people import Person
from app.models.values import AttendanceMark, ClassStatus, Slot
from app.services.attendance.attendance import MarkInput, set_marks
from app.services.certificates.certificates import list_certificates, record_handover
from app.services.classes.class_states import move_class
from app.services.results.decisions import recognise
from app.services.timetable.timetable import details_of, list_sessions, update_session
from app.services.today.paper_work import to_hand_over
from app.services.today.today import due_soon, taught_today, work_list
from tests.builders import enrol_person, enrolment_ids, make_class, make_person
from tests.class_lives import ISSUED_ON, certified_class, record_mark

TODAY = date(2026, 10, 20)


def test_nothing_waits_in_an_empty_folder(database: Database) -> None:
    with database.read() as session:
        assert work_list(session, today=TODAY) == ()
        assert due_soon(session, today=TODAY) == ()
        assert taught_today(session, today=TODAY) == ()


def test_half_days_up_to_today_wait_for_the_roll_call(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        row, undecided = work_list(session, today=TODAY)
    assert (undecided.key, undecided.count, undecided.tab) == ("number-opening", 1, "papers")
    assert (row.key, row.count, row.unit, row.tab) == ("take-attendance", 3, "buổi", "attendance")
    assert row.detail == "DVM-2026-01 · chiều 19/10 · 3 học viên"
    assert row.class_id == class_id
    assert row.is_overdue


def test_work_of_several_classes_stands_in_one_line(database: Database) -> None:
    with database.action("Thử") as session:
        later = make_class(session, status=ClassStatus.OPENED, opened_on=TODAY)
        earlier = make_class(session, status=ClassStatus.OPENED)
        row, undecided = work_list(session, today=TODAY)
    assert undecided.count == 2
    assert row.count == 2 + 4
    assert row.class_ids == (earlier, later)
    assert row.class_id is None
    assert row.detail.endswith("và 1 lớp nữa")


def test_marks_then_recognition_then_certificates_wait(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, learners=2, status=ClassStatus.TEACHING_DONE)
        (row,) = work_list(session, today=TODAY)
        assert (row.key, row.count) == ("enter-marks", 2)
        for learner in enrolment_ids(session, class_id):
            record_mark(session, class_id=class_id, enrolment_id=learner, attempt=1, mark=900)
        (row,) = work_list(session, today=TODAY)
        assert (row.key, row.count) == ("recognise", 1)
        signer = session.scalars(select(Signer.id)).one()
        recognise(session, class_id=class_id, issued_on=date(2026, 10, 24), signer_id=signer)
        row, unsigned = work_list(session, today=date(2026, 11, 3))
    assert (unsigned.key, unsigned.detail) == ("sign-papers", "DVM-2026-01 · 01-QĐ/TTCT")
    assert (row.key, row.count, row.due) == ("issue-certificates", 2, date(2026, 11, 8))
    assert row.detail == "DVM-2026-01 · hạn 08/11/2026, còn 5 ngày"
    assert not row.is_overdue


def test_certificates_wait_from_their_day_until_they_are_handed_over(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = certified_class(session)
        assert to_hand_over(session, today=ISSUED_ON - timedelta(days=1)) is None
        row = to_hand_over(session, today=ISSUED_ON)
        papers = list_certificates(session, class_id=class_id)
        papers_of = [paper.id for paper in papers]
        record_handover(session, certificate_ids=papers_of[:2], on=ISSUED_ON)
        rest = to_hand_over(session, today=ISSUED_ON)
        assert rest in work_list(session, today=ISSUED_ON)
        record_handover(session, certificate_ids=papers_of[2:], on=ISSUED_ON)
        assert to_hand_over(session, today=ISSUED_ON) is None
    assert row is not None
    assert (row.key, row.count, row.class_id, row.tab) == ("hand-over", 3, class_id, "certificates")
    assert row.detail == "DVM-2026-01 · cấp ngày 02/11, 3 giấy chưa in"
    assert rest is not None
    assert rest.count == 1


def test_learners_with_something_missing_are_counted_once(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session)
        people = session.scalars(select(Person)).all()
        people[0].citizen_id = None
        people[0].birth_date = None
        people[1].citizen_id = None
        session.flush()
        found = {row.key: row for row in work_list(session, today=TODAY)}
    row = found["complete-people"]
    assert (row.count, row.class_id) == (2, class_id)
    assert row.detail == "Thiếu ngày sinh 1, số căn cước 2"


def test_class_about_to_begin_without_a_decision_is_due(database: Database) -> None:
    with database.action("Thử") as session:
        make_class(session, opened_on=date(2026, 11, 30))
        make_class(session, opened_on=date(2026, 11, 2))
        row, answers = due_soon(session, today=TODAY)
    assert answers.key == "answer-needs"
    assert (row.count, row.detail) == (1, "DVM-2026-02 · khai giảng 02/11")


def test_half_days_of_today_stand_in_order_of_time(database: Database) -> None:
    with database.action("Thử") as session:
        make_class(session, status=ClassStatus.TEACHING_DONE)
        make_class(session, status=ClassStatus.OPENED)
        rows = taught_today(session, today=TODAY)
        opened = [row.is_opened for row in rows]
        move_class(
            session, class_id=rows[1].class_id, to=ClassStatus.PLANNED, on=TODAY, reason="Hoãn"
        )
        waiting = [row.is_opened for row in taught_today(session, today=TODAY)]
    assert (opened, waiting) == ([True] * 4, [True, False] * 2)
    assert [(row.slot, row.class_code, row.is_taken) for row in rows] == [
        (Slot.MORNING, "DVM-2026-01", True),
        (Slot.MORNING, "DVM-2026-02", False),
        (Slot.AFTERNOON, "DVM-2026-01", True),
        (Slot.AFTERNOON, "DVM-2026-02", False),
    ]
    assert rows[0].lesson == "CĐ 3. Chuyên đề số 3"


def test_clashes_to_come_wait_for_a_reason(database: Database) -> None:
    with database.action("Thử") as session:
        first = make_class(session, opened_on=date(2026, 11, 2), with_sessions=True)
        second = make_class(session, opened_on=date(2026, 11, 9), with_sessions=True)
        person = make_person(session, "Lý Thị Lan Anh")
        for class_id in (first, second):
            enrol_person(session, class_id, person)
        assert "settle-clashes" not in {row.key for row in work_list(session, today=TODAY)}
        monday = list_sessions(session, class_id=second)[0]
        kept = details_of(session, session_id=monday.id)
        moved = replace(kept, held_on=date(2026, 11, 7), room="Phòng 2")
        update_session(session, session_id=monday.id, details=moved)
        late = list_sessions(session, class_id=first)[0]
        session.get_one(ClassSession, late.id).held_on = date(2026, 11, 7)  # as an import might
        session.flush()
        (row,) = [row for row in work_list(session, today=TODAY) if row.key == "settle-clashes"]
        assert (row.count, row.unit, row.tab, row.class_ids) == (1, "buổi", "timetable", (first,))
        assert "Lý Thị Lan Anh cũng học lớp DVM-2026-02, sáng 07/11/2026" in row.detail
        past = work_list(session, today=date(2026, 11, 8))
        assert "settle-clashes" not in {row.key for row in past}


def test_who_cannot_reach_the_threshold_is_on_the_list(database: Database) -> None:
    with database.action("Thử") as session:
        class_id = make_class(session, status=ClassStatus.IN_PROGRESS)
        learner = enrolment_ids(session, class_id)[0]
        days = [row.id for row in list_sessions(session, class_id=class_id)]
        set_marks(
            session, marks=[MarkInput(day, learner, AttendanceMark.UNEXCUSED) for day in days[1:4]]
        )
        found = {row.key: row for row in work_list(session, today=TODAY)}["speak-to-absent"]
    assert (found.count, found.unit, found.class_id) == (1, "người", class_id)
    assert found.detail == "DVM-2026-01 · 1 người không thể đủ tiết"
