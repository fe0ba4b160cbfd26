"""What the sheets of an .xlsx share: order and dates, styles, texts, and how parts are linked."""

import posixpath
import re
from dataclasses import dataclass, field
from xml.parsers import expat

from app.services.imports.archive import Archive
from app.services.imports.fonts import encoding_of_font
from app.services.imports.serials import is_date_format

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class CellStyle:
    """What matters of a cell's style."""

    is_date: bool = False
    font: str | None = None


@dataclass(slots=True)
class Text:
    """A text, with the font of an old encoding if one of its runs has such a font."""

    text: str
    font: str | None = None


@dataclass(slots=True)
class Book:
    """What all sheets share."""

    date_1904: bool = False
    styles: list[CellStyle] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    sheets: list[tuple[str, bool, str]] = field(default_factory=list)
    """Name, whether visible, and relationship of each sheet in the workbook's order."""


def relationships(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Return the kind (last word of the type) and the target of each relationship of a part."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}
    source = posixpath.join(folder, "_rels", f"{name}.rels")

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local_name(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))

    if source in archive:
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        archive.walk(source, parser)
    return found


def target_of_type(targets: dict[str, tuple[str, str]], kind: str, folder: str) -> str:
    default = f"{kind}.xml"
    target = next((target for found, target in targets.values() if found == kind), default)
    return resolve(folder, target)


def resolve(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    return target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)


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
        is_date = is_date_format(code, self._formats.get(code))
        return CellStyle(is_date, name if encoding_of_font(name) else None)

    def _end(self, _tag: str) -> None:
        self._inside.pop()


class TextReader:
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

    def finish(self) -> Text:
        """Return the string."""
        return Text(unescape("".join(self._pieces)), self._font)


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
            self._book.texts.append(self._reader.finish())
        else:
            self._reader.end(name)


def local_name(tag: str) -> str:
    return tag.rpartition(":")[2] if ":" in tag else tag


def _number(attributes: dict[str, str], key: str) -> int:
    return int(attributes.get(key, 0) or 0)


def unescape(text: str) -> str:
    return _ESCAPED.sub(_unescaped, text) if "_x" in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)
