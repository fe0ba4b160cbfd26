"""Runs whole classes on practice lists, each act a named action, as a clerk would do them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum
from uuid import UUID

from app.cli.practice_plan import make_practice_plan
from app.database import Database
from app.models.values import AttendanceMark, Slot
from app.paths import resource
from app.services.attendance import attendance_marks
from app.services.attendance.attendance_marks import MarkInput
from app.services.centre.setup import CentreDetails, initialise_centre
from app.services.certificates import certificates
from app.services.classes import classes, opening
from app.services.classes.class_states import class_row
from app.services.classes.classes import ClassDetails
from app.services.classes.enrolments import list_learners
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.reading import read_workbook
from app.services.lists.list_import import apply_list, preview
from app.services.lists.list_preview import Held
from app.services.outgoing.signers import default_signer
from app.services.programmes.reference import load_reference
from app.services.results import assessment, decisions
from app.services.results.assessment import MarkEntry
from app.services.timetable.session_closing import close_session, finish_teaching
from app.services.timetable.session_rows import SessionRow, list_sessions
from app.services.timetable.timetable import make_sessions
from app.services.timetable.timetable_changes import change_all
from app.services.upkeep import stored_files

Say = Callable[[str], None]


PRACTICE_CENTRE = CentreDetails(
    province_code="20",
    commune_code="06124",
    director="Hoàng Văn Thái",
    clerks=("Hoàng Thị Bích",),
    served=("06187", "06211"),
    is_practice=True,
)


class Stage(IntEnum):
    """How far a practice class is run."""

    RUNNING = 1
    MARKING = 2
    RECOGNISED = 3
    CERTIFIED = 4


@dataclass(frozen=True)
class PracticeClass:
    """A class to run: its programme, the list it is filled from, where and by whom, how far.

    The class head teaches in the morning, a guest in the afternoon.
    """

    programme: str
    list_name: str
    days_ago: int
    place: str
    class_head: str
    stage: Stage = Stage.CERTIFIED
    training_officer: str = "Hoàng Thị Bích"
    guest: str = "Lương Văn Thành"


CLASSES = (
    PracticeClass("NTD", "doi-tuong-ket-nap.xlsx", 63, "Hội trường A", "Vi Văn Hòa"),
    PracticeClass("DVM", "dang-vien-moi.xlsx", 49, "Hội trường A", "Chu Văn Dũng"),
    PracticeClass("CNKT", "cap-nhat.csv", 35, "Hội trường B", "Nông Thị Hạnh"),
)

# Classes that wait for something, so that there is work on the first page.
WAITING = (
    PracticeClass("CTD", "dang-vien-moi.xlsx", 16, "Hội trường B", "Vi Văn Hòa", Stage.RECOGNISED),
    PracticeClass(
        "CNKT",
        "dang-vien-moi.xlsx",
        9,
        "Hội trường B",
        "Chu Văn Dũng",
        Stage.MARKING,
        guest="Đàm Thị Nga",
    ),
    PracticeClass("CTD", "cap-nhat.csv", 1, "Hội trường A", "Nông Thị Hạnh", Stage.RUNNING),
)


def set_up_practice(database: Database) -> None:
    """Make an empty data folder that of a practice centre, at whose desk its clerk works."""
    with database.action("Thiết lập trung tâm") as session:
        load_reference(session)
        initialise_centre(session, details=PRACTICE_CENTRE)
    database.user = PRACTICE_CENTRE.clerks[0]


def run_all(database: Database, *, today: date, say: Say) -> None:
    """Run the practice classes to their end, begin some that wait for the clerk, plan the year."""
    for plan in (*CLASSES, *WAITING):
        run_class(database, plan, today=today, say=say)
    make_practice_plan(database, today=today)
    say(f"Kế hoạch năm {today.year}: đã phê duyệt, có lớp trong và ngoài kế hoạch")


def run_class(database: Database, plan: PracticeClass, *, today: date, say: Say) -> UUID:
    """Run one class from its plan as far as it goes and return its id."""
    class_id = open_class(database, plan, today=today, say=say)
    sessions = teach(database, class_id, until=today, say=say)
    if plan.stage is Stage.RUNNING:
        return class_id
    done_on = sessions[-1].held_on
    with database.action("Kết thúc học") as session:
        finish_teaching(session, class_id=class_id, on=done_on)
    _mark(database, class_id, done_on, say, unmarked=6 if plan.stage is Stage.MARKING else 0)
    if plan.stage >= Stage.RECOGNISED:
        _recognise(database, class_id, done_on + timedelta(days=5), say)
    if plan.stage is Stage.CERTIFIED:
        _issue(database, class_id, done_on + timedelta(days=10), say)
    return class_id


def open_class(database: Database, plan: PracticeClass, *, today: date, say: Say) -> UUID:
    """Plan a class, take its list in, make its timetable and open it."""
    opened_on = today - timedelta(days=plan.days_ago)
    details = ClassDetails(
        opened_on=opened_on,
        place=plan.place,
        class_head=plan.class_head,
        training_officer=plan.training_officer,
    )
    with database.action(f"Mở lớp mới {plan.programme}") as session:
        class_id = classes.create_class(session, programme_code=plan.programme, details=details)
    taken = take_list(database, class_id, plan.list_name, today=today)
    with database.action("Lập lịch học") as session:
        days = [opened_on + timedelta(days=day) for day in range(12)]
        sessions = make_sessions(session, class_id=class_id, days=days)
        for slot, lecturer in ((Slot.MORNING, plan.class_head), (Slot.AFTERNOON, plan.guest)):
            of_slot = [row.id for row in sessions if row.slot is slot]
            change_all(session, session_ids=of_slot, lecturer=lecturer)
        closed = replace(details, closed_on=sessions[-1].held_on)
        classes.update_class(session, class_id=class_id, details=closed)
    with database.action("Quyết định mở lớp") as session:
        issued_on = opened_on - timedelta(days=7)
        signer = default_signer(session, on=issued_on)
        opening.issue_opening(session, class_id=class_id, issued_on=issued_on, signer_id=signer.id)
        classes.open_class(session, class_id=class_id, on=issued_on)
        code = class_row(session, class_id).code
    say(f"{code}: nhập {plan.list_name}, {taken} học viên, {len(sessions)} buổi học")
    return class_id


def take_list(database: Database, class_id: UUID, name: str, *, today: date) -> int:
    """Import a practice list into a class and return how many learners came in."""
    path = resource("practice", name)
    proposal = propose(read_workbook(path), kind="learners", today=today)
    sha256 = stored_files.keep(database.paths.files, path.read_bytes())
    with database.action(f"Nhập danh sách {name}") as session:
        checked = preview(session, proposal=proposal, question=Held(sha256, class_id))
        apply_list(session, checked=checked, file_name=name, sha256=sha256)
        return len(list_learners(session, class_id=class_id))


def teach(database: Database, class_id: UUID, *, until: date, say: Say) -> tuple[SessionRow, ...]:
    """Take attendance of every half-day before `until`: most are there, a few are not."""
    with database.read() as session:
        sessions = list_sessions(session, class_id=class_id)
        learners = [row.enrolment_id for row in list_learners(session, class_id=class_id)]
    held = [row for row in sessions if row.held_on < until]
    for number, row in enumerate(held):
        with database.action("Điểm danh") as session:
            absent = list(_absent(learners, row, number))
            attendance_marks.set_marks(session, marks=absent)
            attendance_marks.fill_unmarked(session, session_id=row.id)
            close_session(session, session_id=row.id)
    say(f"  điểm danh {len(held)} buổi, {len(learners)} người")
    return sessions


def _absent(learners: Sequence[UUID], row: SessionRow, number: int) -> Iterator[MarkInput]:
    """Learner 4 is often away and will not reach the threshold; a few others miss a half-day."""
    for place, enrolment_id in enumerate(learners):
        if place == 3 and number % 2 == 0:
            yield MarkInput(row.id, enrolment_id, AttendanceMark.UNEXCUSED)
        elif (place * 7 + number * 5) % 41 == 0:
            yield MarkInput(row.id, enrolment_id, AttendanceMark.EXCUSED)
        elif (place + number * 3) % 37 == 0:
            yield MarkInput(row.id, enrolment_id, AttendanceMark.LATE)


def _mark(database: Database, class_id: UUID, on: date, say: Say, *, unmarked: int) -> None:
    """Enter the marks of the first sitting, then of the resit; some may be left for the clerk."""
    for attempt in (1, 2):
        with database.action(f"Nhập điểm lần {attempt}") as session:
            rows = assessment.grid(session, class_id=class_id)
            entries = [
                MarkEntry(row.enrolment_id, _mark_of(place, attempt), attempt=attempt)
                for place, row in enumerate(rows)
                if row.waits_for == attempt
            ]
            entries = entries[: len(entries) - unmarked]
            assessment.record_marks(session, class_id=class_id, entries=entries)
        if entries:
            say(f"  nhập điểm lần {attempt}: {len(entries)} bài")
        if unmarked:
            return
    with database.action("Khóa điểm") as session:
        assessment.finish_assessment(session, class_id=class_id, on=on)


def _mark_of(place: int, attempt: int) -> int:
    """Return a mark in hundredths: from 5 to 9.6, with one learner below at the first sitting."""
    if attempt == 2:
        return 600
    return 400 if place == 10 else 500 + (place * 37) % 47 * 10


def _recognise(database: Database, class_id: UUID, on: date, say: Say) -> None:
    with database.action("Quyết định công nhận") as session:
        signer = default_signer(session, on=on)
        decisions.recognise(session, class_id=class_id, issued_on=on, signer_id=signer.id)
    say("  ra quyết định công nhận")


def _issue(database: Database, class_id: UUID, on: date, say: Say) -> None:
    with database.action("Cấp giấy chứng nhận") as session:
        signer = default_signer(session, on=on)
        issued = certificates.issue(session, class_id=class_id, issued_on=on, signer_id=signer.id)
    say(f"  cấp {len(issued)} giấy chứng nhận, vào sổ gốc")
