"""What became of a package at the province."""

from collections.abc import Iterable
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


def keep_counts(record: PackageRecord, counts: Iterable[TableCounts]) -> None:
    """Note with a package's record what became of its rows."""
    record.counts = {count.table: [count.applied, count.unchanged, count.held] for count in counts}


def kept_counts(record: PackageRecord) -> tuple[TableCounts, ...]:
    """Return what `keep_counts` noted, by the names of the tables."""
    return tuple(TableCounts(table, *three) for table, three in sorted(record.counts.items()))


def received(record: PackageRecord, *, sender: str, already: bool) -> Received:
    """Return what the kept record says of a package from `sender`."""
    facts = record.receipt or {}
    return Received(
        package_id=record.id,
        sender=sender,
        sequence_no=record.sequence_no,
        counts=kept_counts(record),
        mirror_digest=str(facts["mirror_digest"]),
        digest_agrees=not facts["wants_full"],
        already_received=already,
    )
