"""The record that is kept of a package, sent or received, from what its header says."""

from uuid import UUID

from app.models.exchange import Package as PackageRecord
from app.models.values import Direction, PackageState
from app.services.sync.header import PackageHeader


def record_of(
    header: PackageHeader,
    *,
    direction: Direction,
    state: PackageState,
    peer_id: UUID,
    sha256: str,
    file_name: str,
) -> PackageRecord:
    """Return the record of a package that is complete; counts are added when it was applied."""
    return PackageRecord(
        id=header.id,
        direction=direction,
        package_kind=header.kind,
        peer_id=peer_id,
        database_id=header.database_id,
        sequence_no=header.sequence,
        previous_hash=header.previous_hash,
        sha256=sha256,
        file_name=file_name,
        profile=header.profile,
        is_full=header.full,
        journal_seq=0,
        state_digest=header.state_digest,
        counts={},
        state=state,
        made_at=header.created_at,
    )
