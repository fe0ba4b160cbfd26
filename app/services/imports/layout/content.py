"""How well the cells of a column fit a kind of value; the other witness beside its header."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from app.services.imports.readers.sheets import CellError, CellValue
from app.services.imports.vocabulary.fields import ValueKind
from app.services.imports.vocabulary.wordlists import (
    COMRADE,
    GENDERS,
    NO_TICKS,
    NUMBER_BEFORE_NAME,
    SURNAMES,
    TICKS,
    ethnicity_of,
    names_a_unit,
)
from app.text.names import fold

_STROKE = r"[/.,\-\u2010-\u2015\u2212]"  # with the dashes of word processors
_DATE_TEXT = re.compile(
    rf"\s*(?:(?:ngày\s*)?[0-9]{{1,2}}\s*(?:{_STROKE}|tháng|\s)\s*)?"
    rf"(?:[0-9]{{1,2}}\s*(?:{_STROKE}|năm|\s)\s*)"
    r"(?:[0-9]{4}|[0-9]{2})\s*|\s*[0-9]{4}\s*|[0-9]{4}-[0-9]{2}-[0-9]{2}.*|[0-9]{8}",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(r"\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*")
_BIRTH_AND_PLACE = re.compile(
    r"\s*((?:[0-9]{1,2}\s*[/.-]\s*){0,2}[0-9]{4})[\s,;.(–-]+([^\W\d_]+)[^0-9]*"
)
_OF_PLACES = frozenset(("xã", "phường", "thôn", "bản", "xóm", "khu", "huyện", "tỉnh", "tại", "ở"))
_LONGEST_DATE = 40  # longer texts would only cost time
_FILLERS = re.compile(r"[\s.\-']")
_SMALL_NUMBER = re.compile(r"[0-9]{1,4}")
_BEFORE_NAME = re.compile(rf"^\s*(?:{NUMBER_BEFORE_NAME})?(?:{COMRADE})?", re.IGNORECASE)
_GIVEN = frozenset({"trường", "hội", "khối", "sở", "phòng", "trạm"})  # of units, and given names
_ORDINAL = re.compile(r"[0-9]{1,5}\.?")


def looks_like_date(value: CellValue) -> bool:
    """Tell whether a cell looks like a date, a month or a year, possible or not."""
    if isinstance(value, date):
        return True
    if isinstance(value, bool) or not isinstance(value, int | str):
        return False
    if isinstance(value, int):
        return 1900 <= value <= 2100 or 7_000 <= value <= 73_050
    return len(value) <= _LONGEST_DATE and _DATE_TEXT.fullmatch(value) is not None


def birth_before_place(value: CellValue) -> str:
    """Return the birth of "05/06/1990, Na Sầm", "" of anything else: "1990 âm lịch" is no place."""
    match = _BIRTH_AND_PLACE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return ""
    is_name = match[2].istitle() and match[2] != "Âm"
    return match[1] if is_name or match[2] in _OF_PLACES else ""


def is_day_and_month(value: CellValue) -> bool:
    """Tell whether a cell holds a day without its year; spreadsheets make a date of this year."""
    if isinstance(value, str):
        return _DAY_AND_MONTH.fullmatch(value) is not None
    return isinstance(value, date)


def digits_of(value: CellValue) -> str:
    """Return a cell as digits, without the marks people put between; "" if it is anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return value
    if isinstance(value, bool) or value is None or isinstance(value, date | CellError):
        return ""
    text = _FILLERS.sub("", str(value)).removeprefix("+")
    return text if text.isascii() and text.isdigit() else ""


def is_citizen_number(value: CellValue) -> bool:
    """Tell whether a cell can be an identity number, with or without its zeros."""
    return len(digits_of(value)) in (8, 9, 10, 11, 12)


def is_ordinal(value: CellValue) -> bool:
    """Tell whether a cell can be a row number of the list."""
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return 0 < value < 100_000
    return isinstance(value, str) and _ORDINAL.fullmatch(value.strip()) is not None


def looks_like_full_name(value: CellValue) -> bool:
    """Tell whether a cell reads like a person's full name: a known family name and more words."""
    if not isinstance(value, str):
        return False
    words = fold(_BEFORE_NAME.sub("", value, count=1)).split(" ")
    letters = all(word.replace("'", "").isalpha() for word in words)
    return letters and 2 <= len(words) <= 6 and words[0] in SURNAMES


def reads_like_a_unit(name: str) -> bool:
    """Tell whether a unit stands where names do: "Hà Thế Trường" is a man, "Đoàn xã" is none."""
    rest, _, given = name.strip().rpartition(" ")
    if given.lower() in _GIVEN and looks_like_full_name(name) and not names_a_unit(rest):
        return not (given.istitle() or " " in rest)
    return names_a_unit(name)


def _is_words(value: CellValue) -> bool:
    return isinstance(value, str) and not looks_like_date(value) and not digits_of(value)


def _is_name_part(value: CellValue) -> bool:
    return _is_words(value) and isinstance(value, str) and not any(map(str.isdigit, value))


def _is_gender(value: CellValue) -> bool:
    return isinstance(value, str) and fold(value).rstrip(".") in GENDERS


def is_tick(value: CellValue) -> bool:
    """Tell whether a cell ticks something, or says clearly that it does not."""
    if isinstance(value, bool):
        return True
    text = fold(str(value)).strip(" .")
    return text in TICKS or text in NO_TICKS or text in GENDERS


def _is_ethnicity(value: CellValue) -> bool:
    return isinstance(value, str) and ethnicity_of(value) is not None


def _is_phone(value: CellValue) -> bool:
    digits = digits_of(value)
    return len(digits) in (9, 10, 11) and (len(digits) == 9) != digits.startswith(("0", "84"))


def _is_count(value: CellValue) -> bool:
    return _SMALL_NUMBER.fullmatch(digits_of(value)) is not None


_FITS: dict[ValueKind, Callable[[CellValue], bool]] = {
    ValueKind.NAME: _is_name_part,
    ValueKind.NAME_PART: _is_name_part,
    ValueKind.DATE: looks_like_date,
    ValueKind.GENDER: _is_gender,
    ValueKind.MARK: is_tick,
    ValueKind.CITIZEN_ID: is_citizen_number,
    ValueKind.ETHNICITY: _is_ethnicity,
    ValueKind.UNIT: _is_words,
    ValueKind.TEXT: lambda value: not looks_like_date(value),
    ValueKind.PHONE: _is_phone,
    ValueKind.DIGITS: lambda value: len(digits_of(value)) >= 5,
    ValueKind.COUNT: _is_count,
    ValueKind.ORDINAL: is_ordinal,
    ValueKind.ROLL: lambda value: not looks_like_date(value),
    ValueKind.PARTY: lambda value: not looks_like_date(value),
    ValueKind.SCORE: lambda value: not looks_like_date(value),
}


def share_that_fits(values: Sequence[CellValue], kind: ValueKind) -> float:
    """Return which share of the values can be of a kind, 0 to 1."""
    fits = _FITS[kind]
    return sum(map(fits, values)) / len(values) if values else 0.0


def share_of_units(values: Sequence[CellValue]) -> float:
    """Return which share of the values name a unit or place."""
    found = sum(isinstance(value, str) and names_a_unit(value) for value in values)
    return found / len(values) if values else 0.0


def share_of_full_names(values: Sequence[CellValue]) -> float:
    """Return which share of the values read like full names."""
    return sum(map(looks_like_full_name, values)) / len(values) if values else 0.0
