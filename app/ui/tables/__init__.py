"""Tables: one model given rows, one delegate, one view; `Table` is what screens use."""

from app.ui.badge import Badge
from app.ui.tables.columns import Column, Kind, check_column
from app.ui.tables.filter import Share, TableFilter, shares_by
from app.ui.tables.model import RowsModel
from app.ui.tables.table import Foot, Table
from app.ui.tables.view import TableView
from app.ui.tables.widths import WidthMemory

__all__ = [
    "Badge",
    "Column",
    "Foot",
    "Kind",
    "RowsModel",
    "Share",
    "Table",
    "TableFilter",
    "TableView",
    "WidthMemory",
    "check_column",
    "shares_by",
]
