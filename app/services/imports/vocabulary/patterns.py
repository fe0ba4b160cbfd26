"""Which fields a header can name, by its words."""

import re
from collections.abc import Container
from functools import lru_cache

from app.services.imports.letters.spelling import is_syllable
from app.services.imports.vocabulary.fields import FIELDS, NAME_PARTS, Field
from app.text.names import fold

_LONGEST = 150
# "G.T", "C.vụ", "N/S": one letter and its mark are a part of the next word.
_INITIAL = re.compile(r"\b([^\W\d_])[./](?=[^\W\d_])")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PUNCTUATION = re.compile(r"[^0-9a-z]+")
# "năm" (year) and "nam" (male), "đt" (telephone) and "dt" (people) fold to the same letters.
_KEPT_APART = (
    (re.compile(r"\bnăm\b"), " year "),
    (re.compile(r"\b(?:số ?)?đtd?đ?\b"), " phone "),
    # With their marks, since "bo" is a father and a part of "cán bộ".
    (
        re.compile(r"\b(?:phụ huynh|cha|bố|mẹ|vợ|chồng|(?:người )?thân nhân|người thân)\b"),
        " relative ",
    ),
)
_RELATIVE = re.compile(r"\brelative\b")
_WHOLE = [(field, re.compile(field.pattern)) for field in FIELDS if field.pattern]
# "Họvàtên", as programs that read printed pages write it: any blank may be missing.
_GLUED = [
    (field, re.compile(field.pattern.replace(" ", " ?"))) for field in FIELDS if field.pattern
]
_DAY_WORDS = frozenset(("ngay", "thang", "year", "nam", "ng", "th", "va", "dd", "mm", "yyyy"))
_OTHER_NUMBERS = re.compile(
    r"\b(?:tai khoan|stk|bhxh|bhyt|bao hiem|thue|mst|ho so|ho khau|hop dong|so hieu|nhan vien)\b"
)
_SHORTEST_GLUED = 5  # "donvi"
_PART = [(field, re.compile(rf"\b(?:{field.hint})\b")) for field in FIELDS if field.hint]


def header_words(text: str) -> str:
    """Return a header as plain lower-case words, the ambiguous ones told apart."""
    # A mark of no width is where a word processor may break the line: between two words.
    lowered = _INITIAL.sub(r"\1", text.lower().replace("\u200b", " "))
    for pattern, word in _KEPT_APART:
        lowered = pattern.sub(word, lowered)
    return _PUNCTUATION.sub(" ", fold(lowered)).strip()


def bare_words(text: str) -> str:
    """Return a header's words without what is in brackets, which is often how to fill it in."""
    return header_words(_IN_BRACKETS.sub(" ", text))


@lru_cache(maxsize=4096)
def header_fields(words: str) -> tuple[Field, ...]:
    """Return the fields that a whole header names; `words` comes from `header_words`."""
    if not _tells_of_the_person(words):
        return ()
    found = tuple(field for field, pattern in _WHOLE if pattern.fullmatch(words))
    if found or not _may_be_glued(words):
        return found
    return tuple(field for field, pattern in _GLUED if pattern.fullmatch(words))


def _may_be_glued(words: str) -> bool:
    """Tell whether blanks may be missing: a long word is no syllable."""
    long = (word for word in words.split(" ") if len(word) >= _SHORTEST_GLUED)
    return not all(map(is_syllable, long))


def _tells_of_the_person(words: str) -> bool:
    """Tell whether a header can be one of ours: "Số điện thoại của mẹ" is her mother's."""
    return 0 < len(words) <= _LONGEST and _RELATIVE.search(words) is None


def says_other_day(words: str) -> bool:
    """Tell whether a header speaks of a day that is none of birth: "Ngày tuyển dụng"."""
    said = words.split()
    return (
        not _DAY_WORDS.isdisjoint(said) and "sinh" not in said and not _DAY_WORDS.issuperset(said)
    )


def says_other_number(words: str) -> bool:
    """Tell whether a header speaks of a number that is none of identity: "Số tài khoản"."""
    return _OTHER_NUMBERS.search(words) is not None


def names_fields(text: str, keys: Container[str]) -> bool:
    """Tell whether a text is a header for one of these fields."""
    return any(field.key in keys for field in header_fields(header_words(text)))


@lru_cache(maxsize=4096)
def hinted_fields(words: str) -> tuple[tuple[Field, float], ...]:
    """Return the fields that a part of a header names, with the share that this part makes up."""
    if not _tells_of_the_person(words):
        return ()
    # "Họ, tên đệm và tên" is the whole name, though it speaks of a part.
    left_out = NAME_PARTS if any(f.key == "full_name" for f in header_fields(words)) else ()
    found = ((field, pattern.search(words)) for field, pattern in _PART)
    return tuple(
        (field, len(match[0]) / len(words))
        for field, match in found
        if match and field.key not in left_out
    )
