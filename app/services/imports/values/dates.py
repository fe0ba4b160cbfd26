"""Dates in lists: typed cells, serials and texts; what is not certain is asked, never guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite

from app.services.imports.layout.content import birth_before_place
from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.serials import date_of_serial
from app.services.imports.readers.sheets import CellValue
from app.services.imports.values.findings import Finding, Parsed, ask, reject, shortened
from app.text.partial_date import PartialDate
from app.text.typed_dates import DateNotUnderstoodError, parse_typed

_NUMERIC = re.compile(
    r"\s*([0-9]{1,2})\s*[/.,\-\s]\s*([0-9]{1,2})\s*[/.,\-\s]\s*([0-9]{2}|[0-9]{4})\s*"
)
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{2})")
_SHORT_YEAR = re.compile("[0-9]{2}")
_TIME = re.compile(
    r"(?<=[0-9]{2})[T ][0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?(?: ?(?:am|pm|sa|ch))?$",
    re.IGNORECASE,
)
_SERIAL_TEXT = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
# What a year shows as in a cell formatted as a date: 1985 is the 1985th day, 07/06/1905.
_SHOWN_FOR_A_YEAR = 1905
_LEAST_TO_JUDGE = 3
_MOST_DAYS = 31  # a number of two digits above it can only be a year
# How cells with a date's format are shown, and so pasted, by programs in English and Vietnamese.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_MONTH = re.compile(
    rf"([0-9]{{1,2}})[-/ .]*({'|'.join(_MONTHS)})[a-z]*[-/ .,]*([0-9]{{4}}|[0-9]{{2}})",
    re.IGNORECASE,
)
_NUMBERED_MONTH = re.compile(
    r"([0-9]{1,2})[-/ .]*thg[ .]?([0-9]{1,2})[-/ .,]*([0-9]{4}|[0-9]{2})", re.IGNORECASE
)
_BEFORE_A_DATE = re.compile(
    r"(?:sinh ngày|sinh năm|ngày sinh|năm sinh|sinh|sn|ns)\s*[:.]?\s*(?=[0-9])"
    r"|t\.? ?(?=[0-9]{1,2}[/.-][0-9]{4})",
    re.IGNORECASE,
)
_NOT_KNOWN = re.compile(r"(?:[.…_?x\- ]{1,12}[/\-]){1,2}(?=[0-9])", re.IGNORECASE)
_LONGEST = 40
_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")  # as word processors write "-"
_TYPE_AGAIN = "Gõ lại theo ngày/tháng/năm, ví dụ 06/03/1999."


@dataclass(frozen=True, slots=True)
class DateColumn:
    """What a whole column says about its dates."""

    today: date
    is_birth: bool = False
    date_1904: bool = False
    month_first: bool = False
    """Some texts are dates only when read month first, and none only day first."""
    swapped: bool = False
    """Typed dates all have days up to 12, texts all above: Excel has swapped day and month."""
    is_shared: bool = False
    """A cell may hold both dates of a Party member, so that two fields read the column."""


def look_at_dates(
    values: Sequence[CellValue], *, today: date, is_birth: bool, date_1904: bool
) -> DateColumn:
    """Judge a column of dates as a whole."""
    typed = [value for value in values if isinstance(value, date)]
    texts = (" ".join(value.split()) for value in values if isinstance(value, str))
    matches = [_NUMERIC.fullmatch(text) for text in texts]
    pairs = [(int(match[1]), int(match[2])) for match in matches if match]
    day_first = sum(first > 12 >= second for first, second in pairs)
    month_first = sum(second > 12 >= first for first, second in pairs)
    low_days = bool(typed) and all(value.day <= 12 for value in typed)
    enough = len(typed) >= _LEAST_TO_JUDGE and day_first >= _LEAST_TO_JUDGE
    return DateColumn(
        today=today,
        is_birth=is_birth,
        date_1904=date_1904,
        month_first=month_first > 0 and day_first == 0,
        swapped=enough and low_days and day_first == len(pairs),
    )


def parse_date(value: CellValue, column: DateColumn) -> Parsed:
    """Read one cell of a column of dates; blank cells give None without a word."""
    if isinstance(value, date):
        return _typed(value, column)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, column)
    text = str(value)
    if not text.isascii():
        text = plain_text(text).translate(_DASHES)  # without marks that nobody sees
    text = " ".join(text.replace("'", " ").split()).rstrip(";")
    text = _TIME.sub("", text)
    if _SERIAL_TEXT.fullmatch(text):
        return _number(float(text), column)
    return _text(text, column)


def _typed(value: date, column: DateColumn) -> Parsed:
    if value.year == _SHOWN_FOR_A_YEAR:
        year = (value - date(1899, 12, 30)).days
        return Parsed(
            PartialDate(year),
            (
                ask(
                    "year-in-date-cell",
                    f"Ô hiện ngày {PartialDate.of(value)}, có lẽ người gõ chỉ gõ năm {year}.",
                    f"Chấp nhận năm {year}, hoặc gõ lại ngày đúng.",
                    str(year),
                ),
            ),
        )
    if column.swapped and value.day != value.month:
        swapped = PartialDate(value.year, value.day, value.month)
        return Parsed(PartialDate.of(value), (_ask_order(str(PartialDate.of(value)), swapped),))
    return Parsed(PartialDate.of(value))


def _number(value: float, column: DateColumn) -> Parsed:
    whole = int(value) if isfinite(value) else 0
    if 1900 <= whole <= 2100 and whole == value:
        return Parsed(PartialDate(whole))
    if column.is_birth and _MOST_DAYS < whole < 100:
        return Parsed(PartialDate(1900 + whole), repairs=("two-digit-year",))
    if len(str(whole)) in (7, 8):
        return _text(str(whole).rjust(8, "0"), column)
    day = date_of_serial(value, from_1904=column.date_1904)
    if day is None or day.year < 1920:
        message = f"“{whole}” không phải là ngày."
        return Parsed(None, (reject("invalid-date", message, _TYPE_AGAIN),))
    return Parsed(PartialDate.of(day), repairs=("serial-date",))


def _text(text: str, column: DateColumn) -> Parsed:
    if len(text) > _LONGEST:
        message = f"“{shortened(text)}” không phải là ngày."
        refused = Parsed(None, (reject("invalid-date", message, _TYPE_AGAIN),))
        return _before_a_place(text, column) or refused
    text = _with_digits(text)
    match = _NUMERIC.fullmatch(text)
    if short := _short_parts(text, match):
        return _short_year(text, short, column)
    if column.is_birth and _SHORT_YEAR.fullmatch(text):
        return _number(int(text), column)
    try:
        found = parse_typed(text)
    except DateNotUnderstoodError as error:
        swapped = _swapped(match) if match else None
        if swapped:
            return Parsed(None, (_ask_order(text, swapped),))
        refused = Parsed(None, (reject("invalid-date", error.message, error.remedy),))
        return _before_a_place(text, column) or refused
    if column.month_first and match and match[1].lstrip("0") != match[2].lstrip("0"):
        other = _swapped(match)
        if other:
            return Parsed(found, (_ask_order(text, other),))
    return Parsed(found)


def _before_a_place(text: str, column: DateColumn) -> Parsed | None:
    """Read the birth of "05/06/1990, Na Sầm", None where there is none before a place."""
    birth = birth_before_place(text) if column.is_birth else ""
    if not birth:
        return None
    found = _text(birth, column)
    return found._replace(repairs=(*found.repairs, "place-behind-birth"))


def _with_digits(text: str) -> str:
    """Write a date as digits and strokes: "05-Jun-90", "05-Thg6-90", "sinh 5.6.1990"."""
    text = _BEFORE_A_DATE.sub("", text.replace("\\", "/"))
    unknown = _NOT_KNOWN.match(text)
    text = text[unknown.end() :] if unknown else text
    named = _NAMED_MONTH.fullmatch(text)
    if named:
        return f"{named[1]}/{_MONTHS.index(named[2].lower()) + 1}/{named[3]}"
    numbered = _NUMBERED_MONTH.fullmatch(text)
    return f"{numbered[1]}/{numbered[2]}/{numbered[3]}" if numbered else text


def _swapped(match: re.Match[str]) -> PartialDate | None:
    """Return the date read month first, if there is one."""
    first, second, year = (int(group) for group in match.groups())
    if not (first <= 12 and 1900 <= year <= 2100):
        return None
    try:
        return PartialDate(year, first, second)
    except ValueError:
        return None


def _short_parts(text: str, match: re.Match[str] | None) -> tuple[str, str, str] | None:
    """Return day, month and a year of two digits; "5/85" has no day."""
    if match:
        return (match[1], match[2], match[3]) if len(match[3]) == 2 else None
    half = _MONTH_AND_YEAR.fullmatch(text)
    return ("0", half[1], half[2]) if half and int(half[2]) > _MOST_DAYS else None


def _short_year(text: str, parts: tuple[str, str, str], column: DateColumn) -> Parsed:
    """Read a year of two digits where only one century makes sense, else ask."""
    candidates = []
    for century in ("19", "20"):
        try:
            found = parse_typed(f"{parts[0]}/{parts[1]}/{century}{parts[2]}")
        except DateNotUnderstoodError as error:
            return Parsed(None, (reject("invalid-date", error.message, error.remedy),))
        if _is_likely(found, column):
            candidates.append(found)
    if len(candidates) == 1:
        return Parsed(candidates[0], repairs=("two-digit-year",))
    finding = ask(
        "two-digit-year",
        f"“{text}” chỉ ghi hai chữ số của năm nên chưa rõ là năm nào.",
        "Gõ lại đủ bốn chữ số của năm.",
    )
    return Parsed(None, (finding,))


def _is_likely(found: PartialDate, column: DateColumn) -> bool:
    if column.is_birth:
        return 14 <= column.today.year - found.year <= 95
    return found.year >= 1930 and found.first_day <= column.today


def _ask_order(text: str, other: PartialDate) -> Finding:
    return ask(
        "ambiguous-date",
        f"“{text}”: chưa rõ đâu là ngày, đâu là tháng, có thể là {other}.",
        "Đối chiếu giấy tờ rồi chấp nhận hoặc gõ lại theo ngày/tháng/năm.",
        str(other),
    )
