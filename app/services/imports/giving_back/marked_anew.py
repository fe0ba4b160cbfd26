"""Writes a list anew as an .xlsx file with its problems marked: same cells, Unicode, no formula."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.services.excel_file import EARLIEST_DATE, Xlsx, excel_file
from app.services.imports.giving_back.marking_child import ASK_FILL, ERROR_FILL, REASON_WIDTH
from app.services.imports.giving_back.remarks import Markup
from app.services.imports.layout.columns import Column
from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.sheets import CellError, CellValue, Merge, Sheet

_SHEET = "Danh sách"
_NUMBERS_AS_TEXT = frozenset({"citizen_id", "old_id_no", "phone", "party_card"})
_WIDEST, _NARROWEST = 40, 6
_MAX_MERGES = 1_000
_MAX_TEXT = 32_767
_MAX_EXACT = 10**15  # what a spreadsheet can hold without rounding


def marked_anew(sheet: Sheet, columns: Sequence[Column], markup: Markup) -> bytes:
    """Return the sheet as an .xlsx file with the marks in it."""
    return excel_file(lambda book: _Writer(book, sheet, columns, markup).write(), title=_SHEET)


class _Writer:
    """Writes the one worksheet."""

    def __init__(self, book: Xlsx, sheet: Sheet, columns: Sequence[Column], markup: Markup) -> None:
        self._book, self._sheet, self._markup = book, sheet, markup
        self._as_text = {each.index for each in columns if each.field in _NUMBERS_AS_TEXT}
        self._page = book.add_worksheet(_SHEET)
        self._formats: dict[tuple[tuple[str, object], ...], Xlsx] = {}
        self._places = dict(markup.places)
        self._remarks = {each.row: each for each in markup.remarks}

    def write(self) -> None:
        """Write rows, merged cells and reasons."""
        for row in self._sheet.rows:
            if row.number in self._places:
                self._write_row(row.number, row.cells)
        for merge in _apart(self._sheet.merges, self._sheet.width - 1):
            self._merge(merge)
        self._write_reasons()
        self._set_widths()

    def _write_row(self, number: int, cells: Sequence[CellValue]) -> None:
        at = self._places[number] - 1
        for column, value in enumerate(cells):
            if column != self._markup.column:
                self._write_cell(at, column, value, self._look(number, column))

    def _look(self, number: int, column: int) -> Mapping[str, object]:
        remark = self._remarks.get(number)
        if remark is not None and column in remark.columns:
            return {"bg_color": f"#{ERROR_FILL if remark.is_error else ASK_FILL}"}
        return {"bold": True} if number == self._markup.heading_row else {}

    def _write_cell(
        self, row: int, column: int, value: CellValue, look: Mapping[str, object]
    ) -> None:
        if value is None:
            if look:
                self._page.write_blank(row, column, None, self._format(look))
        elif isinstance(value, bool):
            self._page.write_boolean(row, column, value, self._format(look))
        elif isinstance(value, date) and value >= EARLIEST_DATE:
            look = {**look, "num_format": "dd/mm/yyyy"}
            self._page.write_datetime(row, column, value, self._format(look))
        elif column not in self._as_text and _is_exact(value):
            self._page.write_number(row, column, value, self._format(look))
        else:
            text = value if isinstance(value, str) else plain_text(value)
            look = {**look, "num_format": "@"}
            self._page.write_string(row, column, text[:_MAX_TEXT], self._format(look))

    def _merge(self, merge: Merge) -> None:
        rows = range(merge.top, merge.bottom + 1)
        shifts = {self._places.get(row, 0) - row for row in rows}
        if len(shifts) != 1 or merge.top not in self._places:
            return
        value = next((r.cell(merge.left) for r in self._sheet.rows if r.number == merge.top), None)
        top, look = self._places[merge.top] - 1, self._look(merge.top, merge.left)
        shape = self._format({**look, "align": "center", "valign": "vcenter"})
        bottom = top + merge.bottom - merge.top
        self._page.merge_range(top, merge.left, bottom, merge.right, "", shape)
        if isinstance(value, str):
            self._page.write_string(top, merge.left, value[:_MAX_TEXT], shape)
        else:
            self._write_cell(top, merge.left, value, look)

    def _write_reasons(self) -> None:
        column = self._markup.column
        if self._markup.heading_row in self._places:
            place = self._places[self._markup.heading_row] - 1
            self._page.write_string(
                place, column, self._markup.heading, self._format({"bold": True})
            )
        for remark in self._markup.remarks:
            fill = f"#{ERROR_FILL if remark.is_error else ASK_FILL}"
            shape = self._format({"bg_color": fill, "text_wrap": True, "valign": "top"})
            self._page.write_string(self._places[remark.row] - 1, column, remark.text, shape)

    def _set_widths(self) -> None:
        shown = [row for row in self._sheet.rows if row.number in self._places]
        start = self._markup.heading_row or 0
        for column in range(self._sheet.width):
            texts = (plain_text(row.cell(column)) for row in shown if row.number >= start)
            longest = max((len(text) for text in texts), default=0)
            self._page.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))
        self._page.set_column(self._markup.column, self._markup.column, REASON_WIDTH)

    def _format(self, look: Mapping[str, object]) -> Xlsx:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(look))
        return self._formats[key]


def _is_exact(value: CellValue) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, CellError)
    return is_number and abs(float(str(value))) < _MAX_EXACT


def _apart(merges: Sequence[Merge], last: int) -> list[Merge]:
    """Cut ranges at the last column; leave out single cells and what lies over another range."""
    found: list[Merge] = []
    for each in merges[:_MAX_MERGES]:
        cut = each._replace(right=min(each.right, last))
        is_range = cut.bottom > cut.top or cut.right > cut.left
        if is_range and cut.left <= last and not any(_meet(cut, other) for other in found):
            found.append(cut)
    return found


def _meet(one: Merge, other: Merge) -> bool:
    above = one.bottom < other.top or other.bottom < one.top
    beside = one.right < other.left or other.right < one.left
    return not (above or beside)
