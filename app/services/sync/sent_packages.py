"""The packages that this data folder has sent, and how much of them the province has confirmed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.exchange import Package as PackageRecord
from app.models.values import Direction, PackageState
from app.services.sync.facts import PackageKind
from app.services.sync.own_side import own_side


@dataclass(frozen=True)
class PackageRow:
    """A package that was made: its number, content by table and how far it is."""

    id: UUID
    sequence_no: int
    file_name: str
    sha256: str
    is_full: bool
    counts: dict[str, int]
    state_digest: str
    state: PackageState
    made_at: datetime
    receipt: dict[str, object] | None


def known_to_province(session: Session) -> int | None:
    """Return the action up to which the province has confirmed everything; None: send all."""
    for record in sent_packages(session):
        if record.state is PackageState.ACCEPTED:
            return None if (record.receipt or {}).get("wants_full") else record.journal_seq
    return None


def sent_packages(session: Session) -> list[PackageRecord]:
    """Return what this database has sent, newest first."""
    found = session.scalars(
        select(PackageRecord)
        .where(
            PackageRecord.direction == Direction.SENT,
            PackageRecord.package_kind == PackageKind.CENTRE_DATA,
            PackageRecord.database_id == own_side(session).database_id,
        )
        .order_by(PackageRecord.sequence_no.desc())
    )
    return list(found)


def last_received(session: Session, *, kind: PackageKind) -> int:
    """Return the number of the last package of a kind that was taken in; 0 for none."""
    found = session.scalar(
        select(PackageRecord.sequence_no)
        .where(
            PackageRecord.direction == Direction.RECEIVED, PackageRecord.package_kind == kind.value
        )
        .order_by(PackageRecord.sequence_no.desc())
        .limit(1)
    )
    return found or 0


def package_row(record: PackageRecord) -> PackageRow:
    """Return the row of a package's record."""
    return PackageRow(
        id=record.id,
        sequence_no=record.sequence_no,
        file_name=record.file_name,
        sha256=record.sha256,
        is_full=record.is_full,
        counts=record.counts,
        state_digest=record.state_digest,
        state=record.state,
        made_at=record.made_at,
        receipt=record.receipt,
    )
