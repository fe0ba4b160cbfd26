"""The page of imports with real clicks: what came in, the dry run, the act, the original saved."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.database import Database
from app.services.classes.enrolments import list_learners
from app.services.lists.list_preview import RowKind
from app.services.people.people import details_of, update_person
from app.services.taking_back.fates import Outcome
from app.services.upkeep import stored_files
from app.ui import confirm, kit
from app.ui.runner import Runner
from app.ui.screens.class_tabs.learners import LearnersTab
from app.ui.screens.import_history.choice import ImportChoice
from app.ui.screens.import_history.taking_back_dialog import TakingBackDialog
from app.ui.screens.imports import ImportsScreen
from app.ui.screens.people.person import PersonScreen
from tests.builders import enrol_person, make_class, make_person
from tests.services.taking_back.lists import AN, BINH, CHAU, take_in
from tests.ui.screens.desk_stage import Desk
from tests.ui.screens.said import Said


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A class with one learner, who is in the first list too."""
    with database.action("Lập lớp") as session:
        class_id = make_class(session, learners=0)
        known = make_person(session, "Đàm Minh Châu", birth_date="1990-11-11", phone="111")
        enrol_person(session, class_id, known)
    return class_id


@pytest.fixture
def show(qtbot: QtBot, database: Database) -> Callable[..., ImportsScreen]:
    """A way to show the page at the size that it has in a 1366 × 689 window."""

    def open_page(argument: UUID | None = None) -> ImportsScreen:
        said = Said()
        screen = ImportsScreen(Runner(database, said), said)
        qtbot.addWidget(screen)
        screen.resize(1166, 607)
        screen.open(argument)
        screen.show()
        return screen

    return open_page


def names(database: Database, class_id: UUID) -> list[str]:
    with database.read() as session:
        return [row.full_name for row in list_learners(session, class_id=class_id)]


def dialog_of(qtbot: QtBot) -> TakingBackDialog:
    """Return the dialog that stands open, when it knows what could be done."""
    found: list[TakingBackDialog] = []

    def is_there() -> bool:
        found[:] = [x for x in QApplication.topLevelWidgets() if isinstance(x, TakingBackDialog)]
        return bool(found) and not found[0].act.reason

    qtbot.waitUntil(is_there)
    return found[0]


def test_empty_page_says_what_to_do(show: Callable[..., ImportsScreen]) -> None:
    screen = show()
    screen.focus_first()
    assert not screen.table.view.isVisible()
    assert not screen.detail.isVisible()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Space)
    said = screen.shell
    assert isinstance(said, Said)
    assert said.pages == [("import", None)], "the keyboard stands on what there is to do"


def test_import_is_taken_back_by_keyboard_after_the_dry_run_was_seen(
    show: Callable[..., ImportsScreen], qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    batch_id = take_in(database, class_id, AN, BINH, CHAU)
    with database.action("Vào lớp khác") as session:
        other = make_class(session, learners=0)
    take_in(database, other, AN, sha256="b" * 64)
    screen = show(class_id)
    assert [row.class_code for row in screen.table.rows.rows] == ["DVM-2026-01"]
    assert [row.name for row in screen.rows.rows.rows][-1] == "Đàm Minh Châu"
    screen.focus_first()
    QTest.keyClick(screen.table.view, Qt.Key.Key_Return)
    dialog = dialog_of(qtbot)
    assert "1 người lấy ra, 1 người về giá trị cũ, 1 người ở lại" in dialog.sentence.text()
    assert len(names(database, class_id)) == 3, "a dry run changes nothing"
    dialog.chips.choose(Outcome.KEPT)
    (kept,) = dialog.table.rows.shown
    assert (kept.name, kept.reason) == ("Nguyễn Văn An", "đã vào lớp khác")
    QTest.keyClick(dialog.act, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.act.isHidden)
    assert dialog.sentence.text().startswith("Đã lấy lại: 1 người lấy ra")
    assert names(database, class_id) == ["Đàm Minh Châu"]
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Space)
    assert screen.result.text() == (
        "Đã lấy lại: 1 người lấy ra, 1 người về giá trị cũ, 1 người ở lại."
    )
    assert screen.back.reason == "Đã lấy lại lần nhập này rồi."
    fates = {row.name: (row.fate, row.reason) for row in screen.rows.rows.rows}
    assert fates["Triệu Thị Bình"] == (Outcome.REMOVED, "")
    assert fates["Nguyễn Văn An"] == (Outcome.KEPT, "đã vào lớp khác")
    screen.open(ImportChoice(batch_id, RowKind.UPDATE))
    assert [row.name for row in screen.rows.rows.shown] == ["Đàm Minh Châu"]


def test_import_of_which_everybody_stays_is_not_taken_back_for_nothing(
    qtbot: QtBot, database: Database, class_id: UUID, show: Callable[..., ImportsScreen]
) -> None:
    take_in(database, class_id, AN)
    with database.action("Sửa") as session:
        row = next(row for row in list_learners(session, class_id=class_id) if row.phone != "111")
        details = details_of(session, person_id=row.person_id)._replace(phone="0912000999")
        update_person(session, person_id=row.person_id, details=details)
    screen = show()
    screen.table.focus()
    QTest.keyClick(screen.table.view, Qt.Key.Key_Return)
    dialog = next(x for x in QApplication.topLevelWidgets() if isinstance(x, TakingBackDialog))
    qtbot.waitUntil(lambda: "Không lấy lại được ai" in dialog.sentence.text())
    assert dialog.act.reason.startswith("Không lấy lại được ai")


def test_class_leads_to_its_imports_from_the_list_of_learners(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    said = Said()
    tab = LearnersTab(Runner(database, said), said, class_id)
    qtbot.addWidget(tab)
    tab.imports_act.trigger()
    assert said.pages == [("imports", class_id)]


def test_page_of_a_person_leads_to_the_row_of_the_list_that_brought_them(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    take_in(database, class_id, AN, BINH)
    take_in(database, class_id, CHAU, sha256="b" * 64)
    desk = Desk(qtbot, database, ("people", "person", "imports"))
    with database.read() as session:
        people = list_learners(session, class_id=class_id)
    binh = next(row for row in people if row.full_name == BINH[0])
    desk.window.go("person", binh.person_id)
    (line,) = desk.screen(PersonScreen).lists.findChildren(kit.FigureRow)
    line.opened.emit()
    row = desk.screen(ImportsScreen).rows.current()
    assert row is not None
    assert (row.row_no, row.name) == (3, BINH[0])


def test_original_is_saved_as_it_came(
    show: Callable[..., ImportsScreen],
    database: Database,
    class_id: UUID,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sha256 = stored_files.keep(database.paths.files, b"as it came")
    take_in(database, class_id, AN, sha256=sha256)
    monkeypatch.setattr(confirm.answers, "new_file", lambda _w, _q: tmp_path / "ban-goc.xlsx")
    screen = show()
    screen.original.click()
    assert (tmp_path / "ban-goc.xlsx").read_bytes() == b"as it came"
