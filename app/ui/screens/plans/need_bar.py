"""Over the needs of a year: their acts, and the communes that have not answered yet."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.centre.served_communes import ServedRow
from app.text.enumeration import some_of
from app.ui import kit

_NAMED = 4


class NeedBar(QWidget):
    """Three buttons, and a line while communes are silent, which both signals carry.

    `asked`: their forms are wanted; `none_told`: one of them needs nothing. `forms`, `answer` and
    `drop` are the screen's to connect.
    """

    asked = Signal(object)
    none_told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.forms = kit.Button("Phiếu F01…", icon="file-spreadsheet")
        self.answer = kit.Button("Nhập phiếu F01…", icon="upload")
        self.drop = kit.Button("Không còn nhu cầu", icon="circle-x")
        self.silent = kit.ElidedLabel("", "body")
        self.ask = kit.Button("Phiếu F01 cho những nơi này…", "link")
        self.ask.clicked.connect(lambda: self.asked.emit(self._communes))
        self.none = kit.Button("Ghi không có nhu cầu…", "link")
        self.none.clicked.connect(lambda: self.none_told.emit(self._communes))
        self._communes: Sequence[ServedRow] = ()
        self._line = QWidget()
        across = QHBoxLayout(self._line)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(kit.IconLabel("clock", kit.Tone.WARN))
        across.addWidget(self.silent)
        across.addWidget(self.ask)
        across.addWidget(self.none)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.Space.SMALL)
        column.addWidget(kit.Acts((self.forms, self.answer, self.drop)))
        column.addWidget(self._line)
        self._line.hide()

    def show_silent(self, communes: Sequence[ServedRow]) -> None:
        """Name the communes served from which no answer came."""
        self._communes = communes
        named = some_of([row.full_name for row in communes[:_NAMED]], len(communes), "nơi")
        self.silent.setText(f"Chưa trả lời ({len(communes)}): {named}.")
        self._line.setVisible(bool(communes))
