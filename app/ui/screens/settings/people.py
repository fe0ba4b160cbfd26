"""Cài đặt, Người ký: who signs papers on which days, and who works with the program."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from app import clock
from app.services.centre import users
from app.services.centre.users import UserRow
from app.services.outgoing import signers
from app.services.outgoing.signers import SignerRow
from app.services.validity import holds_on
from app.text.dates import format_date
from app.ui import kit
from app.ui.screens.settings.people_forms import EndSignerDialog, SignerDialog, UserDialog
from app.ui.screens.settings.section import SettingsSection, fill, heading


class PeopleSection(SettingsSection):
    """A table of signers over one of those who work here."""

    key: ClassVar[str] = "signers"
    title: ClassVar[str] = "Người ký, người làm"
    icon: ClassVar[str] = "users"
    sentence: ClassVar[str] = (
        "Người ký được đề xuất theo ngày của văn bản. Văn bản đã ký giữ nguyên tên người ký."
    )
    watches: ClassVar[frozenset[str]] = frozenset({"signers", "users"})

    def build(self) -> None:
        """Make both tables."""
        self.add = self.writes(kit.Button("Thêm người ký…", icon="user-plus", small=True))
        self.add.clicked.connect(self._add)
        self.end = self.writes(kit.Button("Thôi ký…", small=True))
        self.end.clicked.connect(self._end)
        signing = QVBoxLayout()
        signing.setSpacing(kit.Space.SMALL)
        signing.addLayout(heading("Người ký văn bản", self.add, self.end))
        self.signers: kit.Table[SignerRow] = kit.Table(_signer_columns(), count=_counted)
        self.signers.current_changed.connect(lambda _row: self._show_reasons())
        signing.addWidget(fill(self.signers), 1)
        self.column.addLayout(signing, 3)
        self.column.addLayout(self._users_part(), 2)

    def refresh(self) -> None:
        """Read both lists."""
        signing = self.runner.ask(signers.list_signers)
        self.signers.show_rows(signing)
        self.users.show_rows(self.runner.ask(users.list_users))
        if self.signers.current() is None and signing:
            self.signers.select(signing[0].id)
        self._show_reasons()

    def focus_first(self) -> None:
        """Begin with the signers."""
        self.signers.focus()

    def _users_part(self) -> QVBoxLayout:
        add = self.writes(kit.Button("Thêm người làm…", icon="user-plus", small=True))
        add.clicked.connect(lambda: UserDialog(self.window(), self.runner, self.shell).start())
        self.retire = self.writes(kit.Button("Thôi làm", small=True))
        self.retire.clicked.connect(self._retire)
        part = QVBoxLayout()
        part.setSpacing(kit.Space.SMALL)
        part.addLayout(heading("Người làm trên máy này", add, self.retire))
        self.users: kit.Table[UserRow] = kit.Table(
            [
                kit.Column("Họ và tên", lambda row: row.full_name, kit.Kind.NAME, stretch=1),
                kit.Column("Việc", lambda row: row.role.label, width=200),
            ],
            count=lambda _rows: "Tên người làm được ghi vào nhật ký cạnh mỗi việc",
        )
        self.users.current_changed.connect(lambda _row: self._show_reasons())
        part.addWidget(fill(self.users), 1)
        return part

    def _show_reasons(self) -> None:
        row = self.signers.current()
        reason = "Chọn một người ký trong danh sách." if row is None else ""
        if row is not None and row.valid_to is not None:
            reason = f"{row.full_name} thôi ký từ sau ngày {format_date(row.valid_to)}."
        self.end.set_reason(reason)
        chosen = self.users.current() is not None
        self.retire.set_reason("" if chosen else "Chọn một người trong danh sách.")

    def _add(self) -> None:
        SignerDialog(self.window(), self.runner, self.shell).start()

    def _end(self) -> None:
        row = self.signers.current()
        if row is not None:
            EndSignerDialog(self.window(), self.runner, self.shell, row).start()

    def _retire(self) -> None:
        row = self.users.current()
        if row is None:
            return
        if self.runner.do(f"{row.full_name} thôi làm", users.retire_user, user_id=row.id):
            self.shell.toast(f"Đã đưa {row.full_name} khỏi danh sách người làm.")


def _signer_columns() -> list[kit.Column[SignerRow]]:
    return [
        kit.Column("Họ và tên", lambda row: row.full_name, kit.Kind.NAME, stretch=1),
        kit.Column("Chức vụ", lambda row: row.post, width=140),
        kit.Column("Ký với tư cách", lambda row: " – ".join(row.capacity_lines), width=220),
        kit.Column("Từ ngày", lambda row: format_date(row.valid_from), kit.Kind.DATE, 96),
        kit.Column("Đến ngày", lambda row: _day(row.valid_to), kit.Kind.DATE, 96),
        kit.Column("", lambda row: _badge(row).text, kit.Kind.BADGE, 110, badge=_badge, key="now"),
    ]


def _counted(rows: Sequence[SignerRow]) -> str:
    today = clock.today()
    return f"{sum(holds_on(row, today) for row in rows)} người đang ký"


def _badge(row: SignerRow) -> kit.Badge:
    today = clock.today()
    if holds_on(row, today):
        return kit.Badge("Đang ký", kit.Tone.OK, "circle-check")
    if row.valid_from > today:
        return kit.Badge("Chưa đến ngày", kit.Tone.NEUTRAL, "clock")
    return kit.Badge("Đã thôi", kit.Tone.NEUTRAL, "circle-dashed")


def _day(day: date | None) -> str:
    return format_date(day) if day else ""
