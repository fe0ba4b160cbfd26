"""Sections of a list: the rows that name the unit of the people below them."""

import re

from app.services.imports.vocabulary.unit_names import LONGEST
from app.services.imports.vocabulary.wordlists import names_a_unit

_MARK = r"(?P<mark>[IVX]{1,5}|[A-HĐ]|[0-9]{1,3}(?:\.[0-9]{1,3})*|[a-hđ]|[-*+•])"
_NUMBERING = re.compile(rf"{_MARK}[.)/:–-]*")
_LEADING = re.compile(rf"{_MARK}(?:[.)/:]+|(?<=\.[0-9])|(?<=[-*+•]))\s+(?P<rest>\S.*)")
# "I.ĐẢNG BỘ XÃ NA SẦM", "II - Đảng bộ": told from other texts by the unit that follows.
_GLUED = re.compile(
    r"(?P<mark>[IVX]{1,5}|[0-9]{1,3}(?:\.[0-9]{1,3})*|[A-HĐ](?=\s*[–-]))\s*[.)/:–-]+\s*"
    r"(?P<rest>[^\W\d_].*)"
)
_HEADS = (
    r"(?:đồng chí|đ/?c|người|học viên|hv|(?:đảng|đoàn|hội) viên(?: mới| dự bị| ưu tú)?|đv"
    r"|quần chúng(?: ưu tú)?|qc|đối tượng|cán bộ|hồ sơ)\.?"
)
_OF_WHOM = rf"[\s,;(]*(?:trong đó\s*)?(?:nữ|dân tộc|dtts|dự bị)\s*:?\s*[0-9]+\s*(?:{_HEADS})?"
_COUNT = re.compile(
    rf"\s*[:=(\-–]*\s*(?:gồm\s*|có\s*)?[0-9]+\s*{_HEADS}(?:{_OF_WHOM})*[\s)]*$"
    r"|\s*\(\s*(?:(?:chỉ tiêu|tổng số|số lượng|sl)\s*:?\s*)?[0-9]{1,3}\s*\)\s*$"
    r"|\s*[:=]\s*[0-9]{1,3}\s*$",
    re.IGNORECASE,
)
# "Đảng bộ xã: Na Sầm": what comes before the colon says only what kind of unit follows.
_KIND = re.compile(
    r"((?:(?:đảng|chi) (?:bộ|ủy|uỷ)|chi đoàn|chi hội|ubnd|xã|phường|thị trấn|đặc khu|thôn|bản|xóm"
    r"|khu phố|tổ dân phố|trường|công ty)(?:\s+(?:cơ sở|xã|phường|thôn|bản|khu phố|trường))*)"
    r"\s*:\s*(?=\w)",
    re.IGNORECASE,
)
_KIND_ALONE = re.compile(_KIND.pattern + r"[^\W_][^:]*", re.IGNORECASE)
_COUNT_ALONE = re.compile(
    rf"(?:(?:tổng )?cộng|tổng(?: số)?|số lượng|sl|nữ)?[\s:(]*[0-9]{{1,3}}\s*(?:{_HEADS})?[)\s]*",
    re.IGNORECASE,
)
# "II. Khối các cơ quan" sorts units, it is none; "Khối Đảng xã Na Sầm" is one.
_PLACED = r"(?!.*\b(?:xã|phường|thị trấn|huyện|tỉnh)\s+(?!xã|phường|thị|và|hoặc)\w)"
_GROUP = re.compile(
    rf"(?:các|(?:khối|nhóm){_PLACED})\s+(?:các\s+)?"
    r"(?:xã|phường|thị trấn|thôn|cơ quan|đảng|chính quyền|đoàn thể|trường|doanh nghiệp|nội chính"
    r"|lực lượng|mttq|mặt trận|đơn vị|sự nghiệp|chi bộ|phòng|ban)\b.*",
    re.IGNORECASE,
)
_OF_LISTS = re.compile("danh sách|lớp|biểu|mẫu|phụ lục|kế hoạch|đối tượng", re.IGNORECASE)
_LABEL = re.compile(r"(?:tên )?(?:đơn vị|cơ quan|đơn vị cử(?: đi học)?)\s*:\s*", re.IGNORECASE)
_BELONGING = re.compile(r"^thuộc\s+(?=(?:đảng|chi) (?:bộ|ủy|uỷ)\b)", re.IGNORECASE)
_AROUND = " .:;-–—"


class SectionStack:
    """The sections that a row stands under, outer ones first."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []

    @property
    def unit(self) -> str | None:
        """The unit of the row, innermost first as in addresses; None if no section names one."""
        names = [name for _, name in reversed(self._open) if name]
        return ", ".join(names) or None

    def enter(self, *texts: str) -> None:
        """Open a section; one of the same numbering closes the last and all inside it."""
        style, title = _style_and_title(tuple(text[:LONGEST] for text in texts))
        if style == "plain" and names_its_unit(title):
            style = "labelled"
        closed = {style, "plain"} if style == "labelled" else {style}
        for depth, (open_style, _) in enumerate(self._open):
            if open_style in closed:
                del self._open[depth:]
                break
        title = _LABEL.sub("", _COUNT.sub("", title)).strip(_AROUND)
        title = _BELONGING.sub("", title)
        if kind := _KIND.match(title):
            title = f"{kind[1]} {title[kind.end() :]}"
        named = (names_a_unit(title) or _is_place(title)) and not _GROUP.fullmatch(title)
        self._open.append((style, title if named else ""))


def opens_with_a_unit(texts: list[str]) -> bool:
    """Tell whether a numbered title names a unit: it may stand above the header of its table."""
    style, title = _style_and_title(tuple(text[:LONGEST] for text in texts))
    return style != "plain" and names_a_unit(title) and _OF_LISTS.match(title) is None


def names_its_unit(text: str) -> bool:
    """Tell whether a text says whose people follow: "Đơn vị: Trường THCS", "Chi bộ: Nà Pàn"."""
    return (_LABEL.match(text) or _KIND_ALONE.fullmatch(text)) is not None


def is_marked_unit(texts: list[str]) -> bool:
    """Tell whether a row is surely a unit's section: "I", "Chi bộ Nà Pàn", maybe a count."""
    marked = len(texts) > 1 and is_numbering(texts[0]) and names_a_unit(texts[1])
    return marked and all(map(is_count, texts[2:]))


def _is_place(title: str) -> bool:
    """Tell whether a title is a bare name of a place: "Na Sầm" under "II"."""
    words = title.split()
    return 2 <= len(words) <= 4 and all(word.isalpha() and word.istitle() for word in words)


def is_numbering(text: str) -> bool:
    """Tell whether a text only numbers a section: "I.", "2.1", "a)", "-"."""
    return _NUMBERING.fullmatch(text) is not None


def is_count(text: str) -> bool:
    """Tell whether a text only says how many: "02 đ/c", "5", "Cộng: 5"."""
    return _COUNT_ALONE.fullmatch(text.strip()) is not None


def _style_and_title(texts: tuple[str, ...]) -> tuple[str, str]:
    first, *rest = texts
    alone = _NUMBERING.fullmatch(first)
    if alone and rest:
        return _style(alone["mark"]), " ".join(rest)
    whole = " ".join(texts)
    leading = _LEADING.fullmatch(whole)
    if leading:
        return _style(leading["mark"]), leading["rest"]
    glued = _GLUED.fullmatch(whole)
    if glued and names_a_unit(glued["rest"]):
        return _style(glued["mark"]), glued["rest"]
    return "plain", whole


def _style(mark: str) -> str:
    if re.fullmatch("[IVX]+", mark):
        return "roman"
    if mark[0].isdigit():
        return f"number-{mark.count('.')}"
    if mark.isalpha():
        return "capital" if mark.isupper() else "small"
    return "dash"
