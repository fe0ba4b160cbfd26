"""Reading .docx: each list of tables with the same columns is a sheet, titles and all.

Where there is no such table, a list may have been typed with tabs.
"""

import re
from collections.abc import Iterator

from app.services.imports.readers.archive import Archive
from app.services.imports.readers.builder import Budget, SheetBuilder
from app.services.imports.readers.docx_fonts import fonts_of
from app.services.imports.readers.docx_scan import DocumentScan
from app.services.imports.readers.docx_tables import Cell, Shape, Table, letters_of, put_words
from app.services.imports.readers.docx_tabs import with_typed_tables
from app.services.imports.readers.sheets import Sheet
from app.services.imports.readers.xlsx_parts import relationships, resolve

_MAX_CELLS = 400_000  # blank ones too, which Word writes out: 20,000 people in 20 columns
# "Danh sách gồm 25 đồng chí" closes a list.
_TITLE = re.compile(r"danh sach(?! (?:gom|co|nay|tren)\b)")
_LINES_KEPT = 30  # around a table; a letter of many pages may stand before its list


def read_docx(archive: Archive, part: str) -> tuple[Sheet, ...]:
    """Return the lists in order, each with the lines above it, () where there is none.

    `part` is the document's main one.
    """
    lists = _Lists(Budget(archive.name))
    unpacked = Budget(archive.name, most_cells=_MAX_CELLS)
    archive.walk(part, DocumentScan(unpacked, fonts_of(archive, part), lists).parser)
    return lists.finish()


def pages_within(archive: Archive, part: str) -> Iterator[bytes]:
    """Yield the pages of the web that some systems put whole into a document without text."""
    folder = part.rpartition("/")[0]
    for kind, target in relationships(archive, part).values():
        if kind == "aFChunk" and (found := resolve(folder, target)) in archive:
            yield archive.read(found)


class _Lists:
    """Lays lines and tables below each other; a list with other columns begins a new sheet."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._builders: list[SheetBuilder] = []
        self._shape: Shape | None = None
        self._said: set[str] = set()
        """The lines of the sheet that stand outside its tables."""
        self._row = 1
        self._between: list[Cell | Table] = []
        """What came since the last table of a list: titles and signatures, in small tables too."""

    def take_line(self, line: Cell) -> None:
        """Keep a line for the list above or below it."""
        self._between.append(line)

    def take_table(self, table: Table) -> None:
        """Put a table below the list that it continues, or begin a new one with it."""
        if self._shape is None or not self._shape.goes_on_in(table.shape) or self._is_titled():
            if not table.is_list:
                self._between.append(table)
                return
            self._shape = table.shape
            self._start_sheet()
        self._put_between()
        self._put(table)

    def finish(self) -> tuple[Sheet, ...]:
        """Return the sheets; without any list, one that was typed, or whatever tables there are."""
        if not self._builders:
            blocks, self._between = self._between, []
            for each in with_typed_tables(blocks):
                self._take(each)
        if not self._builders and any(isinstance(each, Table) for each in self._between):
            self._start_sheet()
        if self._builders:
            self._put_between()
        return tuple(builder.finish() for builder in self._builders)

    def _take(self, block: Cell | Table) -> None:
        if isinstance(block, Table):
            self.take_table(block)
        else:
            self.take_line(block)

    def _is_titled(self) -> bool:
        """Tell whether another list is announced; a title may be repeated on every page."""
        lines = [letters_of(each.text) for each in self._between if isinstance(each, Cell)]
        title = next((at for at, line in enumerate(lines) if _TITLE.match(line)), len(lines))
        return not self._said.issuperset(lines[title:])

    def _start_sheet(self) -> None:
        name = f"Bảng {len(self._builders) + 1}"
        self._builders.append(SheetBuilder(self._budget, name))
        self._row = 1
        self._said.clear()

    def _put_between(self) -> None:
        lines = [at for at, each in enumerate(self._between) if isinstance(each, Cell)]
        dropped = frozenset(lines[:-_LINES_KEPT])
        for at, each in enumerate(self._between):
            if at not in dropped:
                self._put(each)
        self._between = []

    def _put(self, block: Cell | Table) -> None:
        if isinstance(block, Table):
            block.write(self._builders[-1], self._row)
            self._row += len(block.rows)
        else:
            self._said.add(letters_of(block.text))
            line = block._replace(text=block.text.replace("\t", " "))
            put_words(self._builders[-1], self._row, line)
            self._row += 1
