"""Whole numbers, hundredths and percentages: exact integers inside, Vietnamese writing outside."""

from enum import StrEnum
from fractions import Fraction

NOTHING = "–"


class Rounding(StrEnum):
    """How percentages are cut to their decimals; provinces differ."""

    HALF_UP = "half_up"
    TRUNCATE = "truncate"


def format_hundredths(hundredths: int, places: int = 0) -> str:
    """Return a number held in hundredths with at least `places` decimals: 150 → "1,5"."""
    sign = "-" if hundredths < 0 else ""
    whole, part = divmod(abs(hundredths), 100)
    decimals = f"{part:02}".rstrip("0").ljust(places, "0")
    return sign + format_int(whole) + (f",{decimals}" if decimals else "")


def format_int(number: int) -> str:
    """Return a whole number with points between thousands: 1234567 → "1.234.567"."""
    return f"{number:,}".replace(",", ".")


def percent(
    numerator: int, denominator: int, places: int = 2, rounding: str = Rounding.HALF_UP
) -> str:
    """Return 100 × numerator / denominator as "65,81", without a sign; "–" for a denominator of 0.

    Computed in integers. Tuyên Quang's printed figures are cut, not rounded: `Rounding.TRUNCATE`.
    """
    if denominator == 0:
        return NOTHING
    exact = Fraction(100 * 10**places * numerator, denominator)
    half = Fraction(1, 2) if Rounding(rounding) is Rounding.HALF_UP else Fraction(0)
    whole, part = divmod(int(abs(exact) + half), 10**places)
    sign = "-" if exact < 0 and (whole or part) else ""
    return sign + format_int(whole) + (f",{part:0{places}}" if places else "")
