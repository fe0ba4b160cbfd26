"""The head of the journal as a printed page carries it, so that a cut tail shows on paper too."""

import sqlite3

from sqlalchemy.orm import Session

from app import journal


def journal_head(session: Session) -> str:
    """Return sequence number and hash of the last closed action, "128-3fa4…"; empty elsewhere.

    Only the data file on SQLite has a journal of this kind.
    """
    raw = session.connection().connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        return ""
    seq, digest = journal.head(raw)
    return f"{seq}-{digest.hex()}"
