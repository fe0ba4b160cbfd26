"""Buttons: primary, outlined, quiet and link ones, each able to say why it is greyed."""

from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui import fonts, paint, theme
from app.ui.tokens import Height, Icon, Radius, Weight

Kind = Literal["primary", "secondary", "quiet", "link"]
_GAP = 7


class Button(QPushButton):
    """A button of the given kind, named by its act.

    `icon` stands left and `trailing` right of the text; `small` is 28 px high. A button without
    text needs a `tip`, which screen readers read too.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        *,
        icon: str = "",
        trailing: str = "",
        small: bool = False,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        super().setText(text)
        self.kind: Kind = kind
        self.icon_name = icon
        self.trailing = trailing
        self.small = small
        self.reason = ""
        self.letter = ""
        self._letter_shown = False
        self._tip = tip
        self.setToolTip(tip)
        if tip and not text:
            self.setAccessibleName(tip)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._take_letter()

    def setText(self, text: str) -> None:
        """Show other words; the primary takes its letter from them."""
        super().setText(text)
        self._take_letter()
        self.updateGeometry()

    def show_letter(self, *, on: bool) -> None:
        """Underline the letter that presses the button together with Alt."""
        if on != self._letter_shown:
            self._letter_shown = on
            self.update()

    def set_reason(self, reason: str) -> None:
        """Grey the button because of `reason`, shown in the tooltip; "" makes it usable again."""
        self.reason = reason
        self.setEnabled(not reason)
        self.setToolTip(reason or self._tip)
        self.setAccessibleDescription(reason)

    def become(self, kind: Kind) -> None:
        """Be of another kind: what comes next on a page is not always the same act."""
        self.kind, self.letter = kind, ""
        self.setShortcut("")
        self._take_letter()
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str) -> None:
        """Change the icon at the left."""
        self.icon_name = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that the words and icons need."""
        look = theme.current()
        metrics = QFontMetrics(self._font())
        wide = metrics.horizontalAdvance(self._shown()) + self._icons_width()
        tall = look.px(Height.SMALL if self.small else Height.CONTROL)
        if self.kind == "link":
            return QSize(wide, tall)
        padding = look.px(9 if self.small else (16 if self.kind == "primary" else 14))
        return QSize(max(wide + 2 * padding, tall if self.text() else look.px(36)), tall)

    def minimumSizeHint(self) -> QSize:
        """Return the same as `sizeHint`: words on buttons are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as Space: whoever came here by keys presses what has the ring."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge, icon and words."""
        painter = QPainter(self)
        self._paint_ground(painter)
        self._paint_content(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.colours()
        rect, radius = QRectF(self.rect()), Radius.BUTTON
        hovered = self.underMouse() and self.isEnabled()
        if self.kind == "primary":
            fill = colours.accent_hover if hovered or self.isDown() else colours.accent
            if not self.isEnabled():
                paint.box(painter, rect, radius, fill=colours.window, edge=colours.line)
                return
            paint.box(painter, rect, radius, fill=fill)
        elif self.kind == "secondary":
            fill = colours.hover if hovered or self.isDown() else colours.surface
            edge = colours.button_edge if self.isEnabled() else colours.line
            paint.box(painter, rect, radius, fill=fill, edge=edge)
        elif self.kind == "quiet" and (hovered or self.isDown()):
            paint.box(painter, rect, radius, fill=colours.hover)

    def _paint_content(self, painter: QPainter) -> None:
        font, ink = self._font(), self._ink()
        metrics = QFontMetrics(font)
        shown = self._shown()
        text_width = metrics.horizontalAdvance(shown)
        total = text_width + self._icons_width()
        left = 0 if self.kind == "link" else (self.width() - total) // 2
        middle = self.height() / 2
        side, gap = theme.current().px(Icon.TEXT), (_GAP if self.text() else 0)
        if self.icon_name:
            paint.icon(painter, self.icon_name, ink, QPointF(left + side / 2, middle), side)
            left += side + gap
        font.setUnderline(self.kind == "link" and self.underMouse() and self.isEnabled())
        area = QRect(left, 0, text_width + 1, self.height())
        paint.words(painter, area, shown, font=font, colour=ink, elide=False)
        if self._letter_shown and self.letter:
            self._paint_letter(painter, metrics, left, shown)
        if self.trailing:
            centre = QPointF(left + text_width + gap + side / 2, middle)
            paint.icon(painter, self.trailing, ink, centre, side)
        if self.kind == "link" and self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()))

    def _paint_letter(
        self, painter: QPainter, metrics: QFontMetrics, left: int, shown: str
    ) -> None:
        before = metrics.horizontalAdvance(shown[: shown.index(self.letter)])
        wide = metrics.horizontalAdvance(self.letter)
        below = (self.height() + metrics.ascent() - metrics.descent()) / 2 + 2
        paint.fill(painter, QRectF(left + before, below, wide, 1), self._ink())

    def _take_letter(self) -> None:
        """Let Alt and the first plain letter press the primary; never Alt+Z."""
        if self.kind == "primary":
            plain = [c for c in self.text() if c.isascii() and c.isalpha() and c.lower() != "z"]
            self.letter = plain[0] if plain else ""
            self.setShortcut(f"Alt+{self.letter}" if self.letter else "")

    def _icons_width(self) -> int:
        each = theme.current().px(Icon.TEXT) + (_GAP if self.text() else 0)
        return each * (bool(self.icon_name) + bool(self.trailing))

    def _shown(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _font(self) -> QFont:
        return QFont(fonts.font(weight=Weight.MEDIUM, scale=theme.current().scale))

    def _ink(self) -> str:
        colours = theme.colours()
        if not self.isEnabled():
            return colours.disabled
        inks = {
            "primary": colours.on_accent,
            "secondary": colours.text,
            "quiet": colours.text2,
            "link": colours.accent_text,
        }
        return inks[self.kind]
