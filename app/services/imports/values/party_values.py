"""How somebody stands to the Party, as lists write it: words, short forms, a tick beside a date."""

import re
from collections.abc import Mapping
from functools import lru_cache

from app.services.imports.values.findings import Finding, Parsed, Value, ask, shortened
from app.services.imports.vocabulary.wordlists import TICKS
from app.text.names import fold

MEMBER = "member"
"""A member of whom the cell does not say whether the probation is over; the dates may."""

STANDINGS: dict[str, str] = {
    "full": "Chính thức",
    "probationary": "Dự bị",
    "candidate": "Đối tượng kết nạp",
    "none": "Quần chúng",
}
_PREFIX = re.compile(r"^(?:la )?(?:dang vien|dv) ?")
_WORDS: dict[str, tuple[str, ...]] = {
    "full": ("chinh thuc", "ct", "c thuc"),
    "probationary": ("du bi", "db", "d bi"),
    "candidate": (
        *("doi tuong", "doi tuong ket nap", "doi tuong dang", "dang xem xet ket nap"),
        *("cam tinh", "cam tinh dang", "quan chung uu tu", "qc uu tu", "qcut"),
    ),
    "none": (
        *("quan chung", "qc", "q chung", "doan vien", "chua", "chua phai", "chua vao dang"),
        "chua ket nap",
        *("khong", "khong phai", "-", "0"),
    ),
}
_STANDING_OF = {word: standing for standing, words in _WORDS.items() for word in words}


@lru_cache(maxsize=1024)
def parse_party_text(text: str) -> Parsed:
    """Read how somebody stands to the Party; what no list knows is asked about."""
    word = re.sub(r"[\s./]+", " ", fold(text)).strip(" .,;")
    rest = _PREFIX.sub("", word)
    if not rest or word in TICKS:
        return Parsed(MEMBER)
    found = _STANDING_OF.get(rest)
    if found:
        return Parsed(found)
    finding = ask(
        "unknown-party-status",
        f"Cột Đảng viên ghi “{shortened(text)}”, chưa rõ là chính thức, dự bị hay quần chúng.",
        "Chọn một cho dòng này, hoặc cho mọi dòng ghi như vậy.",
    )
    return Parsed(None, (finding,))


def question_of(values: Mapping[str, Value]) -> Finding | None:
    """Return what is to be asked where the standing and the dates of a row do not settle it."""
    status = values.get("party_status")
    is_dated = bool(values.get("party_joined") or values.get("official_on"))
    if status == MEMBER and not is_dated:
        return _OPEN
    return _CONTRADICTION if status in ("none", "candidate") and is_dated else None


_OPEN = ask(
    "open-party-status",
    "Là đảng viên, không ghi ngày nào: chưa rõ chính thức hay dự bị.",
    "Chọn một cho mọi dòng ghi như vậy, hoặc ghi ngày vào Đảng.",
)
_CONTRADICTION = ask(
    "contradicting-party-status",
    "Ghi chưa là đảng viên nhưng có ngày vào Đảng hoặc ngày chính thức.",
    "Sửa ô Đảng viên hoặc ngày theo giấy tờ.",
)
