"""Turning a sheet's texts into Unicode: cell by cell where the font says how, else by content."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import is_normalized

from app.services.imports.letters.encodings import LEGACY_ENCODINGS
from app.services.imports.letters.fonts import LegacyEncoding, draws_capitals, encoding_of_font
from app.services.imports.letters.spelling import Reading, read_as
from app.services.imports.letters.telling import best_readings, count_encodings, is_surely_unicode
from app.services.imports.proposal.row_encodings import Read, RowEncodings, not_plain
from app.services.imports.readers.sheets import CellValue, Place, Row, Sheet, columns_of
from app.text.names import nfc

# So many texts are enough to tell the encodings of the columns, of each at least the fewer.
_JUDGED, _JUDGED_AT_LEAST = 20_000, 300
_CLEARLY = 3  # times as many texts in one encoding as in all others
_ENCODINGS: tuple[LegacyEncoding | None, ...] = (None, *LEGACY_ENCODINGS)


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
    doubtful: dict[Place, str]
    """The other way to read a cell, where a column mixes encodings and both ways make sense."""

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
    texts = _texts_by_column(sheet)
    told = _texts_without_font(sheet, texts) if sheet.fonts else texts
    reader = _CellReader(_look_at_columns(told), chosen or {})
    if not sheet.fonts and not reader.changes_any(texts):
        return DecodedSheet(sheet, {}, frozenset(), {})
    fonts = sheet.fonts
    rows_told = RowEncodings(sheet, chosen or {})
    converted: dict[Place, Converted] = {}
    decomposed: set[Place] = set()
    doubtful: dict[Place, str] = {}
    rows = []
    for row in sheet.rows:
        cells = list(row.cells)
        for column, text in not_plain(row):
            place = Place(row.number, column)
            as_column = reader.read(column, text, fonts.get(place))
            reading, other = rows_told.settle(place, text, as_column)
            if reading.encoding:
                converted[place] = Converted(reading.encoding, text)
            elif reading.text != text:
                decomposed.add(place)
            if other:
                doubtful[place] = other
            cells[column] = reading.text
        rows.append(Row(row.number, tuple(cells)))
    return DecodedSheet(
        sheet=sheet._replace(rows=_with_capitals(rows, sheet)),
        converted=converted,
        decomposed=frozenset(decomposed),
        doubtful=doubtful,
    )


def _texts_by_column(sheet: Sheet) -> dict[int, tuple[str, ...]]:
    """Return the texts of each column that are not plain ASCII, each once."""
    columns = enumerate(columns_of(sheet.rows))
    return {
        column: tuple(v for v in dict.fromkeys(values) if isinstance(v, str) and not v.isascii())
        for column, values in columns
    }


def _texts_without_font(
    sheet: Sheet, texts: Mapping[int, tuple[str, ...]]
) -> dict[int, tuple[str, ...]]:
    """Return the texts for which no old font speaks; the others say nothing of these."""
    found: dict[int, dict[str, None]] = {column: {} for column in texts}
    for row in sheet.rows:
        for column, text in not_plain(row):
            if Place(row.number, column) not in sheet.fonts:
                found[column][text] = None
    return {column: tuple(kept) for column, kept in found.items()}


class _CellReader:
    """Reads texts as their font, their own words, their column or the clerk says."""

    def __init__(
        self, columns: Mapping[int, "_Column"], chosen: Mapping[int, LegacyEncoding | None]
    ) -> None:
        self._columns = columns
        self._chosen = chosen
        self._known: dict[tuple[int, str, str | None], Read] = {}

    def read(self, column: int, text: str, font: str | None) -> Read:
        """Return the reading of a text, and the other way to read it where in doubt."""
        known = self._known.get((column, text, font))
        if known is None:
            known = self._known[column, text, font] = self._read(column, text, font)
        return known

    def _read(self, column: int, text: str, font: str | None) -> Read:
        if is_surely_unicode(text):
            return Reading(None, nfc(text), 0, 0), None
        if column in self._chosen:
            return read_as(text, self._chosen[column]), None
        return _read_cell(text, font, self._columns[column])

    def changes_any(self, texts: Mapping[int, Sequence[str]]) -> bool:
        """Tell whether a text is not as it should be; in most lists of today none is."""
        for column, found in texts.items():
            for text in found:
                if is_surely_unicode(text) and is_normalized("NFC", text):
                    continue
                reading, other = self.read(column, text, None)
                if other or reading.encoding or reading.text != text:
                    return True
        return False


@dataclass(frozen=True, slots=True)
class _Column:
    """In which encoding most texts of a column are (None: Unicode), and whether others occur."""

    usual: LegacyEncoding | None
    is_mixed: bool
    is_silent: bool
    """Whether its own texts say too little to be heard against the rest of the sheet."""


def _look_at_columns(texts: Mapping[int, Sequence[str]]) -> dict[int, _Column]:
    """Judge each column by its own texts, one that leaves it open by all the others."""
    each = max(_JUDGED // max(len(texts), 1), _JUDGED_AT_LEAST)
    counts = {
        column: count_encodings(found[:: len(found) // each + 1]) for column, found in texts.items()
    }
    whole = sum(counts.values(), Counter[LegacyEncoding | None]())
    return {column: _judge_column(found, whole) for column, found in counts.items()}


def _usual(counts: Counter[LegacyEncoding | None]) -> LegacyEncoding | None:
    return max(_ENCODINGS, key=lambda encoding: counts[encoding])


def _judge_column(
    counts: Counter[LegacyEncoding | None], whole: Counter[LegacyEncoding | None]
) -> _Column:
    """Judge one column; one odd text is a slip, no mixture, and a header alone says nothing."""
    usual = _usual(whole)
    if counts.total() < 2 and whole[usual] >= _CLEARLY * max(whole.total() - whole[usual], 1):
        return _Column(usual, is_mixed=False, is_silent=usual is not None)
    is_mixed = sum(count > 1 for count in counts.values()) > 1
    return _Column(_usual(counts), is_mixed, is_silent=False)


def _read_cell(text: str, font: str | None, column: _Column) -> Read:
    """Read one cell as its font, its own words or its column say; the other way where in doubt."""
    told = encoding_of_font(font) if font else None
    if told:
        reading = read_as(text, told)
        if reading.valid >= read_as(text, None).valid:
            return reading if reading.text != text else read_as(text, None), None
    if not column.is_mixed:
        reading = read_as(text, column.usual)
        if column.is_silent or reading.valid == reading.words:  # no other can be better
            return reading if reading.text != text else read_as(text, None), None
    best = best_readings(text)
    usual = next((reading for reading in best if reading.encoding == column.usual), best[0])
    if usual.encoding and column.usual is None and usual.valid < usual.words:
        return read_as(text, None), None  # one odd text in a column of Unicode stays as it is
    others = [reading.text for reading in best if reading.text != usual.text]
    return usual, others[0] if others and column.is_mixed else None


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
