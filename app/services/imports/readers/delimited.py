"""Reading .csv and pasted cells: which code the bytes are in, and what separates the columns."""

import csv
import io
import re
from collections import Counter
from typing import NamedTuple

from app.services.imports.letters.spelling import best_reading
from app.services.imports.readers.builder import Budget, SheetBuilder
from app.services.imports.readers.refusals import refusal
from app.services.imports.readers.sheets import Sheet
from app.text.names import nfc

_BOMS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SEPARATORS = (",", ";", "\t", "|")
_TRIED_LINES = 60
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# How spreadsheets export a number so that its zeros survive: ="0123".
_LONGEST_FIELD = 131_072  # characters; a quotation mark without its end is found soon
_QUOTED_NUMBER = re.compile(r'="([^"]*)"')
_COMPUTED = re.compile(r"=[^\s=]|[+\-@]\w*\(")


class Decoded(NamedTuple):
    """A text and the code that its bytes were in."""

    text: str
    charset: str


def decode(data: bytes, name: str) -> Decoded:
    """Find the code: marks first, then UTF-8, UTF-16 and the one-byte codes that fit Vietnamese.

    TCVN3 and VNI stay as the letters that their bytes are in Latin-1, to be told apart by column.
    """
    decoded = _decode(data)
    if decoded is None or _CONTROL.search(decoded.text):
        raise refusal("unreadable-file", name)
    return decoded


def _decode(data: bytes) -> Decoded | None:
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _try(data, charset)
    half = len(data) // 2
    for charset, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if half and zeros.count(0) > half // 3:
            return _try(data, charset)
    return _try(data, "utf-8") or _decode_one_byte(data)


def _try(data: bytes, charset: str) -> Decoded | None:
    try:
        return Decoded(data.decode(charset), charset)
    except UnicodeDecodeError:
        return None


def _decode_one_byte(data: bytes) -> Decoded:
    """Choose between windows-1258 and a font's own code by which gives more Vietnamese words."""
    latin = data.decode("latin-1")
    candidate = nfc(data.decode("cp1258", errors="replace"))
    if _vietnamese_words(latin) >= _vietnamese_words(candidate, as_typed=True):
        return Decoded(latin, "8-bit")
    return Decoded(candidate, "windows-1258")


def _vietnamese_words(text: str, *, as_typed: bool = False) -> int:
    """Count the words in the first lines that are Vietnamese in the best reading."""
    return sum(best_reading(line, as_typed=as_typed).valid for line in text.splitlines()[:500])


def read_delimited(text: str, name: str, *, separator: str | None = None) -> Sheet:
    """Return the one sheet of a delimited text; blank lines keep their number."""
    first, _, rest = text.partition("\n")
    skipped = 0
    if re.fullmatch(r"sep=.\r?", first, re.IGNORECASE):
        separator, text, skipped = first[4], rest, 1
    separator = separator or _find_separator(text)
    builder = SheetBuilder(Budget(name), name)
    # The bound is the whole process's, and other libraries lift it.
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(reader, start=skipped + 1):
            _put_line(builder, number, cells)
    except csv.Error as error:
        detail = f"một ô có hơn {_LONGEST_FIELD // 1000}.000 chữ, có lẽ thiếu dấu ngoặc kép đóng"
        raise refusal("too-big", name, detail=detail) from error
    return builder.finish()


def _put_line(builder: SheetBuilder, number: int, cells: list[str]) -> None:
    for column, cell in enumerate(cells):
        quoted = _QUOTED_NUMBER.fullmatch(cell)
        builder.put(number, column, quoted[1] if quoted else cell)
        if quoted is None and _COMPUTED.match(cell):
            builder.mark_formula(number, column, cell)


def _find_separator(text: str) -> str:
    """Return the separator that cuts most lines into the same number of columns, more than one."""
    lines = "\n".join(text.splitlines()[:_TRIED_LINES])
    best, best_score = ",", 0
    for separator in _SEPARATORS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(lines), delimiter=separator)]
        except csv.Error:
            continue
        counts = Counter(width for width in widths if width > 1)
        score = max((count * min(width, 30) for width, count in counts.items()), default=0)
        if score > best_score:
            best, best_score = separator, score
    return best
