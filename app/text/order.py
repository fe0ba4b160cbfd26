"""Vietnamese order: keys whose plain byte order sorts names, titles and places."""

import re
from enum import StrEnum
from functools import lru_cache

from app.text.letters import ToneOrder, chosen_tone_order, word_key
from app.text.names import NameParts, split_name, tidy_text

_DIGITS_OR_NOT = re.compile(r"[0-9]+|[^0-9]+")


class NameOrder(StrEnum):
    """Which part of the name is compared after the given name."""

    GIVEN_FAMILY_MIDDLE = "given-family-middle"
    GIVEN_MIDDLE_FAMILY = "given-middle-family"


def sort_key(
    full_name: str | NameParts,
    tone_order: ToneOrder | None = None,
    name_order: NameOrder = NameOrder.GIVEN_FAMILY_MIDDLE,
) -> str:
    """Return text whose plain byte order (SQLite BINARY) is the Vietnamese order of names.

    Word by word: the letters of a word, then its tones, then the next word; given name first:
    "Trần Văn Anh" < "An Văn Ánh". Parts that the clerk corrected are taken as they are. Source:
    the CLDR collation "vi"; `tone_order` is the one that this centre chose where none is given.
    """
    parts = split_name(full_name) if isinstance(full_name, str) else full_name
    fields = [parts.given, parts.family, parts.middle]
    if name_order is NameOrder.GIVEN_MIDDLE_FAMILY:
        fields = [parts.given, parts.middle, parts.family]
    order = tone_order or chosen_tone_order()
    return " ".join(_words_key(tidy_text(field), order) for field in fields)


def collation_key(text: str, tone_order: ToneOrder = ToneOrder.DICTIONARY) -> str:
    """Return text whose plain byte order is the Vietnamese order of titles and places.

    Whole numbers compare by value: "Chi bộ 2" < "Chi bộ 10".
    """
    pieces = [_numbers_by_value(word) for word in tidy_text(text).split()]
    return _field_key(pieces, tone_order)


@lru_cache(maxsize=16_384)
def _words_key(text: str, tone_order: ToneOrder) -> str:
    """Join word keys; a space, lowest of all, ends the letters, and "+" begins one more word."""
    return "+".join(" ".join(word_key(word, tone_order)) for word in text.split())


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
