"""Fields tidy on leaving, never while typing, and say beside themselves what is wrong."""

import unicodedata
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.text.partial_date import PartialDate
from app.ui.forms import (
    CheckField,
    DateField,
    Field,
    LineField,
    MarkField,
    NameField,
    NotesField,
    NumberField,
    TextField,
)


class Bench(QWidget):
    """A field, and another place for the keyboard to go to."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(field)
        column.addWidget(self.other)
        self.resize(620, 200)


def on_bench(qtbot: QtBot, field: Field) -> Bench:
    """Show a field and give it the keyboard; the test keeps the bench, or all is gone."""
    bench = Bench(field)
    qtbot.addWidget(bench)
    bench.show()
    bench.activateWindow()
    field.focus()
    qtbot.waitUntil(field.editor.hasFocus)
    return bench


def type_and_leave(qtbot: QtBot, bench: Bench, text: str) -> None:
    """Type as the clerk does, then go on."""
    field = bench.field
    assert isinstance(field, LineField)
    field.focus()
    field.line.setText("")
    for letter in text:
        field.line.insert(letter)
    bench.other.setFocus()
    qtbot.waitUntil(bench.other.hasFocus)


def test_name_is_tidied_on_leaving_and_one_undo_brings_it_back(qtbot: QtBot) -> None:
    field = NameField("name")
    _bench = on_bench(qtbot, field)
    field.line.insert("  NÔNG   THỊ ái ")
    assert field.line.text() == "  NÔNG   THỊ ái "
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.line.text() == "Nông Thị Ái"
    assert "Ctrl+Z" in field.help.text()
    field.line.undo()
    assert field.line.text() == "  NÔNG   THỊ ái "
    assert field.value() == "Nông Thị Ái"


def test_what_was_tidied_is_not_said_of_the_next_name(qtbot: QtBot) -> None:
    field = NameField("name")
    qtbot.addWidget(field)
    field.show_draft("lê thị hoa")
    field.tidy()
    field.set_value("Lê Thị Hoa")
    assert field.help.text().startswith("Đã sửa"), "it was written as it was tidied"
    field.set_value(None)
    assert field.help.text() == ""


def test_decomposed_letters_are_stored_composed(qtbot: QtBot) -> None:
    field = TextField("name", "Tên")
    bench = on_bench(qtbot, field)
    type_and_leave(qtbot, bench, unicodedata.normalize("NFD", "Nguyễn Thị Ánh"))
    assert field.value() == "Nguyễn Thị Ánh"
    assert field.help.text() == ""


def test_empty_text_is_none(qtbot: QtBot) -> None:
    field = TextField("name", "Tên")
    bench = on_bench(qtbot, field)
    type_and_leave(qtbot, bench, "   ")
    assert field.value() is None
    field.set_value("An")
    assert field.value() == "An"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("1/5/25", "01/05/2025"), ("010525", "01/05/2025"), ("01051985", "01/05/1985")],
)
def test_date_is_read_leniently_and_shown_in_full(qtbot: QtBot, typed: str, shown: str) -> None:
    field = DateField("since", "Ngày")
    bench = on_bench(qtbot, field)
    type_and_leave(qtbot, bench, typed)
    assert field.line.text() == shown
    assert isinstance(field.value(), date)
    assert field.problem == ""


def test_year_alone_is_enough_where_the_rule_allows(qtbot: QtBot) -> None:
    field = DateField("born", "Ngày sinh", needs="year", birth=True)
    bench = on_bench(qtbot, field)
    type_and_leave(qtbot, bench, "1985")
    assert field.value() == PartialDate(1985)
    assert field.line.text() == "1985"
    type_and_leave(qtbot, bench, "5/3/68")
    assert field.value() == PartialDate(1968, 3, 5)


def test_impossible_date_stays_as_typed_with_the_reason(qtbot: QtBot) -> None:
    field = DateField("since", "Ngày")
    bench = on_bench(qtbot, field)
    type_and_leave(qtbot, bench, "31/02/2026")
    assert field.line.text() == "31/02/2026"
    assert "31/02/2026" in field.problem
    with pytest.raises(UserError):
        field.value()
    type_and_leave(qtbot, bench, "28/02/2026")
    assert field.problem == ""


def test_ctrl_semicolon_is_today(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIAOVU_TODAY", "2026-10-22")
    field = DateField("since", "Ngày")
    _bench = on_bench(qtbot, field)
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(field.line, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == date(2026, 10, 22)


def test_date_field_shows_dates_and_partial_dates() -> None:
    field = DateField("since", "Ngày")
    field.set_value(date(2026, 3, 5))
    assert field.line.text() == "05/03/2026"
    field.set_value(PartialDate(1985))
    assert field.line.text() == "1985"
    field.set_value(None)
    assert field.value() is None


@pytest.mark.parametrize(("typed", "mark"), [("7.5", 750), ("7,5", 750), ("10", 1000)])
def test_mark_takes_comma_or_point_and_shows_a_comma(qtbot: QtBot, typed: str, mark: int) -> None:
    field = MarkField("mark", "Điểm")
    bench = on_bench(qtbot, field)
    type_and_leave(qtbot, bench, typed)
    assert field.value() == mark
    assert "." not in field.line.text()


def test_mark_out_of_the_scale_is_refused_beside_the_field(qtbot: QtBot) -> None:
    field = MarkField("mark", "Điểm")
    bench = on_bench(qtbot, field)
    type_and_leave(qtbot, bench, "11")
    assert "11" in field.problem
    assert field.error.isVisible()
    field.set_value(650)
    assert field.line.text() == "6,5"
    field.set_value(None)
    assert field.value() is None


@pytest.mark.parametrize("typed", ["mười", "1.5", "999"])
def test_number_is_whole_and_in_range(qtbot: QtBot, typed: str) -> None:
    field = NumberField("size", "Sĩ số", least=1, most=200)
    bench = on_bench(qtbot, field)
    type_and_leave(qtbot, bench, typed)
    assert typed in field.problem
    type_and_leave(qtbot, bench, "46")
    assert field.value() == 46
    type_and_leave(qtbot, bench, "")
    assert field.value() is None
    field.set_value(3)
    assert field.value() == 3


def test_notes_and_check_boxes_give_their_values(qtbot: QtBot) -> None:
    notes, check = NotesField("notes", "Ghi chú"), CheckField("on", "Mở")
    qtbot.addWidget(notes)
    qtbot.addWidget(check)
    with qtbot.waitSignal(notes.changed):
        notes.set_value(" hai\ndòng ")
    assert notes.value() == "hai\ndòng"
    notes.set_value(None)
    assert notes.value() is None
    with qtbot.waitSignal(check.changed):
        check.set_value(True)
    assert check.value() is True


def test_required_field_is_not_scolded_before_it_was_touched(qtbot: QtBot) -> None:
    field = TextField("code", "Ký hiệu", required="Cần ký hiệu để đánh số văn bản.")
    bench = on_bench(qtbot, field)
    bench.other.setFocus()
    qtbot.waitUntil(bench.other.hasFocus)
    assert field.problem == ""
    assert not field.check()
    assert field.problem == "Cần ký hiệu để đánh số văn bản."
    type_and_leave(qtbot, bench, "TTCT")
    assert field.problem == ""


def test_error_stands_beside_the_field_or_below_where_there_is_no_room(qtbot: QtBot) -> None:
    field = TextField("code", "Ký hiệu", width=132, help="Ví dụ TTCT.")
    bench = on_bench(qtbot, field)
    field.show_problem("Cần ký hiệu.")
    qtbot.waitUntil(lambda: field.error.x() > field.editor.geometry().right())
    assert field.help.isVisible()
    bench.resize(300, 200)
    qtbot.waitUntil(lambda: field.error.y() >= field.editor.geometry().bottom())
    field.show_problem("")
    assert not field.error.isVisible()


def test_screen_readers_hear_label_help_and_problem(qtbot: QtBot) -> None:
    field = TextField("code", "Ký hiệu", help="Ví dụ TTCT.")
    qtbot.addWidget(field)
    assert field.editor.accessibleName() == "Ký hiệu"
    assert field.editor.accessibleDescription() == "Ví dụ TTCT."
    field.show_problem("Cần ký hiệu.")
    assert field.editor.accessibleDescription() == "Cần ký hiệu."
    field.show_problem("")
    assert field.editor.accessibleDescription() == "Ví dụ TTCT."


def test_text_too_long_says_on_leaving_how_many_letters_and_is_not_cut(qtbot: QtBot) -> None:
    field = NameField("name")
    bench = on_bench(qtbot, field)
    typed = "A" + "a" * 99
    type_and_leave(qtbot, bench, typed)
    assert field.problem.startswith("Dài 100 ký tự, quá 20 ký tự. Viết gọn lại, nhiều nhất 80")
    assert field.line.text() == typed
    type_and_leave(qtbot, bench, typed[:80])
    assert field.problem == ""


def test_notes_are_bounded_too_but_what_the_data_holds_is_not_scolded(qtbot: QtBot) -> None:
    field = NotesField("note", "Ghi chú")
    qtbot.addWidget(field)
    field.set_value("a" * 2500)
    assert field.check()
    field.show_draft("a" * 2501)
    assert not field.check()
    assert "quá 501 ký tự" in field.problem
    line = TextField("position", "Chức vụ")
    qtbot.addWidget(line)
    line.set_value("a" * 251)
    assert line.check()
    line.show_draft("b" * 251)
    assert not line.check()
