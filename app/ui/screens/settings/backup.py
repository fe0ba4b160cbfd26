"""Cài đặt, Sao lưu: the newest verified copies, a second folder, and a copy now."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.upkeep.backups import BackupRow, back_up_now, list_backups
from app.text.moments import format_moment
from app.ui import confirm, kit
from app.ui.screens.settings.section import SettingsSection, fill, in_a_row, open_folder

_MOST = 40
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class CopyRow:
    """A copy in one of the two folders; `size` in bytes."""

    backup: BackupRow
    where: str
    size: int

    @property
    def id(self) -> Path:
        """The file."""
        return self.backup.path


class BackupSection(SettingsSection):
    """Where copies go at the top, then the copies, newest first."""

    key: ClassVar[str] = "backup"
    title: ClassVar[str] = "Sao lưu"
    icon: ClassVar[str] = "shield-check"
    help: ClassVar[str] = "backup"
    sentence: ClassVar[str] = (
        "Mỗi lần đóng chương trình, dữ liệu được sao lưu; bản sao được mở ra so lại rồi mới tính. "
        "Bản thứ hai nên ở ổ khác, phòng khi máy hỏng."
    )

    def build(self) -> None:
        """Make card and table."""
        self._preferences = self.shell.preferences
        self.now = kit.Button("Sao lưu ngay", "primary", icon="shield-check")
        self.now.clicked.connect(self._back_up)
        self.choose = kit.Button("Chọn thư mục thứ hai…", icon="folder-open")
        self.choose.clicked.connect(self._choose)
        self.drop = kit.Button("Bỏ thư mục thứ hai", "quiet")
        self.drop.clicked.connect(lambda: self._set_folder(""))
        self.open = kit.Button("Mở thư mục sao lưu", "quiet", icon="folder-open")
        self.open.clicked.connect(self._open)
        self.restore = kit.Button("Mở lại từ bản đang chọn…", icon="history")
        self.restore.clicked.connect(lambda: self._restore(self.table.current()))
        self.restore_other = kit.Button("Mở lại từ tệp khác…", "quiet")
        self.restore_other.clicked.connect(self._choose_backup)
        self.facts = kit.Facts(caption_width=124)
        self.line = kit.ProgressLine()
        card = kit.Card("Nơi sao lưu")
        card.head.addWidget(self.now)
        inside = QVBoxLayout()
        inside.setSpacing(kit.Space.MEDIUM)
        inside.addWidget(self.facts)
        inside.addLayout(in_a_row(self.choose, self.open, self.drop))
        inside.addLayout(in_a_row(self.restore, self.restore_other))
        inside.addWidget(self.line)
        card.add_padded(inside)
        self.column.addWidget(card)
        self.table: kit.Table[CopyRow] = kit.Table(
            [
                kit.Column("Lúc", _when, kit.Kind.DATE, 150, sort=lambda row: row.backup.seq),
                kit.Column("Ở", lambda row: row.where, width=120),
                kit.Column("Đến việc số", lambda row: str(row.backup.seq), kit.Kind.NUMBER, 92),
                kit.Column("Cỡ", _size, kit.Kind.NUMBER, 80, sort=lambda row: row.size),
                kit.Column("Tệp", lambda row: row.backup.path.name, stretch=1, quiet=True),
                kit.Column("", _checked, kit.Kind.BADGE, 120, badge=_badge, key="sound"),
            ],
            count=lambda rows: (
                f"{len(rows)} bản sao gần nhất; bản cũ được tỉa dần, không mất tháng nào"
            ),
        )
        self.table.when_empty(kit.EmptyState("Chưa có bản sao lưu nào. Bấm “Sao lưu ngay”."))
        self.table.opened.connect(self._restore)
        self.table.current_changed.connect(lambda _row: self._show_restore())
        self.column.addWidget(fill(self.table), 1)
        self._preferences.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Look into both folders."""
        own, second = self.runner.paths.backups, self._second
        rows = [*_copies(own, "máy này"), *(_copies(second, "thư mục hai") if second else ())]
        rows.sort(key=lambda row: (row.backup.seq, row.backup.made_at), reverse=True)
        self.table.show_rows(rows[:_MOST])
        self.facts.show_facts(
            [
                ("Bản mới nhất", _newest(rows, "máy này")),
                ("Thư mục", str(own)),
                ("Thư mục thứ hai", self._second_words(rows)),
            ]
        )
        self._show_restore()
        self.drop.set_reason("" if second else "Chưa chọn thư mục thứ hai.")

    def focus_first(self) -> None:
        """Begin with the list."""
        self.table.focus()

    @property
    def _second(self) -> Path | None:
        folder = self._preferences.settings.backup_folder
        return Path(folder) if folder else None

    def _second_words(self, rows: list[CopyRow]) -> str:
        second = self._second
        if second is None:
            return "chưa chọn; nên là USB hoặc ổ cứng rời"
        if not second.is_dir():
            return f"{second}: không thấy, ổ chưa cắm?"
        return f"{second}; {_newest(rows, 'thư mục hai')}"

    def _choose(self) -> None:
        folder = confirm.choose_folder(self, "Chọn nơi giữ bản sao lưu thứ hai", self._second)
        if folder is not None:
            self._set_folder(str(folder))

    def _show_restore(self) -> None:
        chosen = self.table.current() is not None
        self.restore.set_reason("" if chosen else "Chọn một bản sao trong bảng trước.")

    def _restore(self, row: CopyRow | None) -> None:
        if row is not None:
            self.shell.restore(row.backup.path)

    def _choose_backup(self) -> None:
        backup = confirm.choose_file(self, "Chọn bản sao lưu", "Bản sao lưu (*.db)", self._second)
        if backup is not None:
            self.shell.restore(backup)

    def _set_folder(self, folder: str) -> None:
        self._preferences.set(backup_folder=folder)
        said = f"Bản sao lưu thứ hai từ nay vào {folder}." if folder else "Đã bỏ thư mục thứ hai."
        self.shell.toast(said, undo=False)

    def _open(self) -> None:
        folder = self.runner.paths.backups
        if not folder.is_dir() or not open_folder(folder):
            self.line.say(f"Chưa mở được {folder}.", kit.Tone.WARN)

    def _back_up(self) -> None:
        paths, second = self.runner.paths, self._second
        job = self.runner.start_reading(
            "Sao lưu",
            back_up_now,
            paths=paths,
            others=(second,) if second else (),
        )
        pressed_by_key = self.now.hasFocus()
        self.now.set_reason("Đang sao lưu.")
        # A greyed button loses the keyboard to its neighbour: from there it comes back.
        lent_to = self.window().focusWidget() if pressed_by_key else None
        self.line.follow(job)
        made: list[tuple[object, ...]] = []
        job.succeeded.connect(made.append)
        job.ended.connect(lambda: self._ended(made, lent_to))

    def _ended(self, made: Sequence[tuple[object, ...]], lent_to: QWidget | None) -> None:
        """Say in the line, which has told how the job ended, what was made if it ended well."""
        for copies in made:
            also = " và ở thư mục thứ hai" if len(copies) > 1 else ""
            self.line.say(f"Đã sao lưu, mở ra so lại: bản ở máy này{also} đều đúng.")
        self.now.set_reason("")
        self.refresh()
        if lent_to is not None and self.window().focusWidget() is lent_to:
            self.now.setFocus()


def _copies(folder: Path, where: str) -> list[CopyRow]:
    found = []
    for row in list_backups(folder)[:_MOST]:
        try:
            found.append(CopyRow(row, where, row.path.stat().st_size))
        except OSError:
            continue  # thinned or pulled out between listing and looking
    return found


def _newest(rows: list[CopyRow], where: str) -> str:
    for row in rows:
        if row.where == where:
            return f"{row.backup.when}, đã kiểm tra"
    return "chưa có bản nào"


def _when(row: CopyRow) -> str:
    return format_moment(row.backup.made_at)


def _size(row: CopyRow) -> str:
    return f"{row.size / _MEGABYTE:.1f} MB".replace(".", ",")


def _checked(_row: CopyRow) -> str:
    return "Đã kiểm tra"


def _badge(row: CopyRow) -> kit.Badge:
    return kit.Badge(_checked(row), kit.Tone.OK, "circle-check")
