"""What the sheets of an .xlsx share: their order, the date system, styles, and texts."""

from datetime import date
from typing import NamedTuple
from xml.parsers import expat

from app.services.imports.letters.fonts import encoding_of_font
from app.services.imports.readers.serials import (
    Shown,
    as_shown,
    date_of_serial,
    number_of,
    part_shown,
)
from app.services.imports.readers.xlsx_parts import local_name
from app.services.imports.readers.xlsx_texts import Text, TextReader


class CellStyle(NamedTuple):
    """What matters of a cell's style."""

    shows: Shown | None = None
    """What its number format shows of a date; None where it shows a number."""
    font: str | None = None


class Book:
    """What all sheets share."""

    def __init__(self) -> None:
        self.date_1904 = False
        self.styles: list[CellStyle] = []
        self.texts: list[str] = []
        self.fonts: dict[int, str] = {}
        """The fonts of old encodings, by the number of the text."""
        self.sheets: list[tuple[str, bool, str]] = []
        """Name, whether visible, and relationship of each sheet in the workbook's order."""

    def add_text(self, text: Text) -> None:
        """Add the next shared text."""
        if text.font:
            self.fonts[len(self.texts)] = text.font
        self.texts.append(text.text)

    def text(self, index: int) -> Text:
        """Return a shared text; raises IndexError where there is none of this number."""
        if index < 0:
            raise IndexError(index)
        return Text(self.texts[index], self.fonts.get(index))

    def number(self, written: str, style: CellStyle) -> date | str | int | float:
        """Return what a cell shows whose stored number stands in a style of this book."""
        number = number_of(written)
        if number is None:
            return written
        if style.shows is None:
            return number
        day = date_of_serial(number, from_1904=self.date_1904)
        return number if day is None else as_shown(day, style.shows)


class WorkbookScan:
    """Finds the sheets and the date system."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            visible = attributes.get("state", "visible") == "visible"
            self._book.sheets.append((attributes.get("name", ""), visible, relation))
        elif name == "workbookPr":
            self._book.date_1904 = attributes.get("date1904", "0") in ("1", "true")


class StylesScan:
    """Finds which cell styles show dates, and which use a font of an old encoding."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._inside: list[str] = []
        self._fonts: list[str] = []
        self._formats: dict[int, str] = {}
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        around = self._inside[-1] if self._inside else ""
        self._inside.append(name)
        if name == "font" and around == "fonts":
            self._fonts.append("")
        elif name == "name" and around == "font" and self._fonts:
            self._fonts[-1] = attributes.get("val", "")
        elif name == "numFmt" and around == "numFmts":
            self._formats[_number(attributes, "numFmtId")] = attributes.get("formatCode", "")
        elif name == "xf" and around == "cellXfs":
            self._book.styles.append(self._style(attributes))

    def _style(self, attributes: dict[str, str]) -> CellStyle:
        code, font = _number(attributes, "numFmtId"), _number(attributes, "fontId")
        name = self._fonts[font] if font < len(self._fonts) else ""
        part = part_shown(code, self._formats.get(code))
        return CellStyle(part, name if encoding_of_font(name) else None)

    def _end(self, _tag: str) -> None:
        self._inside.pop()


class TextsScan:
    """Reads the table of shared texts."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._reader = TextReader()
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._reader.characters

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if name == "si":
            self._reader.begin()
        else:
            self._reader.start(name, attributes)

    def _end(self, tag: str) -> None:
        name = local_name(tag)
        if name == "si":
            self._book.add_text(self._reader.finish())
        else:
            self._reader.end(name)


def _number(attributes: dict[str, str], key: str) -> int:
    return int(attributes.get(key, 0) or 0)
