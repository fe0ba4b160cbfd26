"""Walking through the text of a Word document: what it shows, line by line and table by table."""

from collections.abc import Callable
from xml.parsers import expat

from app.services.imports.letters.fonts import encoding_of_font
from app.services.imports.readers.builder import Budget
from app.services.imports.readers.docx_fonts import Fonts, value_of
from app.services.imports.readers.docx_nesting import OpenTables, Sink
from app.services.imports.readers.docx_tables import Cell, Words
from app.services.imports.readers.xlsx_parts import local_name

# What is not shown: tracked deletions, how things were before a tracked change, the code behind a
# field, and a second drawing of the same box for programs of old.
_NOT_SHOWN = frozenset(
    {"del", "moveFrom", "instrText", "Fallback", "sectPr", "sectPrChange", "rPrChange", "pPrChange"}
    | {"tcPrChange", "trPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"}
)
_OFF = frozenset({"0", "false", "off"})
_SHOWN_AS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_TICKS = {
    "Wingdings": frozenset({"F0FC", "F0FB", "F0FD", "F0FE"}),
    "Wingdings 2": frozenset({"F04F", "F050", "F051", "F052", "F053", "F054"}),
}


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
        self._tables = OpenTables(budget, sink)
        self._line = Words()
        self._frames = [_Frame(is_run=False)]
        self._fields: list[bool] = []
        """Of each field that is open, whether its code has ended and its result begun."""
        self._codes = 0
        """How many fields are still at their code: nothing within is shown."""
        self._left_out = 0
        """How many elements are open of what is not shown."""
        self._is_text = self._is_prompt = False
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
            self._left_out = 1
            self._tables.see_left_out(name)
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
            **self._tables.starts,
        }

    def _handlers_of_ends(self) -> dict[str, Callable[[], None]]:
        return {
            "t": self._end_text,
            "r": self._end_frame,
            "p": self._end_frame,
            **self._tables.ends,
        }

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
        elif name == "softHyphen" and self._is_in_tcvn3(run):
            self._add("\xad")  # there it is the letter ư
        elif name == "sym" and _is_tick(attributes):
            self._add("x")

    def _see_field(self, attributes: dict[str, str]) -> None:
        kind = value_of(attributes, "fldCharType")
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
        words = self._tables.words if self._tables.are_open else self._line
        if words is None or frame.is_hidden or self._codes:
            return
        self._budget.take_text(len(text))
        words.add(text, self._font_of(frame))

    def _font_of(self, frame: _Frame) -> str | None:
        return self._fonts.old_font(frame.font, frame.style, frame.paragraph_style)

    def _is_in_tcvn3(self, frame: _Frame) -> bool:
        return encoding_of_font(self._font_of(frame) or "") == "TCVN3"

    def _break_line(self) -> None:
        if self._tables.are_open:
            if words := self._tables.words:
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


def _is_tick(attributes: dict[str, str]) -> bool:
    """Tell whether a sign is a check mark of the fonts from which Word inserts signs."""
    signs = _TICKS.get(value_of(attributes, "font"), frozenset())
    return value_of(attributes, "char").upper() in signs
