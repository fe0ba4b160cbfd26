"""Questions name the act on the button, and tests can answer them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.ui import confirm
from app.ui.confirm import FileQuestion, Question, QuestionDialog
from app.ui.widgets.buttons import Button


def when_asked(act: Callable[[QuestionDialog], None]) -> None:
    """Do `act` to the question as soon as it is open."""

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QuestionDialog):
            act(shown)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def press(text: str) -> Callable[[QuestionDialog], None]:
    def act(dialog: QuestionDialog) -> None:
        next(b for b in dialog.findChildren(Button) if b.text() == text).click()

    return act


def ask(window: QWidget) -> bool:
    return confirm.ask(
        window, "Khóa kỳ tháng 10?", "Sau khi khóa không sửa được số liệu.", verb="Khóa kỳ"
    )


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_verb_on_the_button_means_yes(window: QWidget) -> None:
    when_asked(press("Khóa kỳ"))
    assert ask(window) is True


def test_no_keeps_things_as_they_are(window: QWidget) -> None:
    when_asked(press("Không"))
    assert ask(window) is False


def test_escape_means_no(window: QWidget) -> None:
    when_asked(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert ask(window) is False


def test_enter_pressed_in_haste_means_no(window: QWidget) -> None:
    when_asked(lambda dialog: QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    assert ask(window) is False


def test_tests_put_in_their_own_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[Question | FileQuestion] = []

    def answer(value: object) -> Callable[[QWidget | None, Question | FileQuestion], object]:
        def reply(_window: QWidget | None, question: Question | FileQuestion) -> object:
            asked.append(question)
            return value

        return reply

    for name, value in (("ask", True), ("file", tmp_path / "a"), ("folder", None)):
        monkeypatch.setattr(confirm.answers, name, answer(value))
    monkeypatch.setattr(confirm.answers, "new_file", answer(tmp_path / "b"))
    assert confirm.ask(None, "Khóa?", "…", verb="Khóa")
    assert confirm.choose_file(None, "Chọn tệp", "Bảng tính (*.xlsx)") == tmp_path / "a"
    assert confirm.choose_new_file(None, "Cất", "PDF (*.pdf)") == tmp_path / "b"
    assert confirm.choose_folder(None, "Chọn thư mục") is None
    assert [question.title for question in asked] == ["Khóa?", "Chọn tệp", "Cất", "Chọn thư mục"]


@pytest.mark.parametrize("chosen", ["", "/tmp/danh sách.xlsx"])  # noqa: S108 - nothing is written
def test_a_file_dialog_that_is_left_gives_nothing(
    monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    expected = Path(chosen) if chosen else None
    assert confirm.choose_file(None, "Chọn", "") == expected
    assert confirm.choose_new_file(None, "Cất", "") == expected
    assert confirm.choose_folder(None, "Thư mục") == expected
