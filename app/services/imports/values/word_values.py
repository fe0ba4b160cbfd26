"""Words in cells: names, genders, ticks, peoples, units; what no list knows is asked about."""

import re
from functools import lru_cache

from app.services.imports.layout.content import looks_like_full_name
from app.services.imports.readers.mending import LETTER_LOST
from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.sheets import CellValue
from app.services.imports.values.findings import Finding, Parsed, ask, shortened
from app.services.imports.vocabulary.unit_names import post_without_capitals, without_capitals
from app.services.imports.vocabulary.wordlists import (
    COMRADE,
    GENDERS,
    NO_TICKS,
    NUMBER_BEFORE_NAME,
    TICKS,
    Gender,
    ethnicity_of,
    words_of,
)
from app.text.letters import LOOKALIKES
from app.text.names import fold, tidy_name

_COMRADE = re.compile(COMRADE, re.IGNORECASE)
_TITLE = re.compile(
    r"(?:ông|bà|anh|chị|thầy|cô|(?:pgs|gs)\.? ?ts|gs|pgs|ths|ts|bs(?:ck)?|ds|ks|cn"
    r"|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý)(?: (?:cn|qncn|chuyên nghiệp))?"
    r"|(?:thượng|trung|hạ) (?:sĩ|sỹ)|binh (?:nhất|nhì))[\s.:,–-]+",
    re.IGNORECASE,
)
# "Ông Đình Tú" is of the family Ông: nobody is called by his middle name.
_MIDDLE_NAMES = frozenset(
    {
        "Văn",
        "Thị",
        "Đình",
        "Hữu",
        "Đức",
        "Ngọc",
        "Quang",
        "Xuân",
        "Bá",
        "Công",
        "Minh",
        "Ích",
        "Thế",
    }
)
_NUMBER_BEFORE = re.compile(rf"{NUMBER_BEFORE_NAME}(?=[^\W\d_])")
# A post behind a name, in the same cell: "Lý Văn Chài - Bí thư", "Vi Thị Lả Hội viên".
_POST_BEHIND = re.compile(
    r"\s[–-]\s|(?<=\s)(?:bí thư|chủ tịch|trưởng (?:thôn|bản|xóm|khu|ban|phòng)|hội trưởng"
    r"|hiệu trưởng|giám đốc|chi bộ|đảng bộ|đảng [uủ][yỷ]|[uủ][yỷ] viên|chi [uủ][yỷ]|giáo viên"
    r"|cán bộ|công chức|viên chức|hội viên|đoàn viên|đảng viên)\b",
    re.IGNORECASE,
)
# With one of these a title or a post may begin; a name without them, its words written as those of
# names are, is what it says.
_MORE_THAN_NAMES = words_of(
    """đồng đc ông bà anh chị thầy cô pgs gs ths ts bs bsck ds ks cn đại thượng trung thiếu hạ binh
    bí chủ trưởng hội hiệu giám chi đảng ủy uỷ uy ủỷ giáo cán công viên đoàn"""
)
_AFTER_PEOPLE = re.compile(r"(?:dân tộc|người)\s*:?\s+(\w.*)", re.IGNORECASE)
# Below "Đảng viên" some write the standing where others tick.
_MEMBERS = frozenset({"dang vien", "dv", "chinh thuc", "du bi", "ct", "db"})
_NO_MEMBERS = frozenset({"quan chung", "qc", "chua vao dang"})
_BEHIND = " .,;:–-"  # what slips in behind a name
_MOST_WORDS = 9
# The second group is what is left of text in TCVN3 that nobody converted.
_NOT_IN_NAMES = re.compile(r"[^\w\s'’‘.\-]|[0-9_\u0370-\u04ff\u00a8-\u00ac\u00ae\u00b5-\u00b9]")


def parse_name(value: CellValue) -> Parsed:
    """Read a name or a part of one."""
    if isinstance(value, str):
        words = value.split(" ")
        if len(words) <= _MOST_WORDS and all(map(_is_only_of_names, words)):
            return Parsed(value)  # as nearly all are
    return _read_name(plain_text(value))


@lru_cache(maxsize=4096)
def _is_only_of_names(word: str) -> bool:
    """Tell whether a word can be nothing but a part of a name, and is written as one."""
    if not word.isalpha() or word.lower() in _MORE_THAN_NAMES:
        return False
    return tidy_name(word) == word and not _is_odd(word)


def _read_name(typed: str) -> Parsed:
    """Read a name that may have more before it or behind it, or may be written otherwise."""
    numbered = _NUMBER_BEFORE.match(typed)
    whole = (typed[numbered.end() :] if numbered else typed).rstrip(_BEHIND)
    text = _without_title(whole)
    name = tidy_name(text)
    repairs = ["number-removed"] if numbered else []
    if text != whole:
        repairs.append("title-removed")
    if text.isupper() and len(text) > 2 and name != text:
        repairs.append("capitals")
    elif name != text or not typed.endswith(whole):
        repairs.append("letters-of-names")
    if _is_odd(name):
        finding = ask(
            "odd-name",
            f"Họ tên “{shortened(name)}” có chữ số, ký hiệu lạ, chức vụ hoặc quá nhiều chữ.",
            "Sửa lại họ tên theo giấy tờ, hoặc chấp nhận nếu đúng như vậy.",
        )
        return Parsed(name, (finding,), tuple(repairs))
    return Parsed(name, repairs=tuple(repairs))


def _is_odd(name: str) -> bool:
    """Tell whether more than a name stands there."""
    if _NOT_IN_NAMES.search(name) or name.count(" ") >= _MOST_WORDS:
        return True
    return _POST_BEHIND.search(name) is not None


def _without_title(text: str) -> str:
    """Take off "đ/c"; "ông" and "bà" only before a known family name, since some bear them."""
    comrade = _COMRADE.match(text)
    text = text[comrade.end() :] if comrade else text
    title = _TITLE.match(text)
    if title is None:
        return text
    rest = text[title.end() :]
    if not looks_like_full_name(rest) or rest.split()[0].capitalize() in _MIDDLE_NAMES:
        return text
    return rest


@lru_cache(maxsize=1024)
def parse_gender_text(text: str) -> Parsed:
    """Read the word for a gender; an unknown one is asked about, never defaulted."""
    gender = GENDERS.get(fold(text).strip(" ."))
    if gender:
        return Parsed(gender, repairs=() if text in ("Nam", "Nữ") else ("gender-word",))
    finding = ask(
        "unknown-gender",
        f"Giới tính ghi “{shortened(text)}”, chưa rõ là nam hay nữ.",
        "Chọn Nam hoặc Nữ cho dòng này, hoặc cho mọi dòng ghi như vậy.",
    )
    return Parsed(None, (finding,))


@lru_cache(maxsize=1024)
def parse_mark_text(text: str) -> Parsed:
    """Read a tick: true, false, or a question."""
    word = fold(text).strip(" .")
    if word in TICKS or word in GENDERS or word in _MEMBERS:
        return Parsed(value=True)
    if word in NO_TICKS or word in _NO_MEMBERS:
        return Parsed(value=False)
    finding = ask(
        "unclear-mark",
        f"Ô đánh dấu ghi “{shortened(text)}”, chưa rõ là có hay không.",
        "Gõ x nếu có, để trống nếu không.",
    )
    return Parsed(None, (finding,))


@lru_cache(maxsize=1024)
def parse_ethnicity_text(text: str) -> Parsed:
    """Read a people's name as written, with its capitals; one that no list knows is asked about."""
    text = text.rstrip(_BEHIND)
    name = tidy_name(text) if text.isupper() or text.islower() else text
    if ethnicity_of(name):
        return Parsed(name, repairs=() if name == text else ("capitals",))
    if rest := _AFTER_PEOPLE.fullmatch(text):
        return parse_ethnicity_text(rest[1])._replace(repairs=("people-removed",))
    finding = ask(
        "unknown-ethnicity",
        f"Dân tộc “{shortened(text)}” không có trong danh mục.",
        "Chọn tên dân tộc trong danh mục, hoặc giữ nguyên như đơn vị ghi.",
    )
    return Parsed(name, (finding,))


@lru_cache(maxsize=4096)
def parse_unit_text(text: str) -> Parsed:
    """Read the name of a unit or post; capitals become ordinary writing."""
    text = text.translate(LOOKALIKES)
    written = without_capitals(text)
    findings = (_lost(text),) if LETTER_LOST.search(text) else ()
    return Parsed(written, findings, () if written == text else ("capitals",))


@lru_cache(maxsize=4096)
def parse_post_text(text: str) -> Parsed:
    """Read what somebody does; capitals become ordinary writing."""
    parsed, latin = parse_unit_text(text), text.translate(LOOKALIKES)
    written = post_without_capitals(latin)
    return parsed if written == latin else parsed._replace(value=written, repairs=("capitals",))


def _lost(text: str) -> Finding:
    return ask(
        "lost-letters",
        f"“{shortened(text)}” có dấu ? giữa chữ: chữ có dấu đã mất khi lưu tệp.",
        "Gõ lại cho đúng, hoặc xin lại tệp gốc từ đơn vị gửi.",
    )


def gender_name(gender: Gender) -> str:
    """Return the word for a gender as it stands in a sentence."""
    return "nam" if gender == "male" else "nữ"
