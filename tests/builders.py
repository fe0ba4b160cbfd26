"""Makes people, classes and what belongs to them for tests: sensible defaults, nothing random."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.classes import Enrolment
from app.models.organizations import Commune, Province
from app.models.people import Person
from app.models.programmes import Lesson, Programme, ProgrammeVersion, RuleSet
from app.models.values import (
    AssessmentForm,
    AttendanceMark,
    CertificateKind,
    ClassStatus,
    Gender,
    LessonKind,
    Owner,
    PartyStatus,
)
from app.services.attendance.attendance import close_session, fill_unmarked
from app.services.centre.setup import CentreDetails, initialise_centre, is_set_up
from app.services.classes.class_states import move_class
from app.services.classes.classes import ClassDetails, create_class, open_class
from app.services.classes.enrolments import EnrolmentDetails, enrol
from app.services.people.party_standing import PartyDetails
from app.services.people.people import add_person
from app.services.people.person_details import PersonDetails
from app.services.plans.plan_classes import FromPlan
from app.services.programmes.reference import note_reference
from app.services.timetable.timetable import list_sessions, make_sessions
from app.text.order import collation_key
from app.text.partial_date import PartialDate
from tests.remembering import remembered

FIRST_DAY = date(2026, 10, 19)

# In the order in which lists show them.
NAMES = (
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
)

_COMMUNES = (
    ("06124", "Na Sầm"),
    ("06148", "Thụy Hùng"),
    ("06151", "Hội Hoan"),
    ("06154", "Văn Lãng"),
    ("06172", "Hoàng Văn Thụ"),
)


def make_places(session: Session) -> None:
    """Put a province and a few communes there: a fraction of the shipped list, so quick."""
    if session.get(Province, "20") is not None:
        return
    session.add(Province(code="20", name="Lạng Sơn", unit_type="tỉnh", sort_key="lang son"))
    session.flush()
    note_reference(session)  # a part is all that these tests want
    session.add_all(
        Commune(
            code=code,
            province_code="20",
            name=name,
            unit_type="xã",
            sort_key=collation_key(name),
        )
        for code, name in _COMMUNES
    )
    session.flush()


def make_centre(session: Session) -> None:
    """Set the data folder up for the centre of Na Sầm, with its director and a clerk."""
    if is_set_up(session):
        return
    make_places(session)
    details = CentreDetails(
        province_code="20",
        commune_code="06124",
        director="Chu Văn Dũng",
        clerks=("Hoàng Thị Bích",),
        served=("06148", "06151"),
    )
    initialise_centre(session, details=details)


def make_rule_set(
    session: Session,
    *,
    valid_from: date = date(2025, 12, 1),
    valid_to: date | None = None,
    owner: Owner = Owner.SHIPPED,
    payload: dict[str, object] | None = None,
) -> UUID:
    """Put a rule set there whose settings are the defaults, apart from `payload`."""
    rules = RuleSet(
        owner=owner,
        name="QĐ 1147-QĐ/BTGDVTW",
        authority="Quyết định 1147-QĐ/BTGDVTW ngày 01/12/2025",
        valid_from=valid_from,
        valid_to=valid_to,
        payload=payload or {},
    )
    session.add(rules)
    session.flush()
    return rules.id


def make_programme(
    session: Session,
    *,
    code: str = "DVM",
    name: str = "Bồi dưỡng lý luận chính trị dành cho đảng viên mới",
    periods: Sequence[int] = (4,) * 10,
    min_class_size: int = 1,
    assessment_form: AssessmentForm = AssessmentForm.FINAL_PAPER,
    owner: Owner = Owner.SHIPPED,
    validity_months: int | None = None,
    valid_from: date = date(2021, 1, 1),
    valid_to: date | None = None,
    version: str = "1",
) -> UUID:
    """Put a programme there with one version; its lessons have these periods. Return the version.

    The least class size is 1, so that a test needs no 25 learners to open a class.
    """
    programme = session.scalar(
        select(Programme).where(Programme.code == code, Programme.owner == owner)
    )
    if programme is None:
        programme = Programme(
            owner=owner,
            code=code,
            name=name,
            short_name=name.removeprefix("Bồi dưỡng "),
            programme_group="2",
            certificate_kind=CertificateKind.CERTIFICATE,
            target_group="Đảng viên dự bị",
            authority="Quyết định 1147-QĐ/BTGDVTW",
            province_report_group="new_member",
            is_active=True,
        )
        session.add(programme)
        session.flush()
    curriculum = ProgrammeVersion(
        programme_id=programme.id,
        owner=owner,
        version=version,
        valid_from=valid_from,
        valid_to=valid_to,
        total_lessons=len(periods),
        total_periods=sum(periods),
        total_days=-(-sum(periods) // 8),
        assessment_form=assessment_form,
        min_class_size=min_class_size,
        certificate_validity_months=validity_months,
    )
    session.add(curriculum)
    session.flush()
    session.add_all(
        Lesson(
            programme_version_id=curriculum.id,
            order_no=order_no,
            code=f"CĐ {order_no}",
            title=f"Chuyên đề số {order_no}",
            lesson_kind=LessonKind.TOPIC,
            periods=count,
            counts_for_attendance=True,
        )
        for order_no, count in enumerate(periods, start=1)
    )
    session.flush()
    return curriculum.id


def make_person(
    session: Session,
    full_name: str = "Nguyễn Văn An",
    *,
    birth_date: str = "1990-05-04",
    gender: Gender | None = Gender.MALE,
    citizen_id: str | None = None,
    party: PartyDetails | None = None,
    **others: str | None,
) -> UUID:
    """Keep a person; everything but the name has a plain default."""
    details = PersonDetails(
        full_name=full_name,
        birth_date=PartialDate.from_iso(birth_date),
        gender=gender,
        citizen_id=citizen_id,
        ethnicity=others.pop("ethnicity", "Tày"),
        position=others.pop("position", "Công chức Văn phòng xã"),
        home_place=others.pop("home_place", "Xã Na Sầm, tỉnh Lạng Sơn"),
        phone=others.pop("phone", None),
        other_name=others.pop("other_name", None),
    )
    if others:
        raise TypeError(f"make_person knows no {', '.join(others)}")
    return add_person(session, details=details, party=party)


def make_learner(
    session: Session, class_id: UUID, full_name: str = "Nguyễn Văn An", *, number: int = 1
) -> UUID:
    """Keep a probationary Party member born on day `number` of 1990 and enrol them."""
    born = date(1990, 1, 1) + timedelta(days=number - 1)
    gender = Gender.FEMALE if " Thị " in full_name else Gender.MALE
    person_id = make_person(
        session,
        full_name,
        birth_date=born.isoformat(),
        gender=gender,
        citizen_id=f"020{1 if gender is Gender.FEMALE else 0}90{number:06}",
        party=PartyDetails(PartyStatus.PROBATIONARY, PartialDate(2026, 3, 9)),
    )
    return enrol_person(session, class_id, person_id)


def enrol_person(
    session: Session, class_id: UUID, person_id: UUID, *, sending_unit: str = "Đảng ủy xã Na Sầm"
) -> UUID:
    """Enrol a person whom the commune of Na Sầm sends."""
    return enrol(
        session,
        class_id=class_id,
        person_id=person_id,
        details=EnrolmentDetails(sending_unit=sending_unit, commune_code="06124"),
    )


@remembered
def make_class(
    session: Session,
    *,
    programme_code: str = "DVM",
    learners: int = 3,
    status: ClassStatus = ClassStatus.PLANNED,
    opened_on: date = FIRST_DAY,
    closed_on: date | None = None,
    with_sessions: bool | None = None,
    source: FromPlan | None = None,
) -> UUID:
    """Make a class of five days from Monday 19/10/2026, as far in its life as `status`.

    Centre, rules and programme are made where they are missing. From `opened` on the class has
    its ten half-days; from `in_progress` on the first is fully taken, from `teaching_done` on
    all of them, with everybody present. Later states than `teaching_done` are other services'.
    """
    make_centre(session)
    if session.scalar(select(RuleSet.id)) is None:
        make_rule_set(session)
    if session.scalar(select(Programme.id).where(Programme.code == programme_code)) is None:
        make_programme(session, code=programme_code)
    class_id = create_class(
        session,
        programme_code=programme_code,
        details=ClassDetails(
            opened_on=opened_on,
            closed_on=closed_on or opened_on + timedelta(days=4),
            place="Hội trường A",
            class_head="Vi Văn Hòa",
            training_officer="Hoàng Thị Bích",
            planned_size=learners,
        ),
        source=source,
    )
    _add_learners(session, class_id, learners)
    has_sessions = status is not ClassStatus.PLANNED if with_sessions is None else with_sessions
    if has_sessions:
        make_sessions(
            session, class_id=class_id, days=days_from(opened_on, 5), clash_reason="Thử nhiều lớp"
        )
    _live_through(session, class_id, status, opened_on)
    return class_id


def days_from(first: date, count: int) -> tuple[date, ...]:
    """Return consecutive days."""
    return tuple(first + timedelta(days=step) for step in range(count))


def attend_all(
    session: Session, class_id: UUID, *, mark: AttendanceMark = AttendanceMark.PRESENT
) -> None:
    """Mark everybody in every session that has no mark yet, and close the sessions."""
    for session_id in session_ids(session, class_id):
        fill_unmarked(session, session_id=session_id, mark=mark)
        close_session(session, session_id=session_id)


def session_ids(session: Session, class_id: UUID) -> tuple[UUID, ...]:
    """Return the sessions of a class in their order."""
    return tuple(row.id for row in list_sessions(session, class_id=class_id))


def enrolment_ids(session: Session, class_id: UUID) -> tuple[UUID, ...]:
    """Return the enrolments of a class in the order of making."""
    return tuple(
        session.scalars(
            select(Enrolment.id).where(Enrolment.class_id == class_id).order_by(Enrolment.id)
        )
    )


def _add_learners(session: Session, class_id: UUID, count: int) -> None:
    first = (session.scalar(select(func.count()).select_from(Person)) or 0) + 1
    for number in range(first, first + count):
        name = NAMES[(number - 1) % len(NAMES)]
        make_learner(session, class_id, name, number=number)


def _live_through(session: Session, class_id: UUID, status: ClassStatus, day: date) -> None:
    if status is ClassStatus.PLANNED:
        return
    open_class(session, class_id=class_id, on=day - timedelta(days=14), small_size_reason="Thử")
    if status is ClassStatus.OPENED:
        return
    if status is ClassStatus.IN_PROGRESS:
        fill_unmarked(session, session_id=session_ids(session, class_id)[0])
        return
    attend_all(session, class_id)
    last = day + timedelta(days=4)
    move_class(session, class_id=class_id, to=ClassStatus.TEACHING_DONE, on=last)
    if status is ClassStatus.ASSESSED:
        move_class(session, class_id=class_id, to=ClassStatus.ASSESSED, on=last)
