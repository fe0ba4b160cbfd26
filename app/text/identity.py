"""The 12-digit citizen identity number: what it says, how lost zeros return, how it is masked."""

import csv
import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from app.paths import resource

Gender = Literal["male", "female"]

_TWELVE_DIGITS = re.compile(r"[0-9]{12}")
_LOST_ZEROS = re.compile(r"[1-9][0-9]{9,10}")  # a number that lost zeros has none left in front
_FILLERS = re.compile(r"[\s.\-]")


class IdentityFacts(NamedTuple):
    """What a 12-digit number says of its holder; there is no check digit."""

    province_code: str
    province: str | None
    gender: Gender
    birth_year: int


def tidy_citizen_id(text: str) -> str:
    """Take out the spaces, points and hyphens that people type between groups of digits."""
    return text if text.isdigit() else _FILLERS.sub("", text)


@lru_cache(maxsize=16_384)
def read_citizen_id(number: str) -> IdentityFacts | None:
    """Read province, sex and birth year out of a 12-digit number; None if it is not one.

    Digit 4 is century and sex: 0 male and 1 female of 1900–1999, 2 and 3 of 2000–2099, and so on.
    """
    if _TWELVE_DIGITS.fullmatch(number) is None:
        return None
    century, sex = divmod(int(number[3]), 2)
    return IdentityFacts(
        province_code=number[:3],
        province=old_provinces().get(number[:3]),
        gender="female" if sex else "male",
        birth_year=1900 + 100 * century + int(number[4:6]),
    )


def restore_zeros(number: str) -> str | None:
    """Return the 12 digits that a spreadsheet cut to 10 or 11 by storing a number, or None."""
    restored = number.rjust(12, "0")
    if _LOST_ZEROS.fullmatch(number) and restored[:3] in old_provinces():
        return restored
    return None


def mask_citizen_id(number: str) -> str:
    """Hide all but the first and the last three of 12 digits, and of others two thirds at least.

    Of nine digits the last three are shown, of fewer less: nearly nothing would be hidden else.
    """
    if len(number) == 12:
        return f"{number[0]}xx******{number[-3:]}"
    hidden = len(number) - min(3, len(number) // 3)
    return "*" * hidden + number[hidden:]


@cache
def old_provinces() -> dict[str, str]:
    """Return the names of the 63 provinces before July 2025 by the code inside numbers."""
    with resource("lists", "old_province_codes.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}
