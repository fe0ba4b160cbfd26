"""The exchange between centres and the province: peers, packages, the mirror, held rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Choice, Json, Kind, new_id
from app.models.values import Direction, PackageState, PeerState, Side


class Peer(Base):
    """The other side of an exchange, with the public keys that were compared and trusted."""

    __tablename__ = "peers"
    kind = Kind.LOCAL

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    side: Mapped[Side] = mapped_column(Choice(Side))
    code: Mapped[str]
    name: Mapped[str]
    signing_key: Mapped[str] = mapped_column(unique=True)
    sealing_key: Mapped[str]
    recovery_key: Mapped[str]
    fingerprint: Mapped[str]
    last_good_sequence: Mapped[int | None]
    database_id: Mapped[UUID | None]
    state: Mapped[PeerState] = mapped_column(Choice(PeerState))
    trusted_at: Mapped[datetime]


class Package(Base):
    """A package that was made or taken in; its bytes are kept by their hash."""

    __tablename__ = "packages"
    kind = Kind.LOCAL
    permanent = "gói đã niêm phong"
    __table_args__ = (
        UniqueConstraint("direction", "peer_id", "package_kind", "database_id", "sequence_no"),
        CheckConstraint("sequence_no >= 1", name="sequence_counts_from_one"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    direction: Mapped[Direction] = mapped_column(Choice(Direction))
    package_kind: Mapped[str]
    peer_id: Mapped[UUID] = mapped_column(ForeignKey("peers.id"))
    database_id: Mapped[UUID]
    sequence_no: Mapped[int]
    previous_hash: Mapped[str]
    sha256: Mapped[str]
    file_name: Mapped[str]
    profile: Mapped[str]
    is_full: Mapped[bool]
    journal_seq: Mapped[int]
    state_digest: Mapped[str]
    counts: Mapped[Any] = mapped_column(Json)
    receipt: Mapped[Any | None] = mapped_column(Json)
    state: Mapped[PackageState] = mapped_column(Choice(PackageState))
    made_at: Mapped[datetime]


class MirrorRow(Base):
    """A row of a centre as it sent it; rebuilt from the kept packages, so not journaled."""

    __tablename__ = "mirror_rows"
    kind = Kind.DERIVED

    peer_id: Mapped[UUID] = mapped_column(ForeignKey("peers.id"), primary_key=True)
    table_name: Mapped[str] = mapped_column(primary_key=True)
    row_id: Mapped[str] = mapped_column(primary_key=True)
    fields: Mapped[Any] = mapped_column(Json)


class HeldRow(Base):
    """A sound row that clashes in the joined view and waits there until somebody settles it."""

    __tablename__ = "held_rows"
    kind = Kind.LOCAL
    __table_args__ = (UniqueConstraint("peer_id", "table_name", "row_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    peer_id: Mapped[UUID] = mapped_column(ForeignKey("peers.id"))
    package_id: Mapped[UUID] = mapped_column(ForeignKey("packages.id"))
    table_name: Mapped[str]
    row_id: Mapped[str]
    code: Mapped[str]
    message: Mapped[str]
    settled_at: Mapped[datetime | None]
