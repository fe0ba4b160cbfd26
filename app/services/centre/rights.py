"""What those who work here may see, by their roles."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.organizations import User
from app.models.values import Role

_MAY_OPEN_SENSITIVE = frozenset({Role.TRAINING_CLERK, Role.REGISTRY_CLERK, Role.DIRECTOR})


class NotAllowedError(UserError):
    """The role of whoever works here does not allow it."""


@dataclass(frozen=True, slots=True)
class Worker:
    """Who works with the program now."""

    name: str
    role: Role


def worker(session: Session) -> Worker | None:
    """Return who works now: the clerk of this centre, None while the list names nobody."""
    found = session.execute(
        select(User.full_name, User.role)
        .where(User.is_active)
        .order_by(User.role != Role.TRAINING_CLERK, User.id)
        .limit(1)
    ).one_or_none()
    return Worker(*found) if found is not None else None


def why_not_sensitive(session: Session) -> str:
    """Say why sensitive fields stay closed to whoever works now; "" where they may be opened."""
    now = worker(session)
    if now is None:
        return "Chưa có ai trong danh sách người làm; thêm người ở Cài đặt, Người dùng."
    if now.role not in _MAY_OPEN_SENSITIVE:
        return f"Vai trò {now.role.label} không xem thông tin riêng của người học."
    return ""


def require_sensitive(session: Session) -> Worker:
    """Return who works now; refuses where that role may not see sensitive fields."""
    now, reason = worker(session), why_not_sensitive(session)
    if now is None or reason:
        raise NotAllowedError(
            reason, remedy="Nhờ giáo vụ, văn thư hoặc lãnh đạo mở.", code="sensitive-not-allowed"
        )
    return now
