"""A table's columns, rows and sizes, as a paper gives them."""

from dataclasses import dataclass

from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Align


@dataclass(frozen=True)
class TableColumn:
    """A column: its title, its width in points; neighbours with the same group share a head."""

    title: str
    width: float
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True)
class TableRow:
    """The texts of one row; `where` names it in a refusal. A span is one text over all columns."""

    cells: tuple[str, ...]
    where: str
    face: Face = Face.REGULAR
    is_span: bool = False


@dataclass(frozen=True)
class TableSetting:
    """Sizes in points; no row may be taller than `tallest`, it is continued in the next one."""

    size: float = 12
    head_size: float = 12
    tallest: float = 200
    row_height: float = 0
