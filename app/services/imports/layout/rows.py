"""What a row of a list says by itself: a sum, an example, a page, a signature."""

import re
from collections.abc import Iterator

from app.services.imports.layout.sections import is_numbering
from app.services.imports.readers.sheets import CellValue, Row

# With their marks, since "Tống" and "Công" are names; without only where the words leave no doubt.
_TOTALS = re.compile(
    r"(?:tổng(?: số| cộng| hợp)?|cộng|ấn định(?: danh sách)?|danh sách (?:này )?(?:có|gồm)|trong đó"
    r"|số lượng|tong (?:so|cong)|cong ?:|an dinh danh sach)(?:\W.*)?",
    re.DOTALL,
)
_OPENINGS = frozenset("tcadsấ")  # with what these words begin, as only some names do
EXAMPLE = "Ví dụ"
"""What stands before the one filled row of our template; such a row is nobody."""
_EXAMPLES = frozenset({EXAMPLE.lower(), "vd"})
_PAGE = re.compile(
    r"(?:trang\s*)?[-–(]*\s*[0-9]{1,3}\s*(?:/\s*[0-9]{1,3})?\s*[-–)]*", re.IGNORECASE
)
_SIGNERS = re.compile(
    r"(?:người lập|t/m|k/t|nơi nhận|giám khảo|chủ nhiệm lớp|thủ trưởng)\b|[tk][mt]\.", re.IGNORECASE
)
# "5=3+4" says how the column is reckoned.
_COLUMN_NUMBER = re.compile(
    r"\(?[0-9]{1,2}\)?(?:\s*=[0-9+\-x*:/()\s]{1,20})?|\(?[a-z]\)?", re.IGNORECASE
)
_DOTS = "….·_- "


def is_signed(row: Row) -> bool:
    """Tell whether those sign in this row who have made the list."""
    return any(_SIGNERS.match(text) for text in texts_of(row))


def waits_for_a_name(value: CellValue) -> bool:
    """Tell whether only dots stand where somebody may still be written in."""
    return isinstance(value, str) and value[0] in _DOTS and not value.strip(_DOTS)


def is_total(row: Row) -> bool:
    """Tell whether the row's first words announce a sum or the end of the list."""
    for value in row.cells:
        if isinstance(value, str):
            said = value.lower().lstrip()
            return said[:1] in _OPENINGS and _TOTALS.fullmatch(lowered(said)) is not None
    return False


def is_example(row: Row) -> bool:
    """Tell whether the row only shows how a template is filled in."""
    for value in row.cells:
        if value is not None:
            return isinstance(value, str) and lowered(value).strip(":. ") in _EXAMPLES
    return False


def numbers_columns(row: Row) -> bool:
    """Tell whether the row only numbers the columns: (1) (2) (3) or A B 1 2."""
    count = 0
    for value in reversed(row.cells):  # where people stand the last cells tell them sooner
        if value is not None:
            count += 1
            if not _COLUMN_NUMBER.fullmatch(str(value).strip()):
                return False
    return count > 2


def numbers_nobody(text: str) -> bool:
    """Tell whether a text numbers a page, or a person who is still missing: no section opens."""
    return is_numbering(text) or _PAGE.fullmatch(text) is not None


def lowered(text: str) -> str:
    """Return a text in small letters with single spaces."""
    return " ".join(text.lower().split())


def texts_of(row: Row) -> Iterator[str]:
    """Yield what the filled cells of a row show."""
    for value in row.cells:
        if value is not None:
            yield " ".join(str(value).split())
