"""Opens the data folder behind the painted window: lock, log, upgrade, desk; or says why not."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from app import crash, logs, system
from app.datafile import is_up_to_date
from app.desk import Desk
from app.errors import DataFolderInUseError, UserError
from app.paths import Paths, newest_migration
from app.replay import Upcast
from app.settings import Settings
from app.storage_trouble import storage_trouble_explained
from app.ui import drafts, failures
from app.ui.main_window import MainWindow


class Opening(QObject):
    """The way from the painted window to the open data, and back when the program ends.

    `unexpected` carries an exception that nobody caught, from any thread, to the crash dialog.
    """

    unexpected = Signal(object)

    def __init__(self, window: MainWindow, paths: Paths, settings: Settings) -> None:
        super().__init__()
        self.window = window
        self.paths = paths
        self.settings = settings
        self.dialogs = failures.Dialogs(lambda: window, self._report)
        self._lock = system.FolderLock(paths.lock)
        self._close_data = _nothing
        self._province = False
        self.unexpected.connect(self.dialogs.tell)

    def open(self, *, practice: bool, province: bool) -> None:
        """Open the data; in practice mode it is made first where there is none."""
        self._province = province
        if practice and not self.paths.database.exists():
            self._make_practice()
        else:
            self._open_data()

    def close(self) -> None:
        """Close the data, back it up, let the folder go."""
        self._close_data()
        self._lock.release()

    def _make_practice(self) -> None:
        """Let another process run the practice classes, then open what it made."""
        self.window.show_waiting("Đang lập dữ liệu thực hành: các lớp mẫu, chừng nửa phút…")
        program, *arguments = system.own_command()
        self._making = QProcess(self)
        self._making.finished.connect(self._open_data)
        self._making.start(program, [*arguments, "practice", "--data", str(self.paths.folder)])

    def _open_data(self) -> None:
        """Take the folder's lock, bring the file up to date, open it and give it to the window."""
        try:
            self._lock.acquire()
            self._open_locked()
        except DataFolderInUseError as refusal:
            with suppress(OSError):  # the sentence comes all the same
                self.paths.show_request.touch()
            self._refuse_start(refusal)
        except UserError as refusal:
            self._lock.release()
            self._refuse_start(refusal)

    def _open_locked(self) -> None:
        with storage_trouble_explained():
            logs.start_log(self.paths.logs)
        crash.install(self.unexpected.emit)
        if not is_up_to_date(self.paths.database, newest_migration()):
            # Alembic is slow to load, and needed once a version.
            from app.upgrade import bring_up_to_date

            bring_up_to_date(self.paths)
        desk = Desk(self.window, self.dialogs, self.paths, self.settings, upcasts=_shipped_upcasts)
        desk.practice_asked.connect(self._start_practice)
        desk.restore_asked.connect(self.restore)
        self._close_data = desk.close
        desk.open(province=self._province)
        drafts.begin(self.window, self.paths.drafts)

    def restore(self, backup: Path) -> None:
        """Let a backup take the place of the data, if the user agrees, and start anew on it."""
        # Alembic comes with it, and is slow to load.
        from app import reopening
        from app.cli.restoring import put_back

        try:
            agreed = reopening.is_agreed(self.window, self.paths, backup)
        except UserError as refusal:
            self.dialogs.refused("Mở lại từ bản sao lưu", refusal)
            return
        if not agreed:
            return
        self._close_data()
        self._close_data = _nothing
        try:
            put_back(self.paths, backup)
        except UserError as refusal:
            self._refuse_start(refusal)
            return
        self._lock.release()
        self._start_again(["--province"] if self._province else [])

    def _start_practice(self) -> None:
        """Start the program again on a folder of its own beside the real data, and leave."""
        self._start_again(["--practice"], self.paths.folder / "thuc-hanh")

    def _start_again(self, options: list[str], folder: Path | None = None) -> None:
        program, *arguments = system.own_command()
        arguments += ["--data", str(folder or self.paths.folder), *options]
        if QProcess.startDetached(program, arguments):
            self.window.close()

    def _refuse_start(self, refusal: UserError) -> None:
        dialog = failures.RefusalDialog(self.window, "Mở dữ liệu", refusal)
        dialog.finished.connect(self.window.close)
        dialog.open()

    def _report(self, doing: str, error: BaseException) -> str:
        text = crash.report_text(error, doing)
        crash.keep_report(text, self.paths.logs)
        return text


def _shipped_upcasts() -> Mapping[int, Upcast]:
    """Return what the migrations ship to read old journal lines; Alembic loads at this call."""
    from app.upgrade import upcasts

    return upcasts()


def _nothing() -> None:
    """Close what was never opened."""
