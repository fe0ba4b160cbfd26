"""Writes any sheet to an Excel file that prints as it looks and never computes what was typed."""

from datetime import date

from app.services.documents.sheets.cells import Cell, Hours, Mark, Row, Share, shown
from app.services.documents.sheets.sheet import Column, Divider, Kind, Sheet
from app.services.documents.typesetting.lettering import Align
from app.services.documents.typesetting.paper import PRACTICE_MARK
from app.services.excel_file import EARLIEST_DATE, Xlsx, excel_file, letters
from app.text.numbers import NOTHING
from app.text.partial_date import PartialDate

_CHARACTERS_PER_MM = 0.52
_LINE_HEIGHT = 18
_ROWS_TO_SIGN = 5
_NUMBER_FORMATS = {
    Kind.TEXT: "@",
    Kind.NUMBER: "#,##0",
    Kind.DATE: "dd/mm/yyyy",
    Kind.MARK: "0.0#",
    Kind.SHARE: "0.00",
}


def sheet_excel(sheet: Sheet) -> bytes:
    """Return the sheet as an .xlsx file; the same sheet gives the same bytes."""
    author = sheet.letterhead.issuer if sheet.letterhead else ""
    return excel_file(lambda book: _Writer(sheet, book).write(), title=sheet.title, author=author)


class _Writer:
    """Writes one worksheet from top to bottom."""

    def __init__(self, sheet: Sheet, book: Xlsx) -> None:
        self.sheet = sheet
        self.book = book
        self.page = book.add_worksheet("Danh sách")
        self.last = len(sheet.columns) - 1
        self.row = 0
        self.formats: dict[tuple[object, ...], Xlsx] = {}

    def write(self) -> None:
        self._set_up_page()
        self._write_letterhead()
        if self.sheet.annex:
            self._line(self.sheet.annex, bold=True, font_size=14)
        self._line(self.sheet.title.upper(), bold=True, font_size=14)
        for line in self.sheet.subtitle:
            self._line(line, font_size=13)
        self.row += 1
        self._write_head()
        for row in self.sheet.rows:
            self._write_row(row, bold=False)
        for row in self.sheet.totals:
            self._write_row(row, bold=True)
        for line in self.sheet.foot:
            self._line(line, italic=True, align="left")
        self._write_signatures()
        self.page.print_area(0, 0, self.row, self.last)

    def _set_up_page(self) -> None:
        page = self.page
        page.set_paper(9)
        if self.sheet.landscape:
            page.set_landscape()
        page.set_margins(left=0.8, right=0.6, top=0.7, bottom=0.8)
        page.fit_to_pages(1, 0)
        page.center_horizontally()
        page.set_footer("&RTrang &P/&N")
        if self.sheet.practice:
            page.set_header(f"&C&B{PRACTICE_MARK}")
        for position, column in enumerate(self.sheet.columns):
            page.set_column(position, position, column.width * _CHARACTERS_PER_MM)

    def _write_letterhead(self) -> None:
        head = self.sheet.letterhead
        if head is None:
            return
        middle = _middle_column(self.sheet.columns)
        motto = [(text, True) for text, _ in self.sheet.style.motto]
        left = [
            (text, bold) for text, bold in ((head.superior, False), (head.issuer, True)) if text
        ]
        for row, (text, bold) in enumerate(left):
            look = self._format(bold=bold, align="center")
            self._span(row, 0, middle, text.upper(), look)
        for row, (text, bold) in enumerate(motto):
            look = self._format(bold=bold, align="center")
            self._span(row, middle + 1, self.last, text, look)
        self.row = max(len(left), len(motto)) + 1

    def _line(self, text: str, *, align: str = "center", **look: object) -> None:
        form = self._format(align=align, valign="vcenter", text_wrap=True, **look)
        self._span(self.row, 0, self.last, text, form)
        # Excel does not make merged rows higher by itself
        room = sum(column.width for column in self.sheet.columns) * _CHARACTERS_PER_MM
        self.page.set_row(self.row, _LINE_HEIGHT * (1 + int(len(text) / room)))
        self.row += 1

    def _write_head(self) -> None:
        columns = self.sheet.columns
        has_groups = any(column.group for column in columns)
        head = self._format(bold=True, border=1, align="center", valign="vcenter", text_wrap=True)
        first = self.row
        last = first + (1 if has_groups else 0)
        for position, column in enumerate(columns):
            if column.group:
                self.page.write_string(last, position, column.title, head)
                end = _end_of_group(columns, position)
                if position == 0 or columns[position - 1].group != column.group:
                    self._span(first, position, end, column.group, head)
            elif has_groups:
                self.page.merge_range(first, position, last, position, column.title, head)
            else:
                self.page.write_string(first, position, column.title, head)
        self.page.repeat_rows(first, last)
        self.page.freeze_panes(last + 1, 0)
        self.row = last + 1

    def _write_row(self, row: Row | Divider, *, bold: bool) -> None:
        if isinstance(row, Divider):
            look = self._format(bold=True, border=1, valign="vcenter")
            self._span(self.row, 0, self.last, row.title, look)
        else:
            for position, (column, cell) in enumerate(zip(self.sheet.columns, row, strict=True)):
                self._write_cell(position, column, cell, bold=bold)
        self.row += 1

    def _write_cell(self, position: int, column: Column, cell: Cell, *, bold: bool) -> None:
        value = _excel_value(cell)
        look = self._cell_format(column, typed=not isinstance(value, str), bold=bold)
        if isinstance(value, date):
            self.page.write_datetime(self.row, position, value, look)
        elif isinstance(value, str):
            self.page.write_string(self.row, position, value, look)
        elif value is None:
            self.page.write_blank(self.row, position, None, look)
        else:
            self.page.write_number(self.row, position, value, look)

    def _cell_format(self, column: Column, *, typed: bool, bold: bool) -> Xlsx:
        align = {Align.CENTRE: "center", Align.RIGHT: "right"}.get(column.align, "left")
        number_format = _NUMBER_FORMATS[column.kind if typed else Kind.TEXT]
        return self._format(
            bold=bold,
            border=1,
            align=align,
            valign="vcenter",
            text_wrap=True,
            num_format=number_format,
        )

    def _write_signatures(self) -> None:
        signatures = self.sheet.signatures
        if not signatures:
            return
        self.row += 1
        columns = max(len(signatures), 2)
        most_lines = max(len(signature.capacity) for signature in signatures)
        name_row = self.row + most_lines + _ROWS_TO_SIGN
        for position, signature in enumerate(signatures, start=columns - len(signatures)):
            left = position * (self.last + 1) // columns
            right = max((position + 1) * (self.last + 1) // columns - 1, left)
            self._span(
                self.row, left, right, signature.above, self._format(italic=True, align="center")
            )
            look = self._format(bold=True, align="center")
            for row, line in enumerate(signature.capacity, start=self.row + 1):
                self._span(row, left, right, line.upper(), look)
            self._span(name_row, left, right, signature.name, look)
        self.row = name_row + 1

    def _span(self, row: int, left: int, right: int, text: str, look: Xlsx) -> None:
        if right > left:
            self.page.merge_range(row, left, row, right, "", look)
        self.page.write_string(row, left, text, look)

    def _format(self, **look: object) -> Xlsx:
        key = tuple(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = letters(self.book, **look)
        return self.formats[key]


def _middle_column(columns: tuple[Column, ...]) -> int:
    """Return the last column of the left half of the page, so that there is a right half."""
    half = sum(column.width for column in columns) / 2
    used = 0.0
    for position, column in enumerate(columns[:-1]):
        used += column.width
        if used >= half:
            return position
    return max(len(columns) - 2, 0)


def _end_of_group(columns: tuple[Column, ...], start: int) -> int:
    end = start
    while end + 1 < len(columns) and columns[end + 1].group == columns[start].group:
        end += 1
    return end


def _excel_value(cell: Cell) -> str | float | date | None:
    """Return what Excel stores: numbers and whole dates as such, all else as text."""
    match cell:
        case PartialDate():
            day = cell.first_day
            whole = cell.precision == "day" and day >= EARLIEST_DATE
            return day if whole else cell.format()
        case Mark() | Hours():
            return cell.hundredths / 100
        case Share():
            text = shown(cell)
            return text if text == NOTHING else float(text.replace(".", "").replace(",", "."))
        case _:
            return cell
