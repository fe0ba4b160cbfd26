"""Takes a picture of every screen with practice data, light and dark: the pictures of the guide."""

import argparse
import os
import tempfile
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app import clock
from app.cli.context import Context
from app.cli.outcome import Outcome
from app.cli.practice import run_all, set_up_practice
from app.paths import Paths
from app.services.classes.class_rows import list_classes
from app.services.people.people_search import list_people

# What Windows leaves of a 1366 × 768 screen.
WIDTH, HEIGHT = 1366, 689

_SECTIONS = (
    ("today", "hom-nay"),
    ("plans", "ke-hoach"),
    ("classes", "lop-hoc"),
    ("people", "hoc-vien"),
    ("certificates", "chung-nhan"),
    ("equivalence", "xac-nhan-trinh-do"),
    ("needs", "can-bo-chi-tieu"),
    ("week", "lich-tuan"),
    ("twins", "nguoi-trung"),
    ("imports", "cac-lan-nhap"),
    ("exchange", "trao-doi-voi-tinh"),
    ("settings", "cai-dat"),
    ("help", "tro-giup"),
)
_TABS = (
    ("info", "thong-tin"),
    ("learners", "hoc-vien"),
    ("timetable", "lich-hoc"),
    ("attendance", "diem-danh"),
    ("assessment", "danh-gia"),
    ("recognition", "cong-nhan"),
    ("certificates", "chung-nhan"),
    ("papers", "van-ban"),
)


@dataclass(frozen=True)
class Shot:
    """One picture: which page, about what, and its name."""

    page: str
    argument: Hashable
    name: str


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    shots = commands.add_parser("screenshots", help="chụp mọi màn hình với dữ liệu thực hành")
    shots.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    shots.set_defaults(handler=_screenshots)


def _screenshots(arguments: argparse.Namespace, context: Context) -> Outcome:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The window is loaded for this command alone: every other one works without Qt.
    from app.cli.camera import Camera

    arguments.folder.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory(prefix="giaovu-") as folder:
        side = Context(Paths.under(Path(folder) / "centre"), context.as_json)
        empty = Paths.under(Path(folder) / "empty")
        shots = list(_shots(side))
        with Camera(empty, WIDTH, HEIGHT) as camera:
            made += camera.take(arguments.folder, [Shot("", None, "lan-dau")])
        with Camera(side.paths, WIDTH, HEIGHT) as camera:
            made += camera.take(arguments.folder, shots)
    return Outcome({"files": [str(path) for path in made]}, tuple(str(path) for path in made))


def _shots(side: Context) -> Iterator[Shot]:
    """Run the practice classes, then name every section and every tab of two classes."""
    with side.new_database() as database:
        set_up_practice(database)
        run_all(database, today=clock.today(), say=lambda _line: None)
        with database.read() as session:
            rows, people = list_classes(session), list_people(session, limit=1)
    for page, name in _SECTIONS:
        yield Shot(page, None, name)
    running = next(row for row in rows if row.programme_code == "CTD")
    finished = next(row for row in rows if row.programme_code == "DVM")
    for tab, name in _TABS:
        row = running if tab in ("info", "learners", "timetable", "attendance") else finished
        yield Shot("class", (row.id, tab), f"lop-{name}")
    yield Shot("person", people[0].id, "ho-so-nguoi-hoc")
    yield Shot("import", running.id, "nhap-danh-sach")
