"""From a cell to a value: what is repaired on the way, what is asked, what is refused."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from unicodedata import is_normalized

from app.services.imports.content import digits_of
from app.services.imports.fields import ValueKind
from app.services.imports.findings import Parsed, ask, reject, shortened
from app.services.imports.sheets import CellError, CellValue
from app.services.imports.unit_names import without_capitals
from app.services.imports.wordlists import GENDERS, NO_TICKS, TICKS, Gender, ethnicity_of
from app.text.identity import restore_zeros, tidy_citizen_id
from app.text.names import fold, tidy_name, tidy_text
from app.text.partial_date import PartialDate

_COMRADE = re.compile(r"(?:đ/\s?c|đ\.c|đồng chí)[\s.:]+", re.IGNORECASE)
# The second group is what is left of text in TCVN3 that nobody converted.
_NOT_IN_NAMES = re.compile(r"[^\w\s'’‘.\-]|[0-9_\u00a8-\u00ac\u00ae\u00b5-\u00b9]")
_COUNT = re.compile(r"([0-9]{1,4})(?:[.,]0+)?(?:\s*(?:tiết|bài|ngày|buổi))?", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"[0-9][.,][0-9]+e\+?[0-9]+", re.IGNORECASE)
_CITIZEN_REMEDY = "Ghi lại đủ 12 chữ số theo thẻ căn cước, hoặc để trống nếu chưa có."
_CARD_LENGTH = 8


def plain_text(value: CellValue) -> str:
    """Return what a cell shows, composed, with single spaces; whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, CellError):
        return value.text
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return PartialDate.of(value).format()
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    text = str(value)
    return text if _is_tidy(text) else tidy_text(text)


def _is_tidy(text: str) -> bool:
    """Tell quickly whether tidying would change nothing, as for almost every cell of a list."""
    return (
        text.isprintable()
        and "  " not in text
        and text == text.strip()
        and is_normalized("NFC", text)
    )


def parse_value(value: CellValue, kind: ValueKind) -> Parsed:
    """Read a filled cell of any kind but dates; an error that the sheet shows is asked about."""
    if isinstance(value, CellError):
        finding = ask(
            "error-cell",
            f"Ô hiện lỗi {value.text} của Excel nên không có giá trị.",
            "Gõ giá trị đúng, hoặc bỏ qua dòng này.",
        )
        return Parsed(None, (finding,))
    return _PARSERS[kind](value)


def parse_name(value: CellValue) -> Parsed:
    """Read a name or a part of one."""
    typed = plain_text(value)
    text = _COMRADE.sub("", typed, count=1) if _COMRADE.match(typed) else typed
    name = tidy_name(text)
    repairs = []
    if text != typed:
        repairs.append("title-removed")
    if text.isupper() and len(text) > 2 and name != text:
        repairs.append("capitals")
    elif name != text:
        repairs.append("letters-of-names")
    if _NOT_IN_NAMES.search(name):
        finding = ask(
            "odd-name",
            f"Họ tên “{shortened(name)}” có chữ số hoặc ký hiệu lạ.",
            "Sửa lại họ tên theo giấy tờ, hoặc chấp nhận nếu đúng như vậy.",
        )
        return Parsed(name, (finding,), tuple(repairs))
    return Parsed(name, repairs=tuple(repairs))


def parse_citizen_id(value: CellValue) -> Parsed:
    """Read an identity number of 12 digits, or the 9 of the old one (repair "old-id-number").

    Zeros that a spreadsheet cut off are put back, with a note; anything else is refused.
    """
    typed = plain_text(value)
    number = tidy_citizen_id(typed.lstrip("'"))
    if _SCIENTIFIC.fullmatch(typed):
        message = f"“{shortened(typed)}”: Excel đã làm tròn số này, các chữ số cuối không còn."
        return Parsed(None, (reject("invalid-citizen-id", message, _CITIZEN_REMEDY),))
    is_number = number.isascii() and number.isdigit()
    if is_number and len(number) == 12:
        return Parsed(number)
    if is_number and len(number) in (10, 11):
        stored_as_number = isinstance(value, int | float)
        restored = number.rjust(12, "0") if stored_as_number else restore_zeros(number)
        if restored:
            return Parsed(restored, repairs=("zeros-restored",))
    if is_number and len(number) == 9:
        return Parsed(number, repairs=("old-id-number",))
    if is_number and len(number) == 8 and isinstance(value, int | float):
        return Parsed(f"0{number}", repairs=("old-id-number", "zeros-restored"))
    return Parsed(
        None, (reject("invalid-citizen-id", _wrong_number(typed, number), _CITIZEN_REMEDY),)
    )


def _wrong_number(typed: str, number: str) -> str:
    if not (number.isascii() and number.isdigit()):
        return f"Số căn cước “{shortened(typed)}” có ký tự không phải chữ số."
    return f"Số căn cước “{shortened(typed)}” có {len(number)} chữ số, phải có 12."


@lru_cache(maxsize=1024)
def parse_gender_text(text: str) -> Parsed:
    """Read the word for a gender; an unknown one is asked about, never defaulted."""
    gender = GENDERS.get(fold(text).strip(" ."))
    if gender:
        return Parsed(gender, repairs=() if text in ("Nam", "Nữ") else ("gender-word",))
    finding = ask(
        "unknown-gender",
        f"Giới tính ghi “{shortened(text)}”, chưa rõ là nam hay nữ.",
        "Chọn Nam hoặc Nữ cho dòng này, hoặc cho mọi dòng ghi như vậy.",
    )
    return Parsed(None, (finding,))


@lru_cache(maxsize=1024)
def parse_mark_text(text: str) -> Parsed:
    """Read a tick: true, false, or a question."""
    word = fold(text).strip(" .")
    if word in TICKS or word in GENDERS:
        return Parsed(value=True)
    if word in NO_TICKS:
        return Parsed(value=False)
    finding = ask(
        "unclear-mark",
        f"Ô đánh dấu ghi “{shortened(text)}”, chưa rõ là có hay không.",
        "Gõ x nếu có, để trống nếu không.",
    )
    return Parsed(None, (finding,))


@lru_cache(maxsize=1024)
def parse_ethnicity_text(text: str) -> Parsed:
    """Read a people's name as written, with its capitals; one that no list knows is asked about."""
    name = tidy_name(text) if text.isupper() or text.islower() else text
    if ethnicity_of(name):
        return Parsed(name, repairs=() if name == text else ("capitals",))
    finding = ask(
        "unknown-ethnicity",
        f"Dân tộc “{shortened(text)}” không có trong danh mục.",
        "Chọn tên dân tộc trong danh mục, hoặc giữ nguyên như đơn vị ghi.",
    )
    return Parsed(name, (finding,))


@lru_cache(maxsize=4096)
def parse_unit_text(text: str) -> Parsed:
    """Read the name of a unit or post; capitals become ordinary writing."""
    written = without_capitals(text)
    return Parsed(written, repairs=() if written == text else ("capitals",))


def parse_phone(value: CellValue) -> Parsed:
    """Read a telephone number; one that is none stays as typed, with a note."""
    digits = digits_of(value)
    if digits.startswith("84") and len(digits) == 11:
        digits = "0" + digits[2:]
    if len(digits) == 9:
        return Parsed("0" + digits, repairs=("zeros-restored",))
    if len(digits) in (10, 11) and digits.startswith("0"):
        return Parsed(digits)
    return Parsed(plain_text(value), repairs=("odd-phone",))


def parse_digits(value: CellValue) -> Parsed:
    """Read the number of a party card: text; zeros cut off by a number cell are put back."""
    digits = digits_of(value)
    if isinstance(value, int) and 0 < len(digits) < _CARD_LENGTH:
        return Parsed(digits.rjust(_CARD_LENGTH, "0"), repairs=("zeros-restored",))
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


def gender_name(gender: Gender) -> str:
    """Return the word for a gender as it stands in a sentence."""
    return "nam" if gender == "male" else "nữ"


_PARSERS: dict[ValueKind, Callable[[CellValue], Parsed]] = {
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
}
