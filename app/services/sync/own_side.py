"""Who this data folder is to others: its code and side, its keys, what it hands out."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.organizations import Installation, Organization
from app.models.values import Side
from app.services.sync.bundle import PublicBundle
from app.services.sync.key_folder import create_keys, load_keys
from app.services.sync.keys import KeyRing


@dataclass(frozen=True)
class OwnSide:
    """Who this data folder is: its code in packages, name, side and database id."""

    code: str
    name: str
    side: Side
    database_id: UUID
    is_practice: bool


def own_side(session: Session) -> OwnSide:
    """Return who this data folder is; refuses while it is nobody's yet."""
    found = session.execute(
        select(Installation, Organization).join(
            Organization, Organization.id == Installation.organization_id
        )
    ).one_or_none()
    if found is None:
        raise NotSetUpError(
            "Thư mục dữ liệu này chưa được thiết lập.",
            remedy="Khai báo đơn vị trước: lệnh init cho trung tâm, province init cho tỉnh.",
            code="not-set-up",
        )
    installation, organization = found
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


class NotSetUpError(UserError):
    """This data folder is nobody's yet."""


def require_side(session: Session, side: Side) -> None:
    """Refuse in the data folder of a province what only a centre does, and the other way round."""
    own = own_side(session)
    if own.side is not side:
        whose, other = ("tỉnh", "trung tâm") if side is Side.CENTRE else ("trung tâm", "tỉnh")
        raise WrongSideError(
            f"Đây là dữ liệu của {whose} ({own.name}); việc này làm ở dữ liệu của {other}.",
            remedy="Chỉ ra đúng thư mục dữ liệu.",
            code="wrong-side",
        )


class WrongSideError(UserError):
    """A centre exchanges with the province and the province with centres, never among their own."""
