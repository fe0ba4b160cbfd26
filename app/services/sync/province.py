"""Setting up the province's own data folder, and the receipts that it seals for its centres."""

import platform
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from app import __version__, clock
from app.errors import UserError
from app.models.base import new_id
from app.models.exchange import HeldRow, MirrorRow, Peer
from app.models.exchange import Package as PackageRecord
from app.models.organizations import Installation, Organization
from app.models.values import Direction, OrganizationKind, PackageState, Side
from app.services.files import write_atomically
from app.services.places import get_province
from app.services.sync.header import PackageHeader, PackageKind
from app.services.sync.keys import KeyRing
from app.services.sync.mirror import TableCounts
from app.services.sync.package import SUFFIX, hash_of, seal
from app.services.sync.peers import PeerRow, get_peer, list_peers, own_side
from app.services.sync.receipts import receipt_tables


class NothingReceivedError(UserError):
    """A receipt was asked for, but nothing came from that centre yet."""


class AlreadySetUpError(UserError):
    """This data folder is somebody's already."""


@dataclass(frozen=True)
class CentreOnBoard:
    """A centre as the province sees it: what came last, how many rows, how many wait."""

    code: str
    name: str
    fingerprint: str
    last_sequence: int
    rows: dict[str, int]
    held: int


def initialise_province(
    session: Session, *, province_code: str, name: str, is_practice: bool = False
) -> UUID:
    """Make this the data folder of a province; once only."""
    if session.scalar(select(Installation.id)) is not None:
        raise AlreadySetUpError(
            "Thư mục dữ liệu này đã được thiết lập.",
            remedy="Chọn thư mục khác cho dữ liệu của tỉnh.",
            code="already-set-up",
        )
    province = get_province(session, code=province_code)
    board = Organization(
        id=new_id(),
        organization_kind=OrganizationKind.PARTY_COMMITTEE,
        name=name,
        province_code=province.code,
    )
    session.add(board)
    session.flush()
    session.add(
        Installation(
            side=Side.PROVINCE,
            database_id=new_id(),
            organization_id=board.id,
            is_practice=is_practice,
        )
    )
    session.flush()
    return board.id


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
    counts = tuple(TableCounts(table, *three) for table, three in sorted(record.counts.items()))
    data = seal(
        header,
        receipt_tables(session, record=record, counts=counts),
        {},
        signer=keys.current,
        recipients=peer.recipients,
    )
    name = f"bien-nhan-{peer.code}-{record.sequence_no:06}{SUFFIX}"
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / name, data)
    record.receipt = facts | {"receipt_file": name}
    session.add(_sent(header, peer, data, name))
    session.flush()
    return folder / name


def board(session: Session) -> tuple[CentreOnBoard, ...]:
    """Return every trusted centre with what the province holds of it."""
    return tuple(_on_board(session, peer) for peer in list_peers(session))


def _on_board(session: Session, peer: PeerRow) -> CentreOnBoard:
    same_centre = select(Peer.id).where(Peer.code == peer.code)
    rows = session.execute(
        select(MirrorRow.table_name, func.count())
        .where(MirrorRow.peer_id.in_(same_centre))
        .group_by(MirrorRow.table_name)
        .order_by(MirrorRow.table_name)
    )
    held = session.scalar(
        select(func.count()).where(HeldRow.peer_id.in_(same_centre), HeldRow.settled_at.is_(None))
    )
    last = session.scalar(
        select(func.max(PackageRecord.sequence_no)).where(
            PackageRecord.peer_id.in_(same_centre), PackageRecord.direction == Direction.RECEIVED
        )
    )
    counts = {table: count for table, count in rows}
    return CentreOnBoard(peer.code, peer.name, peer.fingerprint, last or 0, counts, held or 0)


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
        schema_version=session.execute(text("PRAGMA user_version")).scalar_one(),
        program=__version__,
        profile="",
        period="",
        full=False,
        state_digest="",
        journal_head="",
    )


def _sent(header: PackageHeader, peer: PeerRow, data: bytes, name: str) -> PackageRecord:
    return PackageRecord(
        id=header.id,
        direction=Direction.SENT,
        package_kind=PackageKind.RECEIPT,
        peer_id=peer.id,
        database_id=header.database_id,
        sequence_no=header.sequence,
        previous_hash=header.previous_hash,
        sha256=hash_of(data),
        file_name=name,
        profile="",
        is_full=False,
        journal_seq=0,
        state_digest="",
        counts={},
        state=PackageState.EXPORTED,
        made_at=header.created_at,
    )
