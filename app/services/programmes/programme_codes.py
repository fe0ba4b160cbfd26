"""Programmes by their code, whatever version is valid when: plans and needs look ahead."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.programmes import Programme, ProgrammeVersion
from app.services.programmes.programmes import ProgrammeError
from app.services.results.rules import OWNER_RANK


def programme_of_code(session: Session, code: str) -> Programme:
    """Return the nearest owner's programme with this code; refuses a code that nobody has."""
    found = session.scalars(select(Programme).where(Programme.code == code.strip().upper())).all()
    if not found:
        raise ProgrammeError(
            f"Không có chương trình nào mang mã “{code}”.",
            remedy="Chọn chương trình trong danh mục.",
            code="unknown-programme",
            field="programme_code",
        )
    return min(found, key=lambda programme: OWNER_RANK[programme.owner])


def least_sizes(session: Session) -> dict[UUID, int]:
    """Return the least class size of each programme's newest version, by the programme's id."""
    versions = session.execute(
        select(ProgrammeVersion.programme_id, ProgrammeVersion.min_class_size).order_by(
            ProgrammeVersion.valid_from
        )
    )
    return {programme_id: least for programme_id, least in versions}
