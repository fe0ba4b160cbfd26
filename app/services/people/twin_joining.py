"""Joins two people who are one: all that hangs on the other moves, and can move back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import Base, Kind, kind_of
from app.models.classes import Enrolment, TrainingClass
from app.models.people import PartyMembership, Person
from app.models.values import PersonStatus
from app.services.people.field_labels import PARTY_LABELS, PERSON_LABELS, THINGS
from app.services.people.people import person_of
from app.services.upkeep import undoing

PERSON_FIELDS = tuple(PERSON_LABELS)
PARTY_FIELDS = tuple(PARTY_LABELS)
_NAME_PARTS = ("family_name", "middle_name", "given_name")

_JOINED = text(
    "SELECT max(action_seq) FROM changes WHERE table_name = 'persons' AND row_id = :person"
    " AND json_extract(before, '$.merged_into_id') IS NULL"
    " AND json_extract(after, '$.merged_into_id') IS NOT NULL"
)


class CannotJoinError(UserError):
    """Two people cannot be joined, or a join cannot be taken back."""


class Side(StrEnum):
    """Whose value stays: that of the person who is kept, or of the other."""

    KEPT = "kept"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """Somebody who was joined into another person, and when."""

    person_id: UUID
    name: str
    into_id: UUID
    into_name: str
    at: datetime | None
    user: str


def join_people(
    session: Session, *, kept_id: UUID, other_id: UUID, picks: Mapping[str, Side]
) -> None:
    """Make one person of two; `picks` says whose value stays, field by field ("party.status").

    Refused where both were in the same class: one of them must be taken out of it first.
    """
    kept, other = person_of(session, kept_id), person_of(session, other_id)
    if kept_id == other_id:
        raise CannotJoinError("Đây là một hồ sơ, không phải hai.", code="join-same")
    _refuse_same_class(session, kept, other)
    taken = [name for name in PERSON_FIELDS if picks.get(name) is Side.OTHER]
    values = {name: getattr(other, name) for name in taken}
    if "full_name" in taken:
        values |= {name: getattr(other, name) for name in _NAME_PARTS}
    other.merged_into_id, other.status = kept_id, PersonStatus.MERGED
    # First the other one gives its number up: of those who stand alone it may be there but once.
    session.flush()
    for name, value in values.items():
        setattr(kept, name, value)
    _join_party(session, kept_id, other_id, picks)
    session.flush()
    _move_rows(session, kept_id, other_id)
    session.expire_all()


def list_joined(session: Session) -> tuple[JoinedRow, ...]:
    """Return everybody who was joined into another, the last one first."""
    rows = session.scalars(select(Person).where(Person.merged_into_id.is_not(None)))
    joined = [_joined(session, row) for row in rows.all()]
    return tuple(sorted(joined, key=lambda row: str(row.at or ""), reverse=True))


def part_again(session: Session, *, person_id: UUID) -> None:
    """Take a join back, whenever it was; refused where what it touched was changed since."""
    seq = _join_of(session, person_id)
    if seq is None:
        raise CannotJoinError(
            "Nhật ký không còn việc gộp hồ sơ này.",
            remedy="Lập lại hồ sơ bằng tay.",
            code="join-unknown",
        )
    changed = undoing.changed_since(session, seq=seq)
    if changed:
        things = ", ".join(sorted({THINGS.get(table, "dữ liệu kèm theo") for table in changed}))
        raise CannotJoinError(
            f"Chưa tách lại được: {things} đã được sửa sau khi gộp.",
            remedy="Hoàn tác các việc sửa đó trước, hoặc sửa thẳng trong hồ sơ.",
            code="join-changed-since",
        )
    undoing.undo(session, seq=seq)


def _refuse_same_class(session: Session, kept: Person, other: Person) -> None:
    shared = session.scalars(
        select(TrainingClass.code)
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .where(Enrolment.person_id == other.id)
        .where(
            TrainingClass.id.in_(select(Enrolment.class_id).where(Enrolment.person_id == kept.id))
        )
        .order_by(TrainingClass.code)
    ).all()
    if shared:
        raise CannotJoinError(
            f"Chưa gộp được: cả hai hồ sơ đều có tên trong lớp {', '.join(shared)}.",
            remedy="Xóa một tên khỏi danh sách lớp đó rồi gộp lại.",
            code="join-same-class",
        )


def _join_party(session: Session, kept_id: UUID, other_id: UUID, picks: Mapping[str, Side]) -> None:
    kept, other = (
        session.scalar(select(PartyMembership).where(PartyMembership.person_id == person_id))
        for person_id in (kept_id, other_id)
    )
    if kept is None or other is None:
        return  # at most one standing: it moves with the other rows
    for name in PARTY_FIELDS:
        if picks.get(f"party.{name}") is Side.OTHER:
            setattr(kept, name, getattr(other, name))
    session.delete(other)


def _move_rows(session: Session, kept_id: UUID, other_id: UUID) -> None:
    """Let every row that names the other person name the kept one."""
    for table in Base.metadata.sorted_tables:
        if kind_of(table) is Kind.DERIVED or table.name == Person.__tablename__:
            continue
        for column in table.columns:
            if any(key.target_fullname == "persons.id" for key in column.foreign_keys):
                session.execute(
                    update(table).where(column == other_id).values({column.name: kept_id})
                )


def _joined(session: Session, row: Person) -> JoinedRow:
    into = session.get(Person, row.merged_into_id)
    seq = _join_of(session, row.id)
    action = session.execute(
        text("SELECT at, user FROM actions WHERE seq = :seq"), {"seq": seq}
    ).one_or_none()
    return JoinedRow(
        person_id=row.id,
        name=row.full_name,
        into_id=cast(UUID, row.merged_into_id),
        into_name=into.full_name if into else "",
        at=datetime.fromisoformat(action.at) if action else None,
        user=action.user.partition(" · ")[0] if action else "",
    )


def _join_of(session: Session, person_id: UUID) -> int | None:
    found: int | None = session.scalar(_JOINED, {"person": person_id.hex})
    return found
