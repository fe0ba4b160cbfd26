"""Who this data folder is to others, and whose keys were compared and trusted."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.exchange import Peer
from app.models.organizations import Installation, Organization
from app.models.values import PeerState, Side
from app.services.sync.bundle import PublicBundle
from app.services.sync.fingerprint import require_same_fingerprint
from app.services.sync.keys import KeyRing, create_keys, load_keys
from app.services.sync.package import TrustedSigner


class NoPeerError(UserError):
    """Nobody on the other side is trusted yet."""


class WrongSideError(UserError):
    """A centre exchanges with the province and the province with centres, never among their own."""


@dataclass(frozen=True)
class OwnSide:
    """Who this data folder is: its code in packages, name, side and database id."""

    code: str
    name: str
    side: Side
    database_id: UUID
    is_practice: bool


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


def own_side(session: Session) -> OwnSide:
    """Return who this data folder is."""
    installation, organization = session.execute(
        select(Installation, Organization).join(
            Organization, Organization.id == Installation.organization_id
        )
    ).one()
    parts = (organization.province_code, organization.commune_code)
    return OwnSide(
        code="-".join(part for part in parts if part),
        name=organization.name,
        side=installation.side,
        database_id=installation.database_id,
        is_practice=installation.is_practice,
    )


def own_keys(folder: Path) -> KeyRing:
    """Return this data folder's keys, made by the program at first use."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return create_keys(folder, today=clock.today())
    return load_keys(folder)


def own_bundle(session: Session, *, keys: KeyRing) -> PublicBundle:
    """Return what the other side must know of us."""
    own = own_side(session)
    return PublicBundle(own.code, own.name, own.side, keys.current.public, keys.current.valid_since)


def trust(session: Session, *, bundle: PublicBundle, read_aloud: str | None = None) -> PeerRow:
    """Take the keys of the other side in; those it had before are kept for older packages.

    `read_aloud` is the code that somebody read over the telephone, compared group by group.
    """
    if bundle.side is own_side(session).side:
        raise WrongSideError(
            f"Tệp khóa này là của {bundle.name}, cùng phía với máy này.",
            remedy="Trung tâm nhận khóa của tỉnh, tỉnh nhận khóa của trung tâm.",
            code="wrong-side",
        )
    if read_aloud is not None:
        require_same_fingerprint(read_aloud, bundle.fingerprint)
    known = session.scalar(select(Peer).where(Peer.signing_key == bundle.keys.signing))
    if known is not None:
        return _row(known)
    database_id = _retire_earlier(session, bundle)
    peer = Peer(
        side=bundle.side,
        code=bundle.code,
        name=bundle.name,
        signing_key=bundle.keys.signing,
        sealing_key=bundle.keys.sealing,
        recovery_key=bundle.recovery,
        fingerprint=bundle.fingerprint,
        database_id=database_id,
        state=PeerState.TRUSTED,
        trusted_at=clock.now(),
    )
    session.add(peer)
    session.flush()
    return _row(peer)


def _retire_earlier(session: Session, bundle: PublicBundle) -> UUID | None:
    """Mark the earlier keys of the same side as replaced; return the database they spoke for."""
    database_id = None
    for earlier in session.scalars(select(Peer).where(Peer.code == bundle.code)):
        earlier.state = PeerState.REPLACED
        database_id = earlier.database_id
    return database_id


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
    return tuple(_row(peer) for peer in peers)


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


def _row(peer: Peer) -> PeerRow:
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
