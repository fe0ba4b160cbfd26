"""How late the window's ticks come while its lists are long, beside those of an idle window."""

import os
import tempfile
from pathlib import Path

from app import clock
from app.cli.benches.made_class import make_class
from app.cli.benches.made_list import ROWS, write_corrections, write_list
from app.cli.benches.made_names import made_names
from app.cli.benches.measured import BenchOptions, Measured
from app.cli.benches.search import fill
from app.database import Database
from app.paths import Paths
from app.services.upkeep.derived import DERIVATIONS
from app.upgrade import bring_up_to_date

PEOPLE = 20_000


def ticks(options: BenchOptions, *, people: int = PEOPLE, rows: int = ROWS) -> tuple[Measured, ...]:
    """Measure the longest time between two ticks of 5 ms, by what the window does meanwhile.

    The floor is the longest of an idle window, taken right before in the same round. The time of
    the processor is that of the window's thread alone: other programs do not count in it.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.cli.benches.ticks_window import measure_ticks

    with tempfile.TemporaryDirectory(prefix="giaovu-") as folder:
        paths = Paths.under(Path(folder) / "data")
        files = Path(folder) / "list.xlsx", Path(folder) / "corrections.xlsx"
        paths.folder.mkdir()
        bring_up_to_date(paths)
        fill(paths, made_names(people))
        write_list(files[0], rows)
        write_corrections(files[1], rows)
        database = Database(paths, user="Hoàng Thị Bích", derivations=DERIVATIONS)
        try:
            class_id = make_class(database, opened_on=clock.today())
            return measure_ticks(options, database, class_id, files)
        finally:
            database.close()
