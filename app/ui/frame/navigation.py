"""The navigation: sections with their waiting work, one stop for the keyboard, ↑ ↓ inside."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.ui import fonts, paint, theme
from app.ui.pages import Page
from app.ui.tokens import Height, Icon, Radius, Type, Weight, Width


class NavRow(QAbstractButton):
    """One section: icon, name, and a count only where work waits."""

    def __init__(self, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = page
        self.count = 0
        self.narrow = False
        self.setText(page.title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_count(self, count: int) -> None:
        """Show how much work waits."""
        self.count = count
        self.setAccessibleDescription(f"{count} việc chờ" if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a row."""
        return QSize(theme.current().px(40), theme.current().px(Height.NAV_ROW))

    def minimumSizeHint(self) -> QSize:
        """Let a low window, as on a screen at 200 %, press the rows together."""
        return QSize(theme.current().px(40), 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, icon, name and count."""
        painter, colours = QPainter(self), theme.colours()
        chosen = self.isChecked()
        ground = paint.row_ground(painter, self.rect(), chosen=chosen, hovered=self.underMouse())
        ink = colours.accent_text if chosen else colours.text2
        x = self.width() / 2 if self.narrow else 21
        paint.icon(painter, self.page.icon, ink, QPointF(x, self.height() / 2), Icon.NAV)
        if not self.narrow:
            self._paint_words(painter)
        if self.hasFocus():
            paint.focus_ring(painter, ground, Radius.NAV)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and Enter to the navigation."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _paint_words(self, painter: QPainter) -> None:
        colours, scale = theme.colours(), theme.current().scale
        ink = colours.accent_text if self.isChecked() else colours.text
        area = self.rect().adjusted(40, 0, -8, 0)
        weight = Weight.STRONG if self.isChecked() else Weight.MEDIUM
        font = fonts.font(weight=weight, scale=scale)
        paint.words(painter, area, self.text(), font=font, colour=ink, elide=False)
        if self.count:
            small = fonts.font(Type.SMALL, Weight.MEDIUM, figures=True, scale=scale)
            area = self.rect().adjusted(0, 0, -12, 0)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            ink = colours.accent_text if self.isChecked() else colours.text2
            paint.words(painter, area, f"{self.count}", font=small, colour=ink, align=right)


class Navigation(QFrame):
    """The list of sections at the left; `chosen` carries a page's key."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self.setProperty("ground", "sunken")
        self.setAccessibleName("Các phần chính")
        self.rows = [NavRow(page, self) for page in pages]
        self._narrow = False
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 8)
        column.setSpacing(0)
        for row in self.rows:
            if row.page.foot and not any(before.page.foot for before in self.rows_before(row)):
                column.addStretch(1)
            column.addWidget(row)
            row.clicked.connect(lambda _on, key=row.page.key: self.chosen.emit(key))
        if not any(row.page.foot for row in self.rows):
            column.addStretch(1)
        if self.rows:
            self.rows[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fit()

    @property
    def narrow(self) -> bool:
        """Say whether only icons are shown."""
        return self._narrow

    def rows_before(self, row: NavRow) -> list[NavRow]:
        """Return the rows above `row`."""
        return self.rows[: self.rows.index(row)]

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, with names as tooltips, or names too."""
        if narrow != self._narrow:
            self._narrow = narrow
            for row in self.rows:
                row.narrow = narrow
                row.setToolTip(row.text() if narrow else "")
            self.fit()

    def set_count(self, key: str, count: int) -> None:
        """Show how much work waits in a section."""
        for row in self.rows:
            if row.page.key == key:
                row.set_count(count)

    def light(self, key: str) -> None:
        """Mark the current section; the keyboard's one stop moves there."""
        for row in self.rows:
            is_current = row.page.key == key
            row.setChecked(is_current)
            policy = Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)

    def focus(self) -> None:
        """Give the keyboard to the current section."""
        lit = [row for row in self.rows if row.isChecked()] or self.rows
        if lit:
            lit[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along by ↑ ↓, open by Enter."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        focused = [at for at, row in enumerate(self.rows) if row.hasFocus()]
        if step and focused:
            at = max(0, min(focused[0] + step, len(self.rows) - 1))
            self.rows[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and focused:
            self.chosen.emit(self.rows[focused[0]].page.key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line at the right."""
        painter, colours = QPainter(self), theme.colours()
        paint.fill(painter, QRectF(self.rect()), colours.sunken)
        paint.fill(painter, QRectF(self.width() - 1, 0, 1, self.height()), colours.line)

    def fit(self) -> None:
        """Be as wide as the words need, or as the icons."""
        usual = Width.NAV_NARROW if self._narrow else Width.NAV
        self.setFixedWidth(usual if self._narrow else theme.current().px(usual))
        self.update()
