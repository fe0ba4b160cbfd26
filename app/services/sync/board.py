"""The centres as the province sees them: what came last, how many rows, how many wait."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.exchange import HeldRow, MirrorRow, Peer
from app.models.exchange import Package as PackageRecord
from app.models.values import Direction
from app.services.sync.peers import PeerRow, list_peers


@dataclass(frozen=True)
class CentreOnBoard:
    """A centre as the province sees it: what came last, how many rows, how many wait."""

    code: str
    name: str
    fingerprint: str
    last_sequence: int
    rows: dict[str, int]
    held: int


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
