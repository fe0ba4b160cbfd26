"""What a restored data file must be told: another id, and which numbers are spent."""

import sqlite3

from sqlalchemy.orm import Session

from app import clock
from app.services.centre.installation import take_new_database_id
from app.services.outgoing.number_gaps import series_of, void_number

_SPENT = "Đã cấp sau bản sao lưu được khôi phục; ghi lại theo bản giấy."


def settle_restored(session: Session, replaced: sqlite3.Connection | None) -> None:
    """Take a new database id and raise the series to where the replaced file had come.

    Without a replaced file nobody knows which numbers were given out since the backup.
    """
    take_new_database_id(session)
    if replaced is None:
        return
    spent = replaced.execute("SELECT scope, year, last_number FROM number_series").fetchall()
    for scope, year, last in spent:
        series = series_of(session, scope, year)
        missing = range(series.last_number + 1, last + 1)
        series.last_number = max(series.last_number, last)
        for number in missing:
            void_number(
                session, scope=scope, year=year, number=number, reason=_SPENT, on=clock.today()
            )
