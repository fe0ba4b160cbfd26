"""The centre's side: packages made once, kept, copied as often as needed, until a receipt comes."""

import platform
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app import __version__, clock
from app.errors import UserError
from app.models.base import new_id
from app.models.exchange import Package as PackageRecord
from app.models.values import Direction, PackageState
from app.services.files import copy_to_drive, write_atomically
from app.services.sync.collect import Collected, collect, count_changes
from app.services.sync.header import PackageHeader, PackageKind
from app.services.sync.keys import KeyRing
from app.services.sync.package import DELETIONS, SUFFIX, hash_of, seal
from app.services.sync.peers import PeerRow, find_province, get_province, own_side
from app.services.sync.schema import REGISTER
from app.services.sync.tables import TableData


class PackageLostError(UserError):
    """The kept bytes of a package are not what was sealed."""


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


@dataclass(frozen=True)
class ExchangeStatus:
    """What the province has and lacks; `unsent` counts rows by table."""

    province: PeerRow | None
    unsent: dict[str, int]
    packages: tuple[PackageRow, ...]

    @property
    def unsent_total(self) -> int:
        """How many rows the province does not have yet."""
        return sum(self.unsent.values())

    @property
    def last_accepted(self) -> PackageRow | None:
        """The newest package that the province has confirmed."""
        return next((p for p in self.packages if p.state is PackageState.ACCEPTED), None)


def status(session: Session) -> ExchangeStatus:
    """Return how the exchange with the province stands."""
    return ExchangeStatus(
        province=find_province(session),
        unsent=count_changes(session, since=_known_to_province(session), profile=REGISTER),
        packages=tuple(_row(record) for record in _sent(session)),
    )


def make_package(session: Session, *, keys: KeyRing, folder: Path) -> PackageRow:
    """Seal what the province does not have yet, keep the bytes in `folder`, and count it as made.

    The file is written before the record is: an act that fails leaves a file nobody refers to.
    """
    province = get_province(session)
    own = own_side(session)
    since = _known_to_province(session)
    content = collect(session, since=since, profile=REGISTER)
    record = _new_record(session, province, own.database_id, content, is_full=since is None)
    header = _header(session, record, sender=own.code, recipient=province.code)
    data = seal(
        header,
        [*content.tables, *_deletions(content)],
        {},
        signer=keys.current,
        recipients=province.recipients,
    )
    record.sha256 = hash_of(data)
    record.file_name = f"{own.code}-{record.sequence_no:06}{SUFFIX}"
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / record.file_name, data)
    session.add(record)
    session.flush()
    return _row(record)


def copy_package(package: PackageRow, *, kept_in: Path, to: Path) -> Path:
    """Copy the kept bytes of a package to a drive, read them back, and return the new file."""
    try:
        data = (kept_in / package.file_name).read_bytes()
    except OSError:
        data = b""
    if hash_of(data) != package.sha256:
        raise PackageLostError(
            f"Bản lưu của gói số {package.sequence_no} không còn nguyên vẹn.",
            remedy="Lấy lại tệp này từ bản sao lưu; không lập lại gói cùng số.",
            code="package-lost",
        )
    return copy_to_drive(data, to, package.file_name)


def _known_to_province(session: Session) -> int | None:
    """Return the action up to which the province has confirmed everything; None: send all."""
    for record in _sent(session):
        if record.state is PackageState.ACCEPTED:
            return None if (record.receipt or {}).get("wants_full") else record.journal_seq
    return None


def _sent(session: Session) -> list[PackageRecord]:
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


def _new_record(
    session: Session, province: PeerRow, database_id: UUID, content: Collected, *, is_full: bool
) -> PackageRecord:
    last = next(iter(_sent(session)), None)
    # The head is that of the last closed action: the one that makes this package is still open.
    head = session.execute(
        text("SELECT seq FROM actions WHERE hash IS NOT NULL ORDER BY seq DESC LIMIT 1")
    )
    return PackageRecord(
        id=new_id(),
        direction=Direction.SENT,
        package_kind=PackageKind.CENTRE_DATA,
        peer_id=province.id,
        database_id=database_id,
        sequence_no=last.sequence_no + 1 if last else 1,
        previous_hash=last.sha256 if last else "",
        profile=REGISTER,
        is_full=is_full,
        journal_seq=head.scalar_one(),
        state_digest=content.state_digest,
        counts=content.counts | {d: n for d, n in (("deletions", len(content.deletions)),) if n},
        state=PackageState.EXPORTED,
        made_at=clock.now(),
    )


def _header(
    session: Session, record: PackageRecord, *, sender: str, recipient: str
) -> PackageHeader:
    head = session.execute(
        text("SELECT lower(hex(hash)) FROM actions WHERE seq = :seq"), {"seq": record.journal_seq}
    ).scalar_one()
    version = session.execute(text("PRAGMA user_version")).scalar_one()
    return PackageHeader(
        kind=PackageKind.CENTRE_DATA,
        id=record.id,
        created_at=record.made_at,
        sender=sender,
        device=platform.node(),
        database_id=record.database_id,
        recipient=recipient,
        sequence=record.sequence_no,
        previous_hash=record.previous_hash,
        receipt_seen=last_received(session, kind=PackageKind.RECEIPT),
        schema_version=version,
        program=__version__,
        profile=record.profile,
        period="",
        full=record.is_full,
        state_digest=record.state_digest,
        journal_head=head,
        control_totals=dict(record.counts),
    )


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


def _deletions(content: Collected) -> tuple[TableData, ...]:
    rows = [(deletion.table, deletion.row_id) for deletion in content.deletions]
    return (TableData.of(DELETIONS, rows),) if rows else ()


def _row(record: PackageRecord) -> PackageRow:
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
