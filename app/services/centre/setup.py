"""Whose data folder this is: the centre's names through time, and setting it up once."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.base import new_id
from app.models.organizations import (
    CentreServiceArea,
    Commune,
    Installation,
    Organization,
    OrganizationPeriod,
    Province,
    Signer,
    User,
)
from app.models.values import OrganizationKind, Role, Side
from app.services.centre.places import PlaceRow, get_commune, get_province
from app.text.names import tidy_name, tidy_text

# Commune-level centres exist since the two-tier reform (Quy định 360-QĐ/TW, 29/8/2025).
TWO_TIER_REFORM = date(2025, 7, 1)


class SetUpError(UserError):
    """The data folder is already set up, is not yet, or a detail is missing."""


@dataclass(frozen=True, slots=True)
class CentreNames:
    """The names that papers of one day carry."""

    full_name: str
    superior_name: str
    seal_name: str
    place_name: str


@dataclass(frozen=True, slots=True)
class CentreRow:
    """Whose data folder this is, with the names of today."""

    organization_id: UUID
    database_id: UUID
    side: Side
    is_practice: bool
    full_name: str
    superior_name: str
    seal_name: str
    place_name: str
    short_sign: str
    province_code: str
    province_name: str
    commune_code: str
    commune_name: str


@dataclass(frozen=True, slots=True)
class CentreDetails:
    """What the set-up pages ask; what is left empty takes the proposal for the commune."""

    province_code: str
    commune_code: str
    director: str
    name: str = ""
    superior_name: str = ""
    seal_name: str = ""
    place_name: str = ""
    short_sign: str = "TTCT"
    clerks: tuple[str, ...] = ()
    served: tuple[str, ...] = ()
    founded_on: date = field(default=TWO_TIER_REFORM)
    is_practice: bool = False


def propose_names(commune: PlaceRow) -> CentreNames:
    """Propose the names of the centre of a commune, as the decisions that found them write."""
    name = f"Trung tâm chính trị {commune.full_name}"
    return CentreNames(name, f"Đảng ủy {commune.full_name}", name.upper(), commune.name)


def is_set_up(session: Session) -> bool:
    """Tell whether this data folder belongs to somebody yet."""
    return session.scalar(select(Installation.id)) is not None


def initialise_centre(session: Session, *, details: CentreDetails) -> UUID:
    """Make this the data folder of a centre and return the centre's id; once only."""
    if is_set_up(session):
        raise SetUpError(
            "Thư mục dữ liệu này đã được thiết lập cho một trung tâm.",
            remedy="Sửa tên và người ký trong Cài đặt; dữ liệu của đơn vị khác để ở thư mục khác.",
            code="already-set-up",
        )
    province = get_province(session, code=details.province_code)
    commune = get_commune(session, code=details.commune_code, province_code=province.code)
    names = _names_from(details, propose_names(commune))
    director = _required(tidy_name(details.director), "họ tên giám đốc", "director")
    centre = Organization(
        id=new_id(),
        organization_kind=OrganizationKind.CENTRE,
        name=names.full_name,
        province_code=province.code,
        commune_code=commune.code,
        short_sign=_required(tidy_text(details.short_sign), "ký hiệu văn bản", "short_sign"),
    )
    session.add(centre)
    session.flush()
    session.add(_period(centre.id, names, details.founded_on))
    _add_served(session, centre.id, commune.code, details)
    session.add(
        Signer(
            organization_id=centre.id,
            full_name=director,
            post="Giám đốc",
            capacity="GIÁM ĐỐC",
            valid_from=details.founded_on,
        )
    )
    _add_users(session, director, details.clerks)
    session.add(
        Installation(
            side=Side.CENTRE,
            database_id=new_id(),
            organization_id=centre.id,
            is_practice=details.is_practice,
        )
    )
    session.flush()
    return centre.id


def get_centre(session: Session) -> CentreRow:
    """Return whose data folder this is; refuses while it is nobody's yet."""
    found = session.execute(
        select(Installation, Organization, Province.name, Commune.name)
        .join(Organization, Organization.id == Installation.organization_id)
        .outerjoin(Province, Province.code == Organization.province_code)
        .outerjoin(Commune, Commune.code == Organization.commune_code)
    ).one_or_none()
    if found is None:
        raise SetUpError(
            "Thư mục dữ liệu này chưa được thiết lập.",
            remedy="Mở chương trình để khai báo trung tâm, hoặc chạy lệnh init.",
            code="not-set-up",
        )
    installation, organization, province_name, commune_name = found
    names = names_on(session, clock.today())
    return CentreRow(
        organization_id=organization.id,
        database_id=installation.database_id,
        side=installation.side,
        is_practice=installation.is_practice,
        full_name=names.full_name,
        superior_name=names.superior_name,
        seal_name=names.seal_name,
        place_name=names.place_name,
        short_sign=organization.short_sign or "",
        province_code=organization.province_code or "",
        province_name=province_name or "",
        commune_code=organization.commune_code or "",
        commune_name=commune_name or "",
    )


def names_on(session: Session, day: date) -> CentreNames:
    """Return the names valid on a day; a day before the first period takes the first one."""
    periods = session.scalars(
        select(OrganizationPeriod)
        .join(Installation, Installation.organization_id == OrganizationPeriod.organization_id)
        .where(or_(OrganizationPeriod.valid_to.is_(None), OrganizationPeriod.valid_to >= day))
        .order_by(OrganizationPeriod.valid_from)
    ).all()
    if not periods:
        raise SetUpError(
            f"Trung tâm chưa có tên cho ngày {day:%d/%m/%Y}.",
            remedy="Thêm tên có hiệu lực từ ngày đó trong Cài đặt, mục Trung tâm.",
            code="no-names-on-day",
        )
    valid = [period for period in periods if period.valid_from <= day] or periods[:1]
    names = valid[-1]
    return CentreNames(names.full_name, names.superior_name, names.seal_name, names.place_name)


def _names_from(details: CentreDetails, proposal: CentreNames) -> CentreNames:
    name = tidy_text(details.name) or proposal.full_name
    return CentreNames(
        full_name=name,
        superior_name=tidy_text(details.superior_name) or proposal.superior_name,
        seal_name=tidy_text(details.seal_name) or name.upper(),
        place_name=tidy_text(details.place_name) or proposal.place_name,
    )


def _period(centre_id: UUID, names: CentreNames, since: date) -> OrganizationPeriod:
    return OrganizationPeriod(
        organization_id=centre_id,
        full_name=names.full_name,
        superior_name=names.superior_name,
        seal_name=names.seal_name,
        place_name=names.place_name,
        valid_from=since,
    )


def _add_served(session: Session, centre_id: UUID, host: str, details: CentreDetails) -> None:
    others = [code for code in dict.fromkeys(details.served) if code != host]
    for code in others:
        get_commune(session, code=code)
    session.add_all(
        CentreServiceArea(
            centre_id=centre_id,
            commune_code=code,
            is_host=code == host,
            valid_from=details.founded_on,
        )
        for code in (host, *others)
    )


def _add_users(session: Session, director: str, clerks: tuple[str, ...]) -> None:
    session.add(User(full_name=director, role=Role.DIRECTOR))
    names = dict.fromkeys(tidy_name(clerk) for clerk in clerks)
    session.add_all(User(full_name=name, role=Role.TRAINING_CLERK) for name in names if name)


def _required(value: str, what: str, form_field: str) -> str:
    if not value:
        raise SetUpError(
            f"Chưa có {what}.", remedy=f"Ghi {what}.", code="detail-missing", field=form_field
        )
    return value
