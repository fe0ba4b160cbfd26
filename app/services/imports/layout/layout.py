"""Where a sheet's header is: titles above it, one to three levels, merged or not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.services.imports.layout.content import digits_of, looks_like_date, looks_like_full_name
from app.services.imports.layout.sections import is_marked_unit, names_its_unit
from app.services.imports.readers.sheets import CellValue, Merge, Row, Sheet
from app.services.imports.vocabulary.fields import NAME_FIELDS
from app.services.imports.vocabulary.half_days import half_day_of, names_half_day
from app.services.imports.vocabulary.patterns import (
    bare_words,
    header_fields,
    header_words,
    hinted_fields,
    names_fields,
)

_SEARCHED_ROWS = 60
_LEAST_SCORE = 1.5
_LONGEST = 150
_LONGEST_DAY = 40  # "Sáng thứ Hai, ngày 12/10/2026"; a longer text only speaks of a day
MAX_LEVELS = 3
BETWEEN_LEVELS = " – "
_EXPLAINED = re.compile(r"\([^()]*[^\W\d_]{2}[^()]*\)")
_SUB_HEADERS = frozenset(
    {"nam", "nu", "ngay", "thang", "year", "du bi", "chinh thuc", "co", "khong", "so", "ngay cap"}
    | {"noi cap", "ho", "ten", "ho dem", "ho va dem", "chu dem", "tu", "den"}
)


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """The header of one column, from the highest level to the lowest."""

    column: int
    levels: tuple[str, ...]

    @property
    def text(self) -> str:
        """The header as one text."""
        return BETWEEN_LEVELS.join(self.levels)


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows (as the spreadsheet numbers them) and what stands over each column."""

    first: int
    last: int
    cells: tuple[HeaderCell, ...]


def find_header(sheet: Sheet) -> Header | None:
    """Return the header, or None where no row looks like one."""
    return _find(sheet, _score)


def find_roll_header(sheet: Sheet) -> Header | None:
    """Return the header of a roll call, in which days stand beside the names of columns."""
    return _find(sheet, lambda row: _score(_without_days(row)))


def _without_days(row: Row) -> Row:
    if not any(isinstance(value, str) and names_fields(value, NAME_FIELDS) for value in row.cells):
        return row
    return Row(row.number, tuple(None if _is_day(value) else value for value in row.cells))


def _is_day(value: CellValue) -> bool:
    is_short = isinstance(value, str) and len(value) <= _LONGEST_DAY
    return isinstance(value, date) or (is_short and names_half_day(str(value)))


def _find(sheet: Sheet, score: Callable[[Row], float]) -> Header | None:
    candidates = sheet.rows[:_SEARCHED_ROWS]
    scores = [(score(row), -index) for index, row in enumerate(candidates)]
    if not scores or max(scores)[0] < _LEAST_SCORE:
        return None
    index = -max(scores)[1]
    first = index - 1 if index and _is_level_above(candidates, index, sheet.merges) else index
    last = index
    while last + 1 < len(candidates) and last - first + 1 < MAX_LEVELS:
        if not _is_level_below(candidates[last], candidates[last + 1], sheet.merges):
            break
        last += 1
    return _header(sheet, candidates[first : last + 1])


def header_at(sheet: Sheet, first: int, last: int) -> Header | None:
    """Return the header that stands in these rows, None where they are blank."""
    rows = [row for row in sheet.rows if first <= row.number <= last]
    return _header(sheet, rows[:MAX_LEVELS]) if rows else None


def _header(sheet: Sheet, rows: Sequence[Row]) -> Header:
    cells = tuple(_header_cell(rows, column, sheet.merges) for column in range(sheet.width))
    return Header(rows[0].number, rows[-1].number, cells)


def _score(row: Row) -> float:
    """Return how much a row looks like a header: different fields named in short cells, no data."""
    named: set[str] = set()
    hinted = 0
    for value in row.cells:
        if _is_data(value):
            return 0.0
        short = isinstance(value, str) and len(value) <= _LONGEST
        words = header_words(str(value)) if short else ""
        found = header_fields(words) or (header_fields(bare_words(str(value))) if words else ())
        if found:
            named.add(found[0].key)
        elif hinted_fields(words):
            hinted += 1
    if len(named) == 1 and not hinted:
        return _LEAST_SCORE if named <= NAME_FIELDS else 0.0
    return len(named) + hinted / 2


def _is_data(value: CellValue) -> bool:
    """Tell whether a cell holds what no header holds: a date, a long number, a shown error."""
    if isinstance(value, str):
        return len(digits_of(value)) > 4 or (len(value) > 4 and looks_like_date(value))
    if isinstance(value, int | float):
        return value > 31
    return value is not None


def _is_level_above(rows: Sequence[Row], index: int, merges: Sequence[Merge]) -> bool:
    """Tell whether the row above is an upper level: it names what this row leaves open."""
    above, row = rows[index - 1], rows[index]
    if above.number != row.number - 1:
        return False
    for column, value in enumerate(above.cells):
        if not isinstance(value, str | None):
            return False
        below = row.cell(column)
        if isinstance(value, str) and header_fields(header_words(value)):
            left_open = below is None and not _spans(merges, above.number, column)
            parted = isinstance(below, str) and header_words(below) in _SUB_HEADERS
            if left_open or parted:
                return True
    return False


def _spans(merges: Sequence[Merge], row: int, column: int) -> bool:
    """Tell whether a cell is merged over so many columns that it is a title."""
    return any(m.top == row and m.left == column and m.right - m.left > 3 for m in merges)


def _is_level_below(row: Row, below: Row, merges: Sequence[Merge]) -> bool:
    """Tell whether the next row still belongs to the header: sub-headers, no data."""
    if below.number != row.number + 1:
        return False
    texts = [value for value in below.cells if value is not None]
    if texts and (all(map(_is_day, texts)) or _numbers_half_days(row, below)):
        return True
    if not texts or not all(isinstance(value, str) for value in texts):
        return False
    if _is_section(row, below, merges):
        return False
    if _stands_under_groups(row, below, merges) or _says_how_to_fill_in(texts):
        return True
    words = [header_words(str(value)) for value in texts]
    if all(word in _SUB_HEADERS or header_fields(word) for word in words):
        return True
    tall = {m.left for m in merges if m.top <= row.number and m.bottom >= below.number}
    return bool(tall) and any(word in _SUB_HEADERS for word in words)


def _says_how_to_fill_in(texts: Sequence[CellValue]) -> bool:
    """Tell whether a row only explains the header, all in brackets: "(Chữ in hoa)", "(Nam/Nữ)"."""
    return len(texts) > 1 and all(_EXPLAINED.fullmatch(str(value).strip()) for value in texts)


def _is_section(row: Row, below: Row, merges: Sequence[Merge]) -> bool:
    """Tell whether a row is the first section: one text over columns that have their own header."""
    filled = [column for column, value in enumerate(below.cells) if value is not None]
    for merge in merges:
        if merge.top == below.number:
            across = range(merge.left, merge.right + 1)
            if sum(row.cell(column) is not None for column in across) > 1:
                return True
    if len(filled) == 1 and names_its_unit(str(below.cell(filled[0]))):
        return True
    if is_marked_unit([str(below.cell(column)) for column in filled]):
        return True
    alone = len(filled) == 1 and header_words(str(below.cell(filled[0]))) not in _SUB_HEADERS
    return alone and row.cell(filled[0]) is not None


def _stands_under_groups(row: Row, below: Row, merges: Sequence[Merge]) -> bool:
    """Tell whether every text stands under a header that is meant for several columns."""
    filled = [column for column, value in enumerate(below.cells) if value is not None]
    if len(filled) < 2 or any(_is_called_so(below.cell(column)) for column in filled):
        return False
    groups = {
        column
        for merge in merges
        if merge.top <= row.number == merge.bottom and merge.right > merge.left
        for column in range(merge.left, merge.right + 1)
    }
    for column in filled:
        headed = any(row.cell(left) is not None for left in range(column))
        if headed and row.cell(column) is None and not _is_merged(merges, row.number, column):
            groups |= {column - 1, column}
    return groups.issuperset(filled)


def _is_called_so(value: CellValue) -> bool:
    """Tell whether a cell reads like a name: "Lý luận chính trị" and "Không phép" are headers."""
    if not looks_like_full_name(value) or header_fields(header_words(str(value))):
        return False
    return str(value).istitle() or str(value).isupper()


def _is_merged(merges: Sequence[Merge], row: int, column: int) -> bool:
    """Tell whether a cell is part of a merged range."""
    return any(m.top <= row <= m.bottom and m.left <= column <= m.right for m in merges)


def _numbers_half_days(above: Row, below: Row) -> bool:
    """Tell whether a row numbers half-days under one word for them, or days under their month."""
    if not any(isinstance(v, str) and half_day_of((v[:_LONGEST_DAY], "1")) for v in above.cells):
        return False
    for column, value in enumerate(below.cells):
        over = above.cell(column)
        numbered = isinstance(over, str) and names_fields(over, NAME_FIELDS)  # as all columns are
        if value is not None and (numbered or not str(value).strip().isdecimal()):
            return False
    return True


def _header_cell(rows: Sequence[Row], column: int, merges: Sequence[Merge]) -> HeaderCell:
    levels: list[str] = []
    for depth, row in enumerate(rows):
        text = _text_over(row, column, merges)
        if text is None and depth + 1 < len(rows):
            text = _text_to_the_left(rows, depth, column, merges)
        if text and text not in levels:
            levels.append(text)
    return HeaderCell(column, tuple(levels))


def _text_over(row: Row, column: int, merges: Sequence[Merge]) -> str | None:
    value = row.cell(column)
    if value is not None:
        return _shown(value)
    for merge in merges:
        across = merge.left < column <= merge.right and merge.top == row.number
        if across and row.cell(merge.left) is not None:
            return _shown(row.cell(merge.left))
    return None


def _text_to_the_left(
    rows: Sequence[Row], depth: int, column: int, merges: Sequence[Merge]
) -> str | None:
    """Return the group's text for a sub-header that stands under a blank, nothing merged there."""
    row = rows[depth]
    if rows[depth + 1].cell(column) is None or _is_merged(merges, row.number, column):
        return None
    for left in range(column - 1, -1, -1):
        if row.cell(left) is not None:
            has_child = rows[depth + 1].cell(left) is not None
            is_group = has_child and not _is_merged(merges, row.number, left)
            return _shown(row.cell(left)) if is_group else None
    return None


def _shown(value: CellValue) -> str:
    return " ".join(str(value).split())[:_LONGEST]
