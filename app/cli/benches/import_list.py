"""How long a list of 10,000 people takes from the file to checked rows, against floor and peer."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import StaticPool, select
from sqlalchemy.orm import Session

from app import clock
from app.cli.benches.cpu_time import children_cpu_seconds
from app.cli.benches.made_class import make_class
from app.cli.benches.made_list import ROWS, write_list
from app.cli.benches.measured import BenchOptions, Measured, Turn, measured
from app.database import Database
from app.datafile import connect
from app.engines import make_engine
from app.models.base import new_id
from app.models.classes import Enrolment
from app.models.imports import ImportBatch, ImportRow
from app.models.people import PartyMembership, Person
from app.models.values import EnrolmentState, Gender, PartyStatus
from app.paths import Paths
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.reading import read_workbook
from app.services.lists.list_import import apply_list, preview
from app.services.lists.list_preview import Held
from app.services.upkeep.derived import DERIVATIONS
from app.text.partial_date import PartialDate
from app.upgrade import bring_up_to_date

_HEADER_ROWS = 3
_USER = "Hoàng Thị Bích"
_INSERTS = {
    "persons": "id, full_name, family_name, middle_name, given_name, birth_date, gender,"
    " citizen_id, ethnicity, home_place, position, phone, status",
    "party_memberships": "id, person_id, status, admitted_on",
    "enrolments": "id, class_id, person_id, sending_unit, position, state",
    "import_rows": "id, batch_id, row_no, outcome, person_id, enrolment_id, notes",
}


@dataclass(frozen=True)
class _Ground:
    """The list, an empty data file with one class, and where copies of it may be made."""

    folder: Path
    list: Path
    template: Path
    class_id: UUID

    def fresh(self, name: str) -> Paths:
        """Return a data folder of its own, as it is before the import."""
        paths = Paths.under(self.folder / name)
        shutil.rmtree(paths.folder, ignore_errors=True)
        paths.folder.mkdir()
        shutil.copy(self.template, paths.database)
        return paths


def import_list(options: BenchOptions) -> tuple[Measured, ...]:
    """Measure the import of one list: raw inserts, ours with all its checks, objects row by row.

    The floor is calamine and `executemany` into the same tables through the same journal, without
    a look at any value; the peer is openpyxl and one object after the other, without a journal.
    """
    with tempfile.TemporaryDirectory(prefix="giaovu-") as folder:
        ground = _prepare(Path(folder))
        contenders: dict[str, Callable[[_Ground], None]] = {
            "calamine+executemany": _floor,
            "giaovu": _ours,
            "openpyxl+orm": _peer,
        }
        rows: dict[str, list[Turn]] = {name: [] for name in contenders}
        for _ in range(options.rounds):
            for name, contender in contenders.items():
                rows[name].append(_time(contender, ground))
    return tuple(measured(name, rows[name], rows["calamine+executemany"]) for name in contenders)


def _prepare(folder: Path) -> _Ground:
    paths = Paths.under(folder / "template")
    paths.folder.mkdir()
    bring_up_to_date(paths)
    database = Database(paths, user=_USER, derivations=DERIVATIONS)
    class_id = make_class(database, opened_on=clock.today())
    database.close()
    file = folder / "danh-sach.xlsx"
    write_list(file, ROWS)
    return _Ground(folder, file, paths.database, class_id)


def _time(contender: Callable[[_Ground], None], ground: _Ground) -> Turn:
    cpu, wall = time.process_time() + children_cpu_seconds(), time.perf_counter()
    contender(ground)
    taken = time.perf_counter() - wall
    return taken, time.process_time() + children_cpu_seconds() - cpu


def _ours(ground: _Ground) -> None:
    database = Database(ground.fresh("ours"), user=_USER, derivations=DERIVATIONS)
    workbook = read_workbook(ground.list)
    proposal = propose(workbook, kind="learners", today=clock.today())
    with database.read() as session:
        question = Held(workbook.digest, ground.class_id)
        checked = preview(session, proposal=proposal, question=question)
    with database.action("Nhập danh sách") as session:
        result = apply_list(
            session, checked=checked, file_name=ground.list.name, sha256=workbook.digest
        )
    database.close()
    if result.counts["new"] != ROWS:
        raise RuntimeError(f"not the whole list came in: {result.counts}")


def _floor(ground: _Ground) -> None:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(str(ground.list))
    cells = list(book.get_sheet_by_index(0).iter_rows())[_HEADER_ROWS:]
    database = Database(ground.fresh("floor"), user=_USER, derivations=DERIVATIONS)
    batch = ImportBatch(
        file_name="", sha256="", target="learners", counts={}, imported_at=clock.now()
    )
    with database.action("Nhập danh sách") as session:
        session.add(batch)
        session.flush()
        tables = _raw_rows(cells, ground.class_id.bytes, batch.id.bytes)
        for table, rows in tables.items():
            marks = ", ".join("?" * len(rows[0]))
            session.connection().exec_driver_sql(
                f"INSERT INTO {table} ({_INSERTS[table]}) VALUES ({marks})",  # noqa: S608 - names above
                rows,
            )
    database.close()


def _raw_rows(
    cells: Sequence[Sequence[object]], class_id: bytes, batch_id: bytes
) -> dict[str, list[tuple[object, ...]]]:
    """Lay the cells out as rows of the tables, without looking at any."""
    tables: dict[str, list[tuple[object, ...]]] = {table: [] for table in _INSERTS}
    for number, row in enumerate(cells):
        person, enrolment = new_id().bytes, new_id().bytes
        _, name, born, _, citizen, people, home, post, unit, joined, phone = row[:11]
        described = (name, "", "", name, str(born), "male", citizen, people, home, post, phone)
        tables["persons"].append((person, *described, "active"))
        if joined:
            tables["party_memberships"].append((new_id().bytes, person, "full", str(joined)))
        tables["enrolments"].append((enrolment, class_id, person, unit, post, "registered"))
        tables["import_rows"].append(
            (new_id().bytes, batch_id, number, "new", person, enrolment, "[]")
        )
    return tables


def _peer(ground: _Ground) -> None:
    connection = connect(ground.fresh("peer").database)
    engine = make_engine(lambda: connection, pool=StaticPool, begin="BEGIN IMMEDIATE")
    with Session(engine) as session, session.begin():
        batch = ImportBatch(
            file_name="", sha256="", target="learners", counts={}, imported_at=clock.now()
        )
        session.add(batch)
        for number, row in enumerate(_openpyxl_rows(ground.list)):
            _add_objects(session, ground.class_id, batch, number, row)
    engine.dispose()
    connection.close()


def _openpyxl_rows(file: Path) -> Iterator[tuple[object, ...]]:
    import openpyxl

    book = openpyxl.load_workbook(file, read_only=True)
    yield from book.worksheets[0].iter_rows(min_row=_HEADER_ROWS + 1, values_only=True)
    book.close()


def _add_objects(
    session: Session, class_id: UUID, batch: ImportBatch, number: int, row: tuple[object, ...]
) -> None:
    _, name, born, _, citizen, people, home, post, unit, joined, phone = map(_as_text, row[:11])
    person = session.scalar(select(Person).where(Person.citizen_id == citizen))
    if person is None:
        person = Person(
            full_name=name or "",
            family_name="",
            middle_name="",
            given_name=name or "",
            birth_date=_partial(born),
            gender=Gender.MALE,
            citizen_id=citizen,
            ethnicity=people,
            home_place=home,
            position=post,
            phone=phone,
        )
        session.add(person)
        session.flush()
    if joined:
        session.add(
            PartyMembership(
                person_id=person.id, status=PartyStatus.FULL, admitted_on=_partial(joined)
            )
        )
    enrolment = Enrolment(
        class_id=class_id,
        person_id=person.id,
        sending_unit=unit,
        position=post,
        state=EnrolmentState.REGISTERED,
    )
    session.add(enrolment)
    session.flush()
    session.add(
        ImportRow(
            batch_id=batch.id,
            row_no=number,
            outcome="new",
            person_id=person.id,
            enrolment_id=enrolment.id,
            notes=[],
        )
    )


def _as_text(value: object) -> str | None:
    return str(value) if value is not None else None


def _partial(text: str | None) -> PartialDate | None:
    return PartialDate.from_iso(text[:10]) if text else None
