"""Lists out and lists in: list shows rows, import takes a spreadsheet of people in."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.cli import take_in
from app.cli.context import Context
from app.cli.outcome import Outcome
from app.cli.plain import SENSITIVE, plain_rows
from app.errors import UserError
from app.services.attendance.attendance import summaries
from app.services.cadres.cadres import list_cadres
from app.services.centre.places import get_province, list_communes, list_provinces
from app.services.certificates.certificates import list_certificates
from app.services.certificates.register import list_entries
from app.services.classes.class_rows import list_classes
from app.services.classes.classes import class_id_of_code
from app.services.classes.learner_rows import list_remarked_learners
from app.services.equivalence.dossiers import list_dossiers
from app.services.lists.import_batches import list_batches
from app.services.people.people_search import list_people, search_people
from app.services.plans.needs import list_needs
from app.services.plans.no_needs import list_no_needs
from app.services.plans.plan_rows import list_items
from app.services.plans.plans import plan_of_year
from app.services.programmes.programmes import list_lessons, list_programmes
from app.services.sync.own_side import own_side
from app.services.timetable.timetable import list_sessions


@dataclass(frozen=True, slots=True)
class _Listing:
    """A list that can be asked for: how to read it, and which fields a person is shown of it."""

    read: Callable[[Session, argparse.Namespace], Sequence[object]]
    shown: tuple[str, ...]


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    listing = commands.add_parser("list", help="liệt kê: " + ", ".join(LISTINGS))
    listing.add_argument("what", choices=tuple(LISTINGS), metavar="DANH_SÁCH")
    listing.add_argument("--class", dest="class_code", metavar="MÃ_LỚP")
    listing.add_argument("--year", type=int, metavar="NĂM", help="lớp, kế hoạch, nhu cầu của năm")
    listing.add_argument("--find", default="", metavar="CHỮ", help="chỉ người khớp tên hoặc số")
    listing.add_argument("--province", default="", metavar="MÃ", help="tỉnh của danh sách xã")
    listing.add_argument("--full", action="store_true", help="kể cả dân tộc và thông tin đảng viên")
    listing.set_defaults(handler=_list)
    take_in.register(commands)


def _list(arguments: argparse.Namespace, context: Context) -> Outcome:
    listing = LISTINGS[arguments.what]
    with context.database() as database, database.read() as session:
        found = listing.read(session, arguments)
    rows = plain_rows(found, leave_out=() if arguments.full else SENSITIVE)
    lines = ["\t".join(_shown(row.get(name)) for name in listing.shown) for row in rows]
    return Outcome({"rows": rows, "count": len(rows)}, (*lines, f"{len(rows)} dòng."))


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _class_id(session: Session, arguments: argparse.Namespace) -> UUID | None:
    if not arguments.class_code:
        return None
    return class_id_of_code(session, code=arguments.class_code)


def _needed_class(session: Session, arguments: argparse.Namespace) -> UUID:
    class_id = _class_id(session, arguments)
    if class_id is None:
        raise UserError(
            f"Danh sách {arguments.what} là của một lớp.",
            remedy="Thêm --class MÃ_LỚP; mã các lớp xem bằng list classes.",
            code="class-needed",
        )
    return class_id


def _people(session: Session, arguments: argparse.Namespace) -> Sequence[object]:
    if arguments.class_code:
        raise UserError(
            "Danh sách people là của cả trung tâm.",
            remedy="Người học của một lớp xem bằng list learners --class MÃ_LỚP.",
            code="not-of-a-class",
        )
    if arguments.find:
        return search_people(session, text=arguments.find)
    return list_people(session)


def _province_code(session: Session, arguments: argparse.Namespace) -> str:
    """Return the province asked for, or the one of this data folder; refuse one that is none."""
    code = arguments.province or own_side(session).code.partition("-")[0]
    return get_province(session, code=code).code


def _year(arguments: argparse.Namespace) -> int:
    return arguments.year or clock.today().year


def _plan(session: Session, arguments: argparse.Namespace) -> Sequence[object]:
    plan = plan_of_year(session, year=_year(arguments))
    return list_items(session, plan_id=plan.id) if plan is not None else ()


def _needs(session: Session, arguments: argparse.Namespace) -> Sequence[object]:
    """Return what units answered: their needs, and that they have none."""
    year = _year(arguments)
    return (*list_needs(session, year=year), *list_no_needs(session, year=year))


def _lessons(session: Session, _arguments: argparse.Namespace) -> Sequence[object]:
    programmes = list_programmes(session, day=clock.today())
    return [
        lesson
        for programme in programmes
        for lesson in list_lessons(session, programme_version_id=programme.version_id)
    ]


LISTINGS: Mapping[str, _Listing] = {
    "classes": _Listing(
        lambda session, arguments: list_classes(session, year=arguments.year),
        ("code", "title", "opened_on", "closed_on", "size", "status"),
    ),
    "people": _Listing(_people, ("full_name", "birth_date", "gender", "citizen_id", "position")),
    "cadres": _Listing(
        lambda session, _arguments: list_cadres(session),
        ("full_name", "unit", "post", "is_leader", "theory_level", "last_update", "days"),
    ),
    "dossiers": _Listing(
        lambda session, _arguments: list_dossiers(session),
        ("full_name", "requested_by", "periods", "lessons", "outcome", "state"),
    ),
    "learners": _Listing(
        lambda session, arguments: list_remarked_learners(
            session, class_id=_needed_class(session, arguments)
        ),
        ("order_no", "full_name", "birth_date", "gender", "sending_unit", "state"),
    ),
    "sessions": _Listing(
        lambda session, arguments: list_sessions(
            session, class_id=_needed_class(session, arguments)
        ),
        ("held_on", "slot", "lesson_code", "lesson_title", "periods", "state"),
    ),
    "attendance": _Listing(
        lambda session, arguments: summaries(session, class_id=_needed_class(session, arguments)),
        ("enrolment_id", "attended_periods", "missed", "total_periods", "is_eligible"),
    ),
    "certificates": _Listing(
        lambda session, arguments: list_certificates(
            session, class_id=_class_id(session, arguments)
        ),
        ("register_no", "serial_no", "full_name", "birth_date", "classification", "state"),
    ),
    "register": _Listing(
        lambda session, arguments: list_entries(session, class_id=_class_id(session, arguments)),
        ("book_no", "page_no", "line_no", "register_no", "serial_no", "state"),
    ),
    "plan": _Listing(
        _plan, ("order_no", "programme_code", "side", "month", "classes", "learners", "title")
    ),
    "needs": _Listing(
        _needs,
        ("commune_name", "sending_unit", "programme_code", "learners", "state"),
    ),
    "programmes": _Listing(
        lambda session, _arguments: list_programmes(session, day=clock.today()),
        ("code", "name", "total_lessons", "total_periods", "assessment_form"),
    ),
    "lessons": _Listing(_lessons, ("code", "title", "periods")),
    "imports": _Listing(
        lambda session, arguments: list_batches(session, class_id=_class_id(session, arguments)),
        ("id", "imported_at", "file_name", "target", "taken_back_at"),
    ),
    "provinces": _Listing(
        lambda session, _arguments: list_provinces(session), ("code", "unit_type", "name")
    ),
    "communes": _Listing(
        lambda session, arguments: list_communes(
            session, province_code=_province_code(session, arguments)
        ),
        ("code", "unit_type", "name"),
    ),
}
