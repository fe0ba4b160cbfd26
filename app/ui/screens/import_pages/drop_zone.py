"""The place to drop a file on: a dashed box that lights up, with the ways to choose one."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.ui import kit, theme
from app.ui.screens.import_pages.file_kinds import SHOWN
from app.ui.tokens import Icon, Radius


class DropZone(QFrame):
    """Takes one file by drag and drop: `dropped` carries its path; `several` says there were more.

    `choose` and `paste` are the buttons for the other two ways, `template` that for a sheet to fill
    in and send.
    """

    dropped = Signal(object)
    several = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._lit = False
        self.choose = kit.Button("Chọn tệp…", icon="folder-open", tip="Chọn tệp (Ctrl+O)")
        self.paste = kit.Button("Dán từ Excel", icon="copy", tip="Dán vùng đã chép (Ctrl+V)")
        tip = "Sổ trống để đơn vị điền: tiêu đề, danh sách chọn sẵn, một dòng ví dụ"
        self.template = kit.Button("Tải mẫu…", icon="download", tip=tip)
        column = QVBoxLayout(self)
        column.setContentsMargins(kit.Space.PAGE, 28, kit.Space.PAGE, 26)
        column.setSpacing(kit.Space.SMALL)
        mark = kit.IconLabel("file-spreadsheet", kit.Tone.ACCENT, Icon.DIALOG)
        head = kit.Label("Kéo tệp danh sách vào đây", "section")
        kinds = kit.Label(SHOWN, "small", "text3", wrap=True)
        for label in (head, kinds):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(head)
        column.addWidget(kinds)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(kit.Space.SMALL)
        row.addStretch(1)
        row.addWidget(self.choose)
        row.addWidget(self.paste)
        row.addWidget(self.template)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for files."""
        if _files(event):
            event.acceptProposedAction()
            self._light(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go out."""
        self._light(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file; of several none, since each list has its own questions."""
        self._light(on=False)
        files = _files(event)
        event.acceptProposedAction()
        if len(files) == 1:
            self.dropped.emit(files[0])
        else:
            self.several.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed edge."""
        colours, painter = theme.colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colours.accent_text if self._lit else colours.button_edge
        pen = QPen(QColor(edge), 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(QColor(colours.accent_soft if self._lit else colours.surface))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, Radius.CARD, Radius.CARD)

    def _light(self, *, on: bool) -> None:
        self._lit = on
        self.update()


def _files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
