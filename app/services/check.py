"""Checks the data as a whole: the file, the journal, numbers and the register."""

import sqlite3

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import replay
from app.anchor import Head
from app.models.certificates import RegisterEntry
from app.models.decisions import IssuedDocument, NumberSeries, NumberVoid
from app.models.shapes import journaled_shapes
from app.replay import Finding, Upcast


def check_all(
    session: Session, *, anchor: Head | None, version: int, upcasts: dict[int, Upcast]
) -> list[Finding]:
    """Return every finding; an empty list says that all is well.

    `anchor` is the journal's head kept outside the file, `version` the schema version of the
    file, `upcasts` what its migrations ship.
    """
    raw = session.connection().connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - the data file is SQLite's
    return [
        *_check_file(raw),
        *replay.check_chain(raw),
        *replay.check_anchor(raw, anchor),
        *replay.check_rows(raw, journaled_shapes(), version=version, upcasts=upcasts),
        *_check_register(session),
        *_check_document_numbers(session),
    ]


def _check_file(raw: sqlite3.Connection) -> list[Finding]:
    findings = [
        Finding("file-damaged", f"Tệp dữ liệu hỏng: {text}")
        for (text,) in raw.execute("PRAGMA integrity_check")
        if text != "ok"
    ]
    findings.extend(
        Finding("row-points-at-nothing", f"Dòng {row} của bảng {table} trỏ đến dòng không có.")
        for table, row, _parent, _key in raw.execute("PRAGMA foreign_key_check")
    )
    return findings


def _check_register(session: Session) -> list[Finding]:
    """The lines of each book count on from its first without a hole."""
    books = session.execute(
        select(
            RegisterEntry.book_id,
            func.min(RegisterEntry.entry_no),
            func.max(RegisterEntry.entry_no),
            func.count(),
        ).group_by(RegisterEntry.book_id)
    )
    return [
        Finding("register-gap", f"Sổ gốc {book} có {count} dòng nhưng đánh số đến {last}.")
        for book, first, last, count in books
        if last - first + 1 != count
    ]


def _check_document_numbers(session: Session) -> list[Finding]:
    """Every number given out of a document series is used by a document or explained."""
    findings: list[Finding] = []
    used = {
        (kind, year, number)
        for kind, year, number in session.execute(
            select(IssuedDocument.document_kind, IssuedDocument.number_year, IssuedDocument.number)
        )
    }
    kinds = {kind for kind, _year, _number in used}
    voids = {(row.series_id, row.number) for row in session.scalars(select(NumberVoid))}
    for series in session.scalars(select(NumberSeries)):
        if series.scope not in kinds:
            continue
        findings.extend(
            Finding("number-gap", f"Số {number}-{series.scope} năm {series.year} chưa giải trình.")
            for number in range(1, series.last_number + 1)
            if (series.scope, series.year, number) not in used and (series.id, number) not in voids
        )
    return findings
