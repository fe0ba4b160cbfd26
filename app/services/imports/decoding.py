"""Turning a sheet's texts into Unicode: cell by cell where the font says how, else by content."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.services.imports.encodings import LEGACY_ENCODINGS
from app.services.imports.fonts import LegacyEncoding, draws_capitals, encoding_of_font
from app.services.imports.sheets import CellValue, Place, Row, Sheet
from app.services.imports.spelling import Reading, read_as
from app.text.names import nfc

_SAMPLE = 200
_CLEARLY_BETTER = 1.2


class Converted(NamedTuple):
    """A cell that was in an old encoding: which, and the text as it stood."""

    encoding: LegacyEncoding
    text: str


@dataclass(frozen=True, slots=True)
class DecodedSheet:
    """A sheet in Unicode (NFC), and what had to be done for it."""

    sheet: Sheet
    converted: dict[Place, Converted]
    decomposed: frozenset[Place]
    """Cells whose letters and marks stood apart (NFD)."""

    @property
    def encoding(self) -> str:
        """The one encoding of the sheet, or all of them."""
        found = sorted({cell.encoding for cell in self.converted.values()})
        return " + ".join(found) if found else "Unicode"


def decode_sheet(
    sheet: Sheet, chosen: Mapping[int, LegacyEncoding | None] | None = None
) -> DecodedSheet:
    """Decide the encoding per column, convert what is in an old one, compose what is decomposed.

    `chosen` is the clerk's word for columns: everything in them is in that encoding, or nothing.
    """
    chosen = chosen or {}
    columns = _column_encodings(sheet)
    converted: dict[Place, Converted] = {}
    decomposed: set[Place] = set()
    rows = []
    for row in sheet.rows:
        cells = list(row.cells)
        for column, text in _doubtful(row):
            place = Place(row.number, column)
            if column in chosen:
                reading = read_as(text, chosen[column])
            else:
                reading = _read_cell(text, sheet.fonts.get(place), columns.get(column))
            if reading.encoding:
                converted[place] = Converted(reading.encoding, text)
            elif reading.text != text:
                decomposed.add(place)
            cells[column] = reading.text
        rows.append(Row(row.number, tuple(cells)))
    return DecodedSheet(
        sheet=replace(sheet, rows=_with_capitals(rows, sheet)),
        converted=converted,
        decomposed=frozenset(decomposed),
    )


def _doubtful(row: Row) -> Iterator[tuple[int, str]]:
    """Yield the texts of a row that are not plain ASCII."""
    for column, value in enumerate(row.cells):
        if isinstance(value, str) and not value.isascii():
            yield column, value


def _column_encodings(sheet: Sheet) -> dict[int, LegacyEncoding]:
    """Return the columns whose content reads better in an old encoding than as it stands."""
    texts: dict[int, set[str]] = defaultdict(set)
    for row in sheet.rows:
        for column, text in _doubtful(row):
            if len(texts[column]) < _SAMPLE and not _is_surely_unicode(text):
                texts[column].add(text)
    found = {}
    for column, sample in texts.items():
        encoding = _encoding_of(sample)
        if encoding:
            found[column] = encoding
    return found


def _encoding_of(sample: Iterable[str]) -> LegacyEncoding | None:
    counts: Counter[LegacyEncoding | None] = Counter()
    for text in sample:
        for encoding in (None, *LEGACY_ENCODINGS):
            counts[encoding] += read_as(text, encoding).valid
    best = max(LEGACY_ENCODINGS, key=lambda encoding: counts[encoding])
    return best if counts[best] > _CLEARLY_BETTER * counts[None] else None


def _read_cell(text: str, font: str | None, column_encoding: LegacyEncoding | None) -> Reading:
    """Read one cell: as its font says, else as its column reads, else as its own words say."""
    typed = read_as(text, None)
    if _is_surely_unicode(text):
        return typed
    expected = encoding_of_font(font) if font else column_encoding
    if expected:
        reading = read_as(text, expected)
        keeps = reading.text == typed.text or reading.valid < typed.valid
        return typed if keeps else reading
    if typed.valid == typed.words:
        return typed
    others = (read_as(text, encoding) for encoding in LEGACY_ENCODINGS)
    whole = [reading for reading in others if reading.words and reading.valid == reading.words]
    return whole[0] if whole else typed


def _is_surely_unicode(text: str) -> bool:
    """Tell whether a letter occurs that no old encoding shows, such as ă, đ, ơ, ư, ạ or a mark."""
    return max(text) > "ÿ" and any(
        letter > "ÿ" and (letter.isalpha() or unicodedata.combining(letter)) for letter in text
    )


def _with_capitals(rows: list[Row], sheet: Sheet) -> tuple[Row, ...]:
    """Write out in capitals what a capitals-only font shows so."""
    capitals = {place for place, font in sheet.fonts.items() if draws_capitals(font)}
    if not capitals:
        return tuple(rows)
    return tuple(
        Row(row.number, tuple(_capital(row, column, capitals) for column in range(len(row.cells))))
        for row in rows
    )


def _capital(row: Row, column: int, capitals: set[Place]) -> CellValue:
    value = row.cells[column]
    if isinstance(value, str) and Place(row.number, column) in capitals:
        return nfc(value.upper())
    return value
