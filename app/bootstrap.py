"""Builds the running program: the frame first, the data right after it is painted."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.paths import Paths, default_data_folder
from app.settings import Settings
from app.system import has_screen
from app.ui.collecting import Collector
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.screens import CENTRE_PAGES, PROVINCE_PAGES
from app.ui.translator import install_texts

if TYPE_CHECKING:
    from app.opening import Opening

NO_SCREEN = (
    "Máy này không có màn hình để mở cửa sổ; để xem chương trình làm việc, chạy:\n"
    "    python3 dev.py run demo THƯ_MỤC\n"
)


def run_window(folder: Path | None, *, practice: bool, province: bool = False) -> int:
    """Show the window on a data folder and return the exit code when it is closed."""
    if not has_screen():
        sys.stderr.write(NO_SCREEN)
        return 2
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Giáo vụ")
    install_texts(app)
    place = folder or default_data_folder() / ("tinh" if province else "")
    program = Program(Paths.under(place), practice=practice, province=province)
    program.show()
    code = app.exec()
    program.close()
    return code


class Program(QObject):
    """The window and, once it is painted, the open data folder behind it.

    What this module imports at its top is loaded before the first paint, while the user waits;
    tests/test_start.py holds the list.
    """

    def __init__(self, paths: Paths, *, practice: bool = False, province: bool = False) -> None:
        super().__init__()
        self._collector = Collector(self)
        self.paths = paths
        self.practice = practice
        self.province = province
        self.settings = Settings.load(paths.settings)
        self.preferences = Preferences(self.settings, paths.settings)
        self.preferences.apply()
        self.window = MainWindow(PROVINCE_PAGES if province else CENTRE_PAGES, self.preferences)
        self._opening: Opening | None = None

    def show(self) -> None:
        """Show the frame; the data is opened when it has been painted."""
        # Queued: on the turn of the event loop after the paint.
        self.window.first_painted.connect(self._painted, Qt.ConnectionType.QueuedConnection)
        self.window.resize(1366, 689)
        if self.settings.window_geometry:
            self.window.restoreGeometry(bytes.fromhex(self.settings.window_geometry))
            self.window.show()
        else:
            self.window.showMaximized()

    def close(self) -> None:
        """Keep how the window looked, close the data, back it up, let the folder go."""
        self.settings.window_geometry = self.window.saveGeometry().toHex().toStdString()
        self.preferences.save()
        if self._opening is not None:
            self._opening.close()

    def _painted(self) -> None:
        record = os.environ.get("GIAOVU_FIRST_PAINT")
        if record:
            # For `giaovu bench start` and the test of what is loaded by now.
            Path(record).write_text(json.dumps(sorted(sys.modules)), encoding="utf-8")
            QApplication.quit()
            return
        # The first paint is over: from here on the data and everything it needs may load.
        from app.opening import Opening

        self._opening = Opening(self.window, self.paths, self.settings)
        self._opening.open(practice=self.practice, province=self.province)
