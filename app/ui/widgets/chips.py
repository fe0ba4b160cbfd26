"""Filter chips: one stop for the keyboard, ←→ inside, Ctrl-click combines."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import Height, Icon, Space, Weight


@dataclass(frozen=True)
class Chip:
    """A choice with its count; a count of None shows none. The key None stands for "Tất cả"."""

    key: Hashable
    text: str
    count: int | None = None
    icon: str = ""


class Chips(QWidget):
    """A row of chips in a fixed order, "Tất cả" first; `changed` carries the set of active keys.

    The empty set means all.
    """

    changed = Signal(object)

    def __init__(self, chips: Sequence[Chip] = (), *, name: str = "Lọc") -> None:
        super().__init__()
        self._active: frozenset[Hashable] = frozenset()
        self._current = 0
        self._faces: list[_Face] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.show_chips(chips)

    @property
    def active(self) -> frozenset[Hashable]:
        """Return the keys that are on; empty for all."""
        return self._active

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips, or the same ones with new counts."""
        if [face.chip.key for face in self._faces] != [chip.key for chip in chips]:
            self._rebuild(chips)
        for face, chip in zip(self._faces, chips, strict=True):
            face.show_chip(chip)
        self._mark()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along by ← →, switch by Space or Enter; Ctrl combines."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._faces:
            self._current = max(0, min(self._current + step, len(self._faces) - 1))
            self._mark()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            combine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.choose(self._faces[self._current].chip.key, combine=combine)
        else:
            super().keyPressEvent(event)

    def _rebuild(self, chips: Sequence[Chip]) -> None:
        for face in self._faces:
            self._row.removeWidget(face)
            face.deleteLater()
        self._faces = [_Face(chip, self) for chip in chips]
        self._current = 0
        self._active &= {chip.key for chip in chips}
        for face in self._faces:
            self._row.addWidget(face)

    def _mark(self) -> None:
        for at, face in enumerate(self._faces):
            key = face.chip.key
            face.active = key in self._active if key is not None else not self._active
            face.current = at == self._current
            face.update()
        active = [face.chip.text for face in self._faces if face.active]
        self.setAccessibleDescription("Đang lọc: " + ", ".join(active))


class _Face(QWidget):
    """One chip as drawn; it leaves the keyboard to the row."""

    def __init__(self, chip: Chip, row: Chips) -> None:
        super().__init__(row)
        self.chip = chip
        self.active = False
        self.current = False
        self._row = row
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_chip(self, chip: Chip) -> None:
        self.chip = chip
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        words = QFontMetrics(fonts.font(weight=Weight.MEDIUM, scale=look.scale))
        wide = words.horizontalAdvance(self.chip.text) + 2 * look.px(11)
        wide += self._icon_width() + self._count_width()
        return QSize(wide, look.px(Height.SMALL))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        combine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._row.choose(self.chip.key, combine=combine)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, look = theme.colours(), theme.current()
        painter, rect = QPainter(self), QRectF(self.rect())
        fill = colours.accent_soft if self.active else colours.surface
        if self.underMouse() and not self.active:
            fill = colours.hover
        edge = colours.accent_text if self.active else colours.line
        paint.box(painter, rect, rect.height() / 2, fill=fill, edge=edge)
        ink = colours.accent_text if self.active else colours.text2
        if self.chip.count == 0 and not self.active:
            ink = colours.disabled
        left = look.px(11)
        if self.chip.icon:
            centre = QPointF(left + Icon.TEXT / 2, rect.height() / 2)
            paint.icon(painter, self.chip.icon, ink, centre, Icon.TEXT)
            left += self._icon_width()
        weight = Weight.STRONG if self.active else Weight.MEDIUM
        font = fonts.font(weight=weight, scale=look.scale)
        area = QRect(left, 0, self.width() - left, self.height())
        paint.words(painter, area, self.chip.text, font=font, colour=ink, elide=False)
        if self.chip.count is not None:
            left = self.width() - look.px(11) - self._count_width() + 6
            area = QRect(left, 0, self.width() - left, self.height())
            figures = fonts.font(weight=weight, figures=True, scale=look.scale)
            paint.words(painter, area, f"{self.chip.count}", font=figures, colour=ink, elide=False)
        if self.current and self._row.hasFocus():
            paint.focus_ring(painter, rect, rect.height() / 2)

    def _icon_width(self) -> int:
        return Icon.TEXT + 6 if self.chip.icon else 0

    def _count_width(self) -> int:
        if self.chip.count is None:
            return 0
        font = fonts.font(weight=Weight.STRONG, figures=True, scale=theme.current().scale)
        return QFontMetrics(font).horizontalAdvance(f"{self.chip.count}") + 6
