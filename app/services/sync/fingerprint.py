"""The code by which two people compare public keys over the telephone, group by group.

Eight groups of five digits: four of the SHA-256 of the keys and a check digit (Damm's, begun with
the number of the group), which finds any one wrong digit, two neighbours swapped, and two groups
swapped.
"""

import hashlib
import re

from app.services.sync.refusals import FingerprintDiffersError, FingerprintMistypedError

_GROUPS, _DIGITS = 8, 4
# Damm's quasigroup of order 10: from the digit so far and the next one to the new digit.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def fingerprint_of(*parts: str) -> str:
    """Return the code of these texts: "12345 67890 …", eight groups."""
    digits = str(_number(parts) % 10 ** (_GROUPS * _DIGITS)).zfill(_GROUPS * _DIGITS)
    groups = [digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS)]
    return " ".join(f"{group}{_check_digit(n, group)}" for n, group in enumerate(groups))


def require_same_fingerprint(typed: str, fingerprint: str) -> None:
    """Compare what a clerk typed after somebody's reading with the code that is shown here.

    FingerprintMistypedError names the first group that was misheard; FingerprintDiffersError means
    that the keys are really others.
    """
    digits = re.sub(r"[\s.\-–]", "", typed)
    groups = [digits[at : at + _DIGITS + 1] for at in range(0, len(digits), _DIGITS + 1)]
    for number in range(max(_GROUPS, len(groups))):
        if number >= _GROUPS or not _is_sound(number, groups[number : number + 1]):
            raise FingerprintMistypedError(group=min(number, _GROUPS - 1) + 1)
    if " ".join(groups) != fingerprint:
        raise FingerprintDiffersError()


def _is_sound(number: int, group: list[str]) -> bool:
    if not group or not re.fullmatch(r"[0-9]{5}", group[0]):
        return False
    return _check_digit(number, group[0][:_DIGITS]) == group[0][_DIGITS]


def _check_digit(number: int, digits: str) -> str:
    digit = str(number)
    for each in digits:
        digit = _DAMM[int(digit)][int(each)]
    return digit


def _number(parts: tuple[str, ...]) -> int:
    return int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest())
