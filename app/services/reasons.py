"""Acts that must be given a reason."""

from app.errors import UserError


class ReasonNeededError(UserError):
    """An act that needs a reason was given none."""


def require_reason(
    reason: str | None, message: str, *, remedy: str = "Ghi lý do rồi làm lại."
) -> None:
    """Refuse an act without a reason; `message` says which act it is."""
    if not (reason or "").strip():
        raise ReasonNeededError(message, remedy=remedy, code="reason-needed", field="reason")
