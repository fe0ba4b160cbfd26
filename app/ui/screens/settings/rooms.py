"""Cài đặt, Địa điểm: how many seats each room has, which timetables and plans are held against."""

from operator import attrgetter
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.timetable import rooms
from app.services.timetable.rooms import MOST_SEATS, RoomRow
from app.text.numbers import format_int
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner
from app.ui.screens.settings.section import SettingsSection, fill, heading


class SeatsDialog(FormDialog):
    """Asks for a room and its seats."""

    def __init__(
        self, window: QWidget, runner: Runner, shell: kit.Shell, begun: RoomRow | None = None
    ) -> None:
        note = "Tên như ghi trong lịch học; viết hoa, bỏ dấu khác nhau vẫn là một nơi."
        super().__init__(window, "Số chỗ của địa điểm", "Cất", note=note, width=520)
        self._runner, self._shell = runner, shell
        self.form.add(
            kit.TextField("name", "Địa điểm", width=320, required="Cần ghi tên."),
            kit.NumberField("seats", "Số chỗ", least=1, most=MOST_SEATS, required="Cần số chỗ."),
        )
        self.form.read(begun or {})

    def start(self) -> None:
        """Begin with the seats where the room is known."""
        super().start()
        if not self.form.fields["name"].is_empty():
            self.form.fields["seats"].focus()

    def submit(self) -> None:
        """Write them down."""
        values = self.form.values()
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(f"Ghi số chỗ của {values['name']}", rooms.keep_seats, **values),
        )
        if done is not None:
            self.accept()
            self._shell.toast(f"Đã ghi số chỗ của {values['name']}")


class RoomsSection(SettingsSection):
    """One table of the rooms that timetables name."""

    key: ClassVar[str] = "rooms"
    title: ClassVar[str] = "Địa điểm"
    icon: ClassVar[str] = "map-pin"
    sentence: ClassVar[str] = (
        "Biết số chỗ thì lịch học và kế hoạch nhắc khi lớp đông hơn. Địa điểm đã ghi trong lịch"
        " và thông tin lớp có sẵn trong bảng."
    )
    watches: ClassVar[frozenset[str]] = frozenset(
        {"settings", "class_sessions", "training_classes"}
    )

    def build(self) -> None:
        """Make the table."""
        self.change = self.writes(kit.Button("Ghi số chỗ…", icon="pencil", small=True))
        self.change.clicked.connect(lambda: self._ask(self.table.current()))
        self.add = self.writes(kit.Button("Thêm địa điểm…", icon="plus", small=True))
        self.add.clicked.connect(lambda: self._ask(None))
        self.drop = self.writes(kit.Button("Bỏ số chỗ", small=True))
        self.drop.clicked.connect(self._drop)
        part = QVBoxLayout()
        part.setSpacing(kit.Space.SMALL)
        part.addLayout(heading("Phòng học, hội trường", self.change, self.add, self.drop))
        self.table: kit.Table[RoomRow] = kit.Table(
            _columns(), identity=attrgetter("name"), count=_count, hint="Enter ghi số chỗ"
        )
        self.table.when_empty(
            kit.EmptyState("Chưa có địa điểm nào. Thêm ở đây, hoặc ghi trong lịch học của lớp.")
        )
        self.table.current_changed.connect(lambda _row: self._show_reasons())
        self.table.opened.connect(self._ask)
        self.table.edited.connect(self._ask)
        part.addWidget(fill(self.table), 1)
        self.column.addLayout(part, 1)

    def refresh(self) -> None:
        """Read the rooms."""
        found = self.runner.ask(rooms.list_rooms)
        self.table.show_rows(found)
        if found and self.table.current() is None:
            self.table.select(found[0].name)
        self._show_reasons()

    def focus_first(self) -> None:
        """Begin in the table."""
        self.table.focus()

    def _show_reasons(self) -> None:
        row = self.table.current()
        none = "Chọn một địa điểm trong bảng." if row is None else ""
        self.change.set_reason(none)
        unknown = "Địa điểm này chưa ghi số chỗ." if row and row.seats is None else ""
        self.drop.set_reason(none or unknown)

    def _ask(self, begun: RoomRow | None) -> None:
        SeatsDialog(self.window(), self.runner, self.shell, begun).start()

    def _drop(self) -> None:
        row = self.table.current()
        if row is not None:
            label = f"Bỏ số chỗ của {row.name}"
            if self.runner.do(label, rooms.drop_seats, name=row.name):
                self.shell.toast(f"Đã bỏ số chỗ của {row.name}")


def _columns() -> list[kit.Column[RoomRow]]:
    return [
        kit.Column("Địa điểm", lambda r: r.name, stretch=1, tooltip=lambda r: r.name),
        kit.Column("Số chỗ", _seats, kit.Kind.NUMBER, 110, sort=lambda r: r.seats or 0),
        kit.Column(
            "Buổi học",
            lambda r: format_int(r.half_days),
            kit.Kind.NUMBER,
            110,
            sort=lambda r: r.half_days,
        ),
    ]


def _seats(row: RoomRow) -> str:
    return "chưa ghi" if row.seats is None else format_int(row.seats)


def _count(rows: object) -> str:
    found = rows if isinstance(rows, list | tuple) else ()
    known = sum(row.seats is not None for row in found)
    return f"{len(found)} địa điểm · {known} đã ghi số chỗ"
