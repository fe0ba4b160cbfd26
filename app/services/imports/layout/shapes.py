"""The shape of a list: what lists of the same making share, wherever their header stands."""

import hashlib
from collections.abc import Collection, Iterator, Sequence

from app.services.imports.layout.layout import MAX_LEVELS, Header
from app.services.imports.layout.settled import HeaderRows
from app.services.imports.readers.sheets import Row, Sheet
from app.services.imports.vocabulary.patterns import header_words

_SEARCHED_ROWS = 60
_DIGITS = 32


def shape_of(sheet: Sheet, header: Header | None) -> str:
    """Return the digest of the header's words, column by column; "" where there is no header."""
    if header is None:
        return ""
    return _digest([row for row in sheet.rows if header.first <= row.number <= header.last])


def known_header(sheet: Sheet, known: Collection[str]) -> tuple[str, HeaderRows] | None:
    """Return the first rows of a sheet that have one of these shapes, and that shape."""
    if not known:
        return None
    for rows in _groups(sheet.rows[:_SEARCHED_ROWS]):
        shape = _digest(rows)
        if shape in known:
            return shape, HeaderRows(rows[0].number, rows[-1].number)
    return None


def _groups(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield every group of rows that a header may fill, the tallest first."""
    for count in range(MAX_LEVELS, 0, -1):
        for start in range(len(rows) - count + 1):
            yield rows[start : start + count]


def _digest(rows: Sequence[Row]) -> str:
    lines = ["\t".join(_words(row)).rstrip("\t") for row in rows]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:_DIGITS]


def _words(row: Row) -> Iterator[str]:
    for value in row.cells:
        yield header_words(" ".join(str(value).split())) if isinstance(value, str) else ""
