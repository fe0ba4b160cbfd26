"""What the frame of the window says: whose data this is, who works, what the province lacks."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.organizations import Commune, User
from app.models.values import Role
from app.services.setup import get_centre, is_set_up
from app.services.sync.exchange_status import status


@dataclass(frozen=True)
class DeskFacts:
    """The facts around the work; `unsent` is None while no province was ever trusted."""

    centre_name: str
    user: str
    is_practice: bool
    unsent: int | None


def desk_facts(session: Session) -> DeskFacts:
    """Return the facts for the frame of a data folder that is set up."""
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


def needs_set_up(session: Session) -> bool:
    """Say whether the first start has still to ask whose data folder this is."""
    return not is_set_up(session)


def needs_reference(session: Session) -> bool:
    """Say whether the shipped lists have still to be loaded."""
    return session.scalar(select(Commune.code).limit(1)) is None
