"""Names of people: tidied, taken apart, folded, matched, and put into Vietnamese order."""

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from app.text.letters import APOSTROPHES, LOOKALIKES, ToneOrder, word_key

__all__ = [
    "NameOrder",
    "NameParts",
    "ToneOrder",
    "collation_key",
    "fold",
    "match_key",
    "nfc",
    "sort_key",
    "split_name",
    "tidy_name",
    "tidy_text",
]

_RUNS_OF_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS_OR_NOT = re.compile(r"[0-9]+|[^0-9]+")
_HIGHLAND_GIVEN_NAME = re.compile(r"(?:y |[hk]' ?)\S+", re.IGNORECASE)


class NameParts(NamedTuple):
    """A full name taken apart: họ, chữ đệm, tên; family and middle name may be empty."""

    family: str
    middle: str
    given: str


class NameOrder(StrEnum):
    """Which part of the name is compared after the given name."""

    GIVEN_FAMILY_MIDDLE = "given-family-middle"
    GIVEN_MIDDLE_FAMILY = "given-middle-family"


def nfc(text: str) -> str:
    """Return the text composed (NFC), the only form that is stored and printed."""
    return unicodedata.normalize("NFC", text)


def tidy_text(text: str) -> str:
    """Return the text composed, without invisible characters, with single spaces.

    Soft hyphens are invisible and go too: decode TCVN3, where they mean "ư", before.
    """
    kept = "".join(" " if _is_control(c) else c for c in text if unicodedata.category(c) != "Cf")
    return nfc(" ".join(kept.split()))


def tidy_name(text: str) -> str:
    """Tidy a person's name and capitalise its words; a word in mixed case stays as it was typed.

    "NGUYỄN  VĂN an" → "Nguyễn Văn An"; "H' Hen", "Y Bih" and "McDonald" stay.
    """
    words = tidy_text(text.translate(LOOKALIKES)).split(" ")
    return " ".join(_capitalised(word) for word in words)


def split_name(full_name: str) -> NameParts:
    """Propose family, middle and given name: first word, words between, last word.

    A name that opens with a highland marker (Y Bih Niê, H' Hen Niê) has its given name first and
    its family name last. The parts are a proposal: the clerk may change them.
    """
    tidy = tidy_text(full_name)
    highland = _HIGHLAND_GIVEN_NAME.match(tidy.translate(APOSTROPHES))
    if highland:
        *middle, family = tidy[highland.end() :].split() or [""]
        return NameParts(family, " ".join(middle), tidy[: highland.end()])
    *before, given = tidy.split(" ")
    return NameParts("".join(before[:1]), " ".join(before[1:]), given)


def fold(text: str) -> str:
    """Return the text for search: no marks, đ as d, small letters, plain apostrophes, one space."""
    plain = tidy_text(text).translate(LOOKALIKES).translate(APOSTROPHES).lower().replace("đ", "d")
    marked = unicodedata.normalize("NFD", plain)
    return nfc("".join(c for c in marked if not unicodedata.combining(c)))


def match_key(name: str) -> str:
    """Return what two spellings of one name share: letters and tones, not tone placement or case.

    "Hòa" and "Hoà" match, "Hòa" and "Hóa" do not; "H'Hen", "H' Hen" and "H’ Hen" match.
    """
    joined = re.sub(r"' ?", "", tidy_text(name).translate(APOSTROPHES))
    return " ".join("".join(word_key(word)) for word in joined.split())


def sort_key(
    full_name: str | NameParts,
    tone_order: ToneOrder = ToneOrder.DICTIONARY,
    name_order: NameOrder = NameOrder.GIVEN_FAMILY_MIDDLE,
) -> str:
    """Return text whose plain byte order (SQLite BINARY) is the Vietnamese order of names.

    Each part compares letters over the whole part first; only then do its tones decide, and only
    then the next part: "Trần Văn Anh" < "An Văn Ánh". Parts that the clerk corrected are taken
    as they are. Source: the CLDR collation "vi"; the other tone order is a province's choice.
    """
    parts = split_name(full_name) if isinstance(full_name, str) else full_name
    fields = [parts.given, parts.family, parts.middle]
    if name_order is NameOrder.GIVEN_MIDDLE_FAMILY:
        fields = [parts.given, parts.middle, parts.family]
    return " ".join(_field_key(tidy_text(field).split(), tone_order) for field in fields)


def collation_key(text: str, tone_order: ToneOrder = ToneOrder.DICTIONARY) -> str:
    """Return text whose plain byte order is the Vietnamese order of titles and places.

    Whole numbers compare by value: "Chi bộ 2" < "Chi bộ 10".
    """
    pieces = [_numbers_by_value(word) for word in tidy_text(text).split()]
    return _field_key(pieces, tone_order)


def _field_key(words: list[str], tone_order: ToneOrder) -> str:
    """Join word keys; a space, lowest of all, ends the letters, and "+" stands between words."""
    keys = [word_key(word, tone_order) for word in words]
    return "+".join(key.letters for key in keys) + " " + "".join(key.tones for key in keys)


def _numbers_by_value(word: str) -> str:
    """Put the count of digits before each number, so that longer numbers come later."""
    return "".join(_with_length(piece) for piece in _DIGITS_OR_NOT.findall(word))


def _with_length(piece: str) -> str:
    if not piece.isdecimal():
        return piece
    value = piece.lstrip("0")
    return f"{min(len(value), 9)}{value}"


def _capitalised(word: str) -> str:
    mixed = not word.isupper() and not word.islower()
    return word if mixed else _RUNS_OF_LETTERS.sub(lambda run: run[0].capitalize(), word.lower())


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"
