"""How names and numbers are written so that typed words find them, and what was typed likewise.

Around each name stand "^ " and "$", before every word a space: whether a typed word begins a word
or the name can be seen by looking for a piece of text.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from app.text.letters import APOSTROPHES, LOOKALIKES
from app.text.names import fold, nfc, tidy_text

_SIGNS = re.compile(r"[\W_]+")
# "Hòa" and "Hoà" are the same: at the end of a word the tone goes to the second vowel, where it
# also stands in longer words ("Hoàng").
_TONE_ON_FIRST_VOWEL = re.compile(r"([òóỏõọ])([ae])\b|([ùúủũụ])(y)\b")


class Fact(NamedTuple):
    """One thing that what is kept of a person must be, or hold somewhere."""

    column: Literal["whole", "given", "marked", "text"]
    how: Literal["is", "has"]
    value: str

    def holds(self, kept: str) -> bool:
        """Say whether it is so of the text of that column."""
        return kept == self.value if self.how == "is" else self.value in kept


Tier = tuple[Fact, ...]


def folded_text(names: Iterable[str], numbers: Iterable[str]) -> str:
    """Return names without marks and numbers without signs, for pieces to be looked for."""
    return "".join(f"^ {plain_name(name)}$" for name in names) + "".join(
        f" {compact(number)}" for number in numbers
    )


@lru_cache(maxsize=16_384)
def plain_name(name: str) -> str:
    """Fold a name; signs, apostrophes among them, part words: "H' Hen" and "H'Hen" are the same."""
    return _SIGNS.sub(" ", fold(name)).strip()


def marked_name(name: str) -> str:
    """Return a name in small letters with its marks, for exact spelling to be compared.

    Where the tone mark stands (hòa, hoà) makes no difference.
    """
    tidy = tidy_text(name).translate(LOOKALIKES).translate(APOSTROPHES).lower()
    spelt = _TONE_ON_FIRST_VOWEL.sub(_tone_on_second_vowel, tidy)
    return f"^ {_SIGNS.sub(' ', spelt).strip()}$"


def _tone_on_second_vowel(vowels: re.Match[str]) -> str:
    first, *tone = list(unicodedata.normalize("NFD", vowels[0][0]))
    return nfc(f"{first}{vowels[0][1]}{''.join(tone)}")


def compact(number: str) -> str:
    """Return a number as it is compared: letters and digits, small and without signs."""
    if number.isascii() and number.isdigit():
        return number
    return _SIGNS.sub("", fold(number))


def tiers_of(typed: str) -> tuple[Tier, ...]:
    """Return what fits the typed text, the best first; the last tier holds all the others.

    The name exactly so, with marks, then without; names that begin so, with the marks that were
    typed, then without; names with words that begin so, in any order; and last, words and digits
    from any position. The given name alone counts as exact too. Nothing typed gives nothing.
    """
    words = typed_words(typed)
    if not words:
        return ()
    anywhere = tuple(Fact("text", "has", piece) for piece in _pieces(words))
    if any(_has_digit(word) for word in words):
        return (anywhere,)
    marked, name = marked_name(typed), " ".join(words)
    whole, given = Fact("whole", "is", name), Fact("given", "is", name)
    begins = Fact("text", "has", f"^ {name}")
    # Letters typed without marks say nothing of the marks: that is how many people type.
    has_marks = marked != f"^ {name}$"
    begins_with_marks = ((begins, Fact("marked", "has", marked[:-1])),) if has_marks else ()
    return (
        (whole, Fact("marked", "is", marked)),
        (given, Fact("marked", "has", marked[1:])),
        (whole,),
        (given,),
        *begins_with_marks,
        (begins,),
        tuple(Fact("text", "has", f" {word}") for word in words),
        anywhere,
    )


def typed_words(typed: str) -> list[str]:
    """Return typed text as words to look for; a number is one, whatever signs stand in it."""
    words = [[compact(w)] if _has_digit(w) else plain_name(w).split() for w in typed.split()]
    return [word for piece in words for word in piece if word]


def searched_text(shown: str) -> str:
    """Return a text of a list as `typed_words` are looked for in it: numbers also without signs."""
    plain = plain_name(shown)
    return f"{plain} {compact(shown)}" if _has_digit(shown) else plain


def _pieces(words: list[str]) -> list[str]:
    """Return what may stand anywhere; one or two letters beside other words begin a word."""
    if len(words) == 1:
        return words
    return [word if len(word) > 2 or word.isdigit() else f" {word}" for word in words]


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)
