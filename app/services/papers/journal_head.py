"""The head of the journal as a printed page carries it, so that a cut tail shows on paper too."""

from sqlalchemy.orm import Session

from app import journal
from app.engines import driver_of


def journal_head(session: Session) -> str:
    """Return sequence number and hash of the last closed action, "128-3fa4…"."""
    seq, digest = journal.head(driver_of(session))
    return f"{seq}-{digest.hex()}"
