"""Walking through the text of a Word document: what it shows, line by line and table by table."""

from collections.abc import Callable
from typing import Protocol
from xml.parsers import expat

from app.services.imports.readers.builder import Budget
from app.services.imports.readers.docx_fonts import Fonts, value_of
from app.services.imports.readers.docx_tables import Cell, Table, TableDraft, Words
from app.services.imports.readers.xlsx_parts import local_name

# What is not shown: tracked deletions, how things were before a tracked change, the code behind a
# field, and a second drawing of the same box for programs of old.
_NOT_SHOWN = frozenset(
    {"del", "moveFrom", "instrText", "Fallback", "sectPr", "sectPrChange", "rPrChange", "pPrChange"}
    | {"tcPrChange", "trPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"}
)
_OFF = frozenset({"0", "false", "off"})
_SHOWN_AS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_TICKS = {
    "Wingdings": frozenset({"F0FC", "F0FB", "F0FD", "F0FE"}),
    "Wingdings 2": frozenset({"F04F", "F050", "F051", "F052", "F053", "F054"}),
}
_LARGEST = 100_000  # of widths in twentieths of a point, and of columns


class Sink(Protocol):
    """Who is told what the document shows, in order."""

    def take_line(self, line: Cell) -> None:
        """Take a line of text outside the tables."""

    def take_table(self, table: Table) -> None:
        """Take a table."""


class _Frame:
    """A paragraph or a run that is open, with what is said of the look of its text."""

    __slots__ = ("font", "is_hidden", "is_run", "paragraph_style", "style")

    def __init__(self, *, is_run: bool, paragraph_style: str = "") -> None:
        self.is_run = is_run
        self.is_hidden = False
        self.font = self.style = ""
        self.paragraph_style = paragraph_style


class DocumentScan:
    """Walks through a document once; boxes of text and tables may stand within each other."""

    def __init__(self, budget: Budget, fonts: Fonts, sink: Sink) -> None:
        self._budget, self._fonts, self._sink = budget, fonts, sink
        self._tables: list[TableDraft] = []
        self._line = Words()
        self._frames = [_Frame(is_run=False)]
        self._fields: list[bool] = []
        """Of each field that is open, whether its code has ended and its result begun."""
        self._codes = 0
        """How many fields are still at their code: nothing within is shown."""
        self._left_out = 0
        """How many elements are open of what is not shown."""
        self._is_text = self._is_prompt = self._is_of_row = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self._starts, self._ends = self._handlers_of_starts(), self._handlers_of_ends()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if self._left_out:
            self._left_out += 1
        elif name in _NOT_SHOWN:
            self._start_left_out(name)
        elif handle := self._starts.get(name):
            handle(attributes)
        elif self._frames[-1].is_run:
            self._see_in_run(name, attributes)

    def _handlers_of_starts(self) -> dict[str, Callable[[dict[str, str]], None]]:
        return {
            "p": self._start_paragraph,
            "pStyle": self._see_paragraph_style,
            "r": self._start_run,
            "t": self._start_text,
            "fldChar": self._see_field,
            "sdt": self._start_control,
            "showingPlcHdr": self._see_prompt,
            "sdtContent": self._start_content,
            "tbl": self._start_table,
            "gridCol": self._see_grid_column,
            "tr": self._start_row,
            "trPr": self._start_row_properties,
            "gridBefore": self._see_columns_before,
            "tc": self._start_cell,
            "gridSpan": self._see_span,
            "vMerge": self._see_merge,
        }

    def _handlers_of_ends(self) -> dict[str, Callable[[], None]]:
        return {
            "t": self._end_text,
            "r": self._end_frame,
            "p": self._end_frame,
            "tc": self._end_cell,
            "trPr": self._end_row_properties,
            "tr": self._end_row,
            "tbl": self._end_table,
        }

    def _start_left_out(self, name: str) -> None:
        self._left_out = 1
        if name == "del" and self._is_of_row and self._tables:
            self._tables[-1].is_row_deleted = True

    def _end(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= 1
        elif handle := self._ends.get(local_name(tag)):
            handle()

    # Text

    def _start_paragraph(self, _attributes: dict[str, str]) -> None:
        self._break_line()
        self._frames.append(_Frame(is_run=False))

    def _see_paragraph_style(self, attributes: dict[str, str]) -> None:
        if not self._frames[-1].is_run:
            self._frames[-1].paragraph_style = value_of(attributes)

    def _start_run(self, _attributes: dict[str, str]) -> None:
        style = self._frames[-1].paragraph_style
        self._frames.append(_Frame(is_run=True, paragraph_style=style))

    def _start_text(self, _attributes: dict[str, str]) -> None:
        self._is_text = True

    def _see_in_run(self, name: str, attributes: dict[str, str]) -> None:
        run = self._frames[-1]
        if name == "rFonts":
            run.font = self._fonts.named(attributes)
        elif name == "rStyle":
            run.style = value_of(attributes)
        elif name == "vanish":
            run.is_hidden = value_of(attributes) not in _OFF
        elif name in ("br", "cr"):
            self._break_line()
        elif name in _SHOWN_AS:
            self._add(_SHOWN_AS[name])
        elif name == "sym" and _is_tick(attributes):
            self._add("x")

    def _see_field(self, attributes: dict[str, str]) -> None:
        kind = next((v for k, v in attributes.items() if local_name(k) == "fldCharType"), "")
        if kind == "begin":
            self._fields.append(False)
            self._codes += 1
        elif kind == "separate" and self._fields:
            self._codes -= not self._fields[-1]
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._codes -= not self._fields.pop()

    def _characters(self, text: str) -> None:
        if self._is_text and not self._left_out:
            self._add(text)

    def _add(self, text: str) -> None:
        frame = self._frames[-1]
        words = self._tables[-1].words if self._tables else self._line
        if words is None or frame.is_hidden or self._codes:
            return
        self._budget.take_text(len(text))
        font = self._fonts.old_font(frame.font, frame.style, frame.paragraph_style)
        words.add(text, font)

    def _break_line(self) -> None:
        if self._tables:
            if words := self._tables[-1].words:
                words.add("\n")
            return
        line, self._line = self._line, Words()
        if text := line.text:
            self._sink.take_line(Cell(0, 1, text, line.font))

    def _end_text(self) -> None:
        self._is_text = False

    def _end_frame(self) -> None:
        if not self._frames.pop().is_run:
            self._break_line()

    # Controls that ask for something: their prompt is not what anybody has written

    def _start_control(self, _attributes: dict[str, str]) -> None:
        self._is_prompt = False

    def _see_prompt(self, attributes: dict[str, str]) -> None:
        self._is_prompt = value_of(attributes) not in _OFF

    def _start_content(self, _attributes: dict[str, str]) -> None:
        if self._is_prompt:
            self._is_prompt = False
            self._left_out = 1

    # Tables

    def _start_table(self, _attributes: dict[str, str]) -> None:
        self._tables.append(TableDraft())

    def _see_grid_column(self, attributes: dict[str, str]) -> None:
        if self._tables:
            width = next((v for k, v in attributes.items() if local_name(k) == "w"), "")
            self._tables[-1].widths.append(_number(width, 0))

    def _start_row(self, _attributes: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].start_row()

    def _start_row_properties(self, _attributes: dict[str, str]) -> None:
        self._is_of_row = True

    def _see_columns_before(self, attributes: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].skip(_number(value_of(attributes), 0))

    def _start_cell(self, _attributes: dict[str, str]) -> None:
        if self._tables:
            self._budget.take_cells(1)
            self._tables[-1].start_cell()

    def _see_span(self, attributes: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].span = max(_number(value_of(attributes), 1), 1)

    def _see_merge(self, attributes: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].goes_on = value_of(attributes) != "restart"

    def _end_cell(self) -> None:
        if self._tables:
            self._tables[-1].end_cell()

    def _end_row_properties(self) -> None:
        self._is_of_row = False

    def _end_row(self) -> None:
        if self._tables:
            self._tables[-1].end_row()

    def _end_table(self) -> None:
        """Hand the table over; a list within a cell stands by itself, other tables in the cell."""
        table = self._tables.pop().cut()
        if table is None:
            return
        outer = self._tables[-1].words if self._tables else None
        if outer is not None and not table.is_list:
            for line in table.lines:
                outer.add(f"\n{line.text}", line.font)
            outer.add("\n")
            return
        for around in self._tables:
            if above := around.cut():
                self._sink.take_table(above)
        self._sink.take_table(table)


def _is_tick(attributes: dict[str, str]) -> bool:
    """Tell whether a sign is a check mark of the fonts from which Word inserts signs."""
    said = {local_name(key): value for key, value in attributes.items()}
    return said.get("char", "").upper() in _TICKS.get(said.get("font", ""), ())


def _number(written: str, default: int) -> int:
    return min(int(written), _LARGEST) if written.isdecimal() and len(written) < 9 else default
