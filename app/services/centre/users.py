"""Who works with the program: the names that the journal writes beside every action."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.organizations import User
from app.models.values import Role
from app.text.names import match_key, tidy_name
from app.text.order import sort_key


class UserListError(UserError):
    """Somebody cannot be added to those who work here, or not be taken away."""


@dataclass(frozen=True, slots=True)
class UserRow:
    """Somebody who works with the program."""

    id: UUID
    full_name: str
    role: Role


def list_users(session: Session) -> tuple[UserRow, ...]:
    """Return those who work here now, by name."""
    found = session.scalars(select(User).where(User.is_active))
    rows = [UserRow(user.id, user.full_name, user.role) for user in found]
    return tuple(sorted(rows, key=lambda row: sort_key(row.full_name)))


def add_user(session: Session, *, full_name: str, role: Role = Role.TRAINING_CLERK) -> UUID:
    """Add somebody who works with the program."""
    name = tidy_name(full_name)
    if not name:
        raise UserListError(
            "Chưa có họ tên.", remedy="Ghi họ tên.", code="detail-missing", field="full_name"
        )
    same = [row for row in list_users(session) if match_key(row.full_name) == match_key(name)]
    if any(row.role is role for row in same):
        raise UserListError(
            f"{name} đã có trong danh sách người làm.",
            remedy="Không cần thêm lần nữa.",
            code="user-known",
            field="full_name",
        )
    user = User(id=new_id(), full_name=name, role=role, is_active=True)
    session.add(user)
    session.flush()
    return user.id


def retire_user(session: Session, *, user_id: UUID) -> None:
    """Take somebody off the list; what this person did stays in the journal."""
    user = session.get_one(User, user_id)
    clerks = [row for row in list_users(session) if row.role is Role.TRAINING_CLERK]
    if [row.id for row in clerks] == [user_id]:
        raise UserListError(
            f"{user.full_name} là giáo vụ duy nhất nên chưa thôi được.",
            remedy="Thêm giáo vụ mới trước.",
            code="last-clerk",
        )
    user.is_active = False
    session.flush()
