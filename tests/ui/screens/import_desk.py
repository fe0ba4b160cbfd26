"""The import wizard on a real data file, with lists made on the spot, for its tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from app.database import Database
from app.services.classes.enrolments import list_learners
from app.services.lists.list_preview import RowKind
from app.ui import confirm
from app.ui.dialog import Dialog
from app.ui.runner import Runner
from app.ui.screens.import_history.taking_back_dialog import TakingBackDialog
from app.ui.screens.import_pages.check_rows import CheckRow
from app.ui.screens.import_pages.check_table import CheckTable
from app.ui.screens.import_pages.steps import Stage
from app.ui.screens.import_wizard import ImportScreen
from tests.services.imports.sample_lists import SAMPLES
from tests.ui.screens.said import Said

BAD_LIST = SAMPLES / "06-danh-sach-loi.xlsx"
HEAD = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số căn cước", "Đơn vị", "Điện thoại")
AN = ("Nguyễn Văn An", "04/05/1990", "Nam", "020090123456", "Đảng bộ xã Na Sầm", "0912345678")
BINH = ("Triệu Thị Bình", "28/12/1989", "Nữ", "020189123457", "Trường THCS Hội Hoan", "0912000111")
CHAU = ("Đàm Minh Châu", "11/11/1990", "Nam", "020090005518", "Trạm Y tế xã", "0912000222")
D = TypeVar("D", bound=Dialog)


def cells(*people: Sequence[str], head: Sequence[str] = HEAD) -> str:
    """Return a list as it stands on the clipboard; the first person stands in row 2."""
    rows = [head, *((str(n), *person) for n, person in enumerate(people, start=1))]
    return "\n".join("\t".join(row) for row in rows)


@dataclass
class ImportDesk:
    """A wizard in sight, and what it told its window."""

    qtbot: QtBot
    database: Database
    screen: ImportScreen
    said: Said

    def wait(self) -> None:
        """Wait until nothing is being read, understood or written."""

        def is_quiet() -> bool:
            process, filling = self.screen.process, self.screen.filling
            return filling.is_done and not process.reader.is_busy and not process.is_writing

        self.qtbot.waitUntil(is_quiet)

    def take(self, text: str, *, at: Stage | None = None) -> None:
        """Bring pasted cells in; open a step."""
        self.screen.process.read_text(text)
        self.wait()
        if at is not None:
            self.screen.go_to(at)

    def take_file(self, path: Path, *, at: Stage | None = None) -> None:
        """Bring a file in; open a step."""
        self.screen.process.read_path(path)
        self.wait()
        if at is not None:
            self.screen.go_to(at)

    def go_on(self) -> None:
        """Press the primary button."""
        assert self.screen.foot.next.isEnabled(), self.screen.foot.next.reason
        self.screen.foot.next.click()
        self.wait()

    def take_back(self) -> None:
        """Take the whole import back from the result page: its button, then Enter."""
        click(self.screen.write.undo)
        dialog = open_dialog(self.qtbot, TakingBackDialog)
        self.qtbot.waitUntil(lambda: not dialog.act.reason)
        dialog.activateWindow()
        self.qtbot.waitUntil(dialog.table.view.hasFocus)
        QTest.keyClick(dialog.table.view, Qt.Key.Key_Return)
        self.qtbot.waitUntil(dialog.act.isHidden)
        dialog.accept()
        self.wait()

    @property
    def table(self) -> CheckTable:
        """The table of the check page."""
        assert self.screen.check.table is not None
        return self.screen.check.table

    @property
    def kinds(self) -> dict[int, RowKind]:
        """What becomes of each row."""
        return {row.id: row.kind for row in self.table.rows.rows}

    def row(self, number: int) -> CheckRow:
        """Return a row of the check page."""
        return next(row for row in self.table.rows.rows if row.id == number)

    def names(self, class_id: UUID) -> list[str]:
        """Return who is in a class, as the data file says."""
        with self.database.read() as session:
            return [row.full_name for row in list_learners(session, class_id=class_id)]


def open_desk(qtbot: QtBot, database: Database, class_id: UUID | None) -> ImportDesk:
    """Show the wizard at the size that it has in a 1366 × 689 window."""
    said = Said()
    screen = ImportScreen(Runner(database, said), said)
    qtbot.addWidget(screen)
    screen.resize(1310, 607)
    screen.open(class_id)
    screen.show()
    return ImportDesk(qtbot, database, screen, said)


def open_dialog(qtbot: QtBot, kind: type[D]) -> D:
    """Return the dialog of this kind that stands open."""

    def found() -> list[D]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[-1]


def click(widget: QWidget) -> None:
    """Click a button or a check box, at its left where the box stands."""
    middle = QPoint(8 if isinstance(widget, QCheckBox) else widget.width() // 2, 14)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)


def answer_with(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the question for a file be answered with this one."""
    monkeypatch.setattr(confirm.answers, "file", lambda _window, _question: path)
