"""Names of people: tidied, taken apart, folded and matched."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.text.letters import APOSTROPHES, LOOKALIKES, word_key

_RUNS_OF_LETTERS = re.compile(r"[^\W\d_]+")
_SHORT = 80
_APOSTROPHE = re.compile(r"' ?")
_ANY_APOSTROPHE = "".join(map(chr, APOSTROPHES)) + "'"
_HIGHLAND_GIVEN_NAME = re.compile(rf"(?:y |[hk][{_ANY_APOSTROPHE}] ?)\S+", re.IGNORECASE)


class NameParts(NamedTuple):
    """A full name taken apart: họ, chữ đệm, tên; family and middle name may be empty."""

    family: str
    middle: str
    given: str


def nfc(text: str) -> str:
    """Return the text composed (NFC), the only form that is stored and printed."""
    return unicodedata.normalize("NFC", text)


def tidy_text(text: str) -> str:
    """Return the text composed, without invisible characters, with single spaces.

    Soft hyphens are invisible and go too: decode TCVN3, where they mean "ư", before.
    """
    if text.isascii() and text.isalnum():
        return text  # numbers above all: of no use twice, they would crowd out what is
    return _tidied_short(text) if len(text) <= _SHORT else _tidied(text)


def tidy_or_none(text: str | None) -> str | None:
    """Return a text as `tidy_text` does; None where nothing is left or nothing was."""
    return tidy_text(text) or None if text else None


def tidy_all(texts: Sequence[str | None]) -> list[str | None]:
    """Return each text as `tidy_or_none` does; those that come again are looked at once."""
    known = {text: tidy_or_none(text) for text in set(texts)}
    return [known[text] for text in texts]


def _tidied(text: str) -> str:
    if is_tidy(text):
        return text
    kept = "".join(" " if _is_control(c) else c for c in text if unicodedata.category(c) != "Cf")
    return nfc(" ".join(kept.split()))


_tidied_short = lru_cache(maxsize=16_384)(_tidied)  # lists say the same again and again


def is_tidy(text: str) -> bool:
    """Tell quickly whether tidying would change nothing, as for almost every text of a list."""
    return (
        text.isprintable()
        and "  " not in text
        and text[:1] != " " != text[-1:]
        and unicodedata.is_normalized("NFC", text)
    )


@lru_cache(maxsize=16_384)
def tidy_name(text: str) -> str:
    """Tidy a person's name and capitalise its words; a word in mixed case stays as it was typed.

    "NGUYỄN  VĂN an" → "Nguyễn Văn An"; "H' Hen", "Y Bih" and "McDonald" stay.
    """
    return " ".join(map(_capitalised, tidy_text(text).split(" ")))


def split_name(full_name: str) -> NameParts:
    """Propose family, middle and given name: first word, words between, last word.

    A name that opens with a highland marker (Y Bih Niê, H' Hen Niê) has its given name first and
    its family name last. The parts are a proposal: the clerk may change them.
    """
    tidy = tidy_text(full_name)
    highland = _HIGHLAND_GIVEN_NAME.match(tidy)
    if highland:
        *between, family = tidy[highland.end() :].split() or [""]
        return NameParts(family, " ".join(between), tidy[: highland.end()])
    before, _, given = tidy.rpartition(" ")
    family, _, middle = before.partition(" ")
    return NameParts(family, middle, given)


def fold(text: str) -> str:
    """Return the text for search: no marks, đ as d, small letters, plain apostrophes, one space."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    return " ".join(map(_folded, tidy_text(text).split(" ")))


_fold_short = lru_cache(maxsize=16_384)(_fold)


@lru_cache(maxsize=16_384)
def match_key(name: str) -> str:
    """Return what two spellings of one name share: letters and tones, not tone placement or case.

    "Hòa" and "Hoà" match, "Hòa" and "Hóa" do not; "H'Hen", "H' Hen" and "H’ Hen" match.
    """
    joined = _APOSTROPHE.sub("", tidy_text(name).translate(APOSTROPHES))
    return " ".join(map(_letters_and_tones, joined.split()))


@lru_cache(maxsize=16_384)
def _letters_and_tones(word: str) -> str:
    return "".join(word_key(word))


@lru_cache(maxsize=16_384)
def _folded(word: str) -> str:
    plain = word.translate(LOOKALIKES).translate(APOSTROPHES).lower().replace("đ", "d")
    marked = unicodedata.normalize("NFD", plain)
    return nfc("".join(c for c in marked if not unicodedata.combining(c)))


@lru_cache(maxsize=16_384)
def _capitalised(word: str) -> str:
    word = word.translate(LOOKALIKES)
    mixed = not word.isupper() and not word.islower()
    return word if mixed else _RUNS_OF_LETTERS.sub(lambda run: run[0].capitalize(), word.lower())


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"
