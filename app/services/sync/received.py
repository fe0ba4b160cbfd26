"""What became of a package at the province, and the record that is kept of it."""

from dataclasses import dataclass
from uuid import UUID

from app.models.exchange import Package as PackageRecord
from app.models.exchange import Peer
from app.models.values import Direction, PackageState
from app.services.sync.package import Package
from app.services.sync.staging import TableCounts


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


def record_of(package: Package, peer: Peer) -> PackageRecord:
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


def received(record: PackageRecord, *, already: bool) -> Received:
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
