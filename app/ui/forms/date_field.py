"""The field of a date, read leniently and shown in full."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.clock import today
from app.errors import UserError
from app.text.partial_date import PartialDate, Precision
from app.text.typed_dates import parse_typed
from app.ui.forms.line_field import LineField


class DateField(LineField):
    """A date; typed as 1/5/25, 010525 or 01051985, shown dd/mm/yyyy; Ctrl+; is today.

    `needs` is the least that must be known; `value()` is a `date` for "day", else a `PartialDate`.
    `birth` reads two-digit years as the past; `ahead` is said below a day that has not come.
    """

    def __init__(
        self,
        name: str,
        label: str,
        *,
        needs: Precision = "day",
        birth: bool = False,
        help: str = "",
        required: str = "",
        ahead: str = "",
    ) -> None:
        super().__init__(name, label, help=help, width=132, required=required)
        self._needs: Precision = needs
        if ahead:
            self.line.textChanged.connect(lambda _text: self._warn(ahead))
        self._newest = today().year if birth else 2049
        self.line.setPlaceholderText("nn/tt/nnnn")

    def value(self) -> date | PartialDate | None:
        """Return the date; refuses what is none or says too little."""
        text = self.typed()
        if not text:
            return None
        found = parse_typed(text, needs=self._needs, newest_year=self._newest)
        return found.first_day if self._needs == "day" else found

    @property
    def day(self) -> date | None:
        """Return the day that stands there, None while it cannot be read."""
        try:
            found = self.value()
        except UserError:
            return None
        return found if isinstance(found, date) else None

    def set_value(self, value: object) -> None:
        """Show a `date` or a `PartialDate`."""
        if isinstance(value, date):
            value = PartialDate.of(value)
        self.line.setText("" if value is None else str(value))

    def _warn(self, ahead: str) -> None:
        found = self.day
        self.say_help(ahead if found is not None and found > today() else "")

    def tidy(self) -> None:
        """Show the date in full."""
        if not self.is_empty() and self.check():
            found = self.value()
            whole = PartialDate.of(found) if isinstance(found, date) else found
            self.put(str(whole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put today by Ctrl+;."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Semicolon:
            self.put(str(PartialDate.of(today())))
            self.changed.emit()
        else:
            super().keyPressEvent(event)
