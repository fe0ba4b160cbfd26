"""What screens and tabs share: they read again after a commit, and wait while a job writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app import clock
from app.ui.runner import BUSY, Runner
from app.ui.widgets.buttons import Button

_REST_MS = 250

REFERENCE = frozenset(
    {
        "centre_service_areas",
        "lessons",
        "organization_periods",
        "organizations",
        "programme_versions",
        "programmes",
        "rule_sets",
        "settings",
        "signers",
        "users",
    }
)
"""What every view reads some of, be it by way of a rule, and what rarely changes."""


class LiveView(QWidget):
    """Shows data that others may change.

    Subclasses set `watches`, build their widgets in `build()`, read their data in `refresh()`, and
    call `follow_runner` once they stand. A commit that touches a watched table, or one of
    `REFERENCE`, refreshes a visible view at once and a hidden one when it is next shown; so does a
    new day, in a program that was left open overnight.
    """

    watches: ClassVar[frozenset[str]] = frozenset()
    unhurried: ClassVar[frozenset[str]] = frozenset()
    """Tables that change key by key: a commit of nothing else is read when the keys rest."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.runner = runner
        self._stale = True
        self._read_on = clock.today()
        self._deaf = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.make_stale)
        self._writers: dict[Button, str] = {}

    def build(self) -> None:
        """Make the widgets, once."""

    def refresh(self) -> None:
        """Read the data and show it."""

    def follow_runner(self) -> None:
        """Hear of commits and of long jobs from now on."""
        self.runner.data_changed.connect(self._on_data_changed)
        self.runner.busy_changed.connect(self._on_busy_changed)

    def writes(self, button: Button) -> Button:
        """Grey this button, with the reason, while a long job writes."""
        self._writers[button] = ""
        return button

    def make_stale(self) -> None:
        """Read again: at once when visible, else when shown."""
        self._stale = True
        if self.isVisible():
            self.read_if_stale()

    def read_if_stale(self) -> None:
        """Read the data if something, or the day, has changed; also before a view is visible."""
        today = clock.today()
        if self._stale or self._read_on != today:
            self._stale, self._read_on = False, today
            self.refresh()

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """Do not read again because of a commit in this block: the view shows it already."""
        self._deaf = True
        try:
            yield
        finally:
            self._deaf = False

    def showEvent(self, event: QShowEvent) -> None:
        """Read the data when the view comes into sight and something has changed."""
        super().showEvent(event)
        self.read_if_stale()

    def _on_data_changed(self, tables: frozenset[str]) -> None:
        if self._deaf or tables.isdisjoint(self.watches | REFERENCE):
            return
        if tables <= self.unhurried:
            self._rest.start()
        else:
            self.make_stale()

    def _on_busy_changed(self, busy: bool) -> None:
        # Lines that were shown before have taken their buttons with them.
        self._writers = {one: why for one, why in self._writers.items() if isValid(one)}
        for button, before in list(self._writers.items()):
            if busy and button.reason != BUSY:
                self._writers[button] = button.reason
                button.set_reason(BUSY)
            # A reason that came up while the job wrote is newer than the one from before.
            elif not busy and button.reason == BUSY:
                button.set_reason(before)
                self._writers[button] = ""
