"""The life of a class: which states follow each other, and who is let back."""

from datetime import date
from typing import Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.classes import TrainingClass
from app.models.values import ClassStatus
from app.services.missing import RowGoneError
from app.services.reasons import require_reason

# The order of a class's life; cancelled stands beside it.
LIFE = (
    ClassStatus.PLANNED,
    ClassStatus.OPENED,
    ClassStatus.IN_PROGRESS,
    ClassStatus.TEACHING_DONE,
    ClassStatus.ASSESSED,
    ClassStatus.RECOGNISED,
    ClassStatus.CERTIFIED,
    ClassStatus.ARCHIVED,
)

# A class whose programme has no assessment goes from taught to recognised; one that waits for
# nothing may be recognised while the marks were never locked on their own.
_FORWARD = {
    ClassStatus.PLANNED: {ClassStatus.OPENED},
    ClassStatus.OPENED: {ClassStatus.IN_PROGRESS},
    ClassStatus.IN_PROGRESS: {ClassStatus.TEACHING_DONE},
    ClassStatus.TEACHING_DONE: {ClassStatus.ASSESSED, ClassStatus.RECOGNISED},
    ClassStatus.ASSESSED: {ClassStatus.RECOGNISED},
    ClassStatus.RECOGNISED: {ClassStatus.CERTIFIED},
    ClassStatus.CERTIFIED: {ClassStatus.ARCHIVED},
    ClassStatus.ARCHIVED: set(),
    ClassStatus.CANCELLED: set(),
}
_BACK = {
    ClassStatus.OPENED: ClassStatus.PLANNED,
    ClassStatus.IN_PROGRESS: ClassStatus.OPENED,
    ClassStatus.TEACHING_DONE: ClassStatus.IN_PROGRESS,
    ClassStatus.ASSESSED: ClassStatus.TEACHING_DONE,
    ClassStatus.ARCHIVED: ClassStatus.CERTIFIED,
    ClassStatus.CANCELLED: ClassStatus.PLANNED,
}

_NOT_ANY_MORE = "Giấy đã cấp nên kết quả của lớp không đổi nữa; giấy ghi sai thì lập giấy thay thế."
_UNLOCKED_BY = {
    ClassStatus.RECOGNISED: "Muốn sửa thì thu hồi quyết định công nhận, có ghi lý do, ở thẻ Công"
    " nhận; làm được khi chưa cấp giấy.",
    ClassStatus.CERTIFIED: _NOT_ANY_MORE,
    ClassStatus.ARCHIVED: _NOT_ANY_MORE,
    ClassStatus.CANCELLED: "Khôi phục lớp (nút “…” ở đầu trang của lớp) trước.",
}


class ClassInState(Protocol):
    """Whatever tells in which state a class is."""

    @property
    def code(self) -> str:
        """The code of the class."""

    @property
    def status(self) -> ClassStatus:
        """Its state."""


class ClassMoveError(UserError):
    """A class cannot go from the state it is in to the one asked for."""


class ClassClosedError(UserError):
    """What is recognised or cancelled is not changed any more."""


def has_reached(status: ClassStatus, state: ClassStatus) -> bool:
    """Tell whether a class in `status` has come as far as `state`; a cancelled one has not."""
    return status is not ClassStatus.CANCELLED and LIFE.index(status) >= LIFE.index(state)


def move_class(
    session: Session, *, class_id: UUID, to: ClassStatus, on: date, reason: str | None = None
) -> None:
    """Move a class to another state; going back and cancelling need a reason.

    The reason of a move is kept by the journal's action as well; pass it to both.
    """
    found = class_row(session, class_id)
    if to not in allowed_moves(found.status):
        raise _not_allowed(found, to)
    if to not in _FORWARD[found.status]:
        require_reason(reason, f"Chuyển lớp {found.code} sang “{to.label}” cần ghi lý do.")
    if to is ClassStatus.PLANNED:
        found.rule_set_id = None
    found.status = to
    found.status_on = on


def require_forward(found: TrainingClass, to: ClassStatus) -> None:
    """Refuse a step that is not the next one of the class, before anything else is asked of it."""
    if to not in _FORWARD[found.status]:
        raise _not_allowed(found, to)


def allowed_moves(status: ClassStatus) -> frozenset[ClassStatus]:
    """Return the states that a class in `status` may go to, forwards, back and cancelled."""
    moves = set(_FORWARD[status])
    if status in _BACK:
        moves.add(_BACK[status])
    if status is not ClassStatus.CANCELLED and not has_reached(status, ClassStatus.RECOGNISED):
        moves.add(ClassStatus.CANCELLED)
    return frozenset(moves)


def class_row(session: Session, class_id: UUID) -> TrainingClass:
    """Return the class; refuses with a sentence when it is not there any more."""
    found = session.get(TrainingClass, class_id)
    if found is None:
        raise RowGoneError("Lớp này không còn trong dữ liệu.", "Mở lại danh sách lớp.")
    return found


def class_still_open(session: Session, class_id: UUID) -> TrainingClass:
    """Return a class whose lists, sessions and attendance may still change."""
    found = class_row(session, class_id)
    require_still_open(found)
    return found


def require_still_open(found: ClassInState) -> None:
    """Refuse what would change a recognised or cancelled class."""
    require_not_cancelled(found)
    if has_reached(found.status, ClassStatus.RECOGNISED):
        raise _closed(found)


def require_not_cancelled(found: ClassInState) -> None:
    """Refuse what would go on with a cancelled class."""
    if found.status is ClassStatus.CANCELLED:
        raise _closed(found)


def _closed(found: ClassInState) -> ClassClosedError:
    return ClassClosedError(
        f"Lớp {found.code} ở trạng thái “{found.status.label}” nên không sửa được nữa.",
        remedy=_UNLOCKED_BY[found.status],
        code="class-closed",
    )


def _not_allowed(found: TrainingClass, to: ClassStatus) -> ClassMoveError:
    now = f"Lớp {found.code} đang ở trạng thái “{found.status.label}”"
    message = f"{now}, không chuyển sang “{to.label}” được."
    if to is found.status:
        message = f"Lớp {found.code} đã ở trạng thái “{to.label}” rồi."
    return ClassMoveError(message, remedy=_way_on(found.status, to), code="class-move-not-allowed")


def _way_on(status: ClassStatus, to: ClassStatus) -> str:
    steps = [state.label for state in LIFE if state in _FORWARD[status]]
    if to is ClassStatus.CANCELLED and has_reached(status, ClassStatus.RECOGNISED):
        return "Lớp đã công nhận kết quả thì không hủy nữa."
    if not steps:
        return _UNLOCKED_BY[status]
    return f"Bước kế tiếp của lớp là “{steps[0]}”."
