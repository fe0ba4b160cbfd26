"""Ctrl+E: the table of the page, as it is filtered and sorted now, into an Excel file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import StorageError
from app.services.documents.shown_table import ShownTable, shown_table_excel
from app.services.files import write_atomically
from app.text.names import fold
from app.ui import confirm
from app.ui.frame.panes import table_in_sight
from app.ui.tables import Kind, Table

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def export_page(window: "MainWindow") -> None:
    """Ask for a name and write the table that has the keyboard, else the first of the page."""
    screen = window.current_screen
    table = table_in_sight(window)
    if screen is None or table is None:
        window.toast("Trang này không có bảng để xuất; giấy tờ thì xuất ở chỗ xem in.", undo=False)
        return
    if not table.rows.rowCount():
        window.toast("Bảng đang trống, chưa có gì để xuất.", undo=False)
        return
    shown = shown_table(screen.title, table)
    proposed = Path.home() / f"{fold(screen.title).replace(' ', '-')}.xlsx"
    path = confirm.choose_new_file(window, "Xuất bảng ra Excel", "Excel (*.xlsx)", proposed)
    if path is None:
        return
    try:
        write_atomically(path, shown_table_excel(shown))
    except StorageError as error:
        window.toast(str(error), undo=False)
    else:
        window.toast(f"Đã xuất {len(shown.rows)} dòng ra {path}.", undo=False)


def shown_table(title: str, table: Table[Any]) -> ShownTable:
    """Return what a table shows now; columns of check boxes and without a title stay out."""
    columns = [each for each in table.rows.columns if each.kind is not Kind.CHECK and each.title]
    return ShownTable(
        title=title,
        summary=table.foot.count.text(),
        columns=tuple(column.title for column in columns),
        rows=tuple(tuple(column.text(row) for column in columns) for row in table.rows.shown),
        figures=frozenset(at for at, each in enumerate(columns) if each.kind is Kind.NUMBER),
    )
