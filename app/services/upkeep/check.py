"""Checks the data as a whole: the file, the journal, numbers and the register."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app import replay
from app.anchor import Head
from app.engines import driver_of
from app.models.certificates import RegisterBook, RegisterEntry
from app.models.shapes import journaled_shapes
from app.replay import Finding, Upcast
from app.services.outgoing import number_gaps
from app.services.outgoing.number_gaps import NumberGap
from app.services.upkeep.derived_checks import check_derived, check_mirrors, check_schema


def check_all(
    session: Session, *, anchor: Head | None, version: int, upcasts: Mapping[int, Upcast]
) -> list[Finding]:
    """Return every finding; an empty list says that all is well.

    `anchor` is the journal's head kept outside the file, `version` the schema version of the
    file, `upcasts` what its migrations ship.
    """
    raw = driver_of(session)
    shapes = journaled_shapes()
    parts: tuple[Callable[[], Iterable[Finding]], ...] = (
        lambda: _check_file(raw),
        lambda: check_schema(raw),
        lambda: replay.check_chain(raw),
        lambda: replay.check_anchor(raw, anchor),
        lambda: replay.check_rows(raw, shapes, version=version, upcasts=upcasts),
        lambda: _check_register(session),
        lambda: _check_document_numbers(session),
        lambda: check_derived(session),
        lambda: check_mirrors(session),
    )
    found = [finding for part in parts for finding in _findings_of(part)]
    return list(dict.fromkeys(found))


def _findings_of(part: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """Return what a part of the check finds; that it cannot read something is a finding, too."""
    try:
        return list(part())
    except (sqlite3.Error, DBAPIError, LookupError, TypeError, ValueError):
        # ValueError: text that is no UTF-8, no JSON, no date; TypeError: a value of another kind
        # than its column's, as SQLite keeps any. The values themselves stay unsaid.
        return [
            Finding(
                "file-unreadable",
                "Có chỗ trong tệp dữ liệu không đọc được, nên chưa kiểm tra hết được.",
            )
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
            RegisterBook.book_no,
            func.min(RegisterEntry.entry_no),
            func.max(RegisterEntry.entry_no),
            func.count(),
        )
        .join(RegisterBook, RegisterBook.id == RegisterEntry.book_id)
        .group_by(RegisterBook.book_no)
    )
    return [
        Finding(
            "register-gap",
            f"Sổ gốc quyển {book} có {count} dòng nhưng đánh số từ {first} đến {last}.",
        )
        for book, first, last, count in books
        if last - first + 1 != count
    ]


def _check_document_numbers(session: Session) -> list[Finding]:
    """Every number given out of a document series is used by a document or explained."""
    return [
        Finding("number-gap", f"{_numbers(gap)} năm {gap.year} chưa giải trình.")
        for gap in number_gaps.list_gaps(session)
        if not gap.reason
    ]


def _numbers(gap: NumberGap) -> str:
    if gap.first == gap.last:
        return f"Số {gap.first}-{gap.scope}"
    return f"Các số {gap.first}–{gap.last} của loại {gap.scope}"
