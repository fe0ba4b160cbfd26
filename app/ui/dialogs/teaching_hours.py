"""Lecturers' hours of a school year: what follows from the timetables, and the work beside it."""

from operator import attrgetter

from PySide6.QtWidgets import QWidget

from app import clock
from app.services.timetable import teaching_hours
from app.services.timetable.teaching_hours import (
    LEAST_DIRECT,
    HoursRow,
    LecturerKind,
    OtherWork,
)
from app.text.numbers import format_hundredths, percent
from app.ui import kit, theme
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner

_LIST_HEIGHT = 220
_TOO_FEW = (
    f"Giảng viên chuyên trách phải dạy trực tiếp ít nhất {LEAST_DIRECT} % định mức; "
    "đến nay chưa đủ."
)
_FIELDS = ("kind", "papers_marked", "papers_set", "other")


class TeachingHoursDialog(FormDialog):
    """Shows everybody's hours; what a lecturer is and did beside teaching is written here."""

    def __init__(self, window: QWidget | None, runner: Runner) -> None:
        self.year = teaching_hours.school_year(clock.today())
        note = (
            "Giờ dạy lấy từ các buổi đã dạy có tên giảng viên. Chọn một người để ghi diện, bài đã"
            " chấm, đề đã ra. Bảng kê in ở Lịch tuần, nút In lịch tháng…"
        )
        title = f"Giờ giảng năm học {self.year} – {self.year + 1}"
        super().__init__(window, title, "Cất", note=note, width=920)
        self._runner = runner
        self._build_list()
        self._build_form()
        self.cancel.setText("Đóng")
        self._show()

    def submit(self) -> None:
        """Write what stands in the form for its lecturer."""
        values = self.form.values()
        name = values.pop("lecturer") or ""
        work = OtherWork(
            values["kind"] or LecturerKind.VISITING,
            papers_marked=values["papers_marked"] or 0,
            papers_set=values["papers_set"] or 0,
            other=values["other"] or 0,
        )
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Ghi giờ giảng của {name}",
                teaching_hours.write_other_work,
                year=self.year,
                lecturer=name,
                work=work,
            ),
        )
        if done is not None:
            self._show()

    def _build_list(self) -> None:
        self.table: kit.Table[HoursRow] = kit.Table(
            _columns(), identity=attrgetter("lecturer"), count=_total
        )
        self.table.setFixedHeight(theme.current().px(_LIST_HEIGHT))
        self.table.when_empty(
            kit.EmptyState("Năm học này chưa có buổi nào đã dạy và có tên giảng viên.")
        )
        self.table.current_changed.connect(self._read)
        at = self.body.indexOf(self.form)
        self.body.insertWidget(at, self.table)
        self.body.insertSpacing(at + 1, kit.Space.SMALL)

    def _build_form(self) -> None:
        kinds = [kit.Option(kind, kind.label) for kind in LecturerKind]
        self.form.add(
            kit.NameField("lecturer", "Giảng viên", required="Cần ghi họ tên."),
            kit.ChoiceField("kind", "Diện", kinds, width=220, required="Cần chọn."),
        )
        self.form.add(
            kit.NumberField("papers_marked", "Bài đã chấm", least=0, most=9999),
            kit.NumberField("papers_set", "Đề đã ra", least=0, most=999),
            kit.MarkField("other", "Giờ khác", step=1, maximum=999_00),
        )
        self.form.read({"kind": LecturerKind.VISITING})

    def _show(self) -> None:
        rows = self._runner.ask(teaching_hours.hours_of, year=self.year)
        before = self.table.current()
        self.table.show_rows(rows)
        wanted = before.lecturer if before else rows[0].lecturer if rows else None
        if wanted is not None:
            self.table.select(wanted)
            self._read(self.table.current())

    def _read(self, row: HoursRow | None) -> None:
        if row is not None:
            self.form.read(
                {"lecturer": row.lecturer, **{name: getattr(row, name) for name in _FIELDS}}
            )


def _columns() -> list[kit.Column[HoursRow]]:
    def hours(title: str, name: str) -> kit.Column[HoursRow]:
        return kit.Column(
            title, lambda row: format_hundredths(getattr(row, name)), kit.Kind.NUMBER, 76, key=name
        )

    return [
        kit.Column("Họ và tên", lambda row: row.lecturer, kit.Kind.NAME, stretch=1),
        kit.Column("Diện", lambda row: row.kind.label, width=190, fit=True),
        kit.Column("Buổi", lambda row: str(row.half_days), kit.Kind.NUMBER, 58),
        kit.Column(
            "Giờ dạy",
            lambda row: format_hundredths(row.direct),
            kit.Kind.NUMBER,
            76,
            ink=lambda row: None if row.teaches_enough else kit.Tone.WARN,
            tooltip=lambda row: "" if row.teaches_enough else _TOO_FEW,
            key="direct",
        ),
        hours("Chấm", "marking"),
        hours("Ra đề", "setting"),
        hours("Khác", "other"),
        hours("Tổng", "total"),
        kit.Column(
            "% định mức", lambda row: percent(row.total, row.norm or 0), kit.Kind.NUMBER, 96
        ),
    ]


def _total(rows: object) -> str:
    found = rows if isinstance(rows, list | tuple) else ()
    hours = sum(row.total for row in found)
    few = sum(not row.teaches_enough for row in found)
    words = f"{len(found)} người · {format_hundredths(hours)} giờ chuẩn"
    return f"{words} · {few} người dạy chưa đủ nửa định mức" if few else words
