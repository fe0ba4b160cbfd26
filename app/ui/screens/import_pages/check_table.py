"""The rows of a list as an editable table: repaired, changed, asked and wrong cells told apart."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.services.imports.vocabulary.fields import BY_KEY, ValueKind
from app.services.imports.vocabulary.half_days import half_day_of_key
from app.services.lists.list_preview import RowKind
from app.ui import kit
from app.ui.screens.class_tabs.cell_editing import CellEditing, CellKind
from app.ui.screens.import_pages.check_delegate import FIRST, CheckDelegate
from app.ui.screens.import_pages.check_rows import CheckRow
from app.ui.tables.delegate import CellDelegate

BADGES = {
    RowKind.NEW: kit.Badge("Mới", kit.Tone.OK, "plus"),
    RowKind.UPDATE: kit.Badge("Cập nhật", kit.Tone.ACCENT, "pencil"),
    RowKind.UNCHANGED: kit.Badge("Không đổi", kit.Tone.NEUTRAL, "equal"),
    RowKind.QUESTION: kit.Badge("Câu hỏi", kit.Tone.WARN, "circle-question-mark"),
    RowKind.ERROR: kit.Badge("Lỗi", kit.Tone.BAD, "circle-x"),
    RowKind.SKIPPED: kit.Badge("Bỏ qua", kit.Tone.NEUTRAL, "minus"),
}
_WIDTHS = {
    "full_name": 140,
    "gender": 54,
    "birth_date": 116,
    "citizen_id": 136,
    "ethnicity": 88,
    "training_days": 116,
}
_BY_KIND = {
    ValueKind.ROLL: 90,
    ValueKind.COUNT: 84,
    ValueKind.DATE: 116,
    ValueKind.UNIT: 120,
    ValueKind.PHONE: 118,
    ValueKind.DIGITS: 118,
}
_TWO = {
    ValueKind.DATE: 206,
    ValueKind.CITIZEN_ID: 236,
    ValueKind.PHONE: 216,
    ValueKind.NAME: 260,
    ValueKind.GENDER: 110,
}
_SIGN = 24
_ROOM_FOR_SIGN = frozenset({ValueKind.DATE, ValueKind.CITIZEN_ID, ValueKind.PHONE})
_WITH_SIGN = {"gender": 90}  # for "chưa rõ"
_DRAWN = {
    ValueKind.NAME: kit.Kind.NAME,
    ValueKind.DATE: kit.Kind.DATE,
    ValueKind.CITIZEN_ID: kit.Kind.DATE,
    ValueKind.PHONE: kit.Kind.DATE,
}
_SEXES = (kit.Option("Nam", "Nam"), kit.Option("Nữ", "Nữ"), kit.Option("", "Để trống"))

Edit = Callable[[CheckRow, str, str], None]


class CheckTable(kit.Table[CheckRow]):
    """The table of one list's fields; `edit(row, key, typed)` is told what was typed.

    The fields in `two` show an old and a new value side by side in some rows, those in `signed`
    have a sign beside the value.
    """

    def __init__(
        self,
        keys: Sequence[str],
        edit: Edit,
        two: frozenset[str] = frozenset(),
        signed: frozenset[str] = frozenset(),
    ) -> None:
        self.keys = tuple(keys)
        super().__init__(
            [*_row_columns(), *(_column(key, _width(key, two, signed)) for key in keys)],
            row_height=kit.RowHeight.CLASS,
            count=lambda rows: f"{len(rows)} dòng",
            hint="F8 vấn đề kế tiếp · gõ để sửa ô · Del bỏ qua dòng",
        )
        usual = self.view.itemDelegate()
        self._drawn = CheckDelegate(self.view)
        if isinstance(usual, CellDelegate):
            self._drawn.flags = usual.flags
        self.view.setItemDelegate(self._drawn)
        kinds = {at: _kind(key, edit) for at, key in enumerate(keys, start=FIRST)}
        self.editing: CellEditing[CheckRow] = CellEditing(self, kinds, home=FIRST)

    def field_at(self, column: int) -> str:
        """Return the field of a column, "" for the number and the state."""
        return self.keys[column - FIRST] if column >= FIRST else ""

    def go_to(self, row: int, field: str = "") -> bool:
        """Move the cursor to a cell; False when the row is not shown."""
        line = self.rows.line_of(row)
        if line < 0:
            return False
        column = FIRST + self.keys.index(field) if field in self.keys else 1
        index = self.rows.index(line, column)
        self.select(row)
        flags = self.view.selectionModel().SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.view.scrollTo(index)
        return True

    def show_current(self) -> None:
        """Bring the current cell into sight, with as many of the first columns as there is room."""
        self.view.horizontalScrollBar().setValue(0)
        self.view.scrollTo(self.view.currentIndex())

    def selected(self) -> list[CheckRow]:
        """Return the selected rows, from top to bottom."""
        return [self.rows.row_at(line) for line in self.view.selected_lines()]


def _row_columns() -> list[kit.Column[CheckRow]]:
    return [
        kit.Column("Dòng", lambda r: str(r.id), kit.Kind.NUMBER, 54, fit=True, sort=lambda r: r.id),
        kit.Column(
            "Kết quả",
            lambda r: BADGES[r.kind].text,
            kit.Kind.BADGE,
            104,
            fit=True,
            badge=lambda r: BADGES[r.kind],
            tooltip=lambda r: "\n".join(problem.message for problem in r.problems),
        ),
    ]


def _width(key: str, two: frozenset[str], signed: frozenset[str]) -> int:
    kind = BY_KEY[key].kind
    usual = _WIDTHS.get(key, _BY_KIND.get(kind, 120))
    if key in two:
        return max(usual, _TWO.get(kind, usual))
    if key not in signed or kind in _ROOM_FOR_SIGN:
        return usual
    return _WITH_SIGN.get(key, usual + _SIGN)


def _column(key: str, width: int) -> kit.Column[CheckRow]:
    field = BY_KEY[key]
    return kit.Column(
        _title(key),
        lambda row: row.cell(key).text,
        _DRAWN.get(field.kind, kit.Kind.TEXT),
        width,
        stretch=1 if field.kind is ValueKind.UNIT else 0,
        ends_tell=field.kind is ValueKind.UNIT,
        sort=(lambda row: row.day(key)) if field.kind is ValueKind.DATE else None,
        tooltip=lambda row: row.cell(key).why or row.cell(key).text,
        key=key,
    )


def _title(key: str) -> str:
    """Return what stands over a column; a half-day of this list needs no year."""
    half_day = half_day_of_key(key)
    if half_day is not None:
        return replace(half_day, year=None).label
    return _TITLES.get(key, BY_KEY[key].label)


_TITLES = {
    "gender": "Giới",
    "party_joined": "Vào Đảng",
    "phone": "Điện thoại",
    "outcome": "Kết luận",
    "leader": "Lãnh đạo",
    "planned_for": "Quy hoạch",
    "last_update": "Cập nhật",
    "training_days": "Ngày bồi dưỡng",
}


def _kind(key: str, edit: Edit) -> CellKind[CheckRow]:
    """Return how the cells of a field are typed into."""

    def write(row: CheckRow, value: object) -> bool:
        typed = str(value if value is not None else "").strip()
        if typed != shown(row):
            edit(row, key, typed)
        return True

    def shown(row: CheckRow) -> str:
        cell = row.cell(key)
        return "" if cell.is_hint else cell.text

    if key == "gender":
        return CellKind(write=write, chosen=shown, options=lambda: list(_SEXES))
    return CellKind(write=write, shown=shown)
