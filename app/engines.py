"""Makes the engines of the data file; a statement that one of them compiled serves all others."""

import sqlite3
from collections.abc import Callable

from sqlalchemy import Connection, Engine, Pool, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.orm import Session
from sqlalchemy.util import LRUCache

# More than the program has statements; a cache that forgets would compile the same ones for ever.
_STATEMENTS: LRUCache[object, object] = LRUCache(2000)


class DataFileDialect(SQLiteDialect_pysqlite):
    """SQLite as every data file has it: what was compiled for one connection fits the others.

    SQLAlchemy keeps compiled statements per dialect object. The one that writes and those that
    read would each compile every statement for themselves, which takes longer than most queries.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DataFileDialect)

    def __hash__(self) -> int:
        return hash(DataFileDialect)

    def do_terminate(self, dbapi_connection: object) -> None:
        """Leave a connection open whose statement Ctrl+C cut off: it is the database's own.

        SQLAlchemy would close it, before the action that was stopped has been undone on it.
        """


DRIVER = "driver"
"""Where a session's `info` names the connection whose transaction it is in from the start."""


registry.register("sqlite.datafile", __name__, DataFileDialect.__name__)


def make_engine(
    creator: Callable[[], sqlite3.Connection], *, pool: type[Pool], begin: str = ""
) -> Engine:
    """Return an engine over connections of our own, each transaction begun with our statement.

    Without one, transactions are begun on the connection itself, and SQLAlchemy joins them.
    """
    engine = create_engine(
        "sqlite+datafile://",
        creator=creator,
        poolclass=pool,
        execution_options={"compiled_cache": _STATEMENTS},
    )

    @event.listens_for(engine, "begin")
    def _begin(transaction: Connection) -> None:
        # To the driver itself: by way of SQLAlchemy this word takes longer than most queries.
        if begin:
            transaction.connection.cursor().execute(begin)

    return engine


def driver_of(session: Session) -> sqlite3.Connection:
    """Return the connection of a session's transaction; what the session holds is written first.

    For the few statements that run at every key: SQLAlchemy takes five to forty times as long over
    a small one as SQLite does. Whoever writes this way has to `expire` what the session may hold
    of the rows.
    """
    session.flush()
    # A session that is asked for its connection begins, which is dear; an action has begun already.
    raw = session.info.get(DRIVER) or session.connection().connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - the data file is SQLite's
    return raw
