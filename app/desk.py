"""Joins the window and the open data: status bar, undo, search, backups and the first start."""

import platform
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app import clock
from app.anchor import read_anchor
from app.database import Database
from app.errors import StorageError, UserError
from app.machine import machine_fingerprint
from app.paths import Paths
from app.replay import Upcast
from app.services.centre import desk_facts
from app.services.centre.installation import take_new_database_id
from app.services.certificates.certificate_deadlines import due
from app.services.progress import Cancelled
from app.services.today.search import find_anything
from app.services.upkeep import history, undoing
from app.services.upkeep.backups import back_up, newest_backup
from app.services.upkeep.check import check_all
from app.services.upkeep.derived import DERIVATIONS
from app.services.upkeep.kept_copies import copy_kept
from app.services.upkeep.renewals import due_renewals
from app.settings import Settings
from app.ui import confirm
from app.ui.command_palette import Hit
from app.ui.failures import Dialogs
from app.ui.first_start import FirstStart
from app.ui.first_start.province import ProvinceStart
from app.ui.frame.status_bar import StatusFacts
from app.ui.main_window import MainWindow
from app.ui.runner import Runner
from app.ui.screens.commands import add_commands

# After a commit the frame waits a moment before it counts again, so that typing stays quick.
_SETTLE_MS = 400
# Lines of the journal that are taken back within a blink.
_AT_ONCE = 500


class Desk(QObject):
    """The open data folder behind the window, from the first page to the backup at the end.

    `practice_asked` comes from the first start, from who wants to try before it is earnest, and
    `restore_asked` from there or the settings, with the backup that shall take the data's place;
    `upcasts` gives what the migrations ship for old journal lines, when a check needs it.
    """

    practice_asked = Signal()
    restore_asked = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        dialogs: Dialogs,
        paths: Paths,
        settings: Settings,
        *,
        upcasts: Callable[[], Mapping[int, Upcast]],
    ) -> None:
        super().__init__()
        self.window = window
        self.paths = paths
        self.settings = settings
        self._dialogs = dialogs
        self._upcasts = upcasts
        self._stopped_cleanly = paths.clean_stop.exists() or not paths.anchor.exists()
        self.database = Database(paths, user="", device=platform.node(), derivations=DERIVATIONS)
        self.runner = Runner(self.database, dialogs)
        window.restore_asked.connect(self.restore_asked)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._show_facts)

    def open(self, *, province: bool) -> None:
        """Show the first page, or the set-up pages when this folder is nobody's yet.

        UserError where the folder is the other side's: `province` says which one was started.
        """
        self.paths.clean_stop.unlink(missing_ok=True)
        self.database.arm()
        for renewal in self.runner.ask(due_renewals):
            self.runner.do(renewal.label, renewal.make)
        self._watch_for_second_start()
        if not self.runner.ask(desk_facts.needs_set_up):
            self.runner.ask(desk_facts.require_side, province=province)
            self._ask_if_copied()
            self._work()
        elif province:
            self._set_up_province()
        else:
            self._set_up()

    def close(self) -> None:
        """End what runs, close the file, and back it up: silently, and never in the way."""
        # A commit still on its way to the frame must not ask a file that is closed.
        self._settle.blockSignals(True)
        self.runner.close()
        head = self.database.head()
        self.database.close()
        with suppress(OSError):  # the next start looks into a stop that nothing speaks of
            self.paths.clean_stop.touch()
        newest = newest_backup(self.paths.backups)
        if head.seq and (newest is None or newest.seq != head.seq):
            self._back_up(head.seq)

    def _back_up(self, seq: int) -> None:
        # The status bar says how old the newest copy is; leaving is never blocked.
        with suppress(StorageError):
            back_up(self.paths.database, self.paths.backups, seq=seq)
        second = self.settings.backup_folder
        if second and Path(second).is_dir():
            with suppress(StorageError):
                back_up(self.paths.database, Path(second), seq=seq)
                copy_kept(self.paths, Path(second))

    def _ask_if_copied(self) -> None:
        """Ask once when the folder is opened on another machine: moved there, or copied?"""
        mark, kept = machine_fingerprint(self.paths.folder), self.paths.fingerprint
        known = kept.read_text(encoding="utf-8") if kept.exists() else mark
        if known != mark and confirm.ask(
            self.window,
            "Dữ liệu này đang mở trên một máy khác",
            "Nếu máy cũ vẫn dùng dữ liệu của nó, đây là bản chép thêm: gói gửi tỉnh từ hai máy "
            "phải mang mã khác nhau. Nếu đã chuyển hẳn sang máy này, bấm Không.",
            verb="Là bản chép thêm",
        ):
            self.runner.do("Bản chép thêm: nhận mã dữ liệu mới", take_new_database_id)
        kept.write_text(mark, encoding="utf-8")

    def _set_up(self) -> None:
        pages = FirstStart(self.runner, self.window)
        pages.finished.connect(self._begin_work)
        pages.practice_asked.connect(self.practice_asked)
        pages.restore_asked.connect(self.restore_asked)
        pages.show()

    def _set_up_province(self) -> None:
        page = ProvinceStart(self.runner, self.window)
        page.finished.connect(self._work)
        page.show()

    def _begin_work(self, backup_folder: str) -> None:
        self.settings.backup_folder = backup_folder
        self._work()

    def _work(self) -> None:
        window = self.window
        window.undo_asked.connect(self._undo)
        window.redo_asked.connect(self._redo)
        window.help_asked.connect(partial(window.go, "help"))
        window.palette_box.add_provider(self._find)
        add_commands(window)
        self.runner.data_changed.connect(self._settle.start)
        self.runner.job_started.connect(lambda job: job.ended.connect(self._settle.start))
        self._show_facts()
        window.connect_runner(self.runner)
        if not self._stopped_cleanly:
            self._check_after_crash()

    def _show_facts(self) -> None:
        facts = self.runner.ask(desk_facts.desk_facts)
        self.database.user = facts.user
        self.window.top_bar.brand.show_centre(facts.centre_name)
        self.window.set_count("certificates", len(self.runner.ask(due, on=clock.today())))
        self._show_undo()
        backup, late = self._backup_words()
        self.window.show_status(
            StatusFacts(
                backup=backup,
                backup_late=late,
                unsent=facts.unsent,
                user=facts.user,
                practice=facts.is_practice,
            )
        )

    def _show_undo(self) -> None:
        row = self.runner.ask(history.next_to_undo)
        if row is None:
            self.window.show_undo("")
        else:
            self.window.show_undo(row.label, self.runner.ask(undoing.why_never, seq=row.seq))

    def _backup_words(self) -> tuple[str, bool]:
        newest = newest_backup(self.paths.backups)
        if newest is None:
            return "Chưa có bản sao lưu", True
        return f"Sao lưu đã kiểm tra: {newest.when}", newest.is_late

    def _undo(self) -> None:
        row = self.runner.ask(history.next_to_undo)
        if row is None:
            self.window.toast("Không còn việc nào để hoàn tác.", undo=False)
            return
        self._take_back(row, f"Hoàn tác: {row.label}", f"Đã hoàn tác: {row.label}")

    def _redo(self) -> None:
        row = self.runner.ask(history.next_to_redo)
        if row is None:
            self.window.toast("Không còn việc nào để làm lại.", undo=False)
            return
        self._take_back(row, f"Làm lại: {row.label}", f"Đã làm lại: {row.label}")

    def _take_back(self, row: history.ActionRow, label: str, done: str) -> None:
        """Take an action back: a short one at once, one of a long list beside the window."""
        if row.line_count <= _AT_ONCE:
            if self.runner.do(label, undoing.undo, seq=row.seq):
                self.window.toast(done, undo=False)
            return
        job = self.runner.start(label, undoing.undo, seq=row.seq)
        self.window.show_work(job)
        job.succeeded.connect(lambda _label: self.window.toast(done, undo=False))
        job.failed.connect(self._tell_stopped)

    def _tell_stopped(self, error: object) -> None:
        if isinstance(error, Cancelled):
            self.window.toast("Đã dừng, dữ liệu giữ nguyên như trước.", undo=False)

    def _find(self, typed: str) -> Sequence[Hit]:
        return [
            Hit(
                found.title,
                partial(self.window.go, found.page, found.argument),
                found.sub,
                found.icon,
            )
            for found in self.runner.ask(find_anything, typed=typed, limit=8)
        ]

    def _check_after_crash(self) -> None:
        job = self.runner.start_reading(
            "Kiểm tra dữ liệu sau lần tắt đột ngột",
            lambda session, _progress: check_all(
                session,
                anchor=read_anchor(self.paths.anchor),
                version=self.database.schema_version,
                upcasts=self._upcasts(),
            ),
        )
        job.succeeded.connect(self._tell_findings)

    def _tell_findings(self, findings: object) -> None:
        if not isinstance(findings, list) or not findings:
            return
        first = findings[0]
        self._dialogs.refused(
            "Kiểm tra dữ liệu",
            UserError(
                f"Lần trước chương trình tắt đột ngột; kiểm tra thấy {len(findings)} chỗ sai. "
                f"Chỗ đầu tiên: {first.message}",
                remedy="Ngừng nhập, mở bản sao lưu đã kiểm tra gần nhất, giữ nguyên tệp hiện tại.",
                code=first.code,
            ),
        )

    def _watch_for_second_start(self) -> None:
        """A second start leaves a note in the folder: come to the front."""
        self._watcher = QFileSystemWatcher([str(self.paths.folder)], self)
        self._watcher.directoryChanged.connect(self._come_forward)

    def _come_forward(self) -> None:
        if self.paths.show_request.exists():
            self.paths.show_request.unlink(missing_ok=True)
            self.window.raise_()
            self.window.activateWindow()
