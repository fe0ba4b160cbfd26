"""Which words can be Vietnamese, by which the right one of several encodings is told."""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from app.services.imports.letters.encodings import LEGACY_ENCODINGS, convert
from app.services.imports.letters.fonts import LegacyEncoding
from app.text.letters import LOOKALIKES
from app.text.names import fold, nfc

_LOOKED_AT = 300
_VOWELS = frozenset("aeiouy")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Signs such as "¹" and "÷" are letters of TCVN3, so a letter beside them makes one word with them.
_WORDS = re.compile(r"[\xa1-\xbf\xd7\xf7]*[^\W\d_](?:[^\W\d_]|[\xa1-\xbf\xd7\xf7])*")
_ONSETS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"
_RHYMES = """
a ai ao au ay ac ach am an ang anh ap at  ă ăc ăm ăn ăng ăp ăt  â âc âm ân âng âp ât âu ây
e ec em en eng eo ep et  ê êch êm ên ênh êp êt êu êc êng  i ia ich im in inh ip it iu iêc iêm iên
iêng iêp iêt iêu yêm yên yêng yêt yêu y ych ym yn ynh yp yt  o oc oi om on ong op ot ooc oong
oa oac oach oai oam oan oang oanh oap oat oay oao oăc oăm oăn oăng oăt oe oen oeo oet
ô ôc ôi ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt  u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên
uênh uêu uy uya uych uyên uyêt uynh uyp uyt uyu uơ uôc uôi uôm uôn uông uôt  ư ưa ưc ưi ưm ưn ưng
ưt ưu ươc ươi ươm ươn ương ươp ươt ươu  ac oa uâ
"""
_SYLLABLE = re.compile(
    f"(?:{_ONSETS})?(?:{'|'.join(sorted(set(_RHYMES.split()), key=len, reverse=True))})"
)


class Reading(NamedTuple):
    """A text as one encoding reads it."""

    encoding: LegacyEncoding | None
    text: str
    valid: int
    words: int

    @property
    def share(self) -> float:
        """Which share of the words is Vietnamese; initials and numbers alone contradict nothing."""
        return self.valid / self.words if self.words else 1.0


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Tell whether a word is built like a Vietnamese syllable with at most one tone."""
    marked = normalize("NFD", word.translate(LOOKALIKES).lower())
    toneless = nfc("".join(c for c in marked if c not in _TONES))
    tones = sum(marked.count(tone) for tone in _TONES)
    return tones <= 1 and _SYLLABLE.fullmatch(toneless) is not None


def _is_initials(word: str) -> bool:
    """Tell whether capitals stand for words, as in "SĐT", "Đ.vị" or "UBND": they say nothing."""
    if not (word.isupper() and word.isalpha()):
        return False
    return not _VOWELS.intersection(fold(word)) or (word.isascii() and not is_syllable(word))


@lru_cache(maxsize=16_384)
def _is_word(word: str) -> bool | None:
    """Tell whether a word is a syllable written as people write; initials say nothing.

    People write no capital after a small letter.
    """
    if _is_initials(word):
        return None
    return is_syllable(word) and (word.islower() or word.isupper() or word[1:].islower())


def read_as(text: str, encoding: LegacyEncoding | None) -> Reading:
    """Read a text in an encoding (None: as it stands) and count its Vietnamese words."""
    converted = nfc(convert(text, encoding) if encoding else text)
    words = [*map(_is_word, _WORDS.findall(converted[:_LOOKED_AT]))]
    return Reading(encoding, converted, words.count(True), len(words) - words.count(None))


def best_reading(text: str, *, as_typed: bool = False) -> Reading:
    """Return the reading with the largest share of Vietnamese words, as it stands if none wins."""
    readings = [read_as(text, None)]
    if not as_typed:
        readings += [read_as(text, encoding) for encoding in LEGACY_ENCODINGS]
    return max(readings, key=lambda reading: reading.share)
