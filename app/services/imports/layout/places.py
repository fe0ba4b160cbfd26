"""The column of villages, which names people's unit where nothing else on the sheet does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.services.imports.layout.columns import Column
from app.services.imports.layout.layout import Header
from app.services.imports.layout.rows import texts_of
from app.services.imports.layout.sections import names_its_unit
from app.services.imports.readers.sheets import Row, Sheet
from app.services.imports.vocabulary.fields import BY_KEY, ImportKind
from app.services.imports.vocabulary.patterns import header_words
from app.services.imports.vocabulary.wordlists import names_a_unit

_PLACE = "(?:thon|ban|lang|xom|ap|buon|to dan pho|tdp|khu(?: pho| dan cu)?|khoi(?: pho)?)"
_PLACES = re.compile(rf"(?:ten )?{_PLACE}(?: (?:hoac )?{_PLACE})*")
_CONFIDENCE = 0.6
_WIDEST_SECTION = 2  # cells: its number and its title


def with_places(
    columns: Sequence[Column], sheet: Sheet, header: Header | None, kind: ImportKind
) -> tuple[Column, ...]:
    """Take the column under "Thôn, bản" for that of the units if no other says whose people are."""
    if header is None or kind not in BY_KEY["unit"].kinds:
        return tuple(columns)
    villages = (c for c in columns if not c.field and _PLACES.fullmatch(header_words(c.header)))
    found = next(villages, None)
    if found is None or _has_unit(columns) or _has_sections(sheet, header):
        return tuple(columns)
    named = replace(found, field="unit", confidence=_CONFIDENCE)
    return tuple(named if column is found else column for column in columns)


def _has_unit(columns: Sequence[Column]) -> bool:
    return any(column.field == "unit" for column in columns)


def _has_sections(sheet: Sheet, header: Header) -> bool:
    """Tell whether the title or a row between the people names a unit."""
    titles = (text for row in sheet.rows if row.number < header.first for text in texts_of(row))
    return any(map(names_its_unit, titles)) or any(map(names_a_unit, _alone(sheet.rows, header)))


def _alone(rows: Sequence[Row], header: Header) -> Iterator[str]:
    """Yield what stands nearly alone in a row above the last person."""
    below = [list(texts_of(row)) for row in rows if row.number > header.last]
    wide = [place for place, texts in enumerate(below) if len(texts) > _WIDEST_SECTION]
    for texts in below[: wide[-1] if wide else 0]:
        if texts and len(texts) <= _WIDEST_SECTION:
            yield texts[-1]
