"""Marks in hundredths: typed, rounded, written in figures and in words."""

import re
from fractions import Fraction
from typing import Literal

from app.errors import UserError
from app.text.numbers import format_hundredths

_MARK = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?")
_THREE_DECIMALS = re.compile(r"[0-9]{1,3}[.,][0-9]{3,}")
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
# The last digit after "mươi" is read in a way of its own: hai mươi mốt, bốn mươi tư, ba mươi lăm.
_AFTER_TENS = {0: "", 1: " mốt", 4: " tư", 5: " lăm"}

MarkTrouble = Literal["mark-not-understood", "mark-out-of-range", "mark-off-step"]


class MarkNotUnderstoodError(UserError, ValueError):
    """What was typed is no mark of the scale."""


def parse_mark(text: str, step: int = 10, maximum: int = 1000) -> int:
    """Read a typed mark into hundredths: "6,5" or "6.5" → 650.

    `step` and `maximum` are hundredths. Three decimals are refused, since "1.234" may be meant
    as a thousand; a mark between two steps is refused, not rounded.
    """
    typed = text.strip()
    match = _MARK.fullmatch(typed)
    if match is None:
        if _THREE_DECIMALS.fullmatch(typed):
            reason = "có quá hai chữ số lẻ, chưa rõ là điểm hay số hàng nghìn"
            raise _mark_refusal(typed, reason, "mark-not-understood", maximum)
        raise _mark_refusal(typed, "không phải là điểm", "mark-not-understood", maximum)
    mark = int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))
    if mark > maximum:
        reason = f"lớn hơn điểm cao nhất là {format_mark(maximum)}"
        raise _mark_refusal(typed, reason, "mark-out-of-range", maximum)
    if mark % step:
        reason = f"không đúng bước điểm {format_hundredths(step)}"
        raise _mark_refusal(typed, reason, "mark-off-step", maximum)
    return mark


def round_mark(hundredths: int | Fraction, step: int) -> int:
    """Round a mark half up to a multiple of `step`, both in hundredths: 495 by 10 → 500."""
    return int((Fraction(hundredths) * 2 + step) // (2 * step)) * step


def format_mark(hundredths: int) -> str:
    """Return "6,5", "7,0", "7,25" or "10": whole marks under ten keep a decimal, as on papers."""
    return format_hundredths(hundredths, places=0 if hundredths >= 1000 else 1)


def mark_in_words(hundredths: int) -> str:
    """Write a mark out: 650 → "Sáu phẩy năm", 725 → "Bảy phẩy hai mươi lăm", 1000 → "Mười"."""
    whole, part = divmod(hundredths, 100)
    if not 0 <= hundredths <= 1000:
        raise ValueError(f"no mark between 0 and 10: {hundredths}")
    words = _DIGITS[whole] if part == 0 else f"{_DIGITS[whole]} phẩy {_decimals_in_words(part)}"
    return words.capitalize()


def _decimals_in_words(part: int) -> str:
    """Read the decimals 01–99: "năm" (50), "không năm" (05), "mười lăm", "hai mươi tư"."""
    tens, ones = divmod(part, 10)
    if ones == 0:
        return _DIGITS[tens]
    if tens == 0:
        return f"không {_DIGITS[ones]}"
    if tens == 1:
        return f"mười {'lăm' if ones == 5 else _DIGITS[ones]}"
    return f"{_DIGITS[tens]} mươi{_AFTER_TENS.get(ones, ' ' + _DIGITS[ones])}"


def _mark_refusal(
    typed: str, reason: str, code: MarkTrouble, maximum: int
) -> MarkNotUnderstoodError:
    remedy = f"Gõ điểm từ 0 đến {format_mark(maximum)}, dùng dấu phẩy hoặc dấu chấm, ví dụ 6,5."
    return MarkNotUnderstoodError(f"“{typed}” {reason}.", remedy, code=code)
