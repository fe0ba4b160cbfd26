"""Sets up the province's own data folder, once."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.organizations import Installation, Organization
from app.models.values import OrganizationKind, Side
from app.services.centre.places import get_province
from app.text.names import tidy_text


class AlreadySetUpError(UserError):
    """This data folder is somebody's already."""


def initialise_province(
    session: Session, *, province_code: str, name: str, is_practice: bool = False
) -> UUID:
    """Make this the data folder of a province; once only."""
    if session.scalar(select(Installation.id)) is not None:
        raise AlreadySetUpError(
            "Thư mục dữ liệu này đã được thiết lập.",
            remedy="Chọn thư mục khác cho dữ liệu của tỉnh.",
            code="already-set-up",
        )
    province = get_province(session, code=province_code)
    if not tidy_text(name):
        raise NameMissingError(
            "Chưa có tên của cơ quan cấp tỉnh.", remedy="Ghi tên cơ quan.", code="detail-missing"
        )
    board = Organization(
        id=new_id(),
        organization_kind=OrganizationKind.PARTY_COMMITTEE,
        name=tidy_text(name),
        province_code=province.code,
    )
    session.add(board)
    session.flush()
    session.add(
        Installation(
            side=Side.PROVINCE,
            database_id=new_id(),
            organization_id=board.id,
            is_practice=is_practice,
        )
    )
    session.flush()
    return board.id


class NameMissingError(UserError):
    """A province without a name."""
