"""Words by which values are known: peoples, genders, ticks, family names, and words of units."""

import csv
import re
from functools import cache, lru_cache
from typing import Literal

from app.paths import resource
from app.text.names import fold

Gender = Literal["male", "female"]

GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("nam", "trai", "male", "m", "ong"), "male"),
    **dict.fromkeys(("nu", "gai", "female", "f", "ba", "nu gioi"), "female"),
    **dict.fromkeys(("nam gioi",), "male"),
}
TICKS = frozenset({*"xv✓✔☑√+1*", "xx", "co", "true", "da", "du", "roi"})
NO_TICKS = frozenset({"", "-", "–", "—", "0", "o", "false", "khong", "k", "chua", "ko", "☐"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The commonest family names, folded; a column in which most cells open with one holds names.
SURNAMES = _words(
    """nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh doan lam
    mai truong cao ha luong luu dao vuong chu ta tong trieu nong vi lo quach sam dam loc hua mong
    giang thao be ma hau khuc kieu la lai mac mach nghiem ninh quan phung phuong tang thach than
    thai thieu to ton tu ung van vang xa y au bach ban ca can chau chung cu cung diep dieu dong du
    giap h' khong khuat lang luc lu mua nham on pho sung thang toan trang tri tuong vien viet vong
    sin seo"""
)

# Words that name a unit; with their marks, since "Bàn" is also a family name.
_UNIT_WORDS = re.compile(
    r"\b(?:đảng bộ|chi bộ|đảng ủy|đảng uỷ|chi ủy|chi uỷ|ủy ban|uỷ ban|ubnd|hđnd|xã|phường"
    r"|thị trấn|thị xã|huyện|quận|tỉnh|thành phố|đặc khu|thôn|tổ dân phố|khu phố|khối|trường"
    r"|công an|quân sự|cơ quan|công ty|doanh nghiệp|hợp tác xã|htx|hội|đoàn thanh niên|đoàn xã"
    r"|đoàn phường|mặt trận|mttq|trung tâm|trạm|bệnh viện|phòng|sở|đơn vị|ban chấp hành"
    r"|ban chỉ huy|ban quản lý|ban tuyên giáo|ban tổ chức|ban xây dựng|văn phòng|nông trường"
    r"|lâm trường|hạt kiểm lâm|đồn biên phòng|ngân hàng|kho bạc|tòa án|viện kiểm sát)\b",
    re.IGNORECASE,
)


def names_a_unit(text: str) -> bool:
    """Tell whether a text names an organisation, place or unit rather than a person."""
    return _UNIT_WORDS.search(text) is not None


@lru_cache(maxsize=1024)
def ethnicity_of(text: str) -> str | None:
    """Return the people's name as the list writes it, for itself or an alias; None if unknown.

    The name of a branch counts too when it opens with a known name: "Dao đỏ", "Nùng Phàn Slình".
    """
    known = _ethnicities()
    wanted = _people_key(text)
    if wanted in known:
        return known[wanted]
    first = wanted.split(" ")[0]
    return known.get(first)


def ethnicity_names() -> tuple[str, ...]:
    """Return the peoples' names as the list writes them, in its order."""
    return tuple(dict.fromkeys(_ethnicities().values()))


@cache
def _ethnicities() -> dict[str, str]:
    found: dict[str, str] = {}
    with resource("lists", "ethnicities.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in (row["name"], *filter(None, row["aliases"].split(";"))):
                found.setdefault(_people_key(name), row["name"])
    return found


def _people_key(text: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z]+", " ", fold(text)).split())
