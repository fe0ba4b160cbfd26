"""Lists as clerks make them, held against what a careful reader would understand of them.

Each list says which values are looked at; the rows are all its people, ready or not.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from app.services.imports.readers.sheets import Merge, Workbook
from app.services.imports.vocabulary.fields import ImportKind
from tests.services.imports.asking import codes_of, read
from tests.services.imports.makers import Rows, in_memory

AN, HOA = ("Nguyễn Văn An", "05/06/1990"), ("Lê Thị Hoa", "01/02/1991")
WHEN, WHERE, WHO = ("birth_date",), ("birth_date", "unit"), ("birth_date", "gender")


class List(NamedTuple):
    """A list, the values that are looked at, and what they should be."""

    source: Workbook | Rows
    keys: tuple[str, ...]
    people: Sequence[tuple[Any, ...]]
    codes: Sequence[tuple[int, str]] = ()
    kind: ImportKind = "learners"


def merged(rows: Rows, *merges: tuple[int, int, int, int]) -> Workbook:
    return in_memory(rows, merges=[Merge(*merge) for merge in merges])


def require_read(given: List) -> None:
    """Hold what is understood of a list against what a careful clerk would read in it."""
    proposal = read(given.source, kind=given.kind)

    people = [
        tuple(
            None if line.values.get(key) is None else str(line.values[key])
            for key in ("full_name", *given.keys)
        )
        for line in proposal.lines
    ]
    assert people == list(given.people)
    assert codes_of(proposal) == list(given.codes)
