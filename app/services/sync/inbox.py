"""The province's side: compare a package with what is known, count, apply it whole."""

from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.exchange import Package as PackageRecord
from app.models.exchange import Peer
from app.models.values import Direction, PackageState
from app.services.sync import mirror, staging
from app.services.sync.clashes import hold_clashes
from app.services.sync.collect import Deletion
from app.services.sync.package import DELETIONS, SUFFIX, Package
from app.services.sync.package_records import record_of
from app.services.sync.received import Received, keep_counts, received
from app.services.sync.schema import travelling_schemas
from app.services.sync.sequence import require_database, require_next
from app.services.sync.staging import TableCounts


class NotOwnedError(UserError):
    """A package with rows that its sender does not own; the whole package is refused."""


def receive(session: Session, *, package: Package, accept_new_database: bool = False) -> Received:
    """Apply an opened package to the mirror of its centre, in the running transaction.

    The same package again changes nothing and says so. OutOfOrderError for a missing, older, or
    forked one; a restored centre speaks under a new database id, which needs a word from somebody
    at the province (`accept_new_database`).
    """
    header = package.header
    peer = session.scalars(select(Peer).where(Peer.signing_key == package.signer.signing_key)).one()
    known = session.get(PackageRecord, header.id)
    if known is not None and known.sha256 == package.sha256:
        return received(known, sender=header.sender, already=True)
    require_database(peer, header, accept_new_database=accept_new_database)
    require_next(session, peer, package)
    record = record_of(
        header,
        direction=Direction.RECEIVED,
        state=PackageState.APPLIED,
        peer_id=peer.id,
        sha256=package.sha256,
        file_name=f"{header.sender}-{header.sequence:06}{SUFFIX}",
    )
    session.add(record)
    session.flush()
    keep_counts(record, _apply(session, package, record))
    digest = mirror.mirror_digest(
        session,
        peer_id=mirror_of(session, peer),
        schemas=travelling_schemas(header.profile, version=header.schema_version),
    )
    record.receipt = {
        "mirror_digest": digest,
        "wants_full": digest != header.state_digest,
        "schema_version": header.schema_version,
        "received_at": clock.now().isoformat(timespec="microseconds"),
    }
    peer.database_id = header.database_id
    session.flush()
    return received(record, sender=header.sender, already=False)


def _apply(session: Session, package: Package, record: PackageRecord) -> tuple[TableCounts, ...]:
    peer_id = mirror_of(session, session.get_one(Peer, record.peer_id))
    tables = [table for name, table in package.tables.items() if name != DELETIONS.name]
    gone = package.tables.get(DELETIONS.name)
    deletions = [Deletion(table, row_id) for table, row_id in gone.rows()] if gone else []
    staging.stage(session, tables=tables, deletions=deletions)
    _require_authority(session, peer_id)
    hold_clashes(session, peer_id=peer_id, package_id=record.id)
    counts = staging.counts(session, peer_id=peer_id)
    mirror.apply_staged(session, peer_id=peer_id, full=package.header.full)
    return counts


def _require_authority(session: Session, peer_id: UUID) -> None:
    """A centre may write only what it owns: no reference data, no row of another centre."""
    strangers = session.execute(
        text(
            "SELECT table_name FROM incoming WHERE json_extract(fields, '$.owner') <> 'centre'"
            " UNION ALL SELECT i.table_name FROM incoming AS i JOIN mirror_rows AS m"
            " ON m.table_name = i.table_name AND m.row_id = i.row_id AND m.peer_id <> :peer"
        ),
        {"peer": peer_id.bytes},
    ).first()
    if strangers is not None:
        raise NotOwnedError(
            f"Gói có dòng của bảng {strangers[0]} mà trung tâm gửi không có quyền ghi.",
            remedy="Chưa có gì được ghi. Báo trung tâm kiểm tra máy lập gói.",
            code="not-owned",
        )


def mirror_of(session: Session, peer: Peer) -> UUID:
    """Return the peer whose id the mirror carries: the first that had this code."""
    first = select(Peer.id).where(Peer.code == peer.code).order_by(Peer.trusted_at).limit(1)
    return session.scalars(first).one()
