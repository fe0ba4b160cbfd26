"""What the reading of every row of a list depends on: its columns, looked at as wholes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.services.imports.layout.body import PersonRow
from app.services.imports.layout.carried import carried_cells
from app.services.imports.layout.choices import Choices, choices_of, ticked_cells
from app.services.imports.layout.columns import Column
from app.services.imports.layout.settled import NOTHING, Settled
from app.services.imports.proposal.decoding import DecodedSheet
from app.services.imports.readers.sheets import CellValue, Place, Sheet, columns_of
from app.services.imports.values.cell_parser import CellParser, CellReader
from app.services.imports.values.dates import DateColumn, look_at_dates
from app.services.imports.values.party_dates import JOINED, OFFICIAL, holds_two_dates
from app.services.imports.values.roll_values import USUAL, RollCodes, look_at_roll
from app.services.imports.vocabulary.fields import (
    BIRTH_PARTS,
    BY_KEY,
    NAME_PARTS,
    WHOLE_OF,
    ValueKind,
)

READ_APART = frozenset(
    {
        "ordinal",
        *NAME_PARTS,
        *("birth_male", "birth_female", *BIRTH_PARTS),
        *("male_mark", "female_mark"),
    }
)
"""Columns that are not read by themselves: several tell of one thing."""
_TURNS = {"full_name": 0, "birth_date": 1, "gender": 3}


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What the reading of a row depends on beside the row."""

    sheet: Sheet
    doubtful: Mapping[Place, str]
    """The other reading of cells whose encoding is not certain."""
    cells: Mapping[str, int]
    """The column of each field."""
    dates: Mapping[str, DateColumn]
    today: date
    parser: CellParser
    columns: Mapping[int, Sequence[CellValue]] = field(default_factory=dict)
    """What stands in each column in the rows of the people, as far as these reach."""
    carried: Mapping[Place, CellValue] = field(default_factory=dict)
    """What cells mean that only refer to the one above, or to a tick beside them."""
    choices: Choices = field(default_factory=dict)
    has_sections: bool = False
    constants: Mapping[str, str] = field(default_factory=dict)
    """Typed values for fields that the list has no column for."""
    single: tuple[tuple[str, int, CellReader], ...] = ()
    """Fields that stand by themselves, with their column and what reads it, in order of reading."""

    @property
    def has_marks(self) -> bool:
        """Whether some cells are computed, carried over, or can be read in two ways."""
        return bool(self.sheet.formulas or self.doubtful or self.carried)


def reading_context(
    decoded: DecodedSheet,
    columns: tuple[Column, ...],
    people: tuple[PersonRow, ...],
    *,
    today: date,
    date_1904: bool,
    settled: Settled = NOTHING,
) -> ReadingContext:
    """Look at the columns of dates as wholes and gather what reading needs."""
    cells = {column.field: column.index for column in columns if column.field}
    values = dict(enumerate(columns_of([person.row for person in people])))
    dates = {}
    for key, index in cells.items():
        if BY_KEY[key].kind is ValueKind.DATE:
            is_birth, told = key.startswith("birth"), values.get(index, ())
            dates[key] = look_at_dates(told, today=today, is_birth=is_birth, date_1904=date_1904)
    _share_party_dates(cells, dates, values)
    choices = choices_of(columns, people)
    has_sections = any(person.section_unit for person in people)
    parser = CellParser(
        dates, today=today, as_written=settled.as_written, roll=_roll_codes(cells, values)
    )
    return ReadingContext(
        sheet=decoded.sheet,
        doubtful=decoded.doubtful,
        cells=cells,
        dates=dates,
        today=today,
        parser=parser,
        columns=values,
        carried=carried_cells(decoded.sheet, people, cells, values)
        | dict(ticked_cells(choices, people)),
        choices=choices,
        has_sections=has_sections,
        constants=_for_lacking(settled.constants, cells, has_sections=has_sections),
        single=tuple(
            (key, cells[key], parser.reader_of(key))
            for key in sorted(cells, key=_turn)
            if key not in READ_APART
        ),
    )


def _turn(key: str) -> int:
    """Return when a field is read: problems are told in this order."""
    return _TURNS.get(key, 2)


def _share_party_dates(
    cells: dict[str, int], dates: dict[str, DateColumn], values: Mapping[int, Sequence[CellValue]]
) -> None:
    """Let both dates of a Party member be read from one column, where its cells hold two."""
    column = cells.get(JOINED)
    if column is None or OFFICIAL in cells:
        return
    if any(map(holds_two_dates, values.get(column, ()))):
        cells[OFFICIAL] = column
        dates[JOINED] = dates[OFFICIAL] = replace(dates[JOINED], is_shared=True)


def _roll_codes(cells: Mapping[str, int], values: Mapping[int, Sequence[CellValue]]) -> RollCodes:
    columns = [index for key, index in cells.items() if BY_KEY[key].kind is ValueKind.ROLL]
    if not columns:
        return USUAL
    return look_at_roll(value for index in columns for value in values.get(index, ()))


def fields_told(columns: Collection[str], *, has_sections: bool) -> frozenset[str]:
    """Return what a list with these columns tells of each person, its parts as wholes."""
    told = {WHOLE_OF.get(key, key) for key in columns}
    if "birth_female" in columns:
        told.add("gender")
    return frozenset(told | ({"unit"} if has_sections else set()))


def _for_lacking(
    constants: Mapping[str, str], cells: Mapping[str, int], *, has_sections: bool
) -> dict[str, str]:
    """Return the constants of fields that the list itself does not tell."""
    told = fields_told(cells, has_sections=has_sections)
    return {key: text for key, text in constants.items() if text and key not in told}
