"""Invented rolls for tests of the grid: people down, half-days across, marks by key."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.values import AttendanceMark
from app.ui import kit
from app.ui.grids import Head, Sheet
from app.ui.grids.roll_grid import Change, RollGrid
from app.ui.grids.roll_marks import face_of, key_of, words_of

PERIODS = 4


@dataclass(frozen=True)
class Learner:
    """A row of an invented roll."""

    id: int
    name: str


def make_sheet(
    people: int = 5,
    half_days: int = 4,
    *,
    cells: list[list[str]] | None = None,
    later: Sequence[int] = (),
    closed: Sequence[int] = (),
) -> Sheet[Learner]:
    """Make a sheet, its cells empty unless given."""
    rows = [Learner(number, f"Nguyễn Văn {chr(64 + number)}") for number in range(1, people + 1)]
    heads = [
        Head(
            key=at,
            title=("Sáng", "Chiều")[at % 2],
            second=f"CĐ {at + 1}",
            group=f"Thứ Hai {at // 2 + 1:02}/10",
            short_group=f"{at // 2 + 1:02}/10",
            later=at in later,
            closed=at in closed,
        )
        for at in range(half_days)
    ]
    values = cells or [[""] * half_days for _ in rows]
    return Sheet(
        rows=rows,
        heads=heads,
        cells=values,
        face=face_of,
        identity=lambda row: row.id,
        left=[
            kit.Column("TT", lambda row: str(row.id), kit.Kind.NUMBER, 41),
            kit.Column("Họ và tên", lambda row: row.name, kit.Kind.NAME, 162, stretch=1),
        ],
        right=[kit.Column("Dự", lambda _row: "28", kit.Kind.NUMBER, 54)],
        foot_title=f"Có mặt / {people}",
        foot=["0"] * half_days,
        named=lambda row: row.name,
        spoken=lambda row, column: words_of(values[row][column], PERIODS),
        tooltip=lambda row, column: f"{row}:{column}",
    )


class Writer:
    """Takes the changes of a grid, or refuses them, as a tab does."""

    def __init__(self) -> None:
        self.written: list[list[Change]] = []
        self.refuses = False
        self.sheet: Sheet[Learner] = make_sheet()

    def __call__(self, changes: Sequence[Change]) -> bool:
        """Write into the sheet's cells."""
        if self.refuses:
            return False
        self.written.append(list(changes))
        for change in changes:
            attended = PERIODS if change.periods is None else change.periods
            absent = change.mark in (AttendanceMark.EXCUSED, AttendanceMark.UNEXCUSED)
            given = 0 if absent and change.periods is None else attended
            self.sheet.cells[change.row][change.column] = key_of(change.mark, given, PERIODS)
        return True


def make_grid(writer: Writer, sheet: Sheet[Learner] | None = None) -> RollGrid:
    """Make a grid that writes into its own sheet."""
    writer.sheet = sheet or make_sheet()
    grid = RollGrid(writer, lambda _column: PERIODS)
    grid.show_sheet(writer.sheet)
    grid.resize(700, 300)
    return grid
