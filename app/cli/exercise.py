"""Repeats the main unit of work and says after each commit what is now promised to be there."""

import argparse
import json
import random
import sys
from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.cli.context import Context
from app.cli.outcome import Outcome
from app.cli.practice import set_up_practice
from app.database import Database
from app.errors import UserError
from app.models.values import Gender, Side
from app.services.attendance import attendance_marks
from app.services.centre.setup import is_set_up
from app.services.certificates import certificates
from app.services.classes import classes
from app.services.classes.class_rows import list_classes
from app.services.classes.classes import ClassDetails
from app.services.classes.enrolments import enrol
from app.services.outgoing.signers import default_signer
from app.services.people import people
from app.services.people.person_details import PersonDetails
from app.services.results import assessment, decisions
from app.services.results.assessment import MarkEntry
from app.services.sync.own_side import own_side, require_side
from app.services.timetable.session_closing import finish_teaching
from app.services.timetable.timetable import make_sessions
from app.text.partial_date import PartialDate

_FAMILY = ("Nguyễn", "Trần", "Lê", "Hoàng", "Nông", "Lý", "Vi", "Đặng")
_MIDDLE = ("Văn", "Thị", "Đức", "Ngọc", "Minh", "Thu")
_GIVEN = ("An", "Ánh", "Bình", "Dũng", "Đạt", "Hòa", "Lượng", "Phượng", "Quỳnh", "Ước", "Yến")


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    exercise = commands.add_parser("exercise", help="lặp lại việc chính N lần, để thử từ bên ngoài")
    exercise.add_argument("--seed", type=int, default=1)
    exercise.add_argument("--count", type=int, default=1)
    exercise.set_defaults(handler=_exercise)


def _exercise(arguments: argparse.Namespace, context: Context) -> Outcome:
    chance = random.Random(arguments.seed)  # noqa: S311 - test data, no secret
    acknowledged = []
    with context.new_database() as database:
        _make_ready(database)
        for _ in range(arguments.count):
            with database.action("Một lượt việc chính") as session:
                key = _one_unit(session, chance)
            # Said only now: the commit has returned, so the work must survive anything.
            sys.stdout.write(json.dumps({"ack": key}) + "\n")
            sys.stdout.flush()
            acknowledged.append(key)
    return Outcome({"acknowledged": acknowledged}, is_printed=True)


def _make_ready(database: Database) -> None:
    with database.read() as session:
        ready = is_set_up(session)
        if ready:
            _require_no_real_work(session)
    if not ready:
        set_up_practice(database)


def _require_no_real_work(session: Session) -> None:
    """The exercise invents learners and gives out numbers: never among a centre's real classes."""
    require_side(session, Side.CENTRE)
    real = [row.code for row in list_classes(session) if row.size > 1]
    if real and not own_side(session).is_practice:
        raise UserError(
            f"Đây là dữ liệu thật (có lớp {real[0]}); lệnh exercise chỉ chạy trên dữ liệu thử.",
            remedy="Chỉ ra một thư mục mới hoặc thư mục thực hành bằng --data.",
            code="real-data",
        )


def _one_unit(session: Session, chance: random.Random) -> str:
    """Run a class of one learner from plan to certificate; return the certificate's serial."""
    today = clock.today()
    class_id = _taught_class(session, chance)
    for row in assessment.grid(session, class_id=class_id):
        mark = chance.randrange(500, 1001, 10)
        entries = [MarkEntry(row.enrolment_id, mark)]
        assessment.record_marks(session, class_id=class_id, entries=entries)
    assessment.finish_assessment(session, class_id=class_id, on=today)
    signer = default_signer(session, on=today)
    decisions.recognise(session, class_id=class_id, issued_on=today, signer_id=signer.id)
    certificates.issue(session, class_id=class_id, issued_on=today, signer_id=signer.id)
    (issued,) = certificates.list_certificates(session, class_id=class_id)
    return issued.serial_no


def _taught_class(session: Session, chance: random.Random) -> UUID:
    # All lessons lie behind today: a class is recognised when the last of them is over.
    today = clock.today()
    days = [today - timedelta(days=ago) for ago in range(10, 0, -1)]
    class_id = classes.create_class(
        session,
        programme_code="CTD",
        details=ClassDetails(
            opened_on=days[0],
            place="Hội trường A",
            class_head="Vi Văn Hòa",
            training_officer="Hoàng Thị Bích",
        ),
    )
    enrol(session, class_id=class_id, person_id=people.add_person(session, details=_person(chance)))
    sessions = make_sessions(
        session,
        class_id=class_id,
        days=days,
        clash_reason="thử việc chính nhiều lần trong một ngày",
    )
    classes.open_class(session, class_id=class_id, on=days[0], small_size_reason="thử việc chính")
    for half_day in sessions:
        attendance_marks.fill_unmarked(session, session_id=half_day.id)
    finish_teaching(session, class_id=class_id, on=today)
    return class_id


def _person(chance: random.Random) -> PersonDetails:
    name = " ".join(chance.choice(words) for words in (_FAMILY, _MIDDLE, _GIVEN))
    return PersonDetails(
        full_name=name,
        birth_date=PartialDate(chance.randrange(1965, 2006), chance.randrange(1, 13)),
        gender=chance.choice(list(Gender)),
        home_place="Na Sầm",
    )
