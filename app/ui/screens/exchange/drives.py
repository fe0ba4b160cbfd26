"""The tiles of drives to write a package to: how much room, and why not."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.drives import Drive
from app.ui import fonts, paint, theme
from app.ui.tokens import Icon, Radius, Space, Tone, Type, Weight

_WIDTH, _HEIGHT = 206, 104
_GB = 1_000_000_000


class DriveTile(QAbstractButton):
    """One drive: its name, free room, and whether it can be written."""

    def __init__(self, drive: Drive) -> None:
        super().__init__()
        self.drive = drive
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setEnabled(not drive.why_not)
        self.setText(f"{drive.label}: {self._room()}. {drive.why_not or 'Ghi được'}")
        self.setToolTip(drive.why_not or str(drive.folder))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of every tile."""
        look = theme.current()
        return QSize(look.px(_WIDTH), look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        painter, look = QPainter(self), theme.current()
        colours, drive = look.colours, self.drive
        fill = colours.accent_soft if self.isChecked() else colours.surface
        edge = colours.accent if self.isChecked() else colours.line
        if drive.why_not:
            fill = colours.sunken
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint.box(painter, box, Radius.CARD, fill=fill, edge=edge)
        ink = colours.disabled if drive.why_not else colours.text
        paint.icon(painter, "hard-drive", ink, QPointF(24, 22), Icon.NAV)
        name = fonts.font(Type.BODY, Weight.STRONG, scale=look.scale)
        left = self.rect().adjusted(44, 10, -12, 0)
        paint.words(painter, _line(left, 24), drive.label, font=name, colour=ink)
        small = fonts.font(Type.SMALL, Weight.REGULAR, scale=look.scale)
        rest = self.rect().adjusted(16, 40, -12, 0)
        paint.words(painter, _line(rest, 18), self._room(), font=small, colour=colours.text2)
        self._draw_bar(painter, QRectF(16, 66, self.width() - 32, 4))
        self._draw_state(painter)
        if self.hasFocus():
            paint.focus_ring(painter, self.rect().toRectF(), Radius.CARD)

    def _draw_bar(self, painter: QPainter, area: QRectF) -> None:
        colours = theme.colours()
        painter.fillRect(area, QColor(colours.line2))
        used = 1 - self.drive.free / self.drive.total if self.drive.total else 1
        area.setWidth(area.width() * used)
        painter.fillRect(area, QColor(colours.text2))

    def _draw_state(self, painter: QPainter) -> None:
        colours, look = theme.colours(), theme.current()
        tone = Tone.NEUTRAL if self.drive.why_not else Tone.OK
        icon = "lock" if self.drive.why_not else "circle-check"
        paint.icon(painter, icon, colours.of(tone), QPointF(23, 86), Icon.BADGE)
        small = fonts.font(Type.SMALL, Weight.REGULAR, scale=look.scale)
        words = self.drive.why_not or "Ghi được"
        area = _line(self.rect().adjusted(36, 77, -8, 0), 18)
        paint.words(painter, area, words, font=small, colour=colours.text2)

    def _room(self) -> str:
        free, total = self.drive.free / _GB, self.drive.total / _GB
        return f"Trống {free:.1f} GB trong {total:.1f} GB".replace(".", ",")


class DriveTiles(QWidget):
    """The drives in a row; ← → go between them, Space chooses. `chosen` tells the drive."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.MEDIUM)
        self._row.addStretch(1)
        self.tiles: list[DriveTile] = []

    def show_drives(self, drives: tuple[Drive, ...]) -> None:
        """Show these drives; the first that can be written is chosen."""
        for tile in self.tiles:
            tile.hide()
            tile.deleteLater()
        self.tiles = [DriveTile(drive) for drive in drives]
        for at, tile in enumerate(self.tiles):
            self._row.insertWidget(at, tile)
            tile.toggled.connect(self._on_toggled)
        for tile in [tile for tile in self.tiles if tile.isEnabled()][:1]:
            tile.setChecked(True)

    @property
    def folder(self) -> Path | None:
        """The folder of the chosen drive."""
        return next((tile.drive.folder for tile in self.tiles if tile.isChecked()), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next tile."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        focused = [at for at, tile in enumerate(self.tiles) if tile.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        self.tiles[(focused[0] + step) % len(self.tiles)].setFocus()

    def _on_toggled(self, on: bool) -> None:
        if on:
            self.chosen.emit(self.folder)


def _line(area: QRect, height: int) -> QRect:
    return QRect(area.left(), area.top(), area.width(), theme.current().px(height))
