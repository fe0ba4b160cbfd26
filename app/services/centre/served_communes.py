"""The communes that the centre serves: its host, and those that were added or given up."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.organizations import CentreServiceArea, Commune, Installation, Organization
from app.services.centre.places import PlaceRow, get_commune, list_communes
from app.services.validity import holding_on
from app.text.dates import format_date


class ServedCommuneError(UserError):
    """A commune cannot be added, or not be given up."""


@dataclass(frozen=True, slots=True)
class ServedRow:
    """A commune that the centre serves; exactly one is the host."""

    id: UUID
    commune_code: str
    full_name: str
    is_host: bool
    valid_from: date


def list_served(session: Session, *, on: date) -> tuple[ServedRow, ...]:
    """Return the communes served on a day: the host, then the others in Vietnamese order."""
    found = session.execute(
        select(CentreServiceArea, Commune.name, Commune.unit_type)
        .join(Installation, Installation.organization_id == CentreServiceArea.centre_id)
        .join(Commune, Commune.code == CentreServiceArea.commune_code)
        .where(holding_on(CentreServiceArea.valid_from, CentreServiceArea.valid_to, on))
        .order_by(CentreServiceArea.is_host.desc(), Commune.sort_key, Commune.code)
    )
    return tuple(
        ServedRow(
            id=area.id,
            commune_code=area.commune_code,
            full_name=PlaceRow(area.commune_code, name, unit_type).full_name,
            is_host=area.is_host,
            valid_from=area.valid_from,
        )
        for area, name, unit_type in found
    )


def list_not_served(session: Session, *, on: date) -> tuple[PlaceRow, ...]:
    """Return the other communes of the centre's province, in Vietnamese order."""
    province = session.scalars(
        select(Organization.province_code).join(
            Installation, Installation.organization_id == Organization.id
        )
    ).one()
    served = {row.commune_code for row in list_served(session, on=on)}
    communes = list_communes(session, province_code=province or "")
    return tuple(commune for commune in communes if commune.code not in served)


def serve(session: Session, *, commune_code: str, since: date) -> UUID:
    """Serve one more commune from a day on."""
    commune = get_commune(session, code=commune_code)
    if any(row.commune_code == commune.code for row in list_served(session, on=since)):
        raise ServedCommuneError(
            f"Trung tâm đã phục vụ {commune.full_name}.",
            remedy="Chọn xã, phường khác.",
            code="already-served",
            field="commune_code",
        )
    area = CentreServiceArea(
        id=new_id(),
        centre_id=session.scalars(select(Installation.organization_id)).one(),
        commune_code=commune.code,
        is_host=False,
        valid_from=since,
    )
    session.add(area)
    session.flush()
    return area.id


def stop_serving(session: Session, *, area_id: UUID, on: date) -> None:
    """Serve a commune no longer from the day `on`; one added that very day was never served."""
    area = session.get_one(CentreServiceArea, area_id)
    if area.is_host:
        commune = get_commune(session, code=area.commune_code)
        raise ServedCommuneError(
            f"Trung tâm đặt trụ sở ở {commune.full_name} (từ {format_date(area.valid_from)}) nên "
            "luôn phục vụ nơi này.",
            remedy="Chỉ bỏ được các xã, phường khác.",
            code="host-commune",
        )
    if on <= area.valid_from:
        session.delete(area)
    else:
        area.valid_to = on - timedelta(days=1)
    session.flush()
