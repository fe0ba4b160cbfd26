"""Takes in the keys of the other side, compared over the telephone."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.models.exchange import Peer
from app.models.values import PeerState
from app.services.sync.bundle import PublicBundle
from app.services.sync.fingerprint import require_same_fingerprint
from app.services.sync.own_side import WrongSideError, own_side
from app.services.sync.peers import PeerRow, peer_row


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
        return peer_row(known)
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
    return peer_row(peer)


def _retire_earlier(session: Session, bundle: PublicBundle) -> UUID | None:
    """Mark the earlier keys of the same side as replaced; return the database they spoke for."""
    database_id = None
    for earlier in session.scalars(select(Peer).where(Peer.code == bundle.code)):
        earlier.state = PeerState.REPLACED
        database_id = earlier.database_id
    return database_id
