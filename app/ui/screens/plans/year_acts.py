"""What acts on the plan and on the needs of a year share."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.ui.runner import Runner
from app.ui.screen import Shell


class YearActs:
    """Acts of one year; the screen says which, and shows what is written."""

    def __init__(
        self, place: QWidget, runner: Runner, shell: Shell, show_written: Callable[[UUID], None]
    ) -> None:
        self._place = place
        self._runner = runner
        self._shell = shell
        self._show_written = show_written
        self.year = clock.today().year

    @property
    def _window(self) -> QWidget:
        return self._place.window()
