"""Ctrl+E: the table of the page, as it is filtered and sorted now, into an Excel file."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import StorageError
from app.services.documents.sheets.shown_table import ShownTable, shown_table_excel
from app.services.files import write_atomically
from app.text.numbers import format_int
from app.ui import confirm
from app.ui.file_names import proposed_file
from app.ui.frame.panes import table_in_sight
from app.ui.slices import SLICE
from app.ui.tables import Column, Kind

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
    name = screen.table_name()
    proposed = proposed_file(*name, suffix=".xlsx")
    path = confirm.choose_new_file(window, "Xuất bảng ra Excel", "Excel (*.xlsx)", proposed)
    if path is None:
        return
    rows, summary = table.rows.shown, table.foot.count.text()
    write = partial(_write, path, " · ".join(name), summary, table.rows.columns, rows)
    told = f"Đã xuất {format_int(len(rows))} dòng ra {path}."
    if len(rows) > SLICE:
        window.toast(f"Đang xuất {format_int(len(rows))} dòng ra Excel…", undo=False)
        job = screen.runner.start_reading("Xuất bảng ra Excel", lambda _session, _progress: write())
        job.succeeded.connect(lambda _nothing: window.toast(told, undo=False))
        return
    try:
        write()
    except StorageError as error:
        screen.runner.tell("Xuất bảng ra Excel", error)
    else:
        window.toast(told, undo=False)


def _write(
    path: Path, title: str, summary: str, columns: Sequence[Column[Any]], rows: Sequence[object]
) -> None:
    """Write what a table shows; columns of check boxes and without a title stay out."""
    kept = [each for each in columns if each.kind is not Kind.CHECK and each.title]
    shown = ShownTable(
        title=title,
        summary=summary,
        columns=tuple(column.title for column in kept),
        rows=tuple(tuple(column.text(row) for column in kept) for row in rows),
        figures=frozenset(at for at, each in enumerate(kept) if each.kind is Kind.NUMBER),
    )
    write_atomically(path, shown_table_excel(shown))
