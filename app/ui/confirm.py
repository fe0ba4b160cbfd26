"""Questions to the user: yes with the act's verb, a file, a folder; tests put in answers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.dialog import Dialog
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label


@dataclass(frozen=True)
class Question:
    """A question about an act that cannot be undone: the consequence in one sentence, the verb."""

    title: str
    consequence: str
    verb: str


@dataclass(frozen=True)
class FileQuestion:
    """Which file: `kinds` as Qt writes them, "Bảng tính (*.xlsx *.xls *.csv)"."""

    title: str
    kinds: str = ""
    start: Path | None = None


class QuestionDialog(Dialog):
    """A question; the verb stands on the primary button, "Không" keeps the keyboard."""

    def __init__(self, window: QWidget | None, question: Question) -> None:
        super().__init__(window, question.title, icon="circle-question-mark")
        self.body.addWidget(Label(question.consequence, "body", "text2", wrap=True))
        self.add_close("Không")
        yes = self.add_button(Button(question.verb, "primary"))
        yes.clicked.connect(self.accept)


def _ask_in_dialog(window: QWidget | None, question: Question) -> bool:
    return bool(QuestionDialog(window, question).exec())


def _choose_file_in_dialog(window: QWidget | None, question: FileQuestion) -> Path | None:
    start = str(question.start or "")
    found, _ = QFileDialog.getOpenFileName(window, question.title, start, question.kinds)
    return Path(found) if found else None


def _choose_new_file_in_dialog(window: QWidget | None, question: FileQuestion) -> Path | None:
    start = str(question.start or "")
    found, _ = QFileDialog.getSaveFileName(window, question.title, start, question.kinds)
    return Path(found) if found else None


def _choose_folder_in_dialog(window: QWidget | None, question: FileQuestion) -> Path | None:
    found = QFileDialog.getExistingDirectory(window, question.title, str(question.start or ""))
    return Path(found) if found else None


@dataclass
class Answers:
    """Who answers; a test sets one of these, `monkeypatch.setattr(confirm.answers, "ask", …)`."""

    ask: Callable[[QWidget | None, Question], bool] = _ask_in_dialog
    file: Callable[[QWidget | None, FileQuestion], Path | None] = _choose_file_in_dialog
    new_file: Callable[[QWidget | None, FileQuestion], Path | None] = _choose_new_file_in_dialog
    folder: Callable[[QWidget | None, FileQuestion], Path | None] = _choose_folder_in_dialog


answers = Answers()


def ask(window: QWidget | None, title: str, consequence: str, *, verb: str) -> bool:
    """Ask before an act that cannot be undone; `verb` stands on the button."""
    return answers.ask(window, Question(title, consequence, verb))


def choose_file(
    window: QWidget | None, title: str, kinds: str, start: Path | None = None
) -> Path | None:
    """Let the user choose a file to open; None when they did not."""
    return answers.file(window, FileQuestion(title, kinds, start))


def choose_new_file(
    window: QWidget | None, title: str, kinds: str, start: Path | None = None
) -> Path | None:
    """Let the user name a file to write; None when they did not."""
    return answers.new_file(window, FileQuestion(title, kinds, start))


def choose_folder(window: QWidget | None, title: str, start: Path | None = None) -> Path | None:
    """Let the user choose a folder; None when they did not."""
    return answers.folder(window, FileQuestion(title, "", start))
