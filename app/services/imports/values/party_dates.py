"""The two dates of a Party member: admitted on probation, then in full, maybe in one cell."""

import re

from app.services.imports.readers.sheets import CellValue
from app.services.imports.values.dates import DateColumn, parse_date
from app.services.imports.values.findings import Parsed
from app.text.partial_date import PartialDate

JOINED, OFFICIAL = "party_joined", "official_on"
_DATE = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}\s*[/.-]\s*)?[0-9]{1,2}\s*[/.-]\s*(?:[0-9]{4}|[0-9]{2})(?![0-9])"
)
_SHORTEST_OF_TWO = 9  # "3/98-4/99"
# What may stand before or behind a date of each field: "Kết nạp ngày 19/5/2025", "… (dự bị)".
_WORDS = {
    key: re.compile(
        rf"(?:{words})(?: ngày)?\s*:?\s*(?=[0-9])|(?<=[0-9])[\s,(–-]*(?:{words})\)?\.?$",
        re.IGNORECASE,
    )
    for key, words in ((JOINED, "kết nạp|vào đảng|dự bị|db"), (OFFICIAL, "chính thức|ct"))
}


def holds_two_dates(value: CellValue) -> bool:
    """Tell whether two dates stand in one cell."""
    is_long = isinstance(value, str) and len(value) >= _SHORTEST_OF_TWO
    return is_long and len(_DATE.findall(str(value))) == len(_WORDS)


def parse_party_date(value: CellValue, key: str, column: DateColumn) -> Parsed:
    """Read the cell of one of the dates; of two in a cell the earlier is that of admission."""
    if holds_two_dates(value) and column.is_shared:
        both = [parse_date(text, column) for text in _DATE.findall(str(value))]
        days = [each.value.first_day for each in both if isinstance(each.value, PartialDate)]
        if len(days) == len(both):
            if key == JOINED:
                return both[days.index(min(days))]
            official = both[days.index(max(days))]
            return official._replace(repairs=(*official.repairs, "two-party-dates"))
    elif column.is_shared and key == OFFICIAL:
        return Parsed(None)
    if isinstance(value, str):
        value = _WORDS[key].sub("", value)
    return parse_date(value, column)
