"""Builds the running program: the frame first, the data right after it is painted."""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QProcess, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app import crash, logs, system
from app.datafile import is_up_to_date
from app.errors import DataFolderInUseError, UserError
from app.paths import Paths, default_data_folder, newest_migration
from app.settings import Settings
from app.ui import failures
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.screens import CENTRE_PAGES
from app.ui.translator import install_texts

NO_SCREEN = (
    "Máy này không có màn hình để mở cửa sổ; để xem chương trình làm việc, chạy:\n"
    "    python3 dev.py run demo THƯ_MỤC\n"
)


def run_window(folder: Path | None, *, practice: bool) -> int:
    """Show the window on a data folder and return the exit code when it is closed."""
    if not system.has_screen():
        sys.stderr.write(NO_SCREEN)
        return 2
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Giáo vụ")
    install_texts(app)
    program = Program(Paths.under(folder or default_data_folder()), practice=practice)
    program.show()
    code = app.exec()
    program.close()
    return code


class Program(QObject):
    """The window and, once it is painted, the open data folder behind it.

    `unexpected` carries an exception that nobody caught, from any thread, to the crash dialog.
    """

    unexpected = Signal(object)

    def __init__(self, paths: Paths, *, practice: bool = False) -> None:
        super().__init__()
        self.paths = paths
        self.practice = practice
        self.settings = Settings.load(paths.settings)
        self.preferences = Preferences(self.settings, paths.settings)
        self.preferences.apply()
        self.window = MainWindow(CENTRE_PAGES, self.preferences)
        self.dialogs = failures.Dialogs(lambda: self.window, self._report)
        self._lock = system.FolderLock(paths.lock)
        self._close_data = _nothing
        self.unexpected.connect(self.dialogs.tell)

    def show(self) -> None:
        """Show the frame; the data is opened when it has been painted."""
        self.window.installEventFilter(self)
        self.window.resize(1366, 689)
        if self.settings.window_geometry:
            self.window.restoreGeometry(bytes.fromhex(self.settings.window_geometry))
            self.window.show()
        else:
            self.window.showMaximized()

    def close(self) -> None:
        """Keep how the window looked, close the data, back it up, let the folder go."""
        self.settings.window_geometry = self.window.saveGeometry().toHex().toStdString()
        self._close_data()
        self.preferences.save()
        self._lock.release()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the data on the turn of the event loop after the first paint."""
        if event.type() == QEvent.Type.Paint:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        record = os.environ.get("GIAOVU_FIRST_PAINT")
        if record:
            # For `giaovu bench start` and the test of what is loaded by now.
            Path(record).write_text(json.dumps(sorted(sys.modules)), encoding="utf-8")
            QApplication.quit()
            return
        if self.practice and not self.paths.database.exists():
            self._make_practice()
            return
        self.open_data()

    def _start_practice(self) -> None:
        """Start the program again on a folder of its own beside the real data, and leave."""
        folder = self.paths.folder / "thuc-hanh"
        program, *arguments = system.own_command()
        arguments += ["--data", str(folder), "--practice"]
        if QProcess.startDetached(program, arguments):
            self.window.close()

    def _make_practice(self) -> None:
        """Let another process run the practice classes, then open what it made."""
        self.window.show_waiting("Đang lập dữ liệu thực hành: ba lớp mẫu, chừng nửa phút…")
        program, *arguments = system.own_command()
        self._making = QProcess(self)
        self._making.finished.connect(self.open_data)
        self._making.start(program, [*arguments, "practice", "--data", str(self.paths.folder)])

    def open_data(self) -> None:
        """Take the folder's lock, bring the file up to date, open it and give it to the window."""
        try:
            self._lock.acquire()
            self._open_locked()
        except DataFolderInUseError as refusal:
            self.paths.show_request.touch()
            self._refuse_start(refusal)
        except UserError as refusal:
            self._lock.release()
            self._refuse_start(refusal)

    def _open_locked(self) -> None:
        logs.start_log(self.paths.logs)
        crash.install(self.unexpected.emit)
        # The first paint is over: from here on the data and everything it needs may load.
        if not is_up_to_date(self.paths.database, newest_migration()):
            from app.upgrade import bring_up_to_date

            bring_up_to_date(self.paths)
        from app.desk import Desk

        desk = Desk(self.window, self.dialogs, self.paths, self.settings)
        desk.practice_asked.connect(self._start_practice)
        self._close_data = desk.close
        desk.open()

    def _refuse_start(self, refusal: UserError) -> None:
        dialog = failures.RefusalDialog(self.window, "Mở dữ liệu", refusal)
        dialog.finished.connect(self.window.close)
        dialog.open()

    def _report(self, doing: str, error: BaseException) -> str:
        text = crash.report_text(error, doing)
        crash.keep_report(text, self.paths.logs)
        return text


def _nothing() -> None:
    """Close what was never opened."""
