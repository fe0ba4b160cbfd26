"""In which encoding a text can only be, as far as its letters and words tell."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from app.services.imports.letters.encodings import LEGACY_ENCODINGS
from app.services.imports.letters.fonts import LegacyEncoding
from app.services.imports.letters.spelling import Reading, read_as

_NEVER_LEGACY = re.compile("[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")


def is_surely_unicode(text: str) -> bool:
    """Tell whether a letter occurs that no old encoding shows, such as ă, đ, ơ, ư, ạ or a mark."""
    return _NEVER_LEGACY.search(text) is not None


@lru_cache(maxsize=16_384)
def best_readings(text: str) -> tuple[Reading, ...]:
    """Return the readings with the largest share of Vietnamese words; the same text only once."""
    readings = [read_as(text, None)]
    for encoding in LEGACY_ENCODINGS:
        reading = read_as(text, encoding)
        if reading.text not in [known.text for known in readings]:
            readings.append(reading)
    best = max(reading.share for reading in readings)
    return tuple(reading for reading in readings if reading.share == best)


def count_encodings(texts: Iterable[str]) -> Counter[LegacyEncoding | None]:
    """Count the encodings of texts that can only be read one way."""
    counts: Counter[LegacyEncoding | None] = Counter()
    for text in texts:
        best = () if is_surely_unicode(text) else best_readings(text)
        if len(best) < 2 and not (best and _reads_alike(best[0])):
            counts[best[0].encoding if best else None] += 1
    return counts


def _reads_alike(reading: Reading) -> bool:
    """Tell whether a text as it stands, such as "Lý", says the same in an old encoding."""
    if reading.encoding is not None:
        return False
    return any(read_as(reading.text, old).text == reading.text for old in LEGACY_ENCODINGS)
