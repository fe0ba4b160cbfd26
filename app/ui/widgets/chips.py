"""Filter chips: one stop for the keyboard, ←→ inside, Ctrl-click combines, wrapped when narrow."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.tokens import Space
from app.ui.widgets.chip import Chip, ChipFace


class Chips(QWidget):
    """A row of chips in a fixed order, "Tất cả" first; `changed` carries the set of active keys.

    The empty set means all.
    """

    changed = Signal(object)

    def __init__(self, chips: Sequence[Chip] = (), *, name: str = "Lọc") -> None:
        super().__init__()
        self._active: frozenset[Hashable] = frozenset()
        self.faces: list[ChipFace] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.show_chips(chips)

    @property
    def active(self) -> frozenset[Hashable]:
        """Return the keys that are on; empty for all."""
        return self._active

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips, or the same ones with new counts."""
        if [face.chip.key for face in self.faces] != [chip.key for chip in chips]:
            self._rebuild(chips)
        for face, chip in zip(self.faces, chips, strict=True):
            face.show_chip(chip)
        self._mark()
        self._place()
        self.updateGeometry()

    def choose(self, key: Hashable, *, combine: bool = False) -> None:
        """Switch a chip on; with `combine`, beside those that are on."""
        if key is None:
            self._active = frozenset()
        elif combine:
            self._active = self._active ^ {key}
        else:
            self._active = frozenset({key})
        self._mark()
        self.changed.emit(self._active)

    def sizeHint(self) -> QSize:
        """Return the room for all chips on one line."""
        wide = sum(face.sizeHint().width() + Space.SMALL for face in self.faces) - Space.SMALL
        return QSize(max(0, wide), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the widest chip."""
        wide = max((face.sizeHint().width() for face in self.faces), default=0)
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    def heightForWidth(self, width: int) -> int:
        """Return how tall the wrapped lines are."""
        rects = self._rects(width)
        return max((rect.bottom() + 1 for rect in rects), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the chips into the width."""
        super().resizeEvent(event)
        self._place()
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the chips' keys and clicks."""
        if isinstance(watched, ChipFace):
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._take_key(watched, event)
            if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
                self.choose(watched.chip.key, combine=_combines(event))
        return super().eventFilter(watched, event)

    def _take_key(self, face: ChipFace, event: QKeyEvent) -> bool:
        """Go along by ← →, switch by Space or Enter; Ctrl combines."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            at = max(0, min(self.faces.index(face) + step, len(self.faces) - 1))
            self._make_stop(self.faces[at])
            self.faces[at].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(face.chip.key, combine=_combines(event))
            return True
        return False

    def _rebuild(self, chips: Sequence[Chip]) -> None:
        for face in self.faces:
            face.hide()
            face.deleteLater()
        self.faces = [ChipFace(chip, self) for chip in chips]
        self._active &= {chip.key for chip in chips}
        for face in self.faces:
            face.installEventFilter(self)
            face.show()
        if self.faces:
            self._make_stop(self.faces[0])

    def _make_stop(self, stop: ChipFace) -> None:
        """Let Tab stop at one chip only."""
        for face in self.faces:
            only = Qt.FocusPolicy.StrongFocus if face is stop else Qt.FocusPolicy.ClickFocus
            face.setFocusPolicy(only)

    def _mark(self) -> None:
        for face in self.faces:
            key = face.chip.key
            face.setChecked(key in self._active if key is not None else not self._active)
            face.update()

    def _place(self) -> None:
        for face, rect in zip(self.faces, self._rects(self.width()), strict=True):
            face.setGeometry(rect)

    def _rects(self, width: int) -> list[QRect]:
        rects: list[QRect] = []
        left = top = 0
        for face in self.faces:
            size = face.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + size.height() + Space.SMALL
            rects.append(QRect(left, top, size.width(), size.height()))
            left += size.width() + Space.SMALL
        return rects


def _combines(event: QKeyEvent | QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
