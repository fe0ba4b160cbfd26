"""The line over the roll: the half-day in hand, how far it is, locking it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.timetable.timetable import SessionRow
from app.ui import kit
from app.ui.screens.class_tabs.attendance_roll import Roll
from app.ui.screens.class_tabs.attendance_words import session_tip, session_title

LOCK, UNLOCK = "Khóa buổi", "Mở khóa buổi…"
_SHEET = "Bảng điểm danh (mẫu F12); Ctrl+P"
_CLOSED = "Buổi đã khóa; mở khóa (có lý do) rồi quẹt thẻ."


class SessionLine(QWidget):
    """Title and counts of a half-day; `lock` locks or unlocks it, `print` shows the sheet F12.

    `slips` opens the leave slips, `scan` begins the roll call by cards, `take_in` brings in a roll
    that was kept in Excel.
    """

    def __init__(self) -> None:
        super().__init__()
        self.title = kit.Label("", "label")
        self.count = kit.Label("", "body", "text2")
        self.lock = kit.Button(LOCK, icon="lock", small=True)
        self.caption = kit.Label("", "small", "text3")
        self.slips = kit.Button("Xin phép…", icon="file-text", small=True)
        self.scan = kit.Button("Quẹt thẻ", icon="qr-code", small=True, tip="Ctrl+Q")
        self.take_in = kit.Button("Nhập từ tệp…", icon="file-spreadsheet", small=True)
        self.print = kit.Button("In bảng", icon="printer", small=True, tip=_SHEET)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(kit.Space.SMALL)
        row.addWidget(self.title)
        row.addWidget(self.count)
        row.addSpacing(4)
        row.addWidget(self.lock)
        row.addWidget(self.caption)
        acts = kit.Acts((self.slips, self.scan, self.take_in, self.print))
        acts.yield_to_others()
        row.addWidget(acts, 1)

    def minimumSizeHint(self) -> QSize:
        """Let the page be narrow."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a narrow page has no room for."""
        super().resizeEvent(event)
        self._fit()

    def show_session(self, roll: Roll, column: int) -> None:
        """Show the half-day of a column."""
        session = roll.sessions[column]
        self.title.setText(session_title(session))
        self.title.setToolTip(session_tip(session))
        self.count.setText(_progress(roll, column))
        closed = session.closed_at is not None
        self.lock.setText(UNLOCK if closed else LOCK)
        self.lock.set_icon("lock-open" if closed else "lock")
        self.lock.updateGeometry()
        reason = roll.taken.locked or ("" if closed else _why_not_lock(roll, column))
        self.lock.set_reason(reason)
        self.scan.set_reason(roll.taken.locked or (_CLOSED if closed else ""))
        self.take_in.set_reason(roll.taken.locked)
        self.caption.setText(_caption(roll, column, session))
        self.caption.setToolTip(reason)
        self._fit()

    def _fit(self) -> None:
        """Show what fits, the caption giving way first, then the count."""
        room = self.width() - kit.Space.LARGE
        buttons = (self.lock, self.slips, self.scan, self.take_in, self.print)
        for part in (self.title, *buttons, self.count, self.caption):
            room -= part.sizeHint().width() + kit.Space.SMALL
            if isinstance(part, kit.Label) and part is not self.title:
                part.setVisible(room >= 0)


def _progress(roll: Roll, column: int) -> str:
    unmarked = roll.unmarked(column)
    if not roll.is_begun(column) and unmarked:
        return f"chưa điểm danh, {roll.size} người"
    if unmarked:
        return f"{roll.marked(column)} đã ghi, {unmarked} chưa ghi"
    return f"đã ghi đủ {roll.marked(column)} người, có mặt {roll.present(column)}"


def _why_not_lock(roll: Roll, column: int) -> str:
    unmarked = roll.unmarked(column)
    if unmarked:
        return f"Còn {unmarked} người chưa ghi; ghi đủ mọi người rồi khóa buổi."
    return ""


def _caption(roll: Roll, column: int, session: SessionRow) -> str:
    if session.closed_at is not None:
        at = session.closed_at.astimezone()
        return f"đã khóa {at:%d/%m}"
    if roll.taken.locked:
        return "không sửa được nữa" if roll.is_begun(column) else "chưa điểm danh được"
    return "khi mọi người đã ghi" if roll.unmarked(column) else ""
