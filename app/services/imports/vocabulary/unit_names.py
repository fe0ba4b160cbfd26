"""Names of units and posts put from capitals into ordinary writing."""

import re

from app.services.imports.letters.spelling import is_syllable
from app.text.names import fold

LONGEST = 200  # no unit's name is longer, and looking at longer texts costs time
_UNSPEAKABLE = re.compile("(?!NGH)[BCDĐGHKLMNPQRSTVX]{3}")
_VOWELS = frozenset("aeiouy")
_WORD = re.compile(r"[^\s,;()/–-]+|[,;()/–-]|\s+")


def _phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a list, longest first."""
    phrases = (" ".join(phrase.split()) for phrase in text.split(","))
    return tuple(sorted(phrases, key=len, reverse=True))


# Words for kinds of units and posts, small in ordinary writing; a place's own name follows.
_PLACES = _phrases(
    """thị trấn, thị xã, thành phố, đặc khu, tổ dân phố, khu phố, khu dân cư, xã, phường, huyện,
    quận, tỉnh, thôn, bản, xóm, làng, ấp, buôn, khu, khối"""
)
_KINDS = _phrases(
    """đảng bộ, đảng ủy, đảng uỷ, chi bộ, chi ủy, chi uỷ, ban thường vụ, ban chấp hành, trạm,
    ủy ban nhân dân, uỷ ban nhân dân, hội đồng nhân dân, trường, trung tâm, cơ quan, công ty,
    doanh nghiệp, hợp tác xã, bệnh viện, phòng, sở, ban, văn phòng, đơn vị, bộ phận, trực thuộc,
    cơ sở, và, của, các, tiểu học, trung học cơ sở, trung học phổ thông, mầm non, cổ phần, công an,
    quân sự, y tế, hội, đoàn, bí thư, phó, chủ tịch, trưởng, giám đốc, hiệu trưởng, công chức,
    viên chức, cán bộ, nhân viên, giáo viên, đoàn viên, hội viên, công nhân, chi hội, chi đoàn,
    công an viên, nông dân, phụ nữ, thanh niên, cựu chiến binh, thống kê, tư pháp, kế toán,
    ủy viên, uỷ viên"""
)
# What is followed by a name in the post of somebody who heads it.
_NAMED = re.compile(
    rf"\b(?:{'|'.join(_PLACES)}|trường|công ty|hợp tác xã|htx|doanh nghiệp|bệnh viện|trung tâm"
    r"|(?:chi|đảng) (?:bộ|ủy|uỷ))\b",
    re.IGNORECASE,
)
_ABBREVIATIONS = frozenset(
    _phrases(
        """UBND, HĐND, MTTQ, TN, CCB, LHPN, PN, ND, TT, TTCT, BTV, BCH, THCS, THPT, TH, MN, HTX,
        TNHH, CP, CSVN, TNCS, QS, CA, BCHQS, VP, TDP, TK, DQTV, ANTT, VHXH, LĐTBXH, VKSND, TAND"""
    )
)


def without_capitals(text: str) -> str:
    """Write a unit or post that stands in capitals in ordinary letters.

    "ĐẢNG BỘ XÃ NA SẦM" → "Đảng bộ xã Na Sầm"; abbreviations stay, other writing is left as it is.
    """
    letters = [word for word in re.findall(r"[^\W\d_]+", text) if not _is_abbreviation(word)]
    if (
        len(text) > LONGEST
        or not letters
        or not all(word.isupper() for word in letters)
        or (len("".join(letters)) < 4 and not text.lower().startswith(_PLACES))
    ):
        return text
    pieces = _WORD.findall(text)
    written: list[str] = []
    in_name = False
    index = 0
    while index < len(pieces):
        length, kind = _kind_at(pieces, index, in_name=in_name)
        chunk = pieces[index : index + length]
        if kind in ("place", "kind"):
            written += [piece.lower() for piece in chunk]
            in_name = kind == "place"
        elif chunk == ["SỐ"] and "".join(pieces[index + 1 : index + 3]).strip().isdecimal():
            written.append("số")
        else:
            written += [_own_name(piece) for piece in chunk]
            in_name = in_name and chunk[0] not in ",;()/–-"
        index += length
    result = "".join(written)
    return result[:1].upper() + result[1:]


def post_without_capitals(text: str) -> str:
    """Write a post that stands in capitals in ordinary letters; it has no name of its own.

    "LÀM RUỘNG" → "Làm ruộng", but "TRƯỞNG THÔN NÀ PÁ" → "Trưởng thôn Nà Pá".
    """
    if not text.isupper() or len(text) > LONGEST:
        return text
    written = without_capitals(text)
    is_spoken = " " in text and all(map(is_syllable, text.split()))  # "Y SĨ" is, "UV BTV" is not
    if _NAMED.search(text) or (written == text and not is_spoken):
        return written
    pieces = (piece if _is_abbreviation(piece) else piece.lower() for piece in _WORD.findall(text))
    post = "".join(pieces)
    return post[:1].upper() + post[1:]


def _kind_at(pieces: list[str], index: int, *, in_name: bool) -> tuple[int, str]:
    """Return how many pieces make the next phrase and what it is; in a name only places count."""
    after_place = in_name and _is_first_of_name(pieces, index)
    for phrases, kind in ((_PLACES, "place"), (_KINDS, "kind")):
        if after_place or (in_name and kind == "kind"):
            break
        for phrase in phrases:
            words = phrase.split(" ")
            span = 2 * len(words) - 1
            if [piece.lower() for piece in pieces[index : index + span : 2]] == words:
                return span, kind
    return 1, "name"


def _is_first_of_name(pieces: list[str], index: int) -> bool:
    """Tell whether this is the first word after the kind of place: it is always the name's own."""
    before = " ".join("".join(pieces[:index]).lower().split())
    return not pieces[index].isspace() and before.endswith(_PLACES)


def _own_name(piece: str) -> str:
    return piece if piece.isspace() or _is_abbreviation(piece) else piece.capitalize()


def _is_abbreviation(word: str) -> bool:
    """Tell whether letters stand for words: known, no vowel (CBCC), or unspeakable (UVBCH)."""
    if word in _ABBREVIATIONS or not _VOWELS.intersection(fold(word)):
        return True
    return word.isupper() and _UNSPEAKABLE.search(word) is not None
