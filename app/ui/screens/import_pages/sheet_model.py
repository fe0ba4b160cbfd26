"""A foreign sheet as a table: its cells as they show, and what each row was taken for."""

from bisect import bisect_left
from enum import StrEnum
from operator import attrgetter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.services.imports.proposal.sighting import Sighting
from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.sheets import Row, column_letter
from app.services.imports.vocabulary.fields import BY_KEY

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowPart(StrEnum):
    """What a row of a sheet is."""

    TITLE = "title"
    HEADER = "header"
    SECTION = "section"
    PERSON = "person"
    LEFT_OUT = "left-out"


SPOKEN = {
    RowPart.TITLE: "phần đầu, không nhập",
    RowPart.HEADER: "dòng tiêu đề",
    RowPart.SECTION: "dòng nhóm",
    RowPart.PERSON: "một người",
    RowPart.LEFT_OUT: "bỏ ra",
}


class SheetModel(QAbstractTableModel):
    """The rows of a sheet; the first column is the row's number."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._parts: dict[int, RowPart] = {}
        self._heads: list[str] = []
        self.fields: list[str] = []

    def show(self, sighting: Sighting) -> None:
        """Show a sheet."""
        self.beginResetModel()
        self._rows = sighting.sheet.rows
        self._parts = row_parts(sighting)
        labels = {c.index: BY_KEY[c.field].label for c in sighting.columns if c.field}
        width = range(sighting.sheet.width)
        self._heads = ["", *(column_letter(column) for column in width)]
        self.fields = ["", *(labels.get(column, "") for column in width)]
        self.endResetModel()

    def part(self, line: int) -> RowPart:
        """Return what a row was taken for."""
        return self._parts.get(self._rows[line].number, RowPart.LEFT_OUT)

    def number_at(self, line: int) -> int:
        """Return the number of the row that stands on a line."""
        return self._rows[line].number

    def line_of(self, number: int) -> int:
        """Return the line on which the row with this number stands, -1 for none."""
        line = bisect_left(self._rows, number, key=attrgetter("number"))
        found = line < len(self._rows) and self._rows[line].number == number
        return line if found else -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows hold something."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are, the numbers among them."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer what a cell shows, whole in its tooltip, and what a screen reader says."""
        roles = Qt.ItemDataRole
        if not index.isValid() or role not in (
            roles.DisplayRole,
            roles.ToolTipRole,
            roles.AccessibleTextRole,
        ):
            return None
        row = self._rows[index.row()]
        if index.column() == 0:
            spoken = f"Dòng {row.number}, {SPOKEN[self.part(index.row())]}"
            return str(row.number) if role == roles.DisplayRole else spoken
        text = plain_text(row.cell(index.column() - 1))
        if role == roles.AccessibleTextRole:
            head = self.fields[index.column()] or f"Cột {self._heads[index.column()]}"
            return f"{head}: {text or 'để trống'}"
        return text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Answer the letters of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._heads[section]


def row_parts(sighting: Sighting) -> dict[int, RowPart]:
    """Return what each row of a sheet was taken for, by its number."""
    header, body = sighting.header, sighting.body
    parts = dict.fromkeys(body.left_out, RowPart.LEFT_OUT)
    parts |= dict.fromkeys(body.sections, RowPart.SECTION)
    parts |= {person.row.number: RowPart.PERSON for person in body.people}
    if header is not None:
        for row in sighting.sheet.rows:
            if row.number < header.first:
                parts[row.number] = RowPart.TITLE
            elif row.number <= header.last:
                parts[row.number] = RowPart.HEADER
    return parts
