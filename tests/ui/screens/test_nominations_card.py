"""Letters that name people for a class, on the tab Thông tin."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.database import Database
from app.services.classes.nominations import NominationRow, list_nominations
from app.ui import kit
from app.ui.dialogs.nomination import NominationDialog
from app.ui.screens.class_tabs.information import InformationTab
from tests import builders
from tests.class_lives import recognised_class
from tests.ui.screens.desk_stage import click, dialog_of, fill, open_dialogs, press
from tests.ui.screens.tab_stage import stage, toasts

Key = Qt.Key


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A planned class with three learners of Na Sầm."""
    with database.action("Dựng lớp") as session:
        return builders.make_class(session, learners=3)


def letters(database: Database, class_id: UUID) -> tuple[NominationRow, ...]:
    with database.read() as session:
        return list_nominations(session, class_id=class_id)


def dialog() -> NominationDialog:
    return dialog_of(NominationDialog)


def test_a_letter_is_kept_corrected_and_taken_away(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    tab = stage(qtbot, database, InformationTab, class_id)
    click(tab.add_letter)
    new = dialog()
    # The unit of the list that has no letter yet is proposed.
    assert new.form.fields["sending_unit"].value() == "Đảng ủy xã Na Sầm"
    assert new.note.text() == "Còn 1 đơn vị trong danh sách chưa có công văn."
    fill(new.form.fields["document_no"], "12-CV/ĐU")
    fill(new.form.fields["named_count"], "4")
    click(new.save)
    assert letters(database, class_id)[0].missing == 1
    assert tab.letters.title.text() == "Công văn cử đi học: 1 · 3/4 người"
    line = tab.letters.findChild(kit.FigureRow)
    assert isinstance(line, kit.FigureRow)
    assert line.figure.late == "còn thiếu 1 người"
    line.opened.emit()
    kept = dialog()
    assert kept.form.fields["document_no"].value() == "12-CV/ĐU"
    fill(kept.form.fields["named_count"], "3")
    click(kept.save)
    assert letters(database, class_id)[0].missing == 0
    tab.letters.opened.emit(letters(database, class_id)[0])
    click(next(b for b in dialog().findChildren(kit.Button) if b.text() == "Bỏ công văn này"))
    assert letters(database, class_id) == ()


def test_letters_are_kept_one_after_the_other(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    tab = stage(qtbot, database, InformationTab, class_id)
    click(tab.add_letter)
    new = dialog()
    fill(new.form.fields["document_no"], "12-CV/ĐU")
    click(new.again)
    assert [row.document_no for row in letters(database, class_id)] == ["12-CV/ĐU"]
    # No unit is left, so the next letter begins with nothing.
    assert (new.form.fields["sending_unit"].value(), new.note.text()) == (None, "")
    assert new.form.fields["document_no"].value() is None
    fill(new.form.fields["sending_unit"], "Đảng ủy xã Thụy Hùng")
    press(Key.Key_Return, control=True)
    assert [row.came for row in letters(database, class_id)] == [3, 0]
    new.reject()


def test_a_letter_without_a_unit_is_told_beside_its_field(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    tab = stage(qtbot, database, InformationTab, class_id)
    click(tab.add_letter)
    dialog().form.fields["sending_unit"].set_value(None)
    click(dialog().save)
    assert dialog().form.fields["sending_unit"].problem == "Cần ghi đơn vị cử."
    assert letters(database, class_id) == ()
    dialog().form.read({})
    dialog().reject()


def test_letters_of_a_recognised_class_say_why_they_are_fixed(
    qtbot: QtBot, database: Database
) -> None:
    with database.action("Dựng lớp") as session:
        done = recognised_class(session)
    tab = stage(qtbot, database, InformationTab, done)
    assert "công nhận" in tab.add_letter.reason
    tab.letters.opened.emit(NominationRow("Đảng ủy xã Na Sầm"))
    assert not open_dialogs()
    assert toasts(tab) == [tab.add_letter.reason]
