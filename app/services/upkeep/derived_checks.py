"""Checks what the journal does not cover: tables that are made from others, and the schema."""

import re
import sqlite3
from collections.abc import Iterator
from functools import cache

from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateIndex, CreateTable

from app import journal
from app.models.base import Base
from app.models.derived import PERSON_SEARCH, PERSON_SEARCH_PAGES
from app.models.exchange import Package, Peer
from app.models.values import Direction
from app.replay import Finding
from app.services.people.person_index import is_index_current
from app.services.programmes.reference import are_places_as_shipped
from app.services.sync.facts import PackageKind
from app.services.sync.inbox import mirror_of
from app.services.sync.mirror import mirror_digest
from app.services.sync.schema import travelling_schemas


def check_schema(raw: sqlite3.Connection) -> Iterator[Finding]:
    """Compare tables, indexes and their constraints with those that the program makes."""
    rows = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
    )
    stored = {name: " ".join(sql.split()) for name, sql in rows if name not in PERSON_SEARCH_PAGES}
    wanted = _schema_of_the_program()
    for name in sorted(stored.keys() | wanted.keys()):
        if stored.get(name) != wanted.get(name):
            yield Finding(
                "schema-altered", f"Cấu trúc “{name}” trong tệp dữ liệu không như chương trình lập."
            )


def check_derived(session: Session) -> Iterator[Finding]:
    """Compare the lists of places and the search index with what they are made from."""
    if not are_places_as_shipped(session):
        yield Finding(
            "places-altered", "Danh mục tỉnh, xã trong tệp dữ liệu khác danh mục của chương trình."
        )
    if not is_index_current(session):
        yield Finding("index-stale", "Chỉ mục tìm người không khớp với danh sách người.")


def check_mirrors(session: Session) -> Iterator[Finding]:
    """Compare each centre's mirror with the digest noted when its last package was applied."""
    peers = {peer.code: peer for peer in session.scalars(select(Peer).order_by(Peer.trusted_at))}
    for code, peer in sorted(peers.items()):
        applied = session.scalars(
            select(Package)
            .join(Peer, Peer.id == Package.peer_id)
            .where(
                Peer.code == code,
                Package.direction == Direction.RECEIVED,
                Package.package_kind == PackageKind.CENTRE_DATA,
            )
        )
        last = max(applied, key=_received_at, default=None)
        if last is not None and _digest_now(session, peer, last) != _noted(last, "mirror_digest"):
            yield Finding(
                "mirror-altered",
                f"Bản dữ liệu của {peer.name} mà tỉnh giữ đã khác lúc nhận gói số "
                f"{last.sequence_no}.",
            )


def _digest_now(session: Session, peer: Peer, last: Package) -> str:
    # Until the third version nobody noted which one the sender's data had, nor was there a need.
    version = (last.receipt or {}).get("schema_version", 2)
    schemas = travelling_schemas(last.profile, version=version)
    return mirror_digest(session, peer_id=mirror_of(session, peer), schemas=schemas)


def _received_at(record: Package) -> str:
    return _noted(record, "received_at")


def _noted(record: Package, fact: str) -> str:
    return str((record.receipt or {}).get(fact, ""))


@cache
def _schema_of_the_program() -> dict[str, str]:
    made = [*journal.TABLES, PERSON_SEARCH]
    for table in Base.metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        made += [str(CreateIndex(i).compile(dialect=sqlite.dialect())) for i in table.indexes]
    squeezed = (" ".join(statement.split()) for statement in made)
    # CREATE TABLE name …, CREATE INDEX name …, CREATE UNIQUE INDEX name …
    return {re.split(r"TABLE |INDEX ", sql, maxsplit=1)[1].split()[0]: sql for sql in squeezed}
