"""Who is on the other side of the exchange, and whose signatures count."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.exchange import Peer
from app.models.values import PeerState, Side
from app.services.sync.package import TrustedSigner


class NoPeerError(UserError):
    """Nobody on the other side is trusted yet."""


@dataclass(frozen=True)
class PeerRow:
    """A trusted side; `recipients` are the age keys for which packages to it are sealed."""

    id: UUID
    code: str
    name: str
    side: Side
    fingerprint: str
    database_id: UUID | None
    recipients: tuple[str, ...]


def trusted_signers(session: Session) -> tuple[TrustedSigner, ...]:
    """Return whose signatures count."""
    peers = session.scalars(select(Peer).where(Peer.state != PeerState.REVOKED))
    return tuple(
        TrustedSigner(peer.code, peer.side, peer.signing_key, peer.last_good_sequence)
        for peer in peers
    )


def list_peers(session: Session) -> tuple[PeerRow, ...]:
    """Return the sides that are trusted now, by code."""
    peers = session.scalars(select(Peer).where(Peer.state == PeerState.TRUSTED).order_by(Peer.code))
    return tuple(peer_row(peer) for peer in peers)


def find_province(session: Session) -> PeerRow | None:
    """Return the province of this centre, or None while its keys were not taken in."""
    return next((peer for peer in list_peers(session) if peer.side is Side.PROVINCE), None)


def get_province(session: Session) -> PeerRow:
    """Return the province of this centre, or raise NoPeerError."""
    province = find_province(session)
    if province is None:
        raise NoPeerError(
            "Máy này chưa nhận khóa của tỉnh nên chưa lập được gói gửi tỉnh.",
            remedy="Nhận tệp khóa do tỉnh gửi (Trao đổi với tỉnh → Nhận khóa của tỉnh).",
            code="no-province-key",
        )
    return province


def get_peer(session: Session, *, code: str) -> PeerRow:
    """Return the trusted side with this code, or raise NoPeerError."""
    for peer in list_peers(session):
        if peer.code == code:
            return peer
    raise NoPeerError(
        f"Chưa công nhận khóa của đơn vị mã {code}.",
        remedy="Nhận tệp khóa của đơn vị đó trước (province admit).",
        code="unknown-peer",
    )


def peer_row(peer: Peer) -> PeerRow:
    """Return the row of a side; the recovery key is a recipient where it has one."""
    recipients = (peer.sealing_key, peer.recovery_key)
    return PeerRow(
        id=peer.id,
        code=peer.code,
        name=peer.name,
        side=peer.side,
        fingerprint=peer.fingerprint,
        database_id=peer.database_id,
        recipients=tuple(key for key in recipients if key),
    )
