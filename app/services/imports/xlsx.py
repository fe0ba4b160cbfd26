"""Reading .xlsx and .xlsm part by part: values, fonts, formulas, hidden rows and merged cells."""

import posixpath
import re
from dataclasses import dataclass, field
from xml.parsers import expat

from app.services.imports.archive import Archive
from app.services.imports.builder import Budget, SheetBuilder
from app.services.imports.fonts import encoding_of_font
from app.services.imports.refusals import refusal
from app.services.imports.serials import date_of_serial, is_date_format, number_of
from app.services.imports.sheets import CellError, CellValue, Merge, Sheet

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_DIGITS = "0123456789"


@dataclass(slots=True)
class _Style:
    """What matters of a cell's style."""

    is_date: bool = False
    font: str | None = None


@dataclass(slots=True)
class _Text:
    """A shared text, with the font of an old encoding if one of its runs has such a font."""

    text: str
    font: str | None = None


@dataclass(slots=True)
class _Book:
    """What all sheets share."""

    date_1904: bool = False
    styles: list[_Style] = field(default_factory=list)
    texts: list[_Text] = field(default_factory=list)
    sheets: list[tuple[str, bool, str]] = field(default_factory=list)
    """Name, whether visible, and relationship of each sheet in the workbook's order."""


def read_xlsx(archive: Archive, workbook_part: str) -> tuple[tuple[Sheet, ...], bool]:
    """Return the worksheets in order, and whether the file counts its days from 1904."""
    folder = posixpath.dirname(workbook_part)
    targets = relationships(archive, workbook_part)
    book = _Book()
    archive.walk(workbook_part, _WorkbookScan(book).parser)
    styles = _target_of_type(targets, "styles", folder)
    if styles in archive:
        archive.walk(styles, _StylesScan(book).parser)
    texts = _target_of_type(targets, "sharedStrings", folder)
    if texts in archive:
        archive.walk(texts, _TextsScan(book).parser)
    budget = Budget(archive.name)
    sheets = []
    for name, visible, relation in book.sheets:
        kind, target = targets.get(relation, ("", ""))
        part = _resolve(folder, target)
        if kind == "worksheet" and part in archive:
            scan = _SheetScan(book, SheetBuilder(budget, name, visible=visible))
            archive.walk(part, scan.parser)
            sheets.append(scan.builder.finish())
    if not sheets:
        raise refusal("unreadable-file", archive.name)
    return tuple(sheets), book.date_1904


def relationships(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Return the kind (last word of the type) and the target of each relationship of a part."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}
    source = posixpath.join(folder, "_rels", f"{name}.rels")

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))

    if source in archive:
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        archive.walk(source, parser)
    return found


def _target_of_type(targets: dict[str, tuple[str, str]], kind: str, folder: str) -> str:
    default = f"{kind}.xml"
    target = next((target for found, target in targets.values() if found == kind), default)
    return _resolve(folder, target)


def _resolve(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    return target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)


class _WorkbookScan:
    """Finds the sheets and the date system."""

    def __init__(self, book: _Book) -> None:
        self._book = book
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            visible = attributes.get("state", "visible") == "visible"
            self._book.sheets.append((attributes.get("name", ""), visible, relation))
        elif name == "workbookPr":
            self._book.date_1904 = attributes.get("date1904", "0") in ("1", "true")


class _StylesScan:
    """Finds which cell styles show dates, and which use a font of an old encoding."""

    def __init__(self, book: _Book) -> None:
        self._book = book
        self._inside: list[str] = []
        self._fonts: list[str] = []
        self._formats: dict[int, str] = {}
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
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

    def _style(self, attributes: dict[str, str]) -> _Style:
        code, font = _number(attributes, "numFmtId"), _number(attributes, "fontId")
        name = self._fonts[font] if font < len(self._fonts) else ""
        is_date = is_date_format(code, self._formats.get(code))
        return _Style(is_date, name if encoding_of_font(name) else None)

    def _end(self, _tag: str) -> None:
        self._inside.pop()


class _TextReader:
    """Collects the text of one string: all its runs, without the pronunciation marks."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._font: str | None = None
        self._collecting = False
        self._in_phonetic = False

    def begin(self) -> None:
        """Start a new string."""
        self._pieces, self._font = [], None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """See an element inside the string."""
        if name == "t":
            self._collecting = not self._in_phonetic
        elif name == "rPh":
            self._in_phonetic = True
        elif name == "rFont" and encoding_of_font(attributes.get("val", "")):
            self._font = self._font or attributes["val"]

    def characters(self, text: str) -> None:
        """See text."""
        if self._collecting:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """See the end of an element inside the string."""
        if name == "t":
            self._collecting = False
        elif name == "rPh":
            self._in_phonetic = False

    def finish(self) -> _Text:
        """Return the string."""
        return _Text(_unescape("".join(self._pieces)), self._font)


class _TextsScan:
    """Reads the table of shared texts."""

    def __init__(self, book: _Book) -> None:
        self._book = book
        self._reader = _TextReader()
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._reader.characters

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "si":
            self._reader.begin()
        else:
            self._reader.start(name, attributes)

    def _end(self, tag: str) -> None:
        name = _local(tag)
        if name == "si":
            self._book.texts.append(self._reader.finish())
        else:
            self._reader.end(name)


class _SheetScan:
    """Reads one worksheet."""

    def __init__(self, book: _Book, builder: SheetBuilder) -> None:
        self.builder = builder
        self._book = book
        self._reader = _TextReader()
        self._columns: dict[str, int] = {}
        self._row = self._column = 0
        self._kind = "n"
        self._style = _Style()
        self._value: list[str] | None = None
        self._formula: list[str] | None = None
        self._collect: list[str] | None = None
        self._inline = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "c":
            self._start_cell(attributes)
        elif name == "v":
            self._collect = self._value = []
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._collect = self._formula = []
        elif name == "is":
            self._inline = True
            self._reader.begin()
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif self._inline:
            self._reader.start(name, attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
        self._column = -1
        if attributes.get("hidden") in ("1", "true"):
            self.builder.hide(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._column = self._column_of(reference) if reference else self._column + 1
        self._kind = attributes.get("t", "n")
        style = int(attributes.get("s", 0))
        self._style = self._book.styles[style] if style < len(self._book.styles) else _Style()
        self._value = self._formula = None

    def _characters(self, text: str) -> None:
        if self._collect is not None:
            self._collect.append(text)
        elif self._inline:
            self._reader.characters(text)

    def _end(self, tag: str) -> None:
        name = _local(tag)
        if name == "c":
            self._end_cell()
        elif name in ("v", "f"):
            self._collect = None
        elif name == "is":
            text = self._reader.finish()
            self._inline = False
            self._put_text(text)
        elif self._inline:
            self._reader.end(name)

    def _end_cell(self) -> None:
        if self._value:
            self._put_value("".join(self._value))
        if self._formula is not None:
            self.builder.mark_formula(self._row, self._column, "=" + "".join(self._formula))

    def _put_value(self, text: str) -> None:
        if self._kind == "s":
            self._put_text(self._book.texts[int(text)])
        elif self._kind == "str":
            self._put_text(_Text(_unescape(text)))
        else:
            self.builder.put(self._row, self._column, self._typed(text))

    def _put_text(self, text: _Text) -> None:
        self.builder.put(self._row, self._column, text.text)
        font = text.font or self._style.font
        if font and text.text.strip():
            self.builder.mark_font(self._row, self._column, font)

    def _typed(self, text: str) -> CellValue:
        if self._kind == "b":
            return text.strip() in ("1", "true")
        if self._kind == "e":
            return CellError(text)
        if self._kind == "d":
            return text
        number = number_of(text)
        if number is None or not self._style.is_date:
            return text if number is None else number
        day = date_of_serial(number, from_1904=self._book.date_1904)
        return number if day is None else day

    def _column_of(self, reference: str) -> int:
        letters = reference.rstrip(_DIGITS)
        if letters not in self._columns:
            self._columns[letters] = _column_number(letters)
        return self._columns[letters]

    def _merge(self, reference: str) -> None:
        match = _RANGE.fullmatch(reference)
        if match:
            left, top, right, bottom = match.groups()
            corners = (int(top), _column_number(left), int(bottom), _column_number(right))
            self.builder.merge(Merge(*corners))


def _local(tag: str) -> str:
    return tag.rpartition(":")[2] if ":" in tag else tag


def _number(attributes: dict[str, str], key: str) -> int:
    return int(attributes.get(key, 0) or 0)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.lstrip("$"):
        number = number * 26 + ord(letter.upper()) - 64
    return number - 1


def _unescape(text: str) -> str:
    return _ESCAPED.sub(_unescaped, text) if "_x" in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)
