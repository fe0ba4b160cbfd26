"""Opens the data file: one connection that writes named actions, others that only read."""

import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool, StaticPool

from app import clock, journal
from app.anchor import Head, write_anchor
from app.datafile import connect
from app.engines import DRIVER, make_engine
from app.errors import StorageError
from app.models.bounds import require_bounded_texts
from app.models.shapes import journaled_shapes
from app.paths import Paths
from app.storage_trouble import storage_trouble_explained
from app.text.lengths import Most

_log = logging.getLogger(__name__)

Derivation = Callable[[Session, Mapping[str, set[str]]], None]
Listener = Callable[[frozenset[str]], None]


class Database:
    """The open data file of one folder; there is one per process."""

    def __init__(
        self, paths: Paths, *, user: str, device: str = "", derivations: Sequence[Derivation] = ()
    ) -> None:
        self.user = user
        self.device = device
        self.paths = paths
        self._derivations = tuple(derivations)
        self._listeners: list[Listener] = []
        self._writing = threading.RLock()
        self._armed = False
        with storage_trouble_explained():
            self._write_connection = connect(paths.database)
            (self.schema_version,) = self._write_connection.execute(
                "PRAGMA user_version"
            ).fetchone()
            # Kept at hand: to take it out of a pool for each action costs as much as a small one.
            self._writer = make_engine(self._give_writer, pool=StaticPool).connect()
        # One reader is enough for screens; long work that only reads brings more.
        self._reader = make_engine(self._make_reader, pool=QueuePool, begin="BEGIN")
        self._identity = _identity(paths.database)

    def close(self) -> None:
        """Close all connections; the object is of no use afterwards."""
        self._writer.close()
        self._writer.engine.dispose()
        self._reader.dispose()
        self._write_connection.close()

    def listen(self, listener: Listener) -> None:
        """Tell `listener` the names of the tables that each later action touched."""
        self._listeners.append(listener)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yield a session that sees one moment of the file and cannot write."""
        with storage_trouble_explained(), Session(self._reader) as session:
            yield session

    def arm(self) -> None:
        """Make the journal's triggers, if they are not there; at the first action at the latest."""
        if not self._armed:
            journal.arm(self._write_connection, journaled_shapes())
            self._armed = True

    @contextmanager
    def action(self, label: str, *, reason: str | None = None) -> Iterator[Session]:
        """Yield a session for one named action; commit if the block returns, else undo it all."""
        with self._writing:
            self._require_same_file()
            with storage_trouble_explained():
                self.arm()
                # The driver's own transaction: a session joins it at its first use, and what
                # needs no objects, as a mark of the roll call, does without that cost.
                self._write_connection.execute("BEGIN IMMEDIATE")
                with self._write_connection, self._joining_session() as session:
                    header = self._header(label, reason)
                    seq = journal.open_action(self._write_connection, header)
                    yield session
                    self._derive(session, seq)
                    tables, longest = journal.close_action(self._write_connection, seq)
                    if longest > Most.NOTES:
                        require_bounded_texts(self._write_connection, seq)
                    head = self.head() if tables else None
                    if session.in_transaction():
                        session.commit()
            if head is not None:
                self._keep_outside(head)
        if tables:
            for listener in self._listeners:
                listener(tables)

    def head(self) -> Head:
        """Return the head of the journal as it stands in the file."""
        seq, digest = journal.head(self._write_connection)
        row = self._write_connection.execute("SELECT lower(hex(database_id)) FROM installations")
        (database_id,) = row.fetchone() or ("",)
        return Head(database_id, seq, digest.hex())

    def _keep_outside(self, head: Head) -> None:
        """Write the anchor; the action is committed already, so a failure here must not deny it."""
        try:
            write_anchor(self.paths.anchor, head)
        except OSError as error:
            # An anchor that lags behind is sound: check compares with the action that it names.
            _log.info("the anchor was not written: %s", type(error).__name__)

    def _joining_session(self) -> Session:
        info = {DRIVER: self._write_connection}
        return Session(self._writer, expire_on_commit=False, info=info)

    def _give_writer(self) -> sqlite3.Connection:
        return self._write_connection

    def _make_reader(self) -> sqlite3.Connection:
        connection = connect(self.paths.database)
        connection.execute("PRAGMA query_only = ON")
        return connection

    def _header(self, label: str, reason: str | None) -> journal.ActionHeader:
        return journal.ActionHeader(
            label=label,
            reason=reason,
            user=self.user,
            device=self.device,
            at=clock.now(),
            schema_version=self.schema_version,
        )

    def _derive(self, session: Session, seq: int) -> None:
        session.flush()
        changed = journal.changed_rows(self._write_connection, seq)
        for derivation in self._derivations:
            derivation(session, changed)
        session.flush()

    def _require_same_file(self) -> None:
        if _identity(self.paths.database) != self._identity:
            raise StorageError(
                f"Tệp dữ liệu {self.paths.database} đã bị chuyển đi hoặc thay bằng tệp khác.",
                remedy="Đưa tệp về chỗ cũ rồi mở lại chương trình.",
                code="storage-file-replaced",
            )


def _identity(path: Path) -> tuple[int, int] | None:
    # stat and never open: closing a second handle would drop SQLite's locks (POSIX).
    try:
        found = os.stat(path)  # noqa: PTH116 - Path.stat is the same call
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino)
