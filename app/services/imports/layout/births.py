"""Which columns tell of births: of men and women apart, or the parts of one date side by side."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.services.imports.layout.content import digits_of, is_day_and_month, share_that_fits
from app.services.imports.layout.layout import BETWEEN_LEVELS
from app.services.imports.readers.sheets import CellValue
from app.services.imports.vocabulary.fields import BIRTH_PARTS, ValueKind
from app.services.imports.vocabulary.patterns import header_words

_CLEAR = 0.8
_LEAST_OF_A_YEAR = 4  # digits
_DAYS, _YEARS = ("ngay thang", "ngay thang sinh", "ngay sinh"), ("year sinh", "nam sinh", "year")
_PARTS = (("ngay",), ("thang",), ("year", "nam"))
_OF_BIRTHS = frozenset({"birth_date", "birth_male", "birth_female", *BIRTH_PARTS})

Samples = Mapping[int, Sequence[CellValue]]
Headers = Mapping[int, str]


def settled_births(
    keys: Mapping[int, str], samples: Samples, headers: Headers
) -> dict[int, str | None]:
    """Return the columns that change their field, with the new one, or None for none at all."""
    found = dict(keys)
    _take_day_and_year(found, samples, headers)
    _take_three_parts(found, headers)
    _take_births_by_sex(found, samples)
    _settle_parts(found)
    columns = sorted({*keys, *found})
    return {c: found.get(c) for c in columns if found.get(c) != keys.get(c)}


def _take_day_and_year(found: dict[int, str], samples: Samples, headers: Headers) -> None:
    """Take "20/4" in one column and "1991" in the next for the two parts of one birth."""
    words = {c: header_words(text.rpartition(BETWEEN_LEVELS)[2]) for c, text in headers.items()}
    for column, sample in samples.items():
        named = words.get(column) in _DAYS and words.get(column + 1) in _YEARS
        typed = {value.year for value in sample if isinstance(value, date)}
        if named and sample and all(map(is_day_and_month, sample)) and len(typed) < 2:
            found |= {column: "birth_day", column + 1: "birth_year"}
            return


def _take_three_parts(found: dict[int, str], headers: Headers) -> None:
    """Take "Ngày", "Tháng", "Năm" side by side, with nothing above, for one birth."""
    if _OF_BIRTHS.intersection(found.values()):
        return
    words = {column: header_words(text) for column, text in headers.items()}
    for column in words:
        if all(words.get(column + at) in names for at, names in enumerate(_PARTS)):
            found |= {column + at: part for at, part in enumerate(BIRTH_PARTS)}
            return


def _take_births_by_sex(found: dict[int, str], samples: Samples) -> None:
    """Columns headed "Nam" and "Nữ" that hold dates are births; births of men alone are all."""
    for column, key in list(found.items()):
        born = {"male_mark": "birth_male", "female_mark": "birth_female"}.get(key)
        if born and _are_births(samples[column]):
            found[column] = born
    by_key = {key: column for column, key in found.items()}
    if "birth_male" in by_key and not by_key.keys() & {"birth_female", "birth_date"}:
        found[by_key["birth_male"]] = "birth_date"


def _are_births(sample: Sequence[CellValue]) -> bool:
    """Tell whether dates stand there, with counts of people beside sections and sums."""
    others = [value for value in sample if not 0 < len(digits_of(value)) < _LEAST_OF_A_YEAR]
    return share_that_fits(others, ValueKind.DATE) >= _CLEAR


def _settle_parts(found: dict[int, str]) -> None:
    """Day and month stand beside a year, or say nothing; a day by itself is the whole date."""
    by_key = {key: column for column, key in found.items()}
    if {"birth_day", "birth_month", "birth_date"} <= by_key.keys():
        found[by_key["birth_date"]] = "birth_year"
    elif "birth_year" not in by_key:
        if "birth_day" in by_key and "birth_date" not in by_key:
            found[by_key.pop("birth_day")] = "birth_date"
        for part in by_key.keys() & {"birth_day", "birth_month"}:
            del found[by_key[part]]
