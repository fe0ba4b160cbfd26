"""F01 as a workbook: out to a commune with the programmes to choose from, and read back in."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.excel_file import Xlsx, excel_file, letters
from app.services.imports.readers.sheets import CellValue, Row, Workbook
from app.services.plans.needs import GROUPS, NeedDetails, NeedRefusedError, problem_of
from app.text.names import tidy_text

MARK = "GIAOVU-F01"
SHEET = "Phiếu F01"
_HEAD_ROW = 6
_COLUMNS = (
    ("TT", 5),
    ("Mã", 15),
    ("Chương trình đào tạo, bồi dưỡng", 46),
    ("Đối tượng", 34),
    ("Số người đăng ký", 11),
    *((label, 11) for label in GROUPS.values()),
    ("Tháng mong muốn", 11),
    ("Ghi chú", 26),
)
_CODE, _COUNT = 1, 4
_MONTH, _NOTE = _COUNT + len(GROUPS) + 1, _COUNT + len(GROUPS) + 2
_HINT = (
    "Ghi số người vào dòng chương trình cần học; chương trình không có nhu cầu thì để trống. "
    "Một người có thể thuộc nhiều nhóm. Đừng sửa dòng mã ở cuối bảng."
)
_NONE, _NONE_HINT = "Không có nhu cầu:", "Ghi X nếu không có nhu cầu chương trình nào."


@dataclass(frozen=True, slots=True)
class FormLine:
    """A programme that the form asks about, with what the unit told before; None for nothing."""

    code: str
    name: str
    target_group: str
    told: NeedDetails | None = None


@dataclass(frozen=True, slots=True)
class NeedForm:
    """One form: the year, the commune and unit it goes to, and its programmes.

    `has_none` where the unit answered before that it needs nothing.
    """

    year: int
    commune_code: str
    commune_name: str
    unit: str
    centre: str
    lines: tuple[FormLine, ...]
    has_none: bool = False


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A row of an answered form: what it says, or the sentence why it cannot be taken.

    A zero is an answer as well: details with nobody.
    """

    row: int
    code: str
    title: str
    details: NeedDetails | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answered form; `has_none` where the unit crossed that it needs nothing."""

    year: int
    commune_code: str
    unit: str
    lines: tuple[AnswerLine, ...]
    has_none: bool


def need_form_excel(form: NeedForm) -> bytes:
    """Return the form as a workbook that accepts whole numbers only; same form, same bytes."""
    return excel_file(
        lambda book: _Writer(book, form).write(), title=_title(form), author=form.centre
    )


def read_answer(workbook: Workbook) -> Answer:
    """Read an answered form; refuses a workbook that is none. Wrong rows are told, not dropped."""
    rows = next((sheet.rows for sheet in workbook.sheets if _mark_of(sheet.rows)), ())
    mark = _mark_of(rows)
    if mark is None:
        raise NeedRefusedError(
            f"Tệp “{workbook.name}” không phải phiếu đăng ký nhu cầu của Giáo vụ.",
            remedy="Xuất phiếu F01 gửi đơn vị, rồi nhập lại đúng tệp đó.",
            code="not-a-need-form",
        )
    year, commune_code = mark
    unit = _beside(rows, "Đơn vị đăng ký:")
    lines = [_line(row, commune_code, unit) for row in rows if _is_line(row)]
    return Answer(year, commune_code, unit, tuple(lines), bool(_beside(rows, _NONE)))


def _title(form: NeedForm) -> str:
    return f"Phiếu đăng ký nhu cầu đào tạo, bồi dưỡng năm {form.year}"


class _Writer:
    """Writes the one sheet of a form."""

    def __init__(self, book: Xlsx, form: NeedForm) -> None:
        self._book = book
        self._form = form
        self._page = book.add_worksheet(SHEET)

    def write(self) -> None:
        """Write heading, unit, table and mark."""
        page, form, last = self._page, self._form, len(_COLUMNS) - 1
        bold = self._format(bold=True, align="center")
        page.merge_range(0, 0, 0, last, form.centre.upper(), bold)
        title = self._format(bold=True, font_size=14, align="center")
        page.merge_range(1, 0, 1, last, _title(form).upper(), title)
        page.merge_range(2, 0, 2, last, _HINT, self._format(italic=True, text_wrap=True))
        page.set_row(2, 36)
        page.write_string(3, 0, "Đơn vị đăng ký:", self._format(bold=True))
        page.write_string(3, 2, form.unit, self._format(bottom=1))
        page.write_string(4, 0, "Địa bàn:", self._format(bold=True))
        page.write_string(4, 2, form.commune_name, self._format())
        page.write_string(5, 0, _NONE, self._format(bold=True))
        page.write_string(5, 2, "X" if form.has_none else "", self._format(border=1))
        page.write_string(5, 3, _NONE_HINT, self._format(italic=True))
        self._write_head()
        for number, line in enumerate(form.lines, start=1):
            self._write_line(_HEAD_ROW + number, number, line)
        end = _HEAD_ROW + len(form.lines) + 2
        mark = f"{MARK} {form.year} {form.commune_code}"
        page.write_string(end, 0, mark, self._format(font_color="#808080", font_size=9))
        self._set_up()

    def _write_head(self) -> None:
        look = self._format(
            bold=True,
            border=1,
            align="center",
            valign="vcenter",
            text_wrap=True,
            bg_color="#E7EBF9",
        )
        self._page.set_row(_HEAD_ROW, 48)
        for at, (label, width) in enumerate(_COLUMNS):
            self._page.set_column(at, at, width)
            self._page.write_string(_HEAD_ROW, at, label, look)

    def _write_line(self, row: int, number: int, line: FormLine) -> None:
        text = self._format(border=1, text_wrap=True, valign="vcenter")
        count = self._format(border=1, align="center", valign="vcenter", num_format="0")
        self._page.write_number(row, 0, number, count)
        for at, value in ((_CODE, line.code), (2, line.name), (3, line.target_group)):
            self._page.write_string(row, at, value, text)
        told = line.told
        counts = (told.learners, *(getattr(told, name) for name in GROUPS)) if told else ()
        for at in range(_COUNT, _MONTH + 1):
            self._page.write_blank(row, at, None, count)
        for at, value in enumerate(counts, start=_COUNT):
            if value is not None:
                self._page.write_number(row, at, value, count)
        if told and told.wished_month:
            self._page.write_number(row, _MONTH, told.wished_month, count)
        self._page.write_string(row, _NOTE, (told.note or "") if told else "", text)

    def _set_up(self) -> None:
        page, first = self._page, _HEAD_ROW + 1
        end = _HEAD_ROW + len(self._form.lines)
        whole = {"validate": "integer", "criteria": "between", "ignore_blank": True}
        number = "Ghi một số nguyên."
        page.data_validation(
            first,
            _COUNT,
            end,
            _MONTH - 1,
            {
                **whole,
                "minimum": 0,
                "maximum": 9999,
                "error_title": "Số người",
                "error_message": number,
            },
        )
        month = {
            "minimum": 1,
            "maximum": 12,
            "error_title": "Tháng",
            "error_message": "Từ 1 đến 12.",
        }
        page.data_validation(first, _MONTH, end, _MONTH, {**whole, **month})
        page.freeze_panes(first, 3)
        page.set_paper(9)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(_HEAD_ROW)

    def _format(self, **look: object) -> Xlsx:
        return letters(self._book, **look)


def _mark_of(rows: Sequence[Row]) -> tuple[int, str] | None:
    for row in rows:
        words = str(row.cell(0) or "").split()
        if len(words) == 3 and words[0] == MARK and words[1].isdigit():
            return int(words[1]), words[2]
    return None


def _beside(rows: Sequence[Row], label: str) -> str:
    """Return what stands in the head of the form beside a label."""
    return next((tidy_text(str(row.cell(2) or "")) for row in rows if row.cell(0) == label), "")


def _is_line(row: Row) -> bool:
    """A line has a number, a code and something about people, were it that there are none."""
    number, code = row.cell(0), row.cell(_CODE)
    told = [row.cell(at) for at in range(_COUNT, _MONTH + 1)]
    is_told = _whole(told[0]) == 0 or any(cell not in (None, "", 0) for cell in told)
    return isinstance(number, int | float) and bool(code) and is_told


def _line(row: Row, commune_code: str, unit: str) -> AnswerLine:
    code, title = str(row.cell(_CODE)).strip(), str(row.cell(2) or "").strip()
    counts: list[int | None] = []
    for at in range(_COUNT, _MONTH + 1):
        value = _whole(row.cell(at))
        if value == -1:
            label = _COLUMNS[at][0]
            what = f"Cột “{label}” ghi “{row.cell(at)}”, cần một số nguyên."
            return AnswerLine(row.number, code, title, None, what)
        counts.append(value)
    learners, *groups, month = counts
    details = NeedDetails(
        commune_code=commune_code,
        sending_unit=unit,
        programme_code=code,
        learners=learners or 0,
        **dict(zip(GROUPS, groups, strict=True)),
        wished_month=month or None,
        note=tidy_text(str(row.cell(_NOTE) or "")) or None,
    )
    is_none = learners == 0 and not any(groups)
    problem = None if is_none else problem_of(details)
    return AnswerLine(row.number, code, title, details, problem[1] if problem else "")


def _whole(cell: CellValue) -> int | None:
    """Return a whole number, None for an empty cell, -1 for anything else."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, bool):
        return -1
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and cell >= 0 else -1
    if isinstance(cell, str):
        cell = int(cell.strip()) if cell.strip().isascii() and cell.strip().isdigit() else -1
    return cell if isinstance(cell, int) and cell >= 0 else -1
