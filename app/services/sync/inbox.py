"""The province's side: compare a package with what is known, count, apply it whole."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.exchange import Package as PackageRecord
from app.models.exchange import Peer
from app.models.values import Direction, PackageState
from app.services.sync import mirror
from app.services.sync.clashes import hold_clashes
from app.services.sync.collect import Deletion
from app.services.sync.header import PackageHeader, PackageKind
from app.services.sync.mirror import TableCounts
from app.services.sync.package import DELETIONS, Package
from app.services.sync.schema import travelling_schemas


class OutOfOrderError(UserError):
    """A package that does not follow the last one taken in; nothing was touched."""


class NotOwnedError(UserError):
    """A package with rows that its sender does not own; the whole package is refused."""


@dataclass(frozen=True)
class Received:
    """What became of a package: counts by table, and whether the mirror equals the centre."""

    package_id: UUID
    sender: str
    sequence_no: int
    counts: tuple[TableCounts, ...]
    mirror_digest: str
    digest_agrees: bool
    already_received: bool = False

    def total(self, what: str) -> int:
        """Sum one of received, applied, unchanged, held over all tables."""
        return sum(getattr(count, what) for count in self.counts)


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
        return _received(known, already=True)
    _require_database(peer, header, accept_new_database=accept_new_database)
    _require_next(session, peer, package)
    record = _record(package, peer)
    session.add(record)
    session.flush()
    counts = _apply(session, package, record)
    digest = mirror.mirror_digest(
        session, peer_id=_mirror_of(session, peer), schemas=travelling_schemas(header.profile)
    )
    record.counts = {c.table: [c.applied, c.unchanged, c.held] for c in counts}
    record.receipt = {
        "mirror_digest": digest,
        "wants_full": digest != header.state_digest,
        "received_at": clock.now().isoformat(timespec="microseconds"),
    }
    peer.database_id = header.database_id
    session.flush()
    return _received(record, already=False)


def _apply(session: Session, package: Package, record: PackageRecord) -> tuple[TableCounts, ...]:
    peer_id = _mirror_of(session, session.get_one(Peer, record.peer_id))
    tables = [table for name, table in package.tables.items() if name != DELETIONS.name]
    gone = package.tables.get(DELETIONS.name)
    deletions = [Deletion(table, row_id) for table, row_id in gone.rows()] if gone else []
    mirror.stage(session, tables=tables, deletions=deletions)
    _require_authority(session, peer_id)
    hold_clashes(session, peer_id=peer_id, package_id=record.id)
    counts = mirror.counts(session, peer_id=peer_id)
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


def _mirror_of(session: Session, peer: Peer) -> UUID:
    """Return the peer whose id the mirror carries: the first that had this code."""
    first = select(Peer.id).where(Peer.code == peer.code).order_by(Peer.trusted_at).limit(1)
    return session.scalars(first).one()


def _require_database(peer: Peer, header: PackageHeader, *, accept_new_database: bool) -> None:
    if peer.database_id in (None, header.database_id) or accept_new_database:
        return
    raise OutOfOrderError(
        f"Gói số {header.sequence} của {peer.name} do một cơ sở dữ liệu khác lập ra: trung tâm "
        "đã mở lại bản sao lưu hoặc cài thêm máy.",
        remedy="Hỏi trung tâm; nếu đúng, nhận lại gói và chọn “chấp nhận cơ sở dữ liệu mới”.",
        code="new-database",
    )


def _require_next(session: Session, peer: Peer, package: Package) -> None:
    header = package.header
    last = _last_from(session, peer, header.database_id)
    last_number = last.sequence_no if last else 0
    if header.sequence == last_number + 1:
        if header.previous_hash == (last.sha256 if last else ""):
            return
        raise OutOfOrderError(
            f"Gói số {header.sequence} không nối tiếp gói số {last_number} mà tỉnh đang giữ.",
            remedy="Đề nghị trung tâm kiểm tra máy lập gói; chưa có gì được ghi.",
            code="chain-broken",
        )
    if header.sequence > last_number + 1:
        raise OutOfOrderError(
            f"Thiếu gói số {last_number + 1}: gói này là số {header.sequence}, "
            f"tỉnh mới nhận đến số {last_number}.",
            remedy=f"Đề nghị trung tâm chép lại gói số {last_number + 1} rồi nhận theo thứ tự.",
            code="predecessor-missing",
        )
    same_number = header.sequence == last_number
    raise OutOfOrderError(
        f"Gói số {header.sequence} đã được nhận trước đây"
        + (" nhưng nội dung khác." if same_number else ", nay đã có gói mới hơn."),
        remedy="Báo trung tâm: có thể hai máy cùng lập gói. Chưa có gì được ghi."
        if same_number
        else "Không cần làm gì; chỉ nhận gói mới nhất.",
        code="forked" if same_number else "older",
    )


def _last_from(session: Session, peer: Peer, database_id: UUID) -> PackageRecord | None:
    return session.scalar(
        select(PackageRecord)
        .join(Peer, Peer.id == PackageRecord.peer_id)
        .where(
            PackageRecord.direction == Direction.RECEIVED,
            PackageRecord.package_kind == PackageKind.CENTRE_DATA,
            PackageRecord.database_id == database_id,
            Peer.code == peer.code,
        )
        .order_by(PackageRecord.sequence_no.desc())
        .limit(1)
    )


def _record(package: Package, peer: Peer) -> PackageRecord:
    header = package.header
    return PackageRecord(
        id=header.id,
        direction=Direction.RECEIVED,
        package_kind=header.kind,
        peer_id=peer.id,
        database_id=header.database_id,
        sequence_no=header.sequence,
        previous_hash=header.previous_hash,
        sha256=package.sha256,
        file_name=f"{header.sender}-{header.sequence:06}.gvp",
        profile=header.profile,
        is_full=header.full,
        journal_seq=0,
        state_digest=header.state_digest,
        counts={},
        state=PackageState.APPLIED,
        made_at=header.created_at,
    )


def _received(record: PackageRecord, *, already: bool) -> Received:
    facts = record.receipt or {}
    return Received(
        package_id=record.id,
        sender=record.file_name.rpartition("-")[0],
        sequence_no=record.sequence_no,
        counts=tuple(TableCounts(table, *three) for table, three in sorted(record.counts.items())),
        mirror_digest=str(facts["mirror_digest"]),
        digest_agrees=not facts["wants_full"],
        already_received=already,
    )
