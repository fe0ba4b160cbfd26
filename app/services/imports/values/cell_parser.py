"""Reads the cells of a list's fields."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import TypeAlias

from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.sheets import CellError, CellValue, is_blank
from app.services.imports.values.dates import DateColumn, parse_date
from app.services.imports.values.findings import Parsed
from app.services.imports.values.party_dates import JOINED, OFFICIAL, parse_party_date
from app.services.imports.values.roll_values import USUAL, RollCodes, parse_roll
from app.services.imports.values.values import PARSERS, parse_as_written, parse_value
from app.services.imports.values.word_values import parse_post_text
from app.services.imports.vocabulary.fields import BY_KEY, ValueKind
from app.services.imports.vocabulary.wordlists import says_nothing

# What people may not have; what is needed is asked for all the same.
_CAN_LACK = frozenset(
    {ValueKind.CITIZEN_ID, ValueKind.PHONE, ValueKind.DIGITS, ValueKind.DATE, ValueKind.COUNT}
    | {ValueKind.TEXT, ValueKind.UNIT}
)
# What hardly ever comes again in a column, so that remembering costs more than reading.
_EACH_ITS_OWN = frozenset({ValueKind.NAME, ValueKind.CITIZEN_ID, ValueKind.PHONE, ValueKind.DIGITS})

CellReader: TypeAlias = Callable[[CellValue], Parsed]


class CellParser:
    """Knows how each field of one list is read: its dates by their column, its zeros by choice."""

    def __init__(
        self,
        dates: Mapping[str, DateColumn],
        *,
        today: date,
        as_written: frozenset[str],
        roll: RollCodes = USUAL,
    ) -> None:
        self._dates = dates
        self._roll = roll
        self._today = today
        self._as_written = as_written
        self._readers: dict[str, CellReader] = {}

    def reader_of(self, key: str) -> CellReader:
        """Return what reads the cells of a field; words that come again are not read again."""
        if key not in self._readers:
            read = self._any_cell(key)
            if BY_KEY[key].kind not in _EACH_ITS_OWN:
                # Typed, since a tick, the number 1 and the number 1.0 are different cells.
                read = lru_cache(None, typed=True)(read)
            self._readers[key] = read
        return self._readers[key]

    def parse(self, value: CellValue, key: str) -> Parsed:
        """Return what a cell of a field says; nothing for a blank one."""
        return self.reader_of(key)(value)

    def parse_typed(self, text: str, key: str) -> Parsed:
        """Return what the clerk typed for a field: day first, whatever its column does."""
        typed = None if is_blank(text) else text
        if typed is None or BY_KEY[key].kind is not ValueKind.DATE:
            return self.parse(typed, key)
        return parse_date(typed, DateColumn(self._today, is_birth=key.startswith("birth")))

    def _any_cell(self, key: str) -> CellReader:
        """Return what reads any cell of a field; what its kind says is asked for once."""
        kind = BY_KEY[key].kind
        blank = Parsed(False if kind is ValueKind.MARK else None)
        can_lack = kind in _CAN_LACK
        read = self._filled_cell(key, kind)

        def parse(value: CellValue) -> Parsed:
            if value is None or (can_lack and isinstance(value, str) and says_nothing(value)):
                return blank
            return parse_value(value, kind) if isinstance(value, CellError) else read(value)

        return parse

    def _filled_cell(self, key: str, kind: ValueKind) -> CellReader:
        if kind is ValueKind.DATE:
            column = self._dates.get(key) or DateColumn(self._today)
            if key in (JOINED, OFFICIAL):
                return partial(parse_party_date, key=key, column=column)
            return partial(parse_date, column=column)
        if key == "position":
            return lambda value: parse_post_text(plain_text(value))
        if kind is ValueKind.ROLL:
            return lambda value: parse_roll(plain_text(value), self._roll)
        return partial(parse_as_written, kind=kind) if key in self._as_written else PARSERS[kind]
