"""The encoding of a row: half a list may be of another time than the other, hardly half a row."""

from collections import Counter
from collections.abc import Container, Iterator
from itertools import islice

from app.services.imports.letters.fonts import LegacyEncoding
from app.services.imports.letters.spelling import Reading, read_as
from app.services.imports.letters.telling import count_encodings
from app.services.imports.readers.sheets import Place, Row, Sheet

_ONE_VOICE = 0.95  # of the rows that tell anything
_JUDGED = 30_000  # texts of all rows together: of very many rows the first few of each
Read = tuple[Reading, str | None]
"""A text as it is read, and the other way to read it where in doubt."""


class RowEncodings:
    """What the texts of each row tell together, where the clerk has not spoken.

    A font may lie: new words are typed into cells of an old one.
    """

    def __init__(self, sheet: Sheet, chosen: Container[int]) -> None:
        self._chosen = chosen
        self._judged = max(_JUDGED // max(len(sheet.rows), 1), 1)
        told = {row.number: count_encodings(self._free_texts(row)) for row in sheet.rows}
        telling = [found for found in told.values() if found]
        self._told = {
            number: next(iter(found)) for number, found in told.items() if len(found) == 1
        }
        texts = sum(
            (found for found in telling if len(found) == 1), Counter[LegacyEncoding | None]()
        )
        has_halves = sum(count > 1 for count in texts.values()) > 1  # one odd text is a slip
        self._are_apart = has_halves and len(self._told) >= _ONE_VOICE * len(telling)

    def settle(self, place: Place, text: str, read: Read) -> Read:
        """Return a text as its row says: if it is open, or if the rows are of two encodings."""
        reading, other = read
        is_open = other is not None or reading.valid < reading.words
        if place.row not in self._told or not (is_open or self._are_apart):
            return read
        if place.column in self._chosen:
            return read
        as_row = read_as(text, self._told[place.row])
        if as_row.valid < reading.valid:
            return read
        return as_row if as_row.text != text else read_as(text, None), None

    def _free_texts(self, row: Row) -> Iterator[str]:
        free = (text for column, text in not_plain(row) if column not in self._chosen)
        return islice(free, self._judged)


def not_plain(row: Row) -> Iterator[tuple[int, str]]:
    """Yield the texts of a row that are not plain ASCII."""
    for column, value in enumerate(row.cells):
        if isinstance(value, str) and not value.isascii():
            yield column, value
