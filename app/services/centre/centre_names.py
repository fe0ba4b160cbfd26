"""The names of the centre through time: read, corrected, and changed from a day on."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.base import new_id
from app.models.organizations import Installation, Organization, OrganizationPeriod
from app.models.values import Side
from app.services.centre.setup import CentreNames, names_on
from app.services.validity import holds_on
from app.text.dates import format_date
from app.text.names import tidy_text

_CAPTIONS = {
    "full_name": "tên trung tâm",
    "superior_name": "tên cấp ủy trực thuộc",
    "seal_name": "tên trên con dấu",
    "place_name": "địa danh",
}


class CentreNamesError(UserError):
    """The centre cannot be called this, or not from this day."""


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """The names between two days; `valid_to` None has no end."""

    id: UUID
    full_name: str
    superior_name: str
    seal_name: str
    place_name: str
    valid_from: date
    valid_to: date | None

    @property
    def names(self) -> CentreNames:
        """The names alone."""
        return CentreNames(self.full_name, self.superior_name, self.seal_name, self.place_name)

    def holds_on(self, day: date) -> bool:
        """Say whether papers of a day carry these names."""
        return holds_on(self, day)


def own_side(session: Session) -> Side:
    """Say whether this is the data folder of a centre or of a province."""
    return session.scalars(select(Installation.side)).one()


def list_periods(session: Session) -> tuple[PeriodRow, ...]:
    """Return the names of the centre through time, the newest first."""
    return tuple(_row(period) for period in _periods(session))


def rename(session: Session, *, names: CentreNames, since: date) -> UUID:
    """Call the centre by other names from a day on; what was issued before keeps the old ones."""
    names = _checked(names)
    newest = _periods(session)[0]
    if since <= newest.valid_from:
        raise CentreNamesError(
            f"Tên “{newest.full_name}” dùng từ ngày {format_date(newest.valid_from)}; tên mới phải "
            "bắt đầu sau ngày đó.",
            remedy="Sửa lại ngày. Nếu chỉ viết sai chữ thì dùng “Sửa chữ viết sai…”.",
            code="names-too-early",
            field="since",
        )
    if names == _row(newest).names:
        raise CentreNamesError(
            "Các tên này giống hệt tên đang dùng.",
            remedy="Ghi tên mới, hoặc bấm “Hoãn”.",
            code="names-unchanged",
            field="full_name",
        )
    newest.valid_to = since - timedelta(days=1)
    period = OrganizationPeriod(id=new_id(), organization_id=newest.organization_id, **_dict(names))
    period.valid_from = since
    session.add(period)
    session.flush()
    _name_organization(session, newest.organization_id)
    return period.id


def correct(session: Session, *, period_id: UUID, names: CentreNames) -> None:
    """Write names right that were written wrongly; papers that are issued stay as they are."""
    period = session.get_one(OrganizationPeriod, period_id)
    for name, value in _dict(_checked(names)).items():
        setattr(period, name, value)
    session.flush()
    _name_organization(session, period.organization_id)


def set_short_sign(session: Session, *, short_sign: str) -> None:
    """Change the sign in the numbers of papers ("TTCT" in 08-TB/TTCT); given numbers stay."""
    sign = tidy_text(short_sign)
    if not sign:
        raise CentreNamesError(
            "Chưa có ký hiệu văn bản.",
            remedy="Ghi ký hiệu, ví dụ TTCT.",
            code="detail-missing",
            field="short_sign",
        )
    session.get_one(Organization, _own_id(session)).short_sign = sign
    session.flush()


def _periods(session: Session) -> list[OrganizationPeriod]:
    return list(
        session.scalars(
            select(OrganizationPeriod)
            .where(OrganizationPeriod.organization_id == _own_id(session))
            .order_by(OrganizationPeriod.valid_from.desc())
        )
    )


def _own_id(session: Session) -> UUID:
    return session.scalars(select(Installation.organization_id)).one()


def _name_organization(session: Session, organization_id: UUID) -> None:
    """Let the centre's own row carry the name of today, by which the province knows it."""
    today = names_on(session, clock.today())
    session.get_one(Organization, organization_id).name = today.full_name
    session.flush()


def _checked(names: CentreNames) -> CentreNames:
    tidy = {name: tidy_text(value) for name, value in _dict(names).items()}
    tidy["seal_name"] = tidy["seal_name"] or tidy["full_name"].upper()
    for name, caption in _CAPTIONS.items():
        if not tidy[name]:
            raise CentreNamesError(
                f"Chưa có {caption}.", remedy=f"Ghi {caption}.", code="detail-missing", field=name
            )
    return CentreNames(**tidy)


def _dict(names: CentreNames) -> dict[str, str]:
    return {name: getattr(names, name) for name in _CAPTIONS}


def _row(period: OrganizationPeriod) -> PeriodRow:
    return PeriodRow(
        id=period.id,
        full_name=period.full_name,
        superior_name=period.superior_name,
        seal_name=period.seal_name,
        place_name=period.place_name,
        valid_from=period.valid_from,
        valid_to=period.valid_to,
    )
