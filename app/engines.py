"""Makes the engines of the data file; a statement that one of them compiled serves all others."""

import sqlite3
from collections.abc import Callable

from sqlalchemy import Connection, Engine, Pool, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
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


registry.register("sqlite.datafile", __name__, DataFileDialect.__name__)


def make_engine(
    creator: Callable[[], sqlite3.Connection], *, pool: type[Pool], begin: str
) -> Engine:
    """Return an engine over connections of our own, each transaction begun with our statement."""
    engine = create_engine(
        "sqlite+datafile://",
        creator=creator,
        poolclass=pool,
        execution_options={"compiled_cache": _STATEMENTS},
    )

    @event.listens_for(engine, "begin")
    def _begin(transaction: Connection) -> None:
        # To the driver itself: by way of SQLAlchemy this word takes longer than most queries.
        transaction.connection.driver_connection.execute(begin)

    return engine
