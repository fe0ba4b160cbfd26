"""The centre's packages: each is made once, sealed and kept."""

import platform
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from app import __version__, clock, journal
from app.engines import driver_of
from app.models.base import new_id
from app.models.exchange import Package as PackageRecord
from app.models.values import Direction, PackageState
from app.services.files import write_atomically
from app.services.sync.collect import Collected, collect
from app.services.sync.facts import PackageKind
from app.services.sync.header import PackageHeader
from app.services.sync.keys import KeyRing
from app.services.sync.own_side import own_side
from app.services.sync.package import DELETIONS, SUFFIX, hash_of
from app.services.sync.peers import PeerRow, get_province
from app.services.sync.schema import REGISTER, data_version
from app.services.sync.sealing import seal
from app.services.sync.sent_packages import (
    PackageRow,
    known_to_province,
    last_received,
    package_row,
    sent_packages,
)
from app.services.sync.tables import TableData


def make_package(session: Session, *, keys: KeyRing, folder: Path) -> PackageRow:
    """Seal what the province does not have yet, keep the bytes in `folder`, and count it as made.

    The file is written before the record is: an act that fails leaves a file nobody refers to.
    """
    province = get_province(session)
    own = own_side(session)
    since = known_to_province(session)
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
    return package_row(record)


def _new_record(
    session: Session, province: PeerRow, database_id: UUID, content: Collected, *, is_full: bool
) -> PackageRecord:
    last = next(iter(sent_packages(session)), None)
    # The head is that of the last closed action: the one that makes this package is still open.
    head_seq, _hash = journal.head(driver_of(session))
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
        journal_seq=head_seq,
        state_digest=content.state_digest,
        counts=content.counts,
        state=PackageState.EXPORTED,
        made_at=clock.now(),
    )


def _header(
    session: Session, record: PackageRecord, *, sender: str, recipient: str
) -> PackageHeader:
    _seq, head = journal.head(driver_of(session))
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
        schema_version=data_version(session),
        program=__version__,
        profile=record.profile,
        period="",
        full=record.is_full,
        state_digest=record.state_digest,
        journal_head=head.hex(),
        control_totals=dict(record.counts),
    )


def _deletions(content: Collected) -> tuple[TableData, ...]:
    rows = [(deletion.table, deletion.row_id) for deletion in content.deletions]
    return (TableData.of(DELETIONS, rows),) if rows else ()
