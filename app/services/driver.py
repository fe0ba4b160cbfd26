"""The driver's own connection under a session, for the few statements that run at every key."""

import sqlite3

from sqlalchemy.orm import Session


def driver_of(session: Session) -> sqlite3.Connection:
    """Return the connection of a session's transaction; what the session holds is written first.

    SQLAlchemy takes five to forty times as long over a small statement as SQLite does. Whoever
    writes this way has to `expire` what the session may hold of the rows.
    """
    session.flush()
    raw = session.connection().connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - the data file is SQLite's
    return raw
