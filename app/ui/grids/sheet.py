"""What a grid shows: rows, columns in groups, a key per cell, and how a key looks and is read."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from app.ui.tables.columns import Column
from app.ui.tokens import Tone

Row = TypeVar("Row")
Place = tuple[int, int]

# The key of a cell that takes no value; it stands on the window's ground.
BARRED = "\0"

# A column this wide holds the slot of a half-day and the code of its lesson.
CELL_WIDTH = 49


class FaceKind(StrEnum):
    """How a cell's value is drawn."""

    DOT = "dot"
    SOFT = "soft"
    OUTLINE = "outline"
    WORD = "word"


@dataclass(frozen=True)
class Face:
    """How one value looks: a dot, a letter in a soft or outlined box, or plain figures.

    `small` is the lowered figure beside the letter. `strong` writes figures in semibold.
    """

    kind: FaceKind
    letter: str = ""
    small: str = ""
    tone: Tone = Tone.NEUTRAL
    faint: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Head:
    """A column of cells; those with the same `group` stand under one title.

    `short_group` is used where the group has too little room for its title. A column that is
    `later` is on the window's ground and quiet; a `closed` one shows a padlock.
    """

    key: Hashable
    title: str
    second: str = ""
    group: str = ""
    short_group: str = ""
    later: bool = False
    closed: bool = False
    marked: bool = False
    tooltip: str = ""


def _nothing(_row: int, _column: int) -> str:
    return ""


@dataclass
class Sheet(Generic[Row]):
    """The content of a grid. `cells[row][column]` are keys that `face` draws; "" is an empty cell.

    The grid paints from `cells`, `foot` and the side columns when it is told that they changed;
    nothing is copied. `named` is a row's name and `spoken` a cell's value in words, for screen
    readers, and `tooltip` what the mouse shows. `hints` are keys drawn in cells that are empty.
    `right_title` stands over the right columns, where the head has two levels.
    """

    rows: Sequence[Row] = ()
    heads: Sequence[Head] = ()
    cells: list[list[str]] = field(default_factory=list)
    face: Callable[[str], Face] = lambda key: Face(FaceKind.WORD, key)
    identity: Callable[[Row], Hashable] = id
    left: Sequence[Column[Row]] = ()
    right: Sequence[Column[Row]] = ()
    greyed: Callable[[Row], bool] = lambda _row: False
    foot_title: str = ""
    foot: list[str] = field(default_factory=list)
    named: Callable[[Row], str] = str
    spoken: Callable[[int, int], str] = _nothing
    tooltip: Callable[[int, int], str] = _nothing
    cell_width: int = CELL_WIDTH
    hints: Mapping[Place, str] = field(default_factory=dict)
    right_title: str = ""

    @property
    def has_cells(self) -> bool:
        """Say whether there is any cell at all."""
        return bool(self.rows) and bool(self.heads)

    def is_barred(self, row: int, column: int) -> bool:
        """Say whether a cell takes no value."""
        return self.cells[row][column] == BARRED

    def group_start(self, column: int) -> bool:
        """Say whether a group of columns begins here."""
        return column == 0 or self.heads[column].group != self.heads[column - 1].group

    def groups(self) -> list[tuple[int, int]]:
        """Return the first column of each group and the one after its last."""
        starts = [at for at in range(len(self.heads)) if self.group_start(at)]
        return list(zip(starts, [*starts[1:], len(self.heads)], strict=True))
