"""How fast the roll call's grid is: painted whole, and a mark from the key to the disk."""

import os
import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from app import clock
from app.cli.benches.made_class import make_class
from app.cli.benches.made_names import made_names
from app.cli.benches.measured import BenchOptions, Measured
from app.database import Database
from app.models.base import new_id
from app.models.classes import ClassSession
from app.models.values import Slot
from app.paths import Paths
from app.services.classes.classes import open_class
from app.services.classes.enrolments import EnrolmentDetails, enrol
from app.services.people.people import add_person
from app.services.people.person_details import PersonDetails
from app.services.upkeep.derived import DERIVATIONS
from app.text.partial_date import PartialDate
from app.upgrade import bring_up_to_date

LEARNERS, HALF_DAYS = 200, 60


def grid(options: BenchOptions) -> tuple[Measured, ...]:
    """Measure the grid of 200 learners by 60 half-days against floors of the same run.

    The floor of painting is a bare widget that copies as many pictures; the peer is QTableWidget.
    The floor of a mark is a raw transaction of two rows in a copy of the data file.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.cli.benches.grid_window import measure_grid

    with tempfile.TemporaryDirectory(prefix="giaovu-") as folder:
        paths = Paths.under(Path(folder) / "data")
        paths.folder.mkdir()
        bring_up_to_date(paths)
        database = Database(paths, user="Hoàng Thị Bích", derivations=DERIVATIONS)
        try:
            class_id = _make_grid(database)
            return measure_grid(options, database, class_id)
        finally:
            database.close()


def _make_grid(database: Database) -> UUID:
    first = clock.today() - timedelta(days=HALF_DAYS // 2 - 1)
    class_id = make_class(database, opened_on=first)
    with database.action("Người và buổi để đo") as session:
        for number, name in enumerate(made_names(LEARNERS)):
            born = PartialDate(1970 + number % 30, 1 + number % 12, 1 + number % 28)
            person = add_person(session, details=PersonDetails(full_name=name, birth_date=born))
            enrol(session, class_id=class_id, person_id=person, details=EnrolmentDetails())
        session.add_all(
            ClassSession(
                id=new_id(),
                class_id=class_id,
                held_on=first + timedelta(days=number // 2),
                slot=(Slot.MORNING, Slot.AFTERNOON)[number % 2],
                periods=4,
            )
            for number in range(HALF_DAYS)
        )
        session.flush()
        open_class(session, class_id=class_id, on=first, small_size_reason="để đo")
    return class_id
