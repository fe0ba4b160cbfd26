"""Cán bộ & chỉ tiêu: the roster of cadres with post, level, training; each figure is a filter."""

from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut

from app.services.cadres.cadres import ENOUGH_DAYS, CadreRow, list_cadres
from app.text.dates import format_date
from app.text.numbers import format_int
from app.ui import kit
from app.ui.dialogs.person_form import add_person

_NOBODY = (
    "Chưa có cán bộ nào. Nhập danh sách của xã, cơ quan: mỗi người có đơn vị, chức vụ, trình độ,"
    " ngày cập nhật kiến thức và số ngày bồi dưỡng."
)
_SHARES: tuple[kit.Share[CadreRow], ...] = (
    kit.Share("leaders", "Lãnh đạo, quản lý", lambda row: row.is_leader),
    kit.Share("planned", "Trong quy hoạch", lambda row: bool(row.planned_for)),
    kit.Share("advanced", "Cao cấp LLCT trở lên", lambda row: row.has_advanced),
    kit.Share("intermediate", "Trung cấp LLCT trở lên", lambda row: row.has_intermediate),
    kit.Share("days", f"Từ {ENOUGH_DAYS} ngày bồi dưỡng", lambda row: row.has_enough_days),
    kit.Share("digital", "Đã học chuyển đổi số", lambda row: row.is_digital),
    kit.Share("never", "Chưa cập nhật kiến thức", lambda row: row.last_update is None),
)


class CadresScreen(kit.Screen):
    """Chips that count and filter, and a table; several chips together narrow further (Ctrl)."""

    title = "Cán bộ & chỉ tiêu"
    watches: ClassVar[frozenset[str]] = frozenset(
        {"persons", "employment_periods", "prior_trainings"}
    )

    def build(self) -> None:
        """Make button, filters and table."""
        self.take_in = kit.Button("Nhập danh sách…", icon="file-spreadsheet")
        self.take_in.clicked.connect(self._import)
        self.add_button = self.writes(kit.Button("Thêm người…", icon="user-plus", tip="Ctrl+N"))
        self.add_button.clicked.connect(lambda: add_person(self))
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.add_button.click)
        self.head.add_act(self.add_button)
        self.head.add_act(self.take_in)
        self.table: kit.Table[CadreRow] = kit.Table(
            _columns(),
            row_height=48,
            count=lambda rows: f"{format_int(len(rows))} cán bộ",
            hint="Enter mở hồ sơ",
        )
        self.filter = kit.TableFilter(
            self.table,
            _SHARES,
            name="Lọc cán bộ",
            prompt="Lọc tên, đơn vị, chức vụ",
            nothing="Không cán bộ nào khớp bộ lọc.",
            joins=all,
        )
        begin = kit.Button("Nhập danh sách cán bộ", icon="file-spreadsheet")
        begin.clicked.connect(self._import)
        self.table.when_empty(kit.EmptyState(_NOBODY, begin))
        self.table.opened.connect(lambda row: self.shell.go("person", row.id))
        self.table.view.remember_widths("cadres", self.shell.preferences.widths)
        self.main.addLayout(self.filter.line())
        self.main.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Read the roster."""
        rows = self.runner.ask(list_cadres)
        self.filter.show_rows(rows)
        self.head.set_title(self.title, _said(rows))

    def focus_first(self) -> None:
        """Begin in the table."""
        self.table.focus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this screen."""
        return (
            kit.KeyHint("Enter", "mở hồ sơ"),
            kit.KeyHint("Ctrl+N", "thêm người, rồi ghi chức vụ ở hồ sơ"),
            kit.KeyHint("Ctrl+F", "lọc"),
        )

    def _import(self) -> None:
        self.shell.go("import", "cadres")


def _columns() -> list[kit.Column[CadreRow]]:
    return [
        kit.Column(
            "Họ và tên", lambda row: row.full_name, kit.Kind.NAME, 170, stretch=3, second=_born
        ),
        kit.Column(
            "Chức vụ", lambda row: row.post or "", width=170, stretch=4, second=_unit, key="post"
        ),
        kit.Column("Lãnh đạo", _leader, kit.Kind.BADGE, 104, badge=_leader_badge),
        kit.Column("Quy hoạch", lambda row: row.planned_for or "", width=150, stretch=3),
        kit.Column("Chuyên môn", lambda row: row.degree or "", width=104),
        kit.Column("LLCT", lambda row: row.theory_level or "", width=88, sort=_theory_order),
        kit.Column("Cập nhật", _update, kit.Kind.DATE, 100, sort=_update_order),
        kit.Column(
            "Ngày BD", _days, kit.Kind.NUMBER, 84, sort=_days_order, tooltip=_year, key="days"
        ),
        kit.Column(
            "CĐS", lambda row: "✓" if row.is_digital else "", kit.Kind.MARK, 60, tooltip=_digital
        ),
    ]


def _said(rows: tuple[CadreRow, ...]) -> str:
    if not rows:
        return ""
    newest = max(row.confirmed_on for row in rows)
    return f"{format_int(len(rows))} người đang giữ chức vụ, danh sách ngày {format_date(newest)}"


def _born(row: CadreRow) -> str:
    born = row.birth_date.format() if row.birth_date else ""
    return " · ".join(part for part in (born, row.gender.label if row.gender else "") if part)


def _unit(row: CadreRow) -> str:
    return row.unit or ""


def _leader(row: CadreRow) -> str:
    return "Lãnh đạo" if row.is_leader else ""


def _leader_badge(row: CadreRow) -> kit.Badge | None:
    return kit.Badge("Lãnh đạo", kit.Tone.ACCENT, "star") if row.is_leader else None


def _theory_order(row: CadreRow) -> int:
    return -1 if row.theory_rank is None else row.theory_rank


def _update(row: CadreRow) -> str:
    return row.last_update.format() if row.last_update else ""


def _update_order(row: CadreRow) -> str:
    return row.last_update.iso if row.last_update else ""


def _days(row: CadreRow) -> str:
    return "" if row.days is None else str(row.days)


def _days_order(row: CadreRow) -> int:
    return -1 if row.days is None else row.days


def _digital(row: CadreRow) -> str:
    return "Đã học chuyển đổi số" if row.is_digital else "Chưa học chuyển đổi số"


def _year(row: CadreRow) -> str:
    return f"Số ngày bồi dưỡng năm {row.days_year}" if row.days_year else "Chưa có số liệu"
