"""Columns of which the ticked one says what is meant: "Trình độ" over TC, CĐ and ĐH."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from app.services.imports.layout.body import PersonRow
from app.services.imports.layout.columns import Column
from app.services.imports.layout.content import is_tick
from app.services.imports.layout.layout import BETWEEN_LEVELS
from app.services.imports.readers.sheets import CellValue, Place
from app.services.imports.vocabulary.fields import BY_KEY, ValueKind
from app.services.imports.vocabulary.wordlists import NO_TICKS
from app.text.names import fold

_WORDS = frozenset({ValueKind.TEXT, ValueKind.PARTY, ValueKind.ETHNICITY})
Choices = Mapping[int, tuple[Column, ...]]
"""The columns of each choice by the one that has the field."""


def choices_of(columns: Sequence[Column], people: Sequence[PersonRow]) -> Choices:
    """Return the groups of columns in which people are only ticked."""
    found = {}
    for parent, members in groupby(columns, _parent):
        group = tuple(members)
        fields = [column for column in group if column.field]
        if parent and len(group) > 1 and len(fields) == 1 and _is_choice(fields[0], group, people):
            found[fields[0].index] = group
    return found


def ticked_cells(choices: Choices, people: Sequence[PersonRow]) -> Iterator[tuple[Place, str]]:
    """Yield what the ticks of each person say, at the place of the column that has the field."""
    for index, group in choices.items():
        for person in people:
            ticked = [column for column in group if _is_ticked(person.row.cell(column.index))]
            if ticked:
                said = ", ".join(column.header.rpartition(BETWEEN_LEVELS)[2] for column in ticked)
                yield Place(person.row.number, index), said


def _parent(column: Column) -> str:
    return column.header.rpartition(BETWEEN_LEVELS)[0]


def _is_choice(named: Column, group: Sequence[Column], people: Sequence[PersonRow]) -> bool:
    """Tell whether words are asked for and every cell of the columns is a tick or blank."""
    if named.field is None or BY_KEY[named.field].kind not in _WORDS:
        return False
    rows = (person.row for person in people)
    values = [row.cell(column.index) for row in rows for column in group]
    filled = [value for value in values if value is not None]
    return bool(filled) and all(map(is_tick, filled))


def _is_ticked(value: CellValue) -> bool:
    return value is not None and fold(str(value)).strip(" .") not in NO_TICKS
