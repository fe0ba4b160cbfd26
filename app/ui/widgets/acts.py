"""A row of buttons that fits: the ones at the right go into "…" first, the primary never."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QSizePolicy, QWidget

from app.ui.tokens import Space
from app.ui.widgets.buttons import Button


class Acts(QWidget):
    """Buttons side by side, the primary last; `menu` holds rare acts, shown behind "…"."""

    def __init__(self, buttons: Sequence[Button] = ()) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._rare: list[QAction] = []
        self._folded: dict[Button, QAction] = {}
        self.menu = QMenu(self)
        self.more = Button("", icon="ellipsis", tip="Việc khác", parent=self)
        self.more.clicked.connect(self._open_menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SMALL)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        # The buttons stay together at the right when some of them are folded away.
        self._row.addStretch(1)
        self._row.addWidget(self.more)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for button in buttons:
            self.add(button)

    def add(self, button: Button) -> Button:
        """Add a button at the right; "…" stays before the primary."""
        self.buttons.append(button)
        if button.kind == "primary":
            self._row.addWidget(button)
            for other in (*self.buttons[:1], self.more):  # Tab comes to the primary first
                QWidget.setTabOrder(button, other)
        else:
            self._row.insertWidget(self._row.indexOf(self.more), button)
        self._fit()
        return button

    def remove(self, button: Button) -> None:
        """Take a button out of the row; it is hidden and belongs to nobody."""
        if button in self._folded:
            self.menu.removeAction(self._folded.pop(button))
        self.buttons.remove(button)
        self._row.removeWidget(button)
        button.hide()
        button.setParent(None)
        self.updateGeometry()

    def yield_to_others(self) -> None:
        """Take only the room that others on the line leave, down to "…"."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(self.minimumSizeHint().width())

    def offer(self, wanted: Collection[Button]) -> None:
        """Show these of the buttons, as far as there is room; the others go away."""
        for button in self.buttons:
            if button in wanted and self._is_put_away(button):
                button.show()
            elif button not in wanted:
                if button in self._folded:
                    self.menu.removeAction(self._folded.pop(button))
                button.hide()
        self.updateGeometry()
        self._fit()

    def add_rare(self, text: str) -> QAction:
        """Add an act that is only in the menu of "…"."""
        action = self.menu.addAction(text)
        self._rare.append(action)
        self._fit()
        return action

    def sizeHint(self) -> QSize:
        """Return the room for all buttons."""
        shown = [button for button in self.buttons if not self._is_put_away(button)]
        wide = self._width_of(shown, more=bool(self._rare))
        tall = max((button.sizeHint().height() for button in shown), default=0)
        return QSize(wide, max(tall, self.more.sizeHint().height() if self._rare else 0))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the primary and "…"."""
        shown = [button for button in self.buttons if not self._is_put_away(button)]
        primary = [button for button in shown if button.kind == "primary"]
        others = len(primary) < len(shown) or bool(self._rare)
        return QSize(self._width_of(primary, more=others), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit into the menu."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        able = [b for b in self.buttons if not self._is_put_away(b)]
        kept = list(able)
        for button in reversed(able):
            if self._width_of(kept, more=bool(self._rare) or kept != able) <= self.width():
                break
            if button.kind != "primary":
                kept.remove(button)
        for button in able:
            self._fold(button, away=button not in kept)
        self.more.setVisible(bool(self._rare) or kept != able)

    def _fold(self, button: Button, *, away: bool) -> None:
        if button.isHidden() != away:
            button.setVisible(not away)
        if away and button not in self._folded:
            action = self.menu.addAction(button.text().replace("&", ""))
            action.triggered.connect(button.click)
            self._folded[button] = action
        elif not away and button in self._folded:
            self.menu.removeAction(self._folded.pop(button))

    def _is_put_away(self, button: Button) -> bool:
        """Say whether the screen itself has hidden the button."""
        told = button.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        return told and button.isHidden() and button not in self._folded

    def _width_of(self, buttons: Sequence[Button], *, more: bool) -> int:
        widths = [button.sizeHint().width() for button in buttons]
        widths += [self.more.sizeHint().width()] if more else []
        return sum(widths) + Space.SMALL * max(0, len(widths) - 1)

    def _open_menu(self) -> None:
        for button, action in self._folded.items():
            action.setEnabled(button.isEnabled())
            action.setToolTip(button.reason)
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
