"""Vietnamese letters taken apart into base letter, quality mark (ă, â, đ) and tone."""

import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

# Typed or scanned in the place of the Vietnamese letter: eth and African d look the same as đ.
LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
# Quotation marks, modifier letters, primes and accents that word processors put for "'".
APOSTROPHES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u0060\u00b4\u2032\uff07", "'")
)

_QUALITIES = "\u0306\u0302\u031b"
_TONES = {"\u0300": "huyen", "\u0309": "hoi", "\u0303": "nga", "\u0301": "sac", "\u0323": "nang"}

# Rank of a letter among those with the same base, as a character above every ASCII letter, so
# that the keys stay legible and a < ă < â < b holds in plain byte order.
_RANKS = {"ă": "{", "â": "|", "đ": "{", "ê": "{", "ô": "{", "ơ": "|", "ư": "{"}


class ToneOrder(StrEnum):
    """The order of the tones where all letters are the same; no tone always comes first."""

    DICTIONARY = "huyen-hoi-nga-sac-nang"
    SAC_SECOND = "huyen-sac-hoi-nga-nang"

    @property
    def label(self) -> str:
        """The order in words."""
        return {
            ToneOrder.DICTIONARY: "không dấu, huyền, hỏi, ngã, sắc, nặng",
            ToneOrder.SAC_SECOND: "không dấu, huyền, sắc, hỏi, ngã, nặng",
        }[self]


_chosen = [ToneOrder.DICTIONARY]


def choose_tone_order(order: ToneOrder) -> None:
    """Take an order of tones for names, in all of this process: the one of the open data."""
    _chosen[0] = order


def chosen_tone_order() -> ToneOrder:
    """Return the order of tones for names that the open data asks for."""
    return _chosen[0]


class WordKey(NamedTuple):
    """One word as sortable text: its letters without tones, and its tones as digits."""

    letters: str
    tones: str


@lru_cache(maxsize=16_384)
def word_key(word: str, tone_order: ToneOrder = ToneOrder.DICTIONARY) -> WordKey:
    """Take one word apart; where the tone mark stands (hòa, hoà) makes no difference.

    The two parts compare in plain byte order like the Vietnamese alphabet: "an" < "ăn" < "ân" <
    "ba", "da" < "đa". Punctuation comes before digits, digits before letters.
    """
    digits = {tone: str(place) for place, tone in enumerate(tone_order.split("-"), start=1)}
    pieces = [_take_apart(letter) for letter in _composed(word.translate(LOOKALIKES).lower())]
    tones = "".join(digits[tone] for piece in pieces for tone in piece[1])
    return WordKey("".join(piece[0] for piece in pieces), tones or "0")


@lru_cache(maxsize=1024)
def _take_apart(letter: str) -> tuple[str, tuple[str, ...]]:
    """Return the sortable form of one lower-case NFC letter and the names of its tones."""
    if letter == "đ":
        return "d{", ()
    base, *marks = list(unicodedata.normalize("NFD", letter))
    tones = tuple(_TONES[mark] for mark in (base, *marks) if mark in _TONES)
    if unicodedata.combining(base):
        return "", tones
    quality = next((mark for mark in marks if mark in _QUALITIES), "")
    return _sortable(base) + _RANKS.get(_composed(base + quality), ""), tones


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _sortable(base: str) -> str:
    """Return a character's place: "," hyphen, "-" other marks, digits, letters, then the rest."""
    if base.isascii() and base.isalnum():
        return base
    if base == "-":
        return ","
    return f"z{{{base}" if base.isalnum() else "-"
