"""No text that is kept is endless: what an action wrote is looked through before it closes.

Fields say much sooner what is too long for them, lists say it row by row. This is for every other
way in: a form that came back as Excel, the command line, a package of another centre.
"""

import json
import sqlite3
from functools import cache

from sqlalchemy import Text

from app.journal import long_lines
from app.models.base import Base
from app.text.lengths import Most, TextTooLongError, too_long


def require_bounded_texts(connection: sqlite3.Connection, seq: int) -> None:
    """Refuse an action that wrote a text of more letters than notes may have."""
    for table, after in long_lines(connection, seq, longer_than=Most.NOTES):
        row = json.loads(after)
        for name in _texts_of(table):
            _require_bounded(row.get(name) or "")


def _require_bounded(text: str) -> None:
    if len(text) > Most.NOTES:
        said = too_long(text, Most.NOTES)
        raise TextTooLongError(f"{said} Chưa ghi gì vào dữ liệu.", "Viết gọn lại rồi làm lại.")


@cache
def _texts_of(table: str) -> tuple[str, ...]:
    """Return the columns that hold plain texts; frozen values and choices have other rules."""
    columns = Base.metadata.tables[table].columns
    return tuple(column.name for column in columns if type(column.type) is Text)
