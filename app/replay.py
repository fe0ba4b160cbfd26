"""Proves the journal against the tables: the chain holds, replaying it gives the rows."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app import journal
from app.anchor import Head
from app.journal import TableShape

Row = dict[str, Any]
Upcast = Callable[[str, Row], tuple[str, Row]]

_LINES = """
    SELECT changes.id, action_seq, coalesce(schema_version, 0), table_name, row_id, operation,
        before, after, salt, digest
    FROM changes LEFT JOIN actions ON actions.seq = changes.action_seq
    ORDER BY changes.id
"""


@dataclass(frozen=True)
class Finding:
    """Something that is not as the program left it: a stable code and a sentence for the user."""

    code: str
    message: str


@dataclass(frozen=True)
class _Line:
    number: int
    action: int
    version: int
    table: str
    row_id: str
    operation: str
    before: str | None
    after: str | None
    salt: bytes | None
    digest: bytes | None

    @property
    def is_erased(self) -> bool:
        """Say whether a lawful request took the text away and left the digest."""
        return self.salt is None

    @property
    def is_as_written(self) -> bool:
        """Say whether the digest still holds, or all the text that it stood for is erased."""
        if self.is_erased:
            return self.before is None and self.after is None
        return self.digest == _digest(self)


def check_chain(connection: sqlite3.Connection) -> list[Finding]:
    """Recompute every digest and hash, in the order of the sequence."""
    findings = [
        Finding(
            "journal-line-altered",
            f"Dòng nhật ký {line.number} (việc số {line.action}, bảng {line.table}) "
            "không còn như lúc ghi.",
        )
        for line in _lines(connection)
        if not line.is_as_written
    ]
    expected, previous = 1, journal.head_of_nothing()
    for seq, stated_previous, stated in connection.execute(
        "SELECT seq, previous, hash FROM actions ORDER BY seq"
    ):
        if (seq, stated_previous) != (expected, previous):
            findings.append(
                Finding("journal-gap", f"Nhật ký thiếu hoặc thừa việc trước việc số {seq}.")
            )
        if stated != journal.action_hash(connection, seq):
            findings.append(
                Finding("journal-action-altered", f"Việc số {seq} trong nhật ký đã bị sửa.")
            )
        expected, previous = seq + 1, stated
    return findings


def check_anchor(connection: sqlite3.Connection, anchor: Head | None) -> list[Finding]:
    """Compare the journal with its head kept outside: a removed tail is found here."""
    if anchor is None:
        return []
    row = connection.execute("SELECT hash FROM actions WHERE seq = ?", (anchor.seq,)).fetchone()
    if row is not None and (row[0] or b"").hex() == anchor.hash:
        return []
    last, _ = journal.head(connection)
    return [
        Finding(
            "journal-tail-missing",
            f"Nhật ký dừng ở việc số {last}, nhưng dấu giữ ngoài tệp đã ghi đến việc số "
            f"{anchor.seq}: có dữ liệu bị cắt bỏ hoặc tệp bị thay bằng bản cũ hơn.",
        )
    ]


def check_rows(
    connection: sqlite3.Connection,
    shapes: Iterable[TableShape],
    *,
    version: int,
    upcasts: Mapping[int, Upcast],
) -> list[Finding]:
    """Replay all lines and compare the outcome with the tables.

    A line written at an older schema version is first brought to `version` by the upcasts of the
    migrations between them. Rows whose text was erased are not compared.
    """
    replayed, findings = _replay(connection, version, upcasts)
    for shape in shapes:
        stored = connection.execute(
            f'SELECT {shape.row_id()}, {shape.as_json()} FROM "{shape.name}"'
        )
        for row_id, text in stored:
            expected = replayed.pop((shape.name, row_id), None)
            if expected is None or (expected and json.loads(text) != expected):
                findings.append(_foreign(shape.name, row_id))
    findings.extend(_foreign(table, row_id) for (table, row_id), row in replayed.items() if row)
    return findings


def _replay(
    connection: sqlite3.Connection, version: int, upcasts: Mapping[int, Upcast]
) -> tuple[dict[tuple[str, str], Row], list[Finding]]:
    """Return the last known values of every living row; empty values where they were erased."""
    rows: dict[tuple[str, str], Row] = {}
    findings: list[Finding] = []
    for line in _lines(connection):
        table, before = _at_version(line, line.before, version, upcasts)
        _, after = _at_version(line, line.after, version, upcasts)
        key = (table, line.row_id)
        known = rows.pop(key, None)
        if known and not line.is_erased and before != known:
            findings.append(_foreign(table, line.row_id))
        if line.operation != "D":
            rows[key] = after or {}
    return rows, findings


def _at_version(
    line: _Line, text: str | None, version: int, upcasts: Mapping[int, Upcast]
) -> tuple[str, Row | None]:
    table, row = line.table, json.loads(text) if text is not None else None
    for step in range(line.version + 1, version + 1):
        if step in upcasts:
            table, upcast_row = upcasts[step](table, row or {})
            row = upcast_row if row is not None else None
    return table, row


def _lines(connection: sqlite3.Connection) -> Iterator[_Line]:
    return (_Line(*values) for values in connection.execute(_LINES))


def _digest(line: _Line) -> bytes:
    return journal.line_digest(
        line.salt or b"", line.table, line.row_id, line.operation, line.before, line.after
    )


def _foreign(table: str, row_id: str) -> Finding:
    return Finding(
        "foreign-write",
        f"Một dòng của bảng {table} ({row_id}) khác với nhật ký: "
        "dữ liệu bị sửa ngoài chương trình.",
    )
