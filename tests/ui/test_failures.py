"""Refusals say what, where and what to do; a crash says that the data is safe."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.errors import StorageError, UserError
from app.ui.dialog import Dialog, Scrim
from app.ui.failures import CrashDialog, Dialogs, RefusalDialog, refused_title
from app.ui.widgets.buttons import Button
from tests.ui.screens.desk_stage import open_dialogs

ERROR = UserError(
    "Lớp DVM-2026-05 đã điểm danh người này 6 buổi.",
    "Ghi thôi học với ngày và lý do.",
    "learner-has-records",
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def words(dialog: Dialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def button(dialog: Dialog, text: str) -> Button:
    return next(each for each in dialog.findChildren(Button) if each.text() == text)


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Xóa Lương Văn Bắc khỏi lớp", "Chưa xóa được Lương Văn Bắc khỏi lớp"),
        ("Điểm danh sáng 22/10", "Chưa điểm danh được sáng 22/10"),
        ("In 10 tờ", "Chưa in được 10 tờ"),
        ("Hoàn tác", "Chưa hoàn tác được"),
        ("Hoàn tác: Cấp 3 giấy", "Chưa hoàn tác được: Cấp 3 giấy"),
        ("Xem trước việc lấy lại", "Chưa xem trước được việc lấy lại"),
        ("Dời lịch", "Chưa làm được: dời lịch"),
        ("", "Chưa làm được việc này"),
    ],
)
def test_title_says_what_did_not_happen_to_which_record(label: str, title: str) -> None:
    assert refused_title(label) == title


def test_refusal_shows_what_why_what_next_and_code(window: QWidget) -> None:
    dialog = RefusalDialog(window, "Xóa Lương Văn Bắc khỏi lớp", ERROR)
    dialog.open()
    shown = words(dialog)
    assert "Chưa xóa được Lương Văn Bắc khỏi lớp" in shown
    assert ERROR.message in shown
    assert shown[shown.index("Làm gì tiếp") + 1] == ERROR.remedy
    assert "HV-07" in shown
    dialog.close()


def test_refusal_can_be_copied_whole(window: QWidget) -> None:
    dialog = RefusalDialog(window, "Xóa An", ERROR)
    dialog.open()
    dialog.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["Chưa xóa được An", ERROR.message, ERROR.remedy, "HV-07 (learner-has-records)"]
    dialog.close()


def test_way_out_has_the_keyboard_and_does_its_act(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    way_out = ("Ghi thôi học…", lambda: done.append("withdrawn"))
    dialog = RefusalDialog(window, "Xóa An", ERROR, way_out=way_out)
    dialog.open()
    qtbot.waitUntil(lambda: button(dialog, "Ghi thôi học…").hasFocus())
    QTest.keyClick(button(dialog, "Ghi thôi học…"), Qt.Key.Key_Return)
    assert done == ["withdrawn"]


def test_escape_closes_and_takes_the_scrim_away(window: QWidget, qtbot: QtBot) -> None:
    dialog = RefusalDialog(window, "Xóa An", ERROR)
    dialog.open()
    assert len(window.findChildren(Scrim)) == 1
    window.resize(700, 500)
    assert window.findChildren(Scrim)[0].size() == window.size()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(Scrim))


def test_trouble_with_the_disk_says_that_nothing_changed(window: QWidget) -> None:
    dialog = RefusalDialog(window, "Cất điểm", StorageError("Ổ đĩa đã đầy."))
    dialog.open()
    assert any("Chưa có gì bị thay đổi" in text for text in words(dialog))
    assert "Làm gì tiếp" not in words(dialog)
    dialog.close()


def test_crash_shows_exactly_what_the_report_contains(window: QWidget) -> None:
    dialog = CrashDialog(window, "Nhập danh sách", "ZeroDivisionError: division by zero")
    dialog.open()
    assert any("an toàn" in text and "Nhập danh sách" in text for text in words(dialog))
    button(dialog, "Chép báo cáo").click()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    dialog.close()


def test_there_is_never_more_than_one_crash_dialog(window: QWidget, qtbot: QtBot) -> None:
    reported: list[str] = []

    def report(doing: str, error: BaseException) -> str:
        reported.append(doing)
        return repr(error)

    dialogs = Dialogs(lambda: window, report)
    dialogs.broke("Nhập", ValueError())
    dialogs.broke("Xuất", ValueError())
    (first,) = open_dialogs()
    assert reported == ["Nhập", "Xuất"]
    first.reject()
    qtbot.waitUntil(lambda: not open_dialogs())
    dialogs.tell(ValueError())
    (second,) = open_dialogs()
    second.reject()


def test_refusal_that_reached_the_edge_is_told_as_one(window: QWidget) -> None:
    dialogs = Dialogs(lambda: window, lambda _doing, _error: "")
    dialogs.tell(ERROR)
    (dialog,) = open_dialogs()
    assert isinstance(dialog, RefusalDialog)
    assert dialog.windowTitle() == "Chưa làm được việc này"
    dialog.reject()


def test_dialog_is_as_tall_as_its_words_need(window: QWidget) -> None:
    short = RefusalDialog(window, "Xóa An", UserError("Đã khóa."))
    long = RefusalDialog(window, "Xóa An", UserError("Sổ gốc đã in trang này. " * 20))
    short.open()
    long.open()
    assert long.height() > short.height() + 60
    assert short.width() == long.width()
    short.reject()
    long.reject()
