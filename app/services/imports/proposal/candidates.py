"""How a list's letters read in each encoding that they may be in, with a few names for each."""

from dataclasses import dataclass

from app.services.imports.letters.encodings import LEGACY_ENCODINGS
from app.services.imports.letters.spelling import read_as
from app.services.imports.letters.telling import is_surely_unicode
from app.services.imports.proposal.decoding import DecodedSheet, decode_sheet
from app.services.imports.proposal.sighting import Sighting
from app.services.imports.readers.sheets import CellValue, Row, Sheet
from app.services.imports.vocabulary.fields import NAME_FIELDS

_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class EncodingCandidate:
    """One way to read a list; `key` is "" for the program's own judgement, cell by cell."""

    key: str
    name: str
    samples: tuple[str, ...]


def encoding_candidates(sheet: Sheet, sighting: Sighting) -> tuple[EncodingCandidate, ...]:
    """Return the program's proposal, then the other readings; none where there is no doubt.

    `sheet` holds the letters as they stand in the file.
    """
    decoded = decode_sheet(sheet)
    texts = _names(sheet, decoded, sighting)
    if not texts or not (decoded.converted or decoded.doubtful or _says_nothing(sheet)):
        return ()
    found = [EncodingCandidate("", decoded.encoding, tuple(own for _, own in texts))]
    for encoding in (None, *LEGACY_ENCODINGS):
        name = encoding or "Unicode"
        if name != decoded.encoding:
            samples = tuple(read_as(text, encoding).text for text, _ in texts)
            found.append(EncodingCandidate(name, name, samples))
    return tuple(found)


def _names(sheet: Sheet, decoded: DecodedSheet, sighting: Sighting) -> list[tuple[str, str]]:
    """Return a few texts as they stand and as the program reads them: names where there are any."""
    columns = [column.index for column in sighting.columns if column.field in NAME_FIELDS]
    people = {person.row.number for person in sighting.body.people}
    rows = list(zip(sheet.rows, decoded.sheet.rows, strict=True))
    listed = [pair for pair in rows if pair[0].number in people] or rows
    return _telling(listed, columns) or _telling(rows, range(sheet.width))


def _telling(rows: list[tuple[Row, Row]], columns: list[int] | range) -> list[tuple[str, str]]:
    """Return the first texts that one of the encodings reads otherwise."""
    found: dict[str, str] = {}
    for row, own in rows:
        for column in columns:
            value = row.cell(column)
            if _reads_two_ways(value):
                found.setdefault(str(value), str(own.cell(column)))
            if len(found) == _SAMPLES:
                return list(found.items())
    return list(found.items())


def _reads_two_ways(value: CellValue) -> bool:
    if not isinstance(value, str) or value.isascii() or is_surely_unicode(value):
        return False
    return len({read_as(value, encoding).text for encoding in (None, *LEGACY_ENCODINGS)}) > 1


def _says_nothing(sheet: Sheet) -> bool:
    """Tell whether no letter of the sheet is certainly Unicode."""
    values = (value for row in sheet.rows for value in row.cells if isinstance(value, str))
    return not any(is_surely_unicode(value) for value in values)
