"""Takes a picture of every screen with practice data, light and dark, or those of the guide."""

import argparse
import os
import tempfile
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
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


# What README.md and docs/guide/README.md show, out of docs/pictures.
GUIDE = frozenset(
    {
        *("lan-dau", "hom-nay", "ke-hoach", "lop-hoc", "lop-hoc-vien", "lich-tuan", "lop-van-ban"),
        *("nhap-danh-sach", "cac-lan-nhap", "ho-so-nguoi-hoc", "lop-diem-danh"),
        *("lop-diem-danh-toi", "lop-danh-gia", "lop-cong-nhan", "lop-chung-nhan"),
        *("trao-doi-voi-tinh", "cai-dat"),
    }
)
# A list as units send them, for the picture of what the import finds in it.
_LIST = """\
TT,Họ và tên,Ngày sinh,Giới tính,Số căn cước,Đơn vị
1,Nông Thị Ái,12/04/1998,Nu,20198006143,Đảng bộ xã Na Sầm
2,Hoàng Văn Ân,03/11/1995,Nam,020095004417,Đảng bộ xã Na Sầm
3,LÝ THỊ LAN,1999,Nu,020199787857,Đảng bộ xã Hội Hoan
4,Vi Thị Ngọc,05/02/1999,Nữ,020099001273,Đảng bộ xã Hội Hoan
5,Hứa Quốc Bắc,01/11/2003,Nam,020203002210,Đảng bộ xã Thụy Hùng
6,Lương Văn Biên,31/02/1987,Nam,020087006642,Đảng bộ xã Thụy Hùng
7,Triệu Thị Bình,28/12/1989,Nu,020189003310,Đảng bộ xã Na Sầm
8,Đàm Minh Chuyên,11/11/1990,Nam,020090005518,Đảng bộ xã Văn Lãng
9,Nông Văn Chiến,06/04/1993,Nam,20093002204,Đảng bộ xã Văn Lãng
10,,27/09/1987,Nam,020087007731,Đảng bộ xã Văn Lãng
11,Lộc Văn Cường,19/12/1987,Nam,020087001196,Đảng bộ xã Na Sầm
12,Bế Thị Diệp,05/07/91,Nu,020191004472,Đảng bộ xã Na Sầm
13,Nguyễn Thị Dung,14/08/1983,Nu,020183009925,Đảng bộ xã Hội Hoan
14,Chu Văn Dũng,12/03/2035,Nam,020210000318,Đảng bộ xã Hội Hoan
"""


@dataclass(frozen=True)
class Shot:
    """One picture: which page, about what, its name, a list that the import checks before it."""

    page: str
    argument: Hashable
    name: str
    checks: Path | None = None
    dark: bool = False


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    shots = commands.add_parser("screenshots", help="chụp mọi màn hình với dữ liệu thực hành")
    shots.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    shots.add_argument("--guide", action="store_true", help="chỉ chụp hình mà hướng dẫn dùng")
    shots.set_defaults(handler=_screenshots)


def _screenshots(arguments: argparse.Namespace, context: Context) -> Outcome:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The window is loaded for this command alone: every other one works without Qt.
    from app.cli.camera import Camera

    arguments.folder.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory(prefix="giaovu-") as folder:
        side = Context(Paths.under(Path(folder) / "centre"), context.as_json)
        sent = Path(folder) / "danh-sach.csv"
        sent.write_text(_LIST, encoding="utf-8")
        for paths, shots in (
            (Paths.under(Path(folder) / "empty"), [Shot("", None, "lan-dau")]),
            (side.paths, list(_shots(side, sent))),
        ):
            both = [*shots, *(replace(one, name=f"{one.name}-toi", dark=True) for one in shots)]
            wanted = [one for one in both if one.name in GUIDE or not arguments.guide]
            with Camera(paths, WIDTH, HEIGHT) as camera:
                made += camera.take(arguments.folder, wanted)
    return Outcome({"files": [str(path) for path in made]}, tuple(str(path) for path in made))


def _shots(side: Context, sent: Path) -> Iterator[Shot]:
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
    yield Shot("import", running.id, "nhap-danh-sach-nguon")
    yield Shot("import", running.id, "nhap-danh-sach", checks=sent)
