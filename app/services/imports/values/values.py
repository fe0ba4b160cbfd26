"""From a cell to a value, by the kind of its column."""

from collections.abc import Callable

from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.sheets import CellError, CellValue
from app.services.imports.values.findings import Parsed, ask
from app.services.imports.values.number_values import (
    ZEROS_RESTORED,
    parse_citizen_id,
    parse_count,
    parse_digits,
    parse_phone,
    refuse_citizen_id,
)
from app.services.imports.values.party_values import parse_party_text
from app.services.imports.values.roll_values import USUAL, parse_roll, parse_score
from app.services.imports.values.word_values import (
    parse_ethnicity_text,
    parse_gender_text,
    parse_mark_text,
    parse_name,
    parse_unit_text,
)
from app.services.imports.vocabulary.fields import ValueKind


def parse_value(value: CellValue, kind: ValueKind) -> Parsed:
    """Read a filled cell of any kind but dates; an error that the sheet shows is asked about."""
    if isinstance(value, CellError):
        finding = ask(
            "error-cell",
            f"Ô hiện lỗi {value.text} của Excel nên không có giá trị.",
            "Gõ giá trị đúng, hoặc bỏ qua dòng này.",
        )
        return Parsed(None, (finding,))
    return PARSERS[kind](value)


def parse_as_written(value: CellValue, kind: ValueKind) -> Parsed:
    """Read a filled cell as `parse_value` does, but put no lost zeros back."""
    parsed = parse_value(value, kind)
    if ZEROS_RESTORED not in parsed.repairs:
        return parsed
    if kind is ValueKind.CITIZEN_ID:
        return refuse_citizen_id(value)
    odd = "odd-phone" if kind is ValueKind.PHONE else "odd-party-card"
    return Parsed(plain_text(value), repairs=(odd,))


PARSERS: dict[ValueKind, Callable[[CellValue], Parsed]] = {
    ValueKind.NAME: parse_name,
    ValueKind.NAME_PART: parse_name,
    ValueKind.GENDER: lambda value: parse_gender_text(plain_text(value)),
    ValueKind.MARK: lambda value: parse_mark_text(plain_text(value)),
    ValueKind.CITIZEN_ID: parse_citizen_id,
    ValueKind.ETHNICITY: lambda value: parse_ethnicity_text(plain_text(value)),
    ValueKind.UNIT: lambda value: parse_unit_text(plain_text(value)),
    ValueKind.TEXT: lambda value: Parsed(plain_text(value)),
    ValueKind.PHONE: parse_phone,
    ValueKind.DIGITS: parse_digits,
    ValueKind.COUNT: parse_count,
    ValueKind.ORDINAL: lambda value: Parsed(plain_text(value)),
    ValueKind.ROLL: lambda value: parse_roll(plain_text(value), USUAL),
    ValueKind.PARTY: lambda value: parse_party_text(plain_text(value)),
    ValueKind.SCORE: lambda value: parse_score(plain_text(value)),
}
"""What reads a filled cell of each kind that shows no error; dates are read by their column."""
