"""What the frame of the window says: whose data this is, who works, what the province lacks."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.organizations import User
from app.models.values import Role, Side
from app.services.centre.setup import get_centre, is_set_up
from app.services.sync.exchange_status import status
from app.services.sync.own_side import WrongSideError, own_side


@dataclass(frozen=True)
class DeskFacts:
    """The facts around the work; `unsent` is None while no province was ever trusted."""

    centre_name: str
    user: str
    is_practice: bool
    unsent: int | None


def desk_facts(session: Session) -> DeskFacts:
    """Return the facts for the frame of a data folder that is set up."""
    own = own_side(session)
    if own.side is Side.PROVINCE:
        return DeskFacts(own.name, own.name, own.is_practice, unsent=None)
    centre = get_centre(session)
    user = session.execute(
        select(User.full_name, User.role)
        .where(User.is_active, User.role == Role.TRAINING_CLERK)
        .order_by(User.id)
        .limit(1)
    ).one_or_none()
    exchange = status(session)
    return DeskFacts(
        centre_name=centre.full_name.replace("Trung tâm chính trị", "TTCT"),
        user=f"{user.full_name} · {user.role.label.lower()}" if user else "",
        is_practice=centre.is_practice,
        unsent=exchange.unsent_total if exchange.province else None,
    )


def require_side(session: Session, *, province: bool) -> None:
    """Refuse a folder that belongs to the other side than the window that was opened on it."""
    own = own_side(session)
    if (own.side is Side.PROVINCE) is province:
        return
    owner = "phía tỉnh" if own.side is Side.PROVINCE else "một trung tâm"
    raise WrongSideError(
        f"Thư mục dữ liệu này là của {owner}: {own.name}.",
        remedy="Phía tỉnh mở bằng lệnh giaovu --province; trung tâm mở bằng giaovu."
        " Chọn đúng thư mục bằng --data.",
        code="wrong-side",
    )


def needs_set_up(session: Session) -> bool:
    """Say whether the first start has still to ask whose data folder this is."""
    return not is_set_up(session)
