"""Cán bộ & chỉ tiêu and Xác nhận trình độ: what was taken in is seen, counted and found."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.values import EquivalenceOutcome
from app.services.cadres.cadres import list_cadres, theory_rank
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.reading import read_workbook
from app.services.imports.vocabulary.fields import ImportKind
from app.services.lists.list_import import apply_list, preview
from app.services.lists.list_preview import Held
from app.ui import kit
from app.ui.runner import Runner
from app.ui.screen import Screen
from app.ui.screens.cadres import CadresScreen
from app.ui.screens.equivalence import EquivalenceScreen
from app.ui.screens.import_wizard import ImportScreen
from tests.builders import make_rule_set
from tests.services.imports.sample_lists import SAMPLES
from tests.ui.screens.desk_stage import Desk
from tests.ui.screens.said import Said


def take_in(database: Database, name: str, kind: ImportKind) -> None:
    workbook = read_workbook(SAMPLES / name)
    proposal = propose(workbook, kind=kind, today=date(2026, 11, 22))
    with database.action("Nhập danh sách") as session:
        checked = preview(session, proposal=proposal, question=Held(workbook.digest))
        apply_list(session, checked=checked, file_name=name, sha256=workbook.digest)


@pytest.fixture
def said() -> Said:
    return Said()


def shown(qtbot: QtBot, screen: Screen) -> None:
    qtbot.addWidget(screen)
    screen.resize(1178, 600)
    screen.show()


def test_figures_of_the_sample_are_those_of_its_indicators(database: Database) -> None:
    take_in(database, "08-can-bo-xa.xlsx", "cadres")
    with database.read() as session:
        rows = list_cadres(session)
    leaders = [row for row in rows if row.is_leader]
    since = date(2025, 1, 1)
    assert (len(rows), len(leaders)) == (300, 105)
    assert sum(row.has_advanced for row in leaders) == 27
    assert sum(row.has_intermediate for row in leaders) == 68
    assert sum(row.has_enough_days for row in rows) == 155
    assert sum(row.is_digital for row in rows) == 107
    updated = [row.last_update for row in leaders if row.last_update is not None]
    assert sum(day.first_day >= since for day in updated) == 21
    assert sum(row.degree in ("Thạc sĩ", "Tiến sĩ") for row in leaders) == 30


@pytest.mark.parametrize(
    ("level", "rank"), [(None, 0), ("CCLLCT", 3), ("trung cấp llct", 2), ("Lạ", None)]
)
def test_levels_of_theory_are_ranked_by_the_shipped_list(level: str, rank: int | None) -> None:
    assert theory_rank(level) == rank


def test_every_figure_of_the_roster_opens_its_list(
    qtbot: QtBot, database: Database, said: Said
) -> None:
    take_in(database, "08-can-bo-xa.xlsx", "cadres")
    screen = CadresScreen(Runner(database, said), said)
    shown(qtbot, screen)
    qtbot.waitUntil(lambda: bool(screen.filter.chips.faces))
    counts = {face.chip.key: face.chip.count for face in screen.filter.chips.faces}
    assert counts[None] == 300
    for key, count in counts.items():
        screen.filter.chips.choose(key)
        assert len(screen.table.rows.shown) == count, key
    screen.filter.chips.choose(None)
    screen.filter.field.setText("giang bich quyen")
    qtbot.waitUntil(lambda: len(screen.table.rows.shown) == 1)
    assert [row.full_name for row in screen.table.rows.shown] == ["Giàng Bích Quyên"]
    row = screen.table.rows.shown[0]
    screen.table.opened.emit(row)
    assert said.pages == [("person", row.id)]


def test_empty_pages_lead_to_the_import_of_their_kind(
    qtbot: QtBot, database: Database, said: Said
) -> None:
    with database.action("Bộ quy tắc") as session:
        make_rule_set(session)
    for make in (CadresScreen, EquivalenceScreen):
        screen = make(Runner(database, said), said)
        shown(qtbot, screen)
        assert not screen.filter.chips.isVisible()
        (begin,) = [b for b in screen.table.findChildren(kit.Button) if b.isVisible()]
        begin.click()
    assert said.pages == [("import", "cadres"), ("import", "dossiers")]


def test_dossiers_say_what_they_come_to_and_what_they_lack(
    qtbot: QtBot, database: Database, said: Said
) -> None:
    with database.action("Bộ quy tắc") as session:
        make_rule_set(session)
    take_in(database, "07-ho-so-xac-nhan.xlsx", "dossiers")
    screen = EquivalenceScreen(Runner(database, said), said)
    shown(qtbot, screen)
    counts = {face.chip.key: face.chip.count for face in screen.filter.chips.faces}
    assert counts[None] == 30
    screen.filter.chips.choose(EquivalenceOutcome.SUPPLEMENT)
    rows = screen.table.rows.shown
    assert len(rows) == counts[EquivalenceOutcome.SUPPLEMENT]
    lacking = {row.full_name: screen.lacking(row) for row in rows}
    assert lacking["Lê Duy Công Nghĩa"] == "thiếu 24 tiết; thiếu 3 bài"
    assert lacking["Đỗ Minh Hải"] == "thiếu 1 tiết"


def test_the_path_of_an_import_begins_where_its_lists_are_at_home(
    qtbot: QtBot, database: Database
) -> None:
    desk = Desk(qtbot, database, ("classes", "needs", "equivalence", "import"))
    path, navigation = desk.window.top_bar.path, desk.window.navigation
    desk.window.go("needs")
    desk.window.go("import", "cadres")
    assert path.accessibleName() == "Cán bộ & chỉ tiêu › Nhập cán bộ"
    assert [row.page.key for row in navigation.rows if row.isChecked()] == ["needs"]
    desk.window.go("import", "dossiers")
    assert path.accessibleName() == "Xác nhận trình độ › Nhập hồ sơ"
    desk.screen(ImportScreen).choose_kind("learners")
    assert path.accessibleName() == "Lớp học › Nhập danh sách"
    assert [row.page.key for row in navigation.rows if row.isChecked()] == ["classes"]
