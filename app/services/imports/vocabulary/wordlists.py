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
_TRAINED = ("hoc", "qua", "boi duong", "tap huan", "dao tao", "tham gia")
TICKS = frozenset({*"xv✓✔☑√+1*", "xx", "co", "true", "da", "du", "day du", "roi", "da nop"}) | {
    f"da {word}" for word in _TRAINED
}
NO_TICKS = (
    frozenset({"", "-", "–", "—", "0", "o", "false", "khong", "k", "chua", "ko", "☐"})
    | {f"chua {word}" for word in _TRAINED}
    | {"thieu", "con thieu", "chua du", "khong du", "chua nop"}
)


def words_of(text: str) -> frozenset[str]:
    """Return words that are written one behind the other."""
    return frozenset(text.split())


# What stands in a cell for "there is none".
_NOTHING = frozenset(
    {"", "khong", "khong co", "chua", "chua co", "chua cap", "chua duoc cap", "ko", "ko co", "k"}
    | {"chua ket nap", "chua vao dang", "chua cap nhat", "chua hoc", "chua tham gia"}
    | {"dang lam", "dang lam lai", "dang cap doi", "dang cho cap", "cho cap", "chua lam"}
)


def says_nothing(text: str) -> bool:
    """Tell whether a cell says in words or strokes that there is nothing to say."""
    if len(text) > 20 or text[-1:].isdigit():
        return False
    return fold(text).strip(" .-–—/_*…") in _NOTHING


# What many lists write before a name, as patterns: "1. Đ/c Nguyễn Văn An".
NUMBER_BEFORE_NAME = r"[0-9]{1,3}\s*[.)/:–-]\s*"
COMRADE = r"(?:đ[/.]\s?(?:c|chí)|đc|đồng chí)[\s.:]+"

# The commonest family names, folded; a column in which most cells open with one holds names.
SURNAMES = words_of(
    """nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh doan lam
    mai truong cao ha luong luu dao vuong chu ta tong trieu nong vi lo quach sam dam loc hua mong
    giang thao be ma hau khuc kieu la lai mac mach nghiem ninh quan phung phuong tang thach than
    thai thieu to ton tu ung van vang xa y au bach ban ca can chau chung cu cung diep dieu dong du
    giap h' khong khuat lang luc lu mua nham on pho sung thang toan trang tri tuong vien viet vong
    sin seo lanh linh lieu vy chuong"""
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
    found = known.get(wanted) or known.get(wanted.replace(" ", ""))
    if found:
        return found
    first, _, rest = wanted.partition(" ")
    # "Tày/Nùng" names two peoples, "Hoa (Hán)" and "Dao đỏ" one.
    return known.get(first) if known.get(rest, known.get(first)) == known.get(first) else None


def is_people(text: str) -> bool:
    """Tell whether a text is a people's name or an alias and nothing more."""
    return _people_key(text) in _ethnicities()


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
                found.setdefault(_people_key(name).replace(" ", ""), row["name"])
    return found


def _people_key(text: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z]+", " ", fold(text)).split())
