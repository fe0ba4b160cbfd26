"""A table of the screen as an Excel file: its titles and rows as they read there, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.services.excel_file import Xlsx, excel_file, letters

_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E8ECF4"}
_WIDEST = 60


@dataclass(frozen=True)
class ShownTable:
    """The words of a table; `figures` are the columns whose words are whole numbers."""

    title: str
    summary: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: frozenset[int] = frozenset()


def shown_table_excel(table: ShownTable) -> bytes:
    """Return the table as an .xlsx file; no word in it is ever taken for a formula or a link."""
    return excel_file(partial(_write, table), title=table.title)


def _write(table: ShownTable, book: Xlsx) -> None:
    page = book.add_worksheet("Danh sách")
    words, head = letters(book, num_format="@"), letters(book, **_HEAD)
    figures = letters(book, num_format="#,##0")
    page.write_string(0, 0, table.title, letters(book, bold=True, font_size=14))
    page.write_string(1, 0, table.summary, letters(book, italic=True))
    for at, title in enumerate(table.columns):
        page.write_string(3, at, title, head)
        page.set_column(at, at, _width([title, *(row[at] for row in table.rows)]))
    for line, row in enumerate(table.rows, start=4):
        for at, text in enumerate(row):
            number = _number(text) if at in table.figures else None
            if number is None:
                page.write_string(line, at, text, words)
            else:
                page.write_number(line, at, number, figures)
    page.freeze_panes(4, 0)
    page.autofilter(3, 0, 3 + len(table.rows), len(table.columns) - 1)
    page.repeat_rows(3)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _number(text: str) -> int | None:
    plain = text.replace(".", "")
    return int(plain) if plain.isascii() and plain.isdigit() else None


def _width(texts: Sequence[str]) -> float:
    return min(_WIDEST, 3 + 1.1 * max(map(len, texts)))
