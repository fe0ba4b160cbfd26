"""The cells of a roll call and of a mark sheet; what can mean two things is asked about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.errors import UserError
from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.sheets import CellValue
from app.services.imports.values.findings import Parsed, Value, ask, shortened
from app.text.marks import parse_mark
from app.text.names import fold

ABSENT = "absent"
"""The value of a mark that stands for not having handed in."""

_THERE = frozenset({"x", "✓", "✔", "√", "v✓", "+", "co", "co mat", "cm", "du", "dd", "1"})
_CODES = {
    **dict.fromkeys(("p", "vp", "v p", "vcp", "cp", "co phep", "phep", "nghi phep"), "excused"),
    **dict.fromkeys(("vang co phep", "vang phep", "nghi co phep", "v(p)"), "excused"),
    **dict.fromkeys(("k", "kp", "ko phep", "khong phep", "vk", "vkp", "v(k)"), "unexcused"),
    **dict.fromkeys(("vang khong phep", "nghi khong phep", "v(kp)"), "unexcused"),
    **dict.fromkeys(("m", "muon", "tre", "di muon", "den muon", "di tre"), "late"),
    **dict.fromkeys(("b", "hb", "bu", "hoc bu"), "made_up"),
    **dict.fromkeys(("mt", "mien", "duoc mien"), "exempt"),
}
_SIGNS = {
    "present": "x",
    "late": "M",
    "excused": "P",
    "unexcused": "K",
    "made_up": "B",
    "exempt": "MT",
}
_PERIODS_CODE = "periods:"
_PERIODS = re.compile(r"([0-9]{1,2})(?: ?(?:/ ?[0-9]{1,2}|tiet|t))?")
_ABSENT_WORDS = frozenset(
    {"v", "vang", "vang mat", "bo thi", "khong nop", "khong nop bai", "vt", "vang thi"}
    | {"khong thi", "khong du thi", "khong lam bai"}
)
_BEHIND_A_MARK = re.compile(r"(?<=[0-9])\s*(?:đ|điểm|/\s*10|\([^()0-9]*\))\.?$", re.IGNORECASE)
_NOTHING = frozenset({"-", "–", "…", "..."})


@dataclass(frozen=True, slots=True)
class RollCodes:
    """How one sheet writes its roll: what a lone P says there, and whether digits are periods."""

    p_means: str | None = "excused"
    digits_are_periods: bool = False


USUAL = RollCodes()


def look_at_roll(values: Iterable[CellValue]) -> RollCodes:
    """Tell how a sheet writes its roll: where CP says "with leave", a P beside it is "present".

    Where nothing else says "present", most cells would be absences if P were one: then it is
    asked about.
    """
    words = [_words(value) for value in values if value is not None]
    numbers = [int(word) for word in words if word.isdecimal()]
    many = sum(word == "p" for word in words)
    p_means: str | None = "excused"
    if "cp" in words:
        p_means = "present"
    elif 2 * many > len(words) and not _THERE & set(words):
        p_means = None
    return RollCodes(p_means, any(number > 1 for number in numbers))


@lru_cache(maxsize=4096)
def parse_roll(text: str, codes: RollCodes) -> Parsed:
    """Read a roll cell into the code of a mark; "late:3" says that three periods were attended."""
    word = _words(text)
    if word == "p" and codes.p_means:
        return Parsed(codes.p_means)
    if word == "p":
        return _asked(
            "unclear-p",
            "P có thể là “có mặt” hoặc “có phép”.",
            "Cho biết P trong bảng này nghĩa là gì; trả lời một lần cho mọi ô.",
        )
    number = _PERIODS.fullmatch(word)
    if number and codes.digits_are_periods and int(number[1]):
        return Parsed(f"{_PERIODS_CODE}{int(number[1])}")
    if word in _THERE:
        return Parsed("present")
    if word in _CODES:
        return Parsed(_CODES[word])
    if word in ("v", "vang", "0", "o", "nghi", "-"):
        return _asked(
            "unclear-absence",
            f"“{shortened(text)}” chưa nói rõ vắng có phép hay không phép (hay là dấu có mặt).",
            "Chọn cho mọi ô ghi như vậy.",
        )
    return _asked(
        "unclear-roll-mark",
        f"“{shortened(text)}” không phải dấu điểm danh chương trình biết.",
        "Dùng x có mặt, M muộn, P có phép, K không phép, B học bù, MT miễn.",
    )


@lru_cache(maxsize=4096)
def parse_score(text: str) -> Parsed:
    """Read a mark into hundredths, absence into "absent"; its step is checked with the class."""
    word = _words(text)
    if word in _ABSENT_WORDS:
        return Parsed(ABSENT)
    if word in _NOTHING:
        return Parsed(None)
    try:
        return Parsed(parse_mark(_BEHIND_A_MARK.sub("", text), step=1))
    except UserError as error:
        return _asked("unclear-score", error.message, error.remedy)


def roll_words(value: Value) -> str:
    """Return the sign of a value read from a roll, as our own grid writes it."""
    text = str(value or "")
    return (
        f"{text.removeprefix(_PERIODS_CODE)} tiết"
        if text.startswith(_PERIODS_CODE)
        else (_SIGNS.get(text, ""))
    )


def _asked(code: str, message: str, remedy: str) -> Parsed:
    return Parsed(None, (ask(code, message, remedy),))


def _words(value: CellValue) -> str:
    return fold(plain_text(value)).strip(" .")
