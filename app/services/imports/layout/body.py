"""Which rows below the header are people, and which are sections, totals or signatures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from operator import eq
from typing import NamedTuple

from app.services.imports.layout.content import (
    digits_of,
    is_ordinal,
    looks_like_date,
    looks_like_full_name,
    reads_like_a_unit,
    share_that_fits,
)
from app.services.imports.layout.layout import Header
from app.services.imports.layout.other_tables import OtherTables, find_other_tables
from app.services.imports.layout.rows import (
    is_example,
    is_signed,
    is_total,
    lowered,
    numbers_columns,
    numbers_nobody,
    texts_of,
    waits_for_a_name,
)
from app.services.imports.layout.sections import (
    SectionStack,
    is_count,
    is_numbering,
    names_its_unit,
    opens_with_a_unit,
)
from app.services.imports.layout.settled import NOTHING, Settled
from app.services.imports.readers.sheets import (
    MAX_COLUMNS,
    MAX_ROWS,
    CellValue,
    Place,
    Row,
    Sheet,
)
from app.services.imports.vocabulary.fields import BIRTH_PARTS, BY_KEY, NAME_FIELDS, ValueKind
from app.services.imports.vocabulary.patterns import names_fields
from app.services.imports.vocabulary.wordlists import names_a_unit

_HARD_KINDS = frozenset(
    {
        ValueKind.DATE,
        ValueKind.GENDER,
        ValueKind.CITIZEN_ID,
        ValueKind.ETHNICITY,
        ValueKind.PHONE,
        ValueKind.DIGITS,
    }
)
_OF_NAMES = "tên"  # stands in every header of names that puts the first one in other words


class RowKind(StrEnum):
    """What a row is."""

    PERSON = "person"
    SECTION = "section"
    LEFT_OUT = "left-out"


class PersonRow(NamedTuple):
    """A row that stands for a person, with the unit that its section names."""

    row: Row
    section_unit: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a list, told apart."""

    people: tuple[PersonRow, ...]
    sections: tuple[int, ...]
    left_out: tuple[int, ...]
    """Rows that were left out: totals, signatures, repeated headers, numbers of columns."""
    other_tables: tuple[str, ...] = ()
    """Where other tables stand on the sheet, which are not read."""


class _Judge:
    """Tells rows apart by which columns hold what.

    Plain loops, since most of the many rows are people's and each is settled at its first cells.
    """

    def __init__(
        self,
        sheet: Sheet,
        header: Header | None,
        fields: Mapping[int, str],
        rows: Sequence[Row],
    ) -> None:
        self._formulas = sheet.formulas
        self._header = (
            {cell.column: lowered(cell.levels[-1]) for cell in header.cells if cell.levels}
            if header
            else {}
        )
        self._names = [column for column, key in fields.items() if key in NAME_FIELDS]
        self._titles = [self._header.get(column) for column in self._names]
        self._ordinals = [column for column, key in fields.items() if key == "ordinal"]
        self._hard = {
            column: BY_KEY[key].kind
            for column, key in fields.items()
            if BY_KEY[key].kind in _HARD_KINDS or key in BIRTH_PARTS
        }
        self._others = [
            column
            for column, key in fields.items()
            if key not in ("note", "ordinal") and key not in NAME_FIELDS
        ]
        self._posts = {column for column, key in fields.items() if key == "position"}
        self._width = max(fields, default=MAX_COLUMNS) + 1
        self._looked_at: dict[tuple[ValueKind, type, CellValue], bool] = {}
        self._has_headers = self._may_hold_headers(rows)

    def _may_hold_headers(self, rows: Iterable[Row]) -> bool:
        """Look through all names at once for words of headers: most lists have but one header."""
        names = [row.cell(column) for row in rows for column in self._names]
        said = "\n".join([name for name in names if isinstance(name, str)]).lower()
        words = {max(title.split(), key=len) for title in self._titles if title}
        return any(word in said for word in words | {_OF_NAMES})

    def texts_of(self, row: Row) -> list[str]:
        """Return what a row says as far as the list is wide; other things may stand beside it."""
        return list(texts_of(row._replace(cells=row.cells[: self._width])))

    def name_of(self, row: Row) -> str:
        """Return the text of the name columns."""
        values = [row.cell(column) for column in self._names]
        return " ".join([str(value) for value in values if value is not None])

    def has_name(self, row: Row) -> bool:
        """Tell whether a name stands there, or a formula for one."""
        for column in self._names:
            value = row.cell(column)
            if not (value is None or waits_for_a_name(value)):
                return True
            if self._formulas and Place(row.number, column) in self._formulas:
                return True
        return False

    def evidence(self, row: Row, enough: int = 1) -> bool:
        """Tell whether so many cells hold what only a person's row has."""
        found = 0
        for column in self._ordinals:
            if is_ordinal(row.cell(column)):
                found = 1
        for column, kind in self._hard.items():
            if found >= enough:
                break
            found += self._fits(row.cell(column), kind)
        return found >= enough

    def _fits(self, value: CellValue, kind: ValueKind) -> bool:
        """Look at a value; the same ones come again and again."""
        key = (kind, type(value), value)
        known = self._looked_at.get(key)
        if known is None:
            known = self._looked_at[key] = _fits(value, kind)
        return known

    def repeats_header(self, row: Row) -> bool:
        """Tell whether the row is the header again, on a new printed page."""
        if not self._has_headers:
            return False
        names = [lowered(str(row.cell(column))) for column in self._names]
        if not any(map(eq, names, self._titles)):
            return self._rewords_header(row, names)
        filled = [column for column, value in enumerate(row.cells) if value is not None]
        same = sum(lowered(str(row.cell(c))) == self._header.get(c) for c in filled)
        return bool(filled) and same >= 2 and same >= len(filled) / 2

    def _rewords_header(self, row: Row, names: Iterable[str]) -> bool:
        """Tell whether the row is a header in other words: "Họ tên" where it was "Họ và tên"."""
        if not any([_OF_NAMES in text and names_fields(text, NAME_FIELDS) for text in names]):
            return False
        return sum(isinstance(v, str) and names_fields(v, BY_KEY.keys()) for v in row.cells) > 1

    def says_more(self, row: Row) -> bool:
        """Tell whether a cell beside name and number is filled."""
        return any(row.cell(column) is not None for column in self._others)

    def describes(self, row: Row) -> bool:
        """Tell whether a cell beside name and number says more than how many there are."""
        for column in self._others:
            value = row.cell(column)
            if isinstance(value, date) or not (value is None or is_count(str(value))):
                return True
        return False

    def only_adds_a_post(self, row: Row) -> bool:
        """Tell whether the row just says what else the person above it does."""
        filled = {column for column, value in enumerate(row.cells) if value is not None}
        return len(filled) == 1 and filled <= self._posts

    def is_person(self, row: Row) -> bool:
        """Tell whether the row certainly stands for a person."""
        if not self.has_name(row):
            return self.evidence(row, enough=2)
        if not self.evidence(row) or is_total(row):
            return False
        return self.describes(row) or not reads_like_a_unit(self.name_of(row))

    def may_be_person(self, row: Row) -> bool:
        """Tell whether the row may stand for a person, for lists that hold no hard evidence."""
        name = self.name_of(row)
        described = self.says_more(row) or looks_like_full_name(name)
        return bool(name) and described and not is_total(row) and not reads_like_a_unit(name)

    def last_person(self, rows: Sequence[Row]) -> int:
        """Return the last row of a list without hard evidence: names alone end it, or signers."""
        signed = next((row.number for row in rows if is_signed(row)), MAX_ROWS)
        named = [row for row in rows if row.number < signed and self.may_be_person(row)]
        telling = [row.number for row in named if self.says_more(row)]
        last = max(telling or [row.number for row in named], default=0)
        for row in named:
            last += row.number == last + 1
        return last


def split_body(
    sheet: Sheet, header: Header | None, fields: Mapping[int, str], settled: Settled = NOTHING
) -> Body:
    """Tell the rows below the header apart; `fields` says what each mapped column means."""
    start = header.last if header else 0
    others = find_other_tables(sheet, header, fields) if header else OtherTables()
    bottom = sheet.rows[-1].number if sheet.rows else 0
    end = others.last or bottom if settled.last is None else bottom
    below = [row for row in sheet.rows if start < row.number <= end]
    within = range(settled.first or 0, (settled.last or bottom) + 1)  # as the clerk has named
    rows = [row for row in below if row.number in within]
    judge = _Judge(sheet, header, fields, rows)
    certain = [
        row.number
        for row in rows
        if judge.is_person(row)
        and not (judge.repeats_header(row) or numbers_columns(row) or is_example(row))
    ]
    last = max(certain) if certain else judge.last_person(rows)
    titles = [row for row in sheet.rows if header and row.number < header.first]
    sections = _sections_of(titles)
    body = _collect(rows, frozenset(certain), settled.last or last, judge, sections)
    beyond = [row.number for row in below if row.number not in within and any(texts_of(row))]
    left_out = tuple(sorted((*body.left_out, *beyond)))
    return replace(body, left_out=left_out, other_tables=others.names)


def _sections_of(titles: Sequence[Row]) -> SectionStack:
    """Return the sections with which a list opens: its title may say whose people they are."""
    sections = SectionStack()
    for text in (text for row in titles for text in texts_of(row)):
        if names_its_unit(text):
            sections.enter(text)
    nearest = list(texts_of(titles[-1])) if titles else []
    if nearest and opens_with_a_unit(nearest):
        sections.enter(*nearest)
    return sections


def _collect(
    rows: Sequence[Row],
    certain: frozenset[int],
    last: int,
    judge: _Judge,
    sections: SectionStack,
) -> Body:
    people, left_out, titles = [], [], []
    previous, unit = 0, sections.unit
    for row in rows:
        kind = RowKind.PERSON if row.number in certain else _kind(row, last, previous, judge)
        if kind is RowKind.PERSON:
            people.append(PersonRow(row, unit))
            previous = row.number
        elif kind is RowKind.SECTION:
            sections.enter(*_heading(judge.texts_of(row)))
            unit = sections.unit
            titles.append(row.number)
        elif any(value is not None for value in row.cells):
            left_out.append(row.number)
    return Body(tuple(people), tuple(titles), tuple(left_out))


def _kind(row: Row, last: int, previous: int, judge: _Judge) -> RowKind:
    """Judge a row that is not certainly a person's."""
    texts = judge.texts_of(row)
    if not texts or is_total(row) or judge.repeats_header(row) or numbers_columns(row):
        return RowKind.LEFT_OUT
    if is_example(row) or judge.only_adds_a_post(row) or all(map(numbers_nobody, texts)):
        return RowKind.LEFT_OUT
    heading = _heading(texts)
    if _is_marked_section(heading) and not judge.describes(row):
        return RowKind.SECTION
    if looks_like_full_name(judge.name_of(row)) and not reads_like_a_unit(judge.name_of(row)):
        within = row.number <= last or (row.number == previous + 1 and judge.says_more(row))
        return RowKind.PERSON if within else RowKind.LEFT_OUT
    if row.number > last:
        return RowKind.LEFT_OUT
    if sum(not is_numbering(text) for text in heading) <= 1:
        return RowKind.SECTION
    return RowKind.PERSON if judge.has_name(row) else RowKind.LEFT_OUT


def _heading(texts: list[str]) -> list[str]:
    """Return what a row says if it is a section: its unit without the counts beside it."""
    first = next((place for place, text in enumerate(texts) if not is_numbering(text)), None)
    if first is None or not names_a_unit(texts[first]):
        return texts
    return texts[: first + 1] + [text for text in texts[first + 1 :] if not is_count(text)]


def _is_marked_section(texts: Sequence[str]) -> bool:
    """Tell whether "II" or "B" stands before a title: people are numbered 1, 2, 3."""
    return len(texts) == 2 and is_numbering(texts[0]) and texts[0][0].isupper()


def _fits(value: CellValue, kind: ValueKind) -> bool:
    if value is None:
        return False
    if kind is ValueKind.DATE:
        return looks_like_date(value) or _almost_a_date(value)
    return share_that_fits([value], kind) == 1.0


def _almost_a_date(value: CellValue) -> bool:
    """Tell whether digits and separators stand there, as in an impossible date."""
    text = str(value)
    return len(digits_of(text.replace("/", ""))) >= 4 and len(text) <= 14
