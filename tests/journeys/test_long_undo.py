"""A long list is undone and done again beside the window, which goes on answering."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.bootstrap import Program
from app.database import Database
from app.models.organizations import Setting
from app.services.centre.setup import CentreDetails, initialise_centre
from app.services.programmes.reference import load_reference
from tests.journeys.clerk import Clerk, seated

ROWS = 600


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QApplication, database: Database) -> Iterator[Clerk]:
    """A clerk in whose data the last act wrote many rows."""
    with database.action("Thiết lập") as session:
        load_reference(session)
        details = CentreDetails(province_code="20", commune_code="06124", director="Vi Văn Hòa")
        initialise_centre(session, details=details)
    with database.action("Danh sách dài") as session:
        session.add_all(Setting(key=f"dòng {number}", value=number) for number in range(ROWS))
    database.close()
    with seated(qtbot, Program(database.paths)) as seat:
        yield seat


def rows_of(clerk: Clerk) -> int:
    database = Database(clerk.program.paths, user="Bích")
    with database.read() as session:
        count = select(func.count()).where(Setting.key.startswith("dòng "))
        kept = session.scalars(count).one()
    database.close()
    return kept


def test_long_list_is_undone_and_done_again_while_the_window_answers(clerk: Clerk) -> None:
    clerk.see_button("Lớp mới")
    toast = clerk.window.toast_box

    clerk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    clerk.wait(lambda: toast.isVisible() and toast.text == "Đã hoàn tác: Danh sách dài")
    assert "long_work" in vars(clerk.window), "done before the eyes of a window that stood still"
    assert clerk.window.long_work.isHidden()
    assert rows_of(clerk) == 0

    clerk.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    clerk.wait(lambda: toast.text == "Đã làm lại: Danh sách dài")
    assert rows_of(clerk) == ROWS


def test_long_undo_that_is_stopped_leaves_everything(clerk: Clerk) -> None:
    clerk.see_button("Lớp mới")

    clerk.window.undo_asked.emit()
    clerk.window.long_work.stop.click()  # before the work could begin

    clerk.wait(lambda: clerk.window.toast_box.text.startswith("Đã dừng"))
    assert rows_of(clerk) == ROWS
