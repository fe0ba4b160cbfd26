"""What the user prefers on this computer: written at once, and put on the window at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.ui import theme

SMALLEST, LARGEST, STEP = 90, 150, 10
_LOOK = frozenset({"theme", "font_scale", "rows"})
# A column is dragged in many small steps; its width is written when it has come to rest.
_WIDTHS_REST_MS = 600


class ColumnWidths:
    """What tables remember of their columns (`TableView.remember_widths`)."""

    def __init__(self, kept: dict[str, dict[str, int]], rest: QTimer) -> None:
        self._kept = kept
        self._rest = rest

    def load(self, table: str) -> Mapping[str, int]:
        """Return the widths that the user gave a table's columns, by name."""
        look = theme.current()
        return {name: look.px(wide) for name, wide in self._kept.get(table, {}).items()}

    def save(self, table: str, widths: Mapping[str, int]) -> None:
        """Keep the widths of a table's columns, as they would be at the usual size of words."""
        scale = theme.current().scale
        self._kept[table] = {name: round(wide / scale) for name, wide in widths.items()}
        self._rest.start()

    def forget(self) -> None:
        """Go back to the usual widths, from the next start of each table on."""
        self._kept.clear()
        self._rest.start()


class Preferences(QObject):
    """The preferences behind the window; without a `path` nothing is written, as in tests.

    `changed` comes after every change; `scale_changed` when words got another size, so that what
    was laid out for the old size can be made anew.
    """

    changed = Signal()
    scale_changed = Signal()

    def __init__(self, settings: Settings | None = None, path: Path | None = None) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self._path = path
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_WIDTHS_REST_MS)
        self._rest.timeout.connect(self.save)
        self.widths = ColumnWidths(self.settings.column_widths, self._rest)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    def set(self, **values: Any) -> None:  # noqa: ANN401 - each has the type of its field
        """Take new values of `Settings` by name, write them, and dress the window."""
        before = {name: getattr(self.settings, name) for name in values}
        scale = self.settings.font_scale
        if before == values:
            return
        for name, value in values.items():
            setattr(self.settings, name, value)
        self.save()
        if _LOOK & values.keys():
            self.apply()
        self.changed.emit()
        if self.settings.font_scale != scale:
            self.scale_changed.emit()

    def save(self) -> None:
        """Write the preferences in one step."""
        self._rest.stop()
        if self._path is not None:
            self.settings.save(self._path)

    def apply(self) -> None:
        """Dress the application as the preferences say."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply_setting(
                app,
                self.settings.theme,
                scale=self.settings.font_scale / 100,
                rows=self.settings.rows,
            )

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self.settings.theme == "system":
            self.apply()
