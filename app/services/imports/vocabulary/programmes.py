"""Which programme a list is for, when its title or file name says so."""

import re
from collections.abc import Iterable

from app.text.names import fold

# The first that is found wins: "lớp bồi dưỡng lý luận chính trị dành cho đảng viên mới" is DVM.
_SIGNS = (
    (
        "party-candidate",
        r"nhan thuc ve dang|doi tuong ket nap|cam tinh dang|quan chung uu tu|ket nap dang",
    ),
    ("new-member", r"dang vien moi|dang vien du bi"),
    ("committee", r"cap uy vien|cap uy\b|chi uy vien|bi thu chi bo"),
    ("elementary", r"so cap ly luan|so cap llct|lop so cap|\bso cap\b"),
    ("update", r"cap nhat kien thuc|\bcap nhat\b"),
)


def guess_programme(texts: Iterable[str]) -> str | None:
    """Return the key of the programme that titles (and the file's name) speak of, or None."""
    joined = " ".join(re.sub(r"[^0-9a-z]+", " ", fold(text)) for text in texts)
    return next((key for key, sign in _SIGNS if re.search(sign, joined)), None)
