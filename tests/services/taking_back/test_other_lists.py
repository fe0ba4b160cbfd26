"""Lists of every kind are taken back by the same engine, from what the journal says of them."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.database import Database
from app.models.values import AttendanceMark, ClassStatus
from app.services.attendance.attendance_marks import AttendanceRefusedError, set_mark
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.reading import read_workbook
from app.services.imports.readers.sheets import CellValue, Row, Sheet, Workbook
from app.services.imports.vocabulary.fields import ImportKind
from app.services.lists.list_import import apply_list, preview
from app.services.lists.list_preview import Held
from app.services.results.assessment import MarksLockedError, finish_assessment
from app.services.results.decisions import revoke_recognition
from app.services.taking_back.fates import Outcome
from app.services.timetable.session_closing import close_session, reopen_session
from tests.builders import enrol_person, enrolment_ids, make_class, make_person, session_ids
from tests.class_lives import recognise_it
from tests.services.imports.sample_lists import SAMPLES
from tests.services.taking_back.lists import row, tables, take_in, undo_import

TODAY = date(2026, 11, 22)
AI, AN, ANH = "Nông Thị Ái", "Hoàng Văn An", "Lý Thị Lan Anh"
ROLL = (
    ("TT", "Họ và tên", "Sáng 19/10", "Chiều 19/10"),
    (1, AI, "x", "x"),
    (2, AN, "p", "x"),
    (3, ANH, "x", "k"),
)
MARKS = (
    ("TT", "Họ và tên", "Điểm bài thu hoạch", "Điểm lần 2"),
    (1, AI, "8,5", None),
    (2, AN, "4,0", "6,5"),
    (3, ANH, "vắng", None),
)


def listed(kind: ImportKind, *rows: tuple[CellValue, ...]) -> Proposal:
    found = tuple(Row(number, cells) for number, cells in enumerate(rows, start=1))
    workbook = Workbook("a.xlsx", "xlsx", (Sheet("Sheet1", found),))
    return propose(workbook, kind=kind, today=TODAY)


def bring(database: Database, proposal: Proposal, class_id: UUID | None = None) -> UUID:
    """Take a list of any kind in, in one action, and return the batch."""
    with database.action("Nhập danh sách") as session:
        checked = preview(session, proposal=proposal, question=Held("f" * 64, class_id))
        done = apply_list(session, checked=checked, file_name="a.xlsx", sha256="f" * 64)
    assert done.counts["new"] + done.counts["update"] > 0
    return done.batch_id


@pytest.fixture
def class_id(database: Database) -> UUID:
    """An opened class of three with its half-days."""
    with database.action("Lập lớp") as session:
        return make_class(session, status=ClassStatus.OPENED)


@pytest.mark.parametrize(
    ("sample", "kind"),
    [
        pytest.param("08-can-bo-xa.xlsx", "cadres", marks=pytest.mark.long),
        ("07-ho-so-xac-nhan.xlsx", "dossiers"),
    ],
)
def test_lists_of_people_go_whole(
    database: Database, class_id: UUID, sample: str, kind: ImportKind
) -> None:
    before = tables(database)
    proposal = propose(read_workbook(SAMPLES / sample), kind=kind, today=TODAY)
    told = undo_import(database, bring(database, proposal))
    assert tables(database) == before
    assert told.counts == {"removed": len(told.rows), "restored": 0, "kept": 0}


@pytest.mark.parametrize(
    ("kind", "rows", "status"),
    [
        ("attendance", ROLL, ClassStatus.OPENED),
        ("marks", MARKS, ClassStatus.TEACHING_DONE),
    ],
)
def test_rolls_and_marks_go_whole(
    database: Database,
    kind: ImportKind,
    rows: tuple[tuple[CellValue, ...], ...],
    status: ClassStatus,
) -> None:
    with database.action("Lập lớp") as session:
        class_id = make_class(session, status=status)
    before = tables(database)
    told = undo_import(database, bring(database, listed(kind, *rows), class_id))
    assert tables(database) == before
    assert told.counts == {"removed": 3, "restored": 0, "kept": 0}


def test_locked_marks_wait_until_they_are_unlocked(database: Database) -> None:
    with database.action("Lập lớp") as session:
        class_id = make_class(session, status=ClassStatus.TEACHING_DONE)
    before = tables(database)
    batch_id = bring(database, listed("marks", *MARKS), class_id)
    with database.action("Hoàn tất đánh giá") as session:
        finish_assessment(session, class_id=class_id, on=TODAY)
    with pytest.raises(MarksLockedError, match="đã khóa khi hoàn tất đánh giá"):
        undo_import(database, batch_id)
    with database.action("Công nhận") as session:
        recognise_it(session, class_id)
    with pytest.raises(MarksLockedError, match="đã khóa theo Quyết định số 01-QĐ/TTCT"):
        undo_import(database, batch_id)
    with database.action("Thu hồi") as session:
        revoke_recognition(session, class_id=class_id, reason="Nhập nhầm điểm", on=TODAY)
    told = undo_import(database, batch_id)
    assert told.counts == {"removed": 3, "restored": 0, "kept": 0}
    assert tables(database)["scores"] == before["scores"] == {}


def test_a_locked_half_day_of_the_roll_waits_until_it_is_unlocked(
    database: Database, class_id: UUID
) -> None:
    batch_id = bring(database, listed("attendance", *ROLL), class_id)
    with database.action("Khóa buổi") as session:
        first = session_ids(session, class_id)[0]
        close_session(session, session_id=first)
    with pytest.raises(AttendanceRefusedError, match="đã khóa"):
        undo_import(database, batch_id)
    with database.action("Mở khóa buổi") as session:
        reopen_session(session, session_id=first, reason="Nhập nhầm lớp")
    assert undo_import(database, batch_id).counts["removed"] == 3


def test_roll_taken_back_leaves_a_class_in_its_course_that_went_on(
    database: Database, class_id: UUID
) -> None:
    batch_id = bring(database, listed("attendance", *ROLL), class_id)
    with database.action("Điểm danh") as session:
        set_mark(
            session,
            session_id=session_ids(session, class_id)[2],
            enrolment_id=enrolment_ids(session, class_id)[0],
            mark=AttendanceMark.PRESENT,
        )
    state = tables(database)
    undo_import(database, batch_id)
    left = tables(database)
    assert len(left["attendances"]) == 1
    assert left["training_classes"] == state["training_classes"]
    assert left["enrolments"] == state["enrolments"]


def test_mark_of_the_roll_that_was_changed_since_stays(database: Database, class_id: UUID) -> None:
    batch_id = bring(database, listed("attendance", *ROLL), class_id)
    with database.action("Điểm danh") as session:
        set_mark(
            session,
            session_id=session_ids(session, class_id)[0],
            enrolment_id=enrolment_ids(session, class_id)[1],
            mark=AttendanceMark.LATE,
        )
    told = undo_import(database, batch_id)
    assert told.counts == {"removed": 2, "restored": 0, "kept": 1}
    assert row(told, 3).outcome is Outcome.KEPT
    assert row(told, 3).name == AN
    assert "đã sửa điểm hoặc điểm danh" in row(told, 3).reason


_NAMES = st.sampled_from(["Nguyễn Văn An", "Triệu Thị Bình", "Đàm Minh Châu", "Y Bih Niê"])
_PEOPLE = st.lists(
    st.tuples(
        _NAMES,
        st.sampled_from(["04/05/1990", "1990", "11/11/1991", None]),
        st.sampled_from(["Nam", "Nữ", None]),
        st.sampled_from(["020090123456", "020190123457", "020090005518", None]),
        st.sampled_from(["Na Sầm", "Trường THCS xã Hội Hoan", None]),
        st.sampled_from(["0912345678", "0912000222", None]),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(known=_PEOPLE, listed_people=_PEOPLE)
def test_any_list_taken_back_at_once_leaves_every_table_as_before(
    open_database: Callable[[], Database],
    known: list[tuple[str | None, ...]],
    listed_people: list[tuple[str | None, ...]],
) -> None:
    database = open_database()
    with database.action("Lập lớp") as session:
        class_id = make_class(session, learners=0)
        for at, person in enumerate(dict.fromkeys(person[0] for person in known)):
            person_id = make_person(session, str(person), birth_date="1990", phone=f"1{at}")
            if at % 2:
                enrol_person(session, class_id, person_id)
    before = tables(database)
    told = undo_import(database, take_in(database, class_id, *listed_people))
    assert tables(database) == before
    assert sum(told.counts.values()) == len(told.rows)
    assert told.counts["kept"] == 0
