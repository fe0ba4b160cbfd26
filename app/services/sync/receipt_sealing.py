"""Seals the receipts that the province gives its centres for the packages taken in."""

import platform
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import __version__, clock
from app.errors import UserError
from app.models.base import new_id
from app.models.exchange import Package as PackageRecord
from app.models.exchange import Peer
from app.models.values import Direction, PackageState
from app.services.files import write_atomically
from app.services.sync.facts import PackageKind
from app.services.sync.header import PackageHeader
from app.services.sync.keys import KeyRing
from app.services.sync.own_side import own_side
from app.services.sync.package import SUFFIX, hash_of
from app.services.sync.package_records import record_of
from app.services.sync.peers import PeerRow, get_peer
from app.services.sync.receipt_tables import receipt_tables
from app.services.sync.received import kept_counts
from app.services.sync.schema import data_version
from app.services.sync.sealing import seal


class NothingReceivedError(UserError):
    """A receipt was asked for, but nothing came from that centre yet."""


def make_receipt(session: Session, *, centre: str, keys: KeyRing, folder: Path) -> Path:
    """Seal the receipt for the last package of a centre, keep it in `folder`, return the file.

    The receipt of one package is made once; asked for again, the kept file is returned.
    """
    peer = get_peer(session, code=centre)
    record = _last_received(session, centre)
    facts = dict(record.receipt or {})
    if "receipt_file" in facts:
        return folder / str(facts["receipt_file"])
    header = _header(session, peer)
    data = seal(
        header,
        receipt_tables(session, record=record, counts=kept_counts(record)),
        {},
        signer=keys.current,
        recipients=peer.recipients,
    )
    name = f"bien-nhan-{peer.code}-{record.sequence_no:06}{SUFFIX}"
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / name, data)
    record.receipt = facts | {"receipt_file": name}
    session.add(
        record_of(
            header,
            direction=Direction.SENT,
            state=PackageState.EXPORTED,
            peer_id=peer.id,
            sha256=hash_of(data),
            file_name=name,
        )
    )
    session.flush()
    return folder / name


def _last_received(session: Session, centre: str) -> PackageRecord:
    record = session.scalar(
        select(PackageRecord)
        .join(Peer, Peer.id == PackageRecord.peer_id)
        .where(Peer.code == centre, PackageRecord.direction == Direction.RECEIVED)
        .order_by(PackageRecord.made_at.desc(), PackageRecord.sequence_no.desc())
        .limit(1)
    )
    if record is None:
        raise NothingReceivedError(
            f"Tỉnh chưa nhận gói nào của đơn vị {centre}.",
            remedy="Nhận gói của đơn vị trước, rồi mới lập biên nhận.",
            code="nothing-received",
        )
    return record


def _header(session: Session, peer: PeerRow) -> PackageHeader:
    own = own_side(session)
    last = session.scalar(
        select(PackageRecord)
        .join(Peer, Peer.id == PackageRecord.peer_id)
        .where(PackageRecord.direction == Direction.SENT, Peer.code == peer.code)
        .order_by(PackageRecord.sequence_no.desc())
        .limit(1)
    )
    return PackageHeader(
        kind=PackageKind.RECEIPT,
        id=new_id(),
        created_at=clock.now(),
        sender=own.code,
        device=platform.node(),
        database_id=own.database_id,
        recipient=peer.code,
        sequence=last.sequence_no + 1 if last else 1,
        previous_hash=last.sha256 if last else "",
        receipt_seen=0,
        schema_version=data_version(session),
        program=__version__,
        profile="",
        period="",
        full=False,
        state_digest="",
        journal_head="",
    )
