"""Cài đặt, Ngày nghỉ: the public holidays, and the days that the centre closes or works itself."""

from datetime import date
from operator import attrgetter
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import clock
from app.services.timetable import days_off
from app.services.timetable.days_off import DayKind, DayOff
from app.text.dates import format_date, weekday_name
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner
from app.ui.screens.settings.section import SettingsSection, fill, heading

_KINDS = (kit.Option(DayKind.OFF, "Nghỉ, không xếp lịch"), kit.Option(DayKind.WORK, "Vẫn học"))


class DayDialog(FormDialog):
    """Asks for an own day, why, and whether the centre closes or works."""

    def __init__(
        self, window: QWidget, runner: Runner, shell: kit.Shell, begun: DayOff | None = None
    ) -> None:
        note = "Nghỉ bù, nghỉ hoán đổi theo thông báo từng năm, ngày riêng của địa phương."
        super().__init__(window, "Ngày riêng của trung tâm", "Cất", note=note, width=520)
        self._runner, self._shell = runner, shell
        self.form.add(
            kit.DateField("day", "Ngày", required="Cần ghi ngày."),
            kit.ChoiceField("kind", "Trung tâm", _KINDS, required="Chọn nghỉ hay học."),
        )
        self.form.add(kit.TextField("name", "Lý do", required="Cần ghi lý do."))
        worked = begun is not None and not begun.is_own
        self.form.read(
            {
                "day": begun.day if begun else clock.today(),
                "kind": DayKind.WORK if worked else DayKind.OFF,
                "name": begun.name if begun and begun.is_own else "",
            }
        )

    def submit(self) -> None:
        """Write it."""
        values = self.form.values()
        day = self.form.fields["day"].value()
        named = format_date(day) if isinstance(day, date) else ""
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(f"Ghi ngày riêng {named}", days_off.set_own_day, **values),
        )
        if done is not None:
            self.accept()
            self._shell.toast(f"Đã ghi ngày {named} vào lịch của trung tâm.")


class DaysOffSection(SettingsSection):
    """One table of a year's days; own days are added to it and taken back."""

    key: ClassVar[str] = "days-off"
    title: ClassVar[str] = "Ngày nghỉ"
    icon: ClassVar[str] = "calendar-days"
    sentence: ClassVar[str] = (
        "Lập lịch học và đề xuất ngày bế giảng đều tránh những ngày này. Nghỉ bù, hoán đổi theo"
        " thông báo từng năm thì trung tâm tự ghi."
    )
    watches: ClassVar[frozenset[str]] = frozenset({"settings"})

    def build(self) -> None:
        """Make the table."""
        self.add = self.writes(kit.Button("Thêm ngày…", icon="plus", small=True))
        self.add.clicked.connect(lambda: self._ask(None))
        self.change = self.writes(kit.Button("Trung tâm vẫn học…", small=True))
        self.change.clicked.connect(lambda: self._ask(self.table.current()))
        self.drop = self.writes(kit.Button("Bỏ ngày riêng", small=True))
        self.drop.clicked.connect(self._drop)
        part = QVBoxLayout()
        part.setSpacing(kit.Space.SMALL)
        self.heading = kit.Label("", "section")
        part.addLayout(heading(self.heading, self.add, self.change, self.drop))
        self.table: kit.Table[DayOff] = kit.Table(
            _columns(), identity=attrgetter("day"), count=_count
        )
        self.table.current_changed.connect(lambda _row: self._show_reasons())
        part.addWidget(fill(self.table), 1)
        self.column.addLayout(part, 1)

    def refresh(self) -> None:
        """Read this year and the next."""
        year = clock.today().year
        self.heading.setText(f"Năm {year} và {year + 1}")
        first, last = date(year, 1, 1), date(year + 1, 12, 31)
        self.table.show_rows(self.runner.ask(days_off.days_off, first=first, last=last))
        self._show_reasons()

    def focus_first(self) -> None:
        """Begin in the table."""
        self.table.focus()

    def _show_reasons(self) -> None:
        row = self.table.current()
        none = "Chọn một ngày trong danh sách." if row is None else ""
        self.change.set_reason(none or ("Ngày này đã là ngày riêng." if row and row.is_own else ""))
        shipped = "Đây là ngày nghỉ lễ; dùng “Trung tâm vẫn học…” nếu lớp vẫn học."
        self.drop.set_reason(none or ("" if row and row.is_own else shipped))

    def _ask(self, begun: DayOff | None) -> None:
        DayDialog(self.window(), self.runner, self.shell, begun).start()

    def _drop(self) -> None:
        row = self.table.current()
        if row is None:
            return
        label = f"Bỏ ngày riêng {format_date(row.day)}"
        if self.runner.do(label, days_off.drop_own_day, day=row.day):
            self.shell.toast(f"Đã bỏ ngày riêng {format_date(row.day)}.")


def _columns() -> list[kit.Column[DayOff]]:
    return [
        kit.Column(
            "Ngày",
            lambda r: format_date(r.day),
            kit.Kind.DATE,
            104,
            sort=lambda r: r.day.isoformat(),
        ),
        kit.Column("Thứ", lambda r: weekday_name(r.day), width=92),
        kit.Column("Là ngày", lambda r: r.name, stretch=1, tooltip=lambda r: r.name),
        kit.Column("Theo", lambda r: r.authority, width=236, quiet=True),
        kit.Column("", lambda r: _badge(r).text, kit.Kind.BADGE, 150, badge=_badge, key="state"),
    ]


def _badge(row: DayOff) -> kit.Badge:
    if not row.is_off:
        return kit.Badge("Vẫn học", kit.Tone.ACCENT, "book-open")
    if not row.is_confirmed:
        return kit.Badge("Xem thông báo", kit.Tone.WARN, "circle-alert")
    return kit.Badge("Nghỉ", kit.Tone.NEUTRAL, "circle-check")


def _count(rows: object) -> str:
    found = rows if isinstance(rows, list | tuple) else ()
    own = sum(row.is_own for row in found)
    return f"{sum(row.is_off for row in found)} ngày nghỉ · {own} ngày riêng"
