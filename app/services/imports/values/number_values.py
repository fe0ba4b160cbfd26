"""Numbers in cells: identity and telephone numbers, party cards, counts; lost zeros return."""

import re
from typing import TypeGuard

from app.services.imports.layout.content import digits_of
from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.sheets import CellValue
from app.services.imports.values.findings import Finding, Parsed, ask, reject, shortened
from app.text.identity import restore_zeros, tidy_citizen_id

# "18/18" says of how many; "5 ngày" what is counted.
_COUNT = re.compile(
    r"([0-9]{1,4})(?:[.,]0+)?(?:\s*/\s*[0-9]{1,3})?(?:\s*(?:tiết|bài|ngày|buổi))?", re.IGNORECASE
)
# Its first two digits were the province, 01 to 38: "912345678" is a telephone number.
_OLD_NUMBER = re.compile("[0-3][0-9]{8}")
_WRITTEN_OUT = re.compile(r"[0-9]{7,12}\.0")
_SCIENTIFIC = re.compile(r"[0-9](?:[.,][0-9]+)?e\+?[0-9]+", re.IGNORECASE)
_ROUNDED = "00000"  # what "2.00871E+10" leaves behind; chance ends one number of 100,000 so
_CITIZEN_REMEDY = "Ghi lại đủ 12 chữ số theo thẻ căn cước, hoặc để trống nếu chưa có."
_CARD_LENGTH = 8
_SEARCHED = 200
_MARKS_BEFORE = "'`\u00b4\u2018\u2019"  # typed so that a spreadsheet keeps the zeros
_BRACKETS = re.compile("[()]")
_TWELVE_DIGITS = re.compile("(?<![0-9])[0-9]{12}(?![0-9])")
ZEROS_RESTORED = "zeros-restored"
"""The repair by which zeros that a spreadsheet cut off are put back."""


def parse_citizen_id(value: CellValue) -> Parsed:
    """Read an identity number of 12 digits, or the 9 of the old one (repair "old-id-number").

    Zeros that a spreadsheet cut off are put back, with a note; anything else is refused.
    """
    if _are_digits(value, 12):
        return Parsed(value)  # as nearly all are
    value = _as_stored(value)
    typed = plain_text(value)
    number = tidy_citizen_id(typed.lstrip(_MARKS_BEFORE))
    if _SCIENTIFIC.fullmatch(typed):
        message = f"“{shortened(typed)}”: Excel đã làm tròn số này, các chữ số cuối không còn."
        return Parsed(None, (reject("invalid-citizen-id", message, _CITIZEN_REMEDY),))
    is_number = number.isascii() and number.isdigit()
    if is_number and len(number) == 12:
        return Parsed(number, _rounded(number))
    if is_number and len(number) in (10, 11):
        stored_as_number = isinstance(value, int | float)
        restored = number.rjust(12, "0") if stored_as_number else restore_zeros(number)
        if restored:
            return Parsed(restored, _rounded(restored), (ZEROS_RESTORED,))
    if _OLD_NUMBER.fullmatch(number):
        return Parsed(number, repairs=("old-id-number",))
    if is_number and len(number) == 8 and isinstance(value, int | float):
        return Parsed(f"0{number}", repairs=("old-id-number", ZEROS_RESTORED))
    return refuse_citizen_id(value)


def _as_stored(value: CellValue) -> CellValue:
    """Return the number of "20190123456.0": so programs write out a column that has gaps."""
    is_written_out = isinstance(value, str) and _WRITTEN_OUT.fullmatch(value)
    return int(str(value).removesuffix(".0")) if is_written_out else value


def _are_digits(value: CellValue, count: int) -> TypeGuard[str]:
    """Tell whether a cell is a text of so many digits and nothing else."""
    return isinstance(value, str) and len(value) == count and value.isascii() and value.isdigit()


def _rounded(number: str) -> tuple[Finding, ...]:
    """Ask about a number that ends as those do that a spreadsheet has rounded."""
    if not number.endswith(_ROUNDED):
        return ()
    message = (
        f"Số căn cước {number} kết thúc bằng nhiều số 0: có lẽ Excel đã làm tròn, mất số cuối."
    )
    remedy = "Gõ lại đủ 12 chữ số theo thẻ căn cước; chấp nhận nếu thẻ ghi đúng như vậy."
    return (ask("rounded-citizen-id", message, remedy),)


def refuse_citizen_id(value: CellValue) -> Parsed:
    """Refuse what stands in place of an identity number."""
    typed = plain_text(value)
    message = _wrong_number(typed, tidy_citizen_id(typed.lstrip(_MARKS_BEFORE)))
    inside = _TWELVE_DIGITS.findall(typed[:_SEARCHED])
    proposal = inside[0] if len(inside) == 1 else None
    return Parsed(None, (reject("invalid-citizen-id", message, _CITIZEN_REMEDY, proposal),))


def _wrong_number(typed: str, number: str) -> str:
    if not (number.isascii() and number.isdigit()):
        return f"Số căn cước “{shortened(typed)}” có ký tự không phải chữ số."
    return f"Số căn cước “{shortened(typed)}” có {len(number)} chữ số, phải có 12."


def parse_phone(value: CellValue) -> Parsed:
    """Read a telephone number; one that is none stays as typed, with a note."""
    if _are_digits(value, 10) and value.startswith("0"):
        return Parsed(value)
    value = _as_stored(value)
    digits = digits_of(_BRACKETS.sub("", value) if isinstance(value, str) else value)
    if digits.startswith("84") and len(digits) == 11:
        digits = "0" + digits[2:]
    elif digits.startswith("840") and len(digits) == 12:
        digits = digits[2:]
    if len(digits) == 9 and not digits.startswith("0"):
        return Parsed("0" + digits, repairs=(ZEROS_RESTORED,))
    if len(digits) in (10, 11) and digits.startswith("0"):
        return Parsed(digits)
    return Parsed(plain_text(value), repairs=("odd-phone",))


def parse_digits(value: CellValue) -> Parsed:
    """Read the number of a party card: text; zeros cut off by a number cell are put back."""
    value = _as_stored(value)
    digits = digits_of(value)
    if isinstance(value, int) and 0 < len(digits) < _CARD_LENGTH:
        return Parsed(digits.rjust(_CARD_LENGTH, "0"), repairs=(ZEROS_RESTORED,))
    if len(digits) == _CARD_LENGTH:
        return Parsed(digits)
    return Parsed(plain_text(value), repairs=("odd-party-card",))


def parse_count(value: CellValue) -> Parsed:
    """Read a whole number, with or without its unit behind it."""
    match = _COUNT.fullmatch(plain_text(value))
    if match:
        return Parsed(int(match[1]))
    finding = ask(
        "unclear-number",
        f"“{shortened(plain_text(value))}” không phải là một số nguyên.",
        "Gõ lại bằng chữ số, ví dụ 150.",
    )
    return Parsed(None, (finding,))
