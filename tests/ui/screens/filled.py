"""A data folder as a clerk would have it in October: classes in all states, 46 learners in one."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.values import AttendanceMark, CertificateKind, ClassStatus, Gender, PartyStatus
from app.services import assessment, attendance, certificates, decisions, register
from app.services.class_states import move_class
from app.services.classes import ClassDetails, create_class, open_class
from app.services.enrolments import EnrolmentDetails, enrol
from app.services.opening import issue_opening
from app.services.party_standing import PartyDetails
from app.services.people import add_person
from app.services.person_details import PersonDetails
from app.services.reference import load_reference
from app.services.setup import CentreDetails, initialise_centre
from app.services.signers import default_signer
from app.services.timetable import (
    details_of,
    list_sessions,
    make_sessions,
    update_session,
)
from app.text.partial_date import PartialDate

TODAY = date(2026, 10, 22)
LECTURERS = ("Vi Văn Hòa", "Chu Văn Dũng", "Hoàng Thị Bích", "Lương Thị Hạnh")
NAMES = [
    "Nông Thị Ái",
    "Hoàng Văn An",
    "Lý Thị Lan Anh",
    "Nguyễn Tuấn Anh",
    "Vi Thị Ngọc Ánh",
    "Hứa Quốc Bảo",
    "Lương Văn Bắc",
    "Triệu Thị Bình",
    "Đàm Minh Châu",
    "Nông Văn Chiến",
    "Hoàng Thị Cúc",
    "Lộc Văn Cường",
    "Bế Thị Diệp",
    "Nguyễn Thị Dung",
    "Chu Văn Dũng",
    "Hà Thùy Dương",
    "Đinh Quang Đại",
    "Sầm Phương Giang",
    "Hoàng Thị Hà",
    "Lành Văn Hải",
    "Nông Thúy Hằng",
    "Vi Thị Hiền",
    "Mông Văn Hiếu",
    "Lục Thị Hoa",
    "Hoàng Đức Hòa",
    "Nguyễn Thị Hồng",
    "Triệu Văn Hùng",
    "Lý Thị Hương",
    "Đàm Văn Khánh",
    "Nông Thị Lan",
    "Hoàng Thị Liên",
    "Lô Văn Long",
    "Hứa Thị Mai",
    "Nguyễn Văn Minh",
    "Vi Thị Nga",
    "Lương Thị Ngân",
    "Chu Thị Nhung",
    "Nông Văn Phúc",
    "Hoàng Thị Phương",
    "Bế Văn Quân",
    "Triệu Thị Quyên",
    "Lộc Văn Sơn",
    "Đinh Thị Thảo",
    "Nguyễn Văn Thắng",
    "Hoàng Thị Thu",
    "Lý Văn Tuấn",
]
POSTS = (
    "Trưởng thôn Khun Slam",
    "Chi hội trưởng Nông dân",
    "Công an viên thường trực",
    "Viên chức, Trạm Y tế xã",
    "Giáo viên THCS",
    "Bí thư Đoàn xã",
    "Công chức Văn phòng xã",
)
COMMUNES = ("06148", "06124", "06154", "06151", "06172")
STANDINGS = {"NTD": PartyStatus.CANDIDATE, "CTD": PartyStatus.FULL, "CNKT": PartyStatus.FULL}
PEOPLES = ("Tày", "Nùng", "Kinh", "Tày", "Nùng", "Dao")


def fill(session: Session) -> dict[str, UUID]:
    """Set the folder up and make eight classes; return their ids by code."""
    load_reference(session)
    initialise_centre(
        session,
        details=CentreDetails(
            province_code="20",
            commune_code="06124",
            director="Chu Văn Dũng",
            clerks=("Hoàng Thị Bích",),
            served=("06148", "06151", "06154"),
        ),
    )
    register.open_book(session, kind=CertificateKind.CERTIFICATE, on=date(2026, 1, 5))
    running = _running(session)
    finished = (
        _finished(session, "CTD", date(2026, 9, 28), 39, ClassStatus.RECOGNISED),
        _finished(session, "DVM", date(2026, 7, 13), 44, ClassStatus.CERTIFIED),
        _finished(session, "NTD", date(2026, 10, 12), 43, ClassStatus.TEACHING_DONE),
    )
    planned = (
        _planned(session, "NTD", date(2026, 11, 9), 50, opened=True),
        _planned(session, "CTD", date(2026, 12, 7), 31),
        _planned(session, "CNKT", date(2026, 11, 16), 0),
    )
    ids = (running, *finished, *planned)
    names = ("running", "recognised", "certified", "taught", "opened", "planned", "empty")
    return dict(zip(names, ids, strict=True))


def _running(session: Session) -> UUID:
    first = date(2026, 10, 19)
    class_id = _class(session, "DVM", first, 5)
    _people(session, class_id, 46, 1)
    _open(session, class_id, first)
    _timetable(session, class_id, first)
    rows = list_sessions(session, class_id=class_id)
    for row in rows[:6]:
        attendance.fill_unmarked(session, session_id=row.id, mark=AttendanceMark.PRESENT)
        attendance.close_session(session, session_id=row.id)
    return class_id


def _finished(
    session: Session, programme: str, first: date, size: int, status: ClassStatus
) -> UUID:
    class_id = _class(session, programme, first, 5)
    _people(session, class_id, size, first.toordinal() % 1000 * 100, programme)
    _open(session, class_id, first)
    _timetable(session, class_id, first)
    for row in list_sessions(session, class_id=class_id):
        attendance.fill_unmarked(session, session_id=row.id, mark=AttendanceMark.PRESENT)
        attendance.close_session(session, session_id=row.id)
    last = first + timedelta(days=4)
    move_class(session, class_id=class_id, to=ClassStatus.TEACHING_DONE, on=last)
    rows = assessment.grid(session, class_id=class_id)
    missing = 6 if status is ClassStatus.TEACHING_DONE else 0
    entries = [
        assessment.MarkEntry(row.enrolment_id, 600 + 50 * (at % 7))
        for at, row in enumerate(rows[missing:])
    ]
    assessment.record_marks(session, class_id=class_id, entries=entries)
    if status is ClassStatus.TEACHING_DONE:
        return class_id
    signer = default_signer(session, on=last).id
    decisions.recognise(
        session, class_id=class_id, issued_on=last + timedelta(days=10), signer_id=signer
    )
    if status is ClassStatus.CERTIFIED:
        certificates.issue(
            session, class_id=class_id, issued_on=last + timedelta(days=15), signer_id=signer
        )
    return class_id


def _planned(
    session: Session, programme: str, first: date, size: int, *, opened: bool = False
) -> UUID:
    class_id = _class(session, programme, first, 5)
    _people(session, class_id, size, first.toordinal() % 1000 * 100, programme)
    if opened:
        _open(session, class_id, first)
    return class_id


def _class(session: Session, programme: str, first: date, days: int) -> UUID:
    return create_class(
        session,
        programme_code=programme,
        details=ClassDetails(
            opened_on=first,
            closed_on=first + timedelta(days=days - 1),
            place="Hội trường A",
            class_head="Vi Văn Hòa",
            training_officer="Hoàng Thị Bích",
            planned_size=50,
        ),
    )


def _open(session: Session, class_id: UUID, first: date) -> None:
    on = first - timedelta(days=14)
    open_class(session, class_id=class_id, on=on)
    signer = default_signer(session, on=on).id
    issue_opening(session, class_id=class_id, issued_on=on, signer_id=signer)


def _timetable(session: Session, class_id: UUID, first: date) -> None:
    days = [first + timedelta(days=step) for step in range(5)]
    for at, row in enumerate(make_sessions(session, class_id=class_id, days=days)):
        details = details_of(session, session_id=row.id)
        lecturer = LECTURERS[at // 2 % len(LECTURERS)]
        update_session(session, session_id=row.id, details=replace(details, lecturer=lecturer))


def _people(session: Session, class_id: UUID, size: int, first: int, programme: str = "") -> None:
    standing = STANDINGS.get(programme, PartyStatus.PROBATIONARY)
    for number in range(size):
        _learner(session, class_id, number, first + number, standing)


def _learner(
    session: Session, class_id: UUID, number: int, unique: int, standing: PartyStatus
) -> UUID:
    name = NAMES[number % len(NAMES)]
    woman = name.split()[1] in ("Thị", "Thùy", "Phương", "Thúy")
    gender = Gender.FEMALE if woman else Gender.MALE
    born = date(1980, 1, 8) + timedelta(days=unique % 40 * 211 + number * 7)
    commune = COMMUNES[number % len(COMMUNES)]
    status = PartyStatus.FULL if number == 12 else standing
    admitted = date(2025, 11, 5) if number == 2 else date(2026, 1, 3) + timedelta(days=number * 3)
    number_text = f"020{1 if woman else 0}{born.year % 100:02}{unique % 1_000_000:06}"
    person_id = add_person(
        session,
        details=PersonDetails(
            full_name=name,
            birth_date=PartialDate.of(born),
            gender=gender,
            citizen_id=None if number == 6 else number_text,
            ethnicity=PEOPLES[number % len(PEOPLES)],
            home_place="Xã Na Sầm, tỉnh Lạng Sơn",
            education_level="Đại học" if number % 3 else "Trung học phổ thông",
            theory_level="Sơ cấp",
        ),
        party=PartyDetails(status, PartialDate.of(admitted)),
    )
    details = EnrolmentDetails(
        sending_unit="Đảng ủy xã" if number % 4 else "Chi bộ thôn",
        commune_code=commune,
        position=POSTS[number % len(POSTS)],
    )
    return enrol(session, class_id=class_id, person_id=person_id, details=details)
