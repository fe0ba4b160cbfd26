"""What became of a package at the province."""

from dataclasses import dataclass
from uuid import UUID

from app.models.exchange import Package as PackageRecord
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


def received(record: PackageRecord, *, already: bool) -> Received:
    """Return what the kept record says of a package."""
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
