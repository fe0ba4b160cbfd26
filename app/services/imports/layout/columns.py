"""Which column means what: headers against fields, with the column's content as a witness."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from string import ascii_lowercase

from app.services.imports.layout.births import settled_births
from app.services.imports.layout.content import (
    digits_of,
    looks_like_date,
    share_of_full_names,
    share_of_units,
    share_that_fits,
)
from app.services.imports.layout.layout import Header, HeaderCell
from app.services.imports.layout.naming import Candidate, candidates
from app.services.imports.layout.rows import numbers_columns
from app.services.imports.readers.sheets import CellValue, Row, column_letter, columns_of
from app.services.imports.vocabulary.fields import (
    BIRTH_PARTS,
    BY_KEY,
    NAME_FIELDS,
    NAME_PARTS,
    ImportKind,
    ValueKind,
)
from app.services.imports.vocabulary.half_days import half_days_of
from app.services.imports.vocabulary.patterns import (
    header_words,
    says_other_day,
    says_other_number,
)
from app.services.imports.vocabulary.wordlists import is_people

_SAMPLE = 60
_ENOUGH = 4  # times as many cells of a long column hold a sample, unless most are blank
_LONGEST_TAIL = 15  # rows
_BY_CONTENT = 0.6
_CLEAR = 0.8
_WITH_YEAR = re.compile(r"[0-9]{4}|[0-9]\D+[0-9]+\D+[0-9]")
_FROM_CONTENT: tuple[tuple[str, ValueKind], ...] = (
    ("citizen_id", ValueKind.CITIZEN_ID),
    ("gender", ValueKind.GENDER),
    ("birth_date", ValueKind.DATE),
    ("ethnicity", ValueKind.ETHNICITY),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list and what it is taken for; `field` is None where nothing fits."""

    index: int
    header: str
    field: str | None
    confidence: float

    def to_json(self) -> dict[str, object]:
        """Return the column as the command line prints it."""
        return {
            "column": column_letter(self.index),
            "header": self.header,
            "field": self.field,
            "confidence": round(self.confidence, 2),
        }


def guess_columns(
    header: Header | None, rows: Sequence[Row], width: int, kind: ImportKind
) -> tuple[Column, ...]:
    """Give each column the field that fits best; no field is given twice."""
    values = dict(enumerate(columns_of(_of_people(rows))))
    samples = {column: _sample(values.get(column, ())) for column in range(width)}
    cells = header.cells if header else tuple(HeaderCell(column, ()) for column in range(width))
    named = [c for cell in cells for c in candidates(cell, samples[cell.column], kind)]
    chosen = _choose(named)
    if kind == "attendance":
        _add_half_days(chosen, cells)
    listed = cells[: _end(cells, samples)]
    _add_from_content(chosen, {c.column: samples[c.column] for c in listed}, _open_to(listed))
    _add_unit(chosen, samples, _may_hold_units(cells, chosen, kind), kind)
    _add_phone(chosen, samples, cells, kind)
    texts = {cell.column: cell.text for cell in cells}
    _settle_names(chosen, rows, texts)
    _settle_births(chosen, samples, texts)
    return tuple(_column(column, texts.get(column, ""), chosen) for column in range(width))


def _add_half_days(chosen: dict[int, Candidate], cells: Sequence[HeaderCell]) -> None:
    """Give columns whose header names a half-day the field of that half-day; the first one wins."""
    free = {cell.column: cell.levels for cell in cells if cell.column not in chosen}
    taken: set[str] = set()
    for column, half_day in sorted(half_days_of(free).items()):
        if half_day.key not in taken:
            taken.add(half_day.key)
            chosen[column] = Candidate(column, BY_KEY[half_day.key], 1.0)


def with_mapping(
    columns: Sequence[Column], mapping: Mapping[int, str | None]
) -> tuple[Column, ...]:
    """Put the clerk's choices over the guesses; a field chosen for a column leaves any other."""
    taken = {field for field in mapping.values() if field}
    return tuple(
        Column(column.index, column.header, mapping[column.index], 1.0)
        if column.index in mapping
        else Column(column.index, column.header, None, 0.0)
        if column.field in taken
        else column
        for column in columns
    )


def _column(index: int, header: str, chosen: Mapping[int, Candidate]) -> Column:
    candidate = chosen.get(index)
    if candidate is None:
        return Column(index, header, None, 0.0)
    return Column(index, header, candidate.field.key, min(candidate.score, 1.0))


def _sample(values: Sequence[CellValue]) -> Sequence[CellValue]:
    thinned = values[:: max(len(values) // (_SAMPLE * _ENOUGH), 1)]
    found = [value for value in thinned if value is not None]
    if len(found) < _SAMPLE < len(values):  # a column in which little stands is looked at whole
        found = [value for value in values if value is not None]
    step = max(len(found) // _SAMPLE, 1)
    return found[::step][:_SAMPLE]


def _choose(named: Sequence[Candidate]) -> dict[int, Candidate]:
    """Give out the fields from the best match down; the first of equal columns wins."""
    chosen: dict[int, Candidate] = {}
    taken: set[str] = set()
    for candidate in sorted(named, key=lambda c: (-c.score, c.column)):
        if candidate.column not in chosen and candidate.field.key not in taken:
            chosen[candidate.column] = candidate
            taken.add(candidate.field.key)
    return chosen


def _of_people(rows: Sequence[Row]) -> Sequence[Row]:
    """Leave out numbers of columns above, sums and signatures below: they say nothing of them."""
    least = max(map(_filled, rows[:_SAMPLE]), default=0) / 2
    end = len(rows)
    while end > len(rows) - _LONGEST_TAIL and end > 1 and _filled(rows[end - 1]) < least:
        end -= 1
    start = 1 if rows and numbers_columns(rows[0]) else 0
    return rows[start:end]


def _filled(row: Row) -> int:
    return len(row.cells) - row.cells.count(None)


def _open_to(cells: Sequence[HeaderCell]) -> dict[str, set[int]]:
    """Return the columns whose header leaves it open that each field stands there."""
    words = {cell.column: header_words(cell.text) for cell in cells}
    return {
        "birth_date": {column for column, said in words.items() if not says_other_day(said)},
        "citizen_id": {column for column, said in words.items() if not says_other_number(said)},
    }


def _add_from_content(
    chosen: dict[int, Candidate],
    samples: Mapping[int, Sequence[CellValue]],
    open_to: Mapping[str, Collection[int]],
) -> None:
    """Recognise columns without a telling header by what is in them."""
    taken = {candidate.field.key for candidate in chosen.values()}
    free = [
        column for column, sample in samples.items() if column not in chosen and len(sample) > 1
    ]
    if not taken & NAME_FIELDS:
        names = {column: share_of_full_names(samples[column]) for column in free}
        best = max(names, key=lambda column: names[column], default=None)
        if best is not None and names[best] >= _BY_CONTENT:
            chosen[best] = Candidate(best, BY_KEY["full_name"], _BY_CONTENT)
    born = taken & {"birth_date", "birth_male", "birth_female", *BIRTH_PARTS}
    known = taken | ({"birth_date"} if born else set())
    known |= {"gender"} if taken & {"male_mark", "female_mark", "birth_male"} else set()
    for key, kind in _FROM_CONTENT:
        if key in known:
            continue
        for column in free:
            if column not in open_to.get(key, free):
                continue  # "Ngày tuyển dụng" holds days, but no births
            if column not in chosen and _surely(samples[column], key, kind):
                chosen[column] = Candidate(column, BY_KEY[key], _BY_CONTENT)
                break


def _end(cells: Sequence[HeaderCell], samples: Mapping[int, Sequence[CellValue]]) -> int:
    """Return the first column that is blank behind named ones: other things stand beyond it."""
    named = [cell.column for cell in cells if cell.levels]
    blank = [cell.column for cell in cells if not cell.levels and not samples[cell.column]]
    return next((column for column in blank if named and column > named[0]), len(cells))


def _may_hold_units(
    cells: Sequence[HeaderCell], chosen: Mapping[int, Candidate], kind: ImportKind
) -> list[int]:
    """Return the columns without a header, and of schools, where teachers work."""
    nameless = [cell.column for cell in cells if not cell.levels and cell.column not in chosen]
    if kind == "dossiers":  # they name the school that gave the degree
        return nameless
    return nameless + [cell.column for cell in cells if header_words(cell.text) == "truong"]


def _add_unit(
    chosen: dict[int, Candidate],
    samples: Mapping[int, Sequence[CellValue]],
    columns: Sequence[int],
    kind: ImportKind,
) -> None:
    """Take the first of the columns that names units for that of the units, if there is none."""
    if kind not in BY_KEY["unit"].kinds or any(c.field.key == "unit" for c in chosen.values()):
        return
    for column in columns:
        if len(samples[column]) > 1 and share_of_units(samples[column]) >= _BY_CONTENT:
            chosen[column] = Candidate(column, BY_KEY["unit"], _BY_CONTENT)
            return


def _add_phone(
    chosen: dict[int, Candidate],
    samples: Mapping[int, Sequence[CellValue]],
    cells: Sequence[HeaderCell],
    kind: ImportKind,
) -> None:
    """Take telephone numbers without a header for the people's own; below another they may not."""
    if kind not in BY_KEY["phone"].kinds or any(c.field.key == "phone" for c in chosen.values()):
        return
    for column in (cell.column for cell in cells if not cell.levels):
        calling = [value for value in samples[column] if _is_called(value)]
        if column not in chosen and len(calling) > 1 and len(calling) == len(samples[column]):
            chosen[column] = Candidate(column, BY_KEY["phone"], _BY_CONTENT)
            return


def _surely(sample: Sequence[CellValue], key: str, kind: ValueKind) -> bool:
    """Tell whether content alone says what a column is; years alone say nothing."""
    if key == "citizen_id":
        others = [value for value in sample if not (_is_called(value) or looks_like_date(value))]
        long = [value for value in others if len(str(value).strip()) >= 10]
        return len(long) >= _CLEAR * len(sample) and share_that_fits(long, kind) >= _CLEAR
    if key == "birth_date":
        sample = [value for value in sample if not isinstance(value, int)]
        whole = [value for value in sample if isinstance(value, date) or _has_year(str(value))]
        fits = len(whole) >= _CLEAR * len(sample) and share_that_fits(whole, kind) >= _CLEAR
        return len(sample) > 1 and fits
    if key == "ethnicity":  # "Giấy khen" opens with a people's name, and is none
        return sum(is_people(str(value)) for value in sample) >= _CLEAR * len(sample)
    return share_that_fits(sample, kind) >= _CLEAR


def _has_year(text: str) -> bool:
    """Tell whether a date has its year: "12/12" and "3,33" are schooling and pay."""
    return _WITH_YEAR.search(text) is not None


def _is_called(value: CellValue) -> bool:
    """Tell whether a text is a telephone number as it is written: ten digits from 0 on."""
    return isinstance(value, str) and len(digits_of(value)) == 10 and digits_of(value)[0] == "0"


def _settle_names(
    chosen: dict[int, Candidate], rows: Sequence[Row], texts: Mapping[int, str]
) -> None:
    """Make one full name, or family and given name; a lone part is a whole name."""
    keys = {candidate.field.key: column for column, candidate in chosen.items()}
    names = keys.keys() & NAME_FIELDS
    if "full_name" in names:
        column = keys["full_name"]
        if column - 1 not in chosen and texts.get(column - 1) == texts[column] != "":
            chosen[column - 1] = chosen.pop(column)  # one header over both
            column -= 1
        nameless = texts.get(column + 1, "") in ("", texts.get(column))
        if column + 1 not in chosen and nameless and _are_parted(column, rows):
            _rename(chosen, column, "family_name")
            chosen[column + 1] = Candidate(column + 1, BY_KEY["given_name"], _BY_CONTENT)
        elif "family_name" not in names:
            for part in names.intersection(NAME_PARTS):
                del chosen[keys[part]]
    elif len(names) == 1:
        _rename(chosen, keys[names.pop()], "full_name")


def _as_capital(family: CellValue, given: CellValue) -> CellValue:
    """Return a given name as one beside which the family name stands in small letters too."""
    is_small = isinstance(family, str) and family.islower() and isinstance(given, str)
    return str(given).strip().capitalize() if is_small else given


def _are_parted(column: int, rows: Sequence[Row]) -> bool:
    """Tell whether the next column, nameless, holds the given names that this one leaves out."""
    full = (row for row in rows if sum(value is not None for value in row.cells) > 2)
    pairs = [(row.cell(column), row.cell(column + 1)) for row in islice(full, _SAMPLE)]
    named = (pair for pair in pairs if any(map(str.isalpha, str(pair[0] or ""))))
    given = [_as_capital(*pair) for pair in named]
    single = [value for value in given if isinstance(value, str) and len(value.split()) == 1]
    # TCVN3 has no capital of "á": a given name there may open with a small letter.
    capitalised = [value for value in single if value.strip()[:1] not in ascii_lowercase]
    return (
        len(given) > 1
        and len(capitalised) >= _CLEAR * len(given)
        and share_that_fits(capitalised, ValueKind.NAME_PART) >= _CLEAR
        and len(set(capitalised)) > len(given) / 4
    )


def _settle_births(
    chosen: dict[int, Candidate],
    samples: Mapping[int, Sequence[CellValue]],
    texts: Mapping[int, str],
) -> None:
    """Give the columns that tell of births the fields that they have together."""
    keys = {column: candidate.field.key for column, candidate in chosen.items()}
    for column, key in settled_births(keys, samples, texts).items():
        if key is None:
            del chosen[column]
        elif column in chosen:
            _rename(chosen, column, key)
        else:
            chosen[column] = Candidate(column, BY_KEY[key], _BY_CONTENT)


def _rename(chosen: dict[int, Candidate], column: int, key: str) -> None:
    chosen[column] = Candidate(column, BY_KEY[key], chosen[column].score)
