"""Templates to fill in: the columns that an import understands, with lists to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.services.excel_file import Xlsx, excel_file, letters
from app.services.imports.layout.rows import EXAMPLE
from app.services.imports.readers.sheets import column_letter
from app.services.imports.values.party_values import STANDINGS
from app.services.imports.vocabulary.fields import (
    BY_KEY,
    FIELDS,
    WHOLE_OF,
    Field,
    ImportKind,
    ValueKind,
)
from app.services.imports.vocabulary.half_days import HalfDay
from app.services.imports.vocabulary.kinds import NEEDED
from app.services.imports.vocabulary.wordlists import ethnicity_names
from app.text.partial_date import PartialDate

_TITLES: dict[ImportKind, str] = {
    "learners": "Danh sách học viên",
    "cadres": "Danh sách cán bộ",
    "dossiers": "Danh sách hồ sơ xác nhận trình độ",
    "attendance": "Bảng điểm danh",
    "marks": "Bảng điểm",
}
_HINT = (
    "Cột có dấu * phải ghi đủ. Ghi mỗi người một dòng dưới dòng ví dụ; dòng ví dụ không được nhập."
    " Không biết ngày, tháng sinh thì chỉ ghi năm."
)
_SHEET, _LISTS = "Danh sách", "Danh mục"
_HEADER_ROW = 3
_ROWS = 1000
_TEXT_KINDS = frozenset(
    {ValueKind.CITIZEN_ID, ValueKind.PHONE, ValueKind.DIGITS, ValueKind.ORDINAL}
)
_WIDTHS = {
    ValueKind.ORDINAL: 8,
    ValueKind.NAME: 26,
    ValueKind.UNIT: 30,
    ValueKind.TEXT: 24,
    ValueKind.CITIZEN_ID: 16,
}
_EXAMPLES: dict[ValueKind, object] = {
    ValueKind.ORDINAL: EXAMPLE,
    ValueKind.NAME: "Nguyễn Văn An",
    ValueKind.DATE: date(2025, 5, 19),
    ValueKind.GENDER: "Nam",
    ValueKind.MARK: "x",
    ValueKind.CITIZEN_ID: "020090000001",
    ValueKind.ETHNICITY: "Kinh",
    ValueKind.PHONE: "0912345678",
    ValueKind.DIGITS: "01234567",
    ValueKind.COUNT: 150,
    ValueKind.ROLL: "x",
    ValueKind.PARTY: STANDINGS["full"],
}
_EXAMPLES_OF: dict[str, object] = {
    "birth_date": date(1990, 9, 2),
    "position": "Bí thư chi bộ",
    "unit": "Chi bộ thôn Bản Tích",
    "graduation_year": 2012,
    "lessons": 15,
    "training_days": 5,
}
_MESSAGES = {
    ValueKind.DATE: "Ngày/tháng/năm, ví dụ 02/09/1990.",
    ValueKind.CITIZEN_ID: "Đủ 12 chữ số, kể cả số 0 ở đầu.",
    ValueKind.PHONE: "Kể cả số 0 ở đầu.",
    ValueKind.ROLL: "x có mặt, M muộn, P có phép, K không phép, B học bù; trống: chưa ghi.",
}
_NUMBERED = tuple(HalfDay(number=number) for number in range(1, 11))


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody who stands in the template already, of whom only the rest is to be filled in."""

    full_name: str
    birth_date: PartialDate | None


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a template: its field, its header, and the values to choose from."""

    field: Field
    header: str
    choices: Sequence[str]


def template(
    kind: ImportKind,
    *,
    communes: Sequence[str] = (),
    half_days: Sequence[HalfDay] = _NUMBERED,
    people: Sequence[Listed] = (),
) -> bytes:
    """Return a workbook to fill in; `communes` are offered where the unit stands.

    `half_days` are the columns of a roll call, `people` those whom the list is about.
    """
    columns = _columns(kind, communes, half_days)
    title = _TITLES[kind]

    def fill(book: Xlsx) -> None:
        page = _Template(book, columns)
        page.write(title)
        page.write_people(people)

    return excel_file(fill, title=title)


def _columns(
    kind: ImportKind, communes: Sequence[str], half_days: Sequence[HalfDay]
) -> list[_Column]:
    lists: Mapping[ValueKind, Sequence[str]] = {
        ValueKind.GENDER: ("Nam", "Nữ"),
        ValueKind.ETHNICITY: ethnicity_names(),
        ValueKind.MARK: ("x",),
        ValueKind.PARTY: tuple(STANDINGS.values()),
        ValueKind.ROLL: ("x", "M", "P", "K", "B"),
    }
    fields = [each for each in FIELDS if kind in each.kinds and each.key not in WHOLE_OF]
    if kind == "attendance":
        fields[-1:-1] = [BY_KEY[half_day.key] for half_day in half_days]
    return [
        _Column(
            field,
            f"{field.label} *" if field.key in NEEDED[kind] else field.label,
            communes if field.key == "unit" else lists.get(field.kind, ()),
        )
        for field in fields
    ]


class _Template:
    """Writes the sheet to fill in, and beside it a hidden one with what can be chosen."""

    def __init__(self, book: Xlsx, columns: Sequence[_Column]) -> None:
        self._book = book
        self._columns = columns
        self._page = book.add_worksheet(_SHEET)
        self._lists = book.add_worksheet(_LISTS)
        self._lists.hide()

    def write(self, title: str) -> None:
        """Write title, header, example and lists."""
        page = self._page
        page.write(0, 0, title.upper(), self._format(bold=True, font_size=14))
        page.write(1, 0, _HINT, self._format(italic=True, font_color="#555555"))
        head = self._format(
            bold=True,
            bg_color="#E7EBF9",
            border=1,
            text_wrap=True,
            align="center",
            valign="vcenter",
        )
        page.set_row(_HEADER_ROW, 36)
        for at, column in enumerate(self._columns):
            look = _number_format(column.field.kind)
            wide = max(_WIDTHS.get(column.field.kind, 13), len(column.header) // 2 + 4)
            page.set_column(at, at, wide, self._format(num_format=look))
            page.write(_HEADER_ROW, at, column.header, head)
            self._write_example(at, column, look)
            self._offer(at, column)
        page.freeze_panes(_HEADER_ROW + 1, 2)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(_HEADER_ROW)

    def write_people(self, people: Sequence[Listed]) -> None:
        """Write who is listed already under the example."""
        for number, person in enumerate(people, start=1):
            birth = person.birth_date
            shown = {
                "ordinal": str(number),
                "full_name": person.full_name,
                "birth_date": birth.format() if birth else "",
            }
            for at, column in enumerate(self._columns):
                text = shown.get(column.field.key)
                if text:
                    look = self._format(num_format=_number_format(column.field.kind))
                    self._page.write_string(_HEADER_ROW + 1 + number, at, text, look)

    def _write_example(self, at: int, column: _Column, look: str) -> None:
        value = _EXAMPLES_OF.get(column.field.key, _EXAMPLES.get(column.field.kind))
        shown = self._format(num_format=look, italic=True, font_color="#8A8A8A")
        if isinstance(value, date):
            self._page.write_datetime(_HEADER_ROW + 1, at, value, shown)
        else:
            self._page.write(_HEADER_ROW + 1, at, value, shown)

    def _offer(self, at: int, column: _Column) -> None:
        """Let Excel offer what can be chosen; other words may be typed all the same."""
        rules: dict[str, object] = {"validate": "any", "ignore_blank": True}
        message = _MESSAGES.get(column.field.kind, "")
        if column.choices:
            letter = column_letter(at)
            for row, choice in enumerate(column.choices):
                self._lists.write(row, at, choice)
            source = f"='{_LISTS}'!${letter}$1:${letter}${len(column.choices)}"
            rules |= {"validate": "list", "source": source, "show_error": False}
        if message:
            rules |= {"input_title": column.field.label[:32], "input_message": message}
        if len(rules) > 2:
            first = _HEADER_ROW + 2
            self._page.data_validation(first, at, first + _ROWS, at, rules)

    def _format(self, **look: object) -> Xlsx:
        return letters(self._book, **look)


def _number_format(kind: ValueKind) -> str:
    if kind is ValueKind.DATE:
        return "dd/mm/yyyy"
    return "@" if kind in _TEXT_KINDS else "General"
