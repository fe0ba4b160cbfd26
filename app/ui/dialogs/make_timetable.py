"""Laying a class's lessons over the days and half-days chosen, counting while one chooses."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import clock
from app.errors import UserError
from app.models.values import Slot
from app.services import class_proposal, timetable
from app.services.class_overview import ClassOverview
from app.services.class_programme import ClassProgramme
from app.services.session_rows import SessionRow
from app.services.timetable_changes import half_days_needed
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner

_WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Chủ nhật")
_WORKING_DAYS = 5
_LONGEST = 366


class Ticks(QWidget):
    """Check boxes on one line; `on` are the keys that are ticked."""

    def __init__(self, caption: str, choices: Sequence[tuple[object, str]], on: object) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(kit.Space.LARGE)
        row.addWidget(kit.Label(caption, "label"))
        self.boxes = {key: kit.CheckBox(text) for key, text in choices}
        for key, box in self.boxes.items():
            box.setChecked(isinstance(on, Sequence) and key in on)
            row.addWidget(box)
        row.addStretch(1)

    @property
    def on(self) -> tuple[object, ...]:
        """Return the keys that are ticked."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())


class MakeTimetableDialog(FormDialog):
    """Lays the lessons that are left over the chosen half-days; counts while one chooses."""

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        overview: ClassOverview,
        programme: ClassProgramme,
        kept: Sequence[SessionRow],
    ) -> None:
        note = "Các bài chưa xếp được đặt lần lượt vào những buổi còn trống."
        super().__init__(window, f"Lập lịch học {overview.code}", "Lập lịch", note=note, width=700)
        self._runner, self._overview = runner, overview
        self._programme, self._kept = programme, kept
        self.made = 0
        self._build()
        self._begin()
        self._count()

    def submit(self) -> None:
        """Make the half-days."""
        before = len(self._kept)
        with self._runner.telling(self._tell):
            done = self.form.run(self._runner, self._make)
        if done:
            self.made = len(done.value) - before
            self.accept()

    def days(self) -> tuple[date, ...]:
        """Return the chosen days."""
        first, last = self._value("first"), self._value("last")
        if not (isinstance(first, date) and isinstance(last, date)) or last < first:
            return ()
        span = min((last - first).days, _LONGEST)
        days = (first + timedelta(days=step) for step in range(span + 1))
        return tuple(day for day in days if day.weekday() in self.weekdays.on)

    def _build(self) -> None:
        self.form.add(
            kit.DateField("first", "Từ ngày", required="Cần ngày đầu."),
            kit.DateField("last", "Đến ngày", required="Cần ngày cuối."),
            kit.NumberField(
                "periods", "Số tiết mỗi buổi", least=1, most=12, required="Cần số tiết."
            ),
        )
        workdays = tuple(range(_WORKING_DAYS))
        self.weekdays = Ticks("Học vào thứ", tuple(enumerate(_WEEKDAYS)), workdays)
        self.slots = Ticks(
            "Buổi học",
            tuple((slot, slot.label) for slot in Slot),
            (Slot.MORNING, Slot.AFTERNOON),
        )
        self.sum = kit.Label("", "body", "text2", wrap=True)
        for widget in (self.weekdays, self.slots, self.sum):
            self.form.add_widget(widget)
        for box in (*self.weekdays.boxes.values(), *self.slots.boxes.values()):
            box.toggled.connect(lambda _on: self._count())
        self.form.changed.connect(self._count)

    def _begin(self) -> None:
        first = self._overview.opened_on or clock.today()
        last = self._overview.closed_on or class_proposal.last_day(
            first, study_days=self._programme.total_days or 1
        )
        for weekday in range(_WORKING_DAYS, len(_WEEKDAYS)):
            # A class that was planned over a weekend has lessons then.
            inside = any(
                (first + timedelta(days=n)).weekday() == weekday
                for n in range((last - first).days + 1)
            )
            self.weekdays.boxes[weekday].setChecked(inside and (last - first).days < 7)
        self.form.read({"first": first, "last": last, "periods": self._programme.periods_per_slot})

    def _count(self) -> None:
        periods = self._value("periods")
        if not isinstance(periods, int):
            return
        needed = half_days_needed(self._programme, self._kept, periods_per_slot=periods)
        taken = {(row.held_on, row.slot) for row in self._kept}
        free = sum((day, slot) not in taken for day in self.days() for slot in self.slots.on)
        words = f"Cần {needed} buổi, những ngày đã chọn có {free} buổi trống."
        self.sum.setText(words if free >= needed else f"{words} Còn thiếu {needed - free} buổi.")
        self.sum.set_ink("text2" if free >= needed else "warn")

    def _make(self) -> Committed[tuple[SessionRow, ...]] | None:
        return self._runner.do(
            f"Lập lịch học lớp {self._overview.code}",
            timetable.make_sessions,
            class_id=self._overview.id,
            days=self.days(),
            slots=[slot for slot in Slot if slot in self.slots.on],
            periods_per_slot=self.form.values()["periods"],
        )

    def _tell(self, error: UserError) -> bool:
        """Say under the counts what stands in the way."""
        self.sum.setText(str(error))
        self.sum.set_ink("bad")
        return True

    def _value(self, name: str) -> object:
        try:
            return self.form.fields[name].value()
        except UserError:
            return None
