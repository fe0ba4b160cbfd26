"""Roll call by cards: a reader types a code and Enter, the name stands large, the next comes."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.errors import UserError
from app.services.attendance.card_codes import Scanned
from app.ui import kit, theme
from app.ui.grids.speech import say
from app.ui.refusal_codes import short_code
from app.ui.widgets.labels import Ink

_FIELD_WIDTH = 200
_FIRST = "Đặt thẻ vào đầu đọc; đầu đọc gõ mã và Enter."


class CardField(QLineEdit):
    """The line that the reader types into; Esc leaves it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ScanLine(QWidget):
    """Field and answer; `mark` takes a code and returns whom it marked, or raises a refusal.

    `left` comes when the user is done with cards.
    """

    left = Signal()

    def __init__(self, mark: Callable[[str], Scanned | None]) -> None:
        super().__init__()
        self._mark = mark
        self._count = 0
        self.field = CardField()
        self.field.setPlaceholderText("Mã thẻ")
        self.field.setAccessibleName("Mã thẻ học viên")
        self.field.setFixedWidth(theme.current().px(_FIELD_WIDTH))
        self.icon = kit.IconLabel("qr-code", kit.Tone.ACCENT, 22)
        self.name = kit.Label("", "title")
        self.answer = kit.Label(_FIRST, "body", "text2")
        self.code = kit.Label("", "small", "text3")
        self.done = kit.Button("Xong", small=True, tip="Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(kit.Space.MEDIUM)
        row.addWidget(self.icon)
        row.addWidget(self.field)
        row.addWidget(self.name)
        row.addWidget(self.answer)
        row.addWidget(self.code, 1)
        row.addWidget(self.done)
        self.field.returnPressed.connect(self._read)
        self.field.left.connect(self.left)
        self.done.clicked.connect(self.left)
        self.hide()

    def begin(self) -> None:
        """Show the line with the keyboard in its field."""
        self._count = 0
        self._tell("", _FIRST, "text2")
        self.field.clear()
        self.show()
        self.field.setFocus()

    def refuse(self, error: UserError) -> bool:
        """Say why a code was not taken."""
        self._tell("", str(error), "bad", short_code(error.code))
        return True

    def _read(self) -> None:
        code = self.field.text().strip()
        self.field.clear()
        if not code:
            return
        found = self._mark(code)
        if found is None:
            return
        if found.is_repeated and found.before is not None:
            self._tell(found.full_name, f"đã ghi {found.before.label} trước đó", "warn")
            return
        self._count += 1
        changed = f", trước đó ghi {found.before.label}" if found.before else ""
        self._tell(found.full_name, f"có mặt{changed} · {self._count} thẻ", "ok")

    def _tell(self, name: str, words: str, ink: Ink, code: str = "") -> None:
        self.name.setText(name)
        self.name.setVisible(bool(name))
        self.answer.setText(words)
        self.answer.set_ink(ink)
        self.code.setText(code)
        if name or words:
            say(self.field, name or "Mã thẻ học viên", words)
