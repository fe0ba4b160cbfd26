"""Laying a class's lessons over the days and half-days chosen, counting while one chooses."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import clock
from app.errors import UserError
from app.models.values import Slot
from app.services.classes.class_overview import ClassOverview
from app.services.classes.class_programme import ClassProgramme
from app.services.timetable import days_off, timetable, timetable_warnings
from app.services.timetable.days_off import StudyDays
from app.services.timetable.session_rows import SessionRow
from app.services.timetable.timetable_changes import half_days_needed
from app.services.timetable.usual_lecturers import usual_lecturers
from app.text.enumeration import some_of
from app.text.names import tidy_name
from app.ui import kit
from app.ui.dialogs.clash import attempt
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner
from app.ui.widgets.refusal_words import RefusalWords

_WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Chủ nhật")
_WORKING_DAYS = 5
_IN_TURN = "Nhiều người thì cách nhau dấu chấm phẩy, mỗi người một bài lần lượt. Trống: ghi sau."
NOTHING_LEFT = "Mọi bài của chương trình đã có trong lịch."
_NAMED = 3  # holidays named one by one; the others are counted


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
        self._crowded = runner.ask(timetable_warnings.room_warning, class_id=overview.id)
        self._build()
        self._begin()
        self._count()

    def submit(self) -> None:
        """Make the half-days."""
        if not self.form.check():
            return
        with self._runner.telling(self._tell):
            attempt(
                self,
                self._runner,
                f"Lập lịch học lớp {self._overview.code}",
                timetable.make_sessions,
                {
                    "class_id": self._overview.id,
                    "days": self.days().days,
                    "slots": [slot for slot in Slot if slot in self.slots.on],
                    "periods_per_slot": self.form.values()["periods"],
                    "room": self.form.values()["room"],
                    "lecturers": _names(self.form.values()["lecturers"]),
                },
                self._made,
            )

    def _made(self, rows: Sequence[SessionRow]) -> None:
        self.made = len(rows) - len(self._kept)
        self.accept()

    def days(self) -> StudyDays:
        """Return the chosen days, and the holidays among them that are passed over."""
        first, last = self.form.value_of("first"), self.form.value_of("last")
        if not (isinstance(first, date) and isinstance(last, date)) or last < first:
            return StudyDays((), ())
        return self._runner.ask(
            days_off.study_days,
            first=first,
            last=last,
            weekdays=frozenset(range(len(_WEEKDAYS))) & frozenset(self.weekdays.on),
        )

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
        self.sum = RefusalWords(ink="text2")
        for widget in (self.weekdays, self.slots):
            self.form.add_widget(widget)
        self.form.add(
            kit.TextField("room", "Địa điểm", width=200),
            kit.TextField("lecturers", "Giảng viên", help=_IN_TURN, most=kit.Most.NOTES),
        )
        self.form.add_widget(self.sum)
        for box in (*self.weekdays.boxes.values(), *self.slots.boxes.values()):
            box.toggled.connect(lambda _on: self._count())
        self.form.changed.connect(self._count)

    def _begin(self) -> None:
        first = self._overview.opened_on or clock.today()
        last = self._overview.closed_on or self._runner.ask(
            days_off.last_study_day, first=first, study_days=self._programme.total_days or 1
        )
        for weekday in range(_WORKING_DAYS, len(_WEEKDAYS)):
            # A class that was planned over a weekend has lessons then.
            inside = any(
                (first + timedelta(days=n)).weekday() == weekday
                for n in range((last - first).days + 1)
            )
            self.weekdays.boxes[weekday].setChecked(inside and (last - first).days < 7)
        left = timetable.periods_left(self._programme.lessons, self._kept)
        usual = self._runner.ask(usual_lecturers, lesson_ids=tuple(left))
        self.form.read(
            {
                "first": first,
                "last": last,
                "periods": self._programme.periods_per_slot,
                "room": self._overview.place,
                "lecturers": "; ".join(usual) or None,
            }
        )

    def _count(self) -> None:
        periods = self.form.value_of("periods")
        if not isinstance(periods, int):
            return
        needed = half_days_needed(self._programme, self._kept, periods_per_slot=periods)
        self.save.set_reason("" if needed else NOTHING_LEFT)
        if not needed:
            self.sum.say(NOTHING_LEFT)
            return
        taken = {(row.held_on, row.slot) for row in self._kept}
        chosen = self.days()
        free = sum((day, slot) not in taken for day in chosen.days for slot in self.slots.on)
        words = f"Cần {needed} buổi, những ngày đã chọn có {free} buổi trống."
        if free < needed:
            words += f" Còn thiếu {needed - free} buổi."
        self.sum.say(" ".join(filter(None, (words, _passed_over(chosen), self._crowded))))
        self.sum.words.set_ink("text2" if free >= needed and not self._crowded else "warn")

    def _tell(self, error: UserError) -> bool:
        """Say under the counts what stands in the way."""
        self.sum.refuse(error)
        self.sum.words.set_ink("bad")
        return True


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(name for name in map(tidy_name, (text or "").replace(",", ";").split(";")) if name)


def _passed_over(chosen: StudyDays) -> str:
    """Return "Bỏ qua ngày nghỉ: 30/04 (Ngày Chiến thắng), 01/05 (Quốc tế lao động)."."""
    if not chosen.passed_over:
        return ""
    named = [f"{one.day:%d/%m} ({one.name})" for one in chosen.passed_over[:_NAMED]]
    return f"Bỏ qua ngày nghỉ: {some_of(named, len(chosen.passed_over), 'ngày')}."
