"""Document numbers that the clerk types, as when the office's own book gave them."""

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.decisions import NumberSeries
from app.services.outgoing.number_gaps import series_of, used_numbers, void_reason


class NumberTakenError(UserError):
    """A number that was typed is used already or was declared void."""


def take_typed_number(session: Session, *, scope: str, year: int, number: int) -> int:
    """Give out a document number that the clerk chose, as when the office's own book gave it.

    Returns the last number before, so that the document can say which numbers it skipped (they
    stay free: the office may have given them to papers that were not made here).
    Raises NumberTakenError where a document has the number or it was declared void.
    """
    if number < 1:
        raise NumberTakenError(
            "Số văn bản phải từ 1 trở lên.",
            remedy="Gõ lại số.",
            code="number-wrong",
            field="number",
        )
    series = series_of(session, scope, year)
    _require_free(session, series, number)
    before = series.last_number
    series.last_number = max(before, number)
    session.flush()
    return before


def _require_free(session: Session, series: NumberSeries, number: int) -> None:
    why_not = ""
    if number in used_numbers(session, series.scope, series.year):
        why_not = f"Số {number}-{series.scope} năm {series.year} đã cấp cho văn bản khác."
    else:
        reason = void_reason(session, series, number)
        if reason is not None:
            why_not = f"Số {number}-{series.scope} năm {series.year} đã bỏ, lý do: {reason}."
    if why_not:
        following = series.last_number + 1
        raise NumberTakenError(
            why_not,
            remedy=f"Gõ số khác, hoặc để trống để lấy số kế tiếp là {following}.",
            code="number-taken",
            field="number",
        )
