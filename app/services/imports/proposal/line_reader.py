"""Reading a person's row field by field, by what each column was taken for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import repeat

from app.services.imports.layout.body import PersonRow
from app.services.imports.proposal.lines import Line, ShownTexts, place_finding
from app.services.imports.proposal.persons import check_person, gender_by_number
from app.services.imports.proposal.reading_context import READ_APART, ReadingContext
from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.sheets import CellValue, Place, Row
from app.services.imports.values.dates import DateColumn, parse_date
from app.services.imports.values.findings import (
    Finding,
    Parsed,
    Problem,
    Severity,
    Value,
    ask,
    reject,
    shortened,
)
from app.services.imports.values.party_values import question_of
from app.services.imports.vocabulary.fields import BIRTH_PARTS, NAME_FIELDS, NAME_PARTS
from app.services.imports.vocabulary.unit_names import without_capitals

_BIRTH_SEXES = {"birth_male": "male", "birth_female": "female"}
_MARK_SEXES = {"male_mark": "male", "female_mark": "female"}
_BIRTHS = ("birth_date", *_BIRTH_SEXES, *BIRTH_PARTS)
_GENDERS = ("gender", *_MARK_SEXES)


def read_line(person: PersonRow, context: ReadingContext, edits: Mapping[str, str]) -> Line:
    """Read one row; `edits` are the clerk's words for fields, taken in place of their cells."""
    reader = _LineReader(person, context, edits)
    reader.read_single()
    return reader.complete()


def read_lines(people: Sequence[PersonRow], context: ReadingContext) -> list[Line]:
    """Read all rows as they stand: column by column, if no cell means more than it shows."""
    if context.has_marks or context.constants or not people:
        return [read_line(person, context, {}) for person in people]
    lines = []
    told: dict[int, list[tuple[str, Parsed]]] = defaultdict(list)
    for index, values in enumerate(_read_columns(context, len(people), told)):
        reader = _LineReader(people[index], context, {})
        reader.take(values, told.get(index, ()))
        lines.append(reader.complete())
    return lines


def _read_columns(
    context: ReadingContext, count: int, told: dict[int, list[tuple[str, Parsed]]]
) -> list[dict[str, Value]]:
    """Return the values of the fields that stand by themselves, row by row.

    Cells with more to say of them than a value go into `told`, by row, in the order of reading.
    """
    columns: list[Sequence[Value]] = []
    for key, column, read in context.single:
        parsed = [*map(read, context.columns.get(column) or repeat(None, count))]
        values, findings, repairs = zip(*parsed, strict=True)
        columns.append(values)
        if any(findings) or any(repairs):
            for row, each in enumerate(parsed):
                if each.findings or each.repairs:
                    told[row].append((key, each))
    keys = [key for key, _, _ in context.single]
    rows = zip(*columns, strict=True) if columns else repeat((), count)
    return [dict(zip(keys, row, strict=True)) for row in rows]


class _LineReader:
    """Collects values, problems and repairs of one row."""

    def __init__(
        self, person: PersonRow, context: ReadingContext, edits: Mapping[str, str]
    ) -> None:
        self._person = person
        self._row: Row = person.row
        self._context = context
        self._edits = {**context.constants, **edits} if edits else context.constants
        self._marked = context.has_marks
        self._values: dict[str, Value] = {}
        self._problems: list[Problem] = []
        self._repairs: list[tuple[str, str]] = []
        self._texts = ShownTexts(self._row, context.cells)

    def take(self, values: dict[str, Value], told: Sequence[tuple[str, Parsed]]) -> None:
        """Take what was read of the fields that stand by themselves."""
        self._values = values
        for key, parsed in told:
            self._keep(parsed, key)

    def read_single(self) -> None:
        """Read the fields that stand by themselves."""
        for key in (*(key for key, _, _ in self._context.single), *self._edits):
            if key not in READ_APART and key not in self._values:
                self._values[key] = self._parse(key)

    def complete(self) -> Line:
        """Return the row understood, the fields put together that several columns tell."""
        self._complete_name()
        self._complete_birth()
        self._complete_gender()
        self._set_apart_old_number()
        self._take_section_unit()
        question = question_of(self._values) if "party_status" in self._values else None
        if question is not None:
            self._say(question, "party_status")
        for finding, key in check_person(self._values, self._context.today):
            self._say(finding, key)
        if self._row.number in self._context.sheet.hidden_rows:
            self._say(_HIDDEN, None)
        return Line(
            number=self._row.number,
            values=self._values,
            texts=self._texts,
            problems=tuple(self._problems),
            repairs=tuple(self._repairs),
            cells=self._context.cells,
        )

    def _complete_name(self) -> None:
        """Put a name in parts together; nobody goes without one but in a list of numbers alone."""
        values = self._values
        if "full_name" not in values:
            parts = [self._parse(key) for key in NAME_PARTS]
            values["full_name"] = " ".join(str(part) for part in parts if part) or None
            if values["full_name"] is None and not self._context.cells.keys() & NAME_FIELDS:
                return
        if not values["full_name"] and not self._has_problem(*NAME_FIELDS):
            self._say(_MISSING_NAME, self._first_of("full_name", *NAME_PARTS))

    def _complete_birth(self) -> None:
        cells, values = self._context.cells, self._values
        if "birth_date" not in values:
            if "birth_year" in cells:
                values["birth_date"] = self._birth_of_parts()
            elif cells.keys() & _BIRTH_SEXES.keys():
                values["birth_date"] = self._birth_by_sex()
            else:
                return
        if values["birth_date"] is None and not self._has_problem(*_BIRTHS):
            self._say(_MISSING_BIRTH, self._first_of(*_BIRTHS))

    def _birth_of_parts(self) -> Value:
        day, month, year = (_part_of_birth(self._cell(key)) for key in BIRTH_PARTS)
        text = "/".join(part for part in (day, month, year and year.zfill(2)) if part)
        if not text:
            return None
        key = "birth_date" if "birth_date" in self._context.dates else "birth_year"
        column = DateColumn(today=self._context.today, is_birth=True)
        return self._keep(parse_date(text, column), key)

    def _birth_by_sex(self) -> Value:
        """Read the one of the two columns that is filled."""
        columns = self._birth_columns()
        births = [self._parse(key) for key in columns]
        return births[0] if births else None

    def _birth_columns(self) -> list[str]:
        """Return which of the two columns are filled, if only by a formula."""
        filled = [key for key in _BIRTH_SEXES if self._cell(key) is not None]
        return filled or [key for key in _BIRTH_SEXES if self._is_computed(key)]

    def _complete_gender(self) -> None:
        cells, values = self._context.cells, self._values
        if "gender" not in values:
            if cells.keys() & _MARK_SEXES.keys():
                values["gender"] = self._gender_by_mark()
            elif cells.keys() & _BIRTH_SEXES.keys():
                values["gender"] = self._gender_by_birth()
            else:
                return
        elif "birth_female" in cells and values["gender"] and "gender" not in self._edits:
            self._hold_against_births(values["gender"])
        if values["gender"] is None and not self._has_problem(*_GENDERS):
            proposal = gender_by_number(values.get("citizen_id"))
            self._say(_MISSING_GENDER._replace(proposal=proposal), self._first_of(*_GENDERS))

    def _gender_by_birth(self) -> Value:
        """Tell the gender by which of the two columns of births is filled."""
        columns = self._birth_columns()
        if len(columns) > 1:
            self._say(_BOTH_SEXES, "gender")
        return _BIRTH_SEXES[columns[0]] if len(columns) == 1 else None

    def _hold_against_births(self, gender: Value) -> None:
        """Ask where the column of the gender and those of births say different things."""
        told = {_BIRTH_SEXES[key] for key in self._birth_columns()}
        if told - {gender}:
            self._say(_BOTH_SEXES if len(told) > 1 else _OTHER_SEX, "gender")

    def _gender_by_mark(self) -> Value:
        """Read ticks under "Nam" and "Nữ"; with one column alone, no tick means the other."""
        marks = {key: self._parse(key) for key in _MARK_SEXES if key in self._context.cells}
        ticked = [_MARK_SEXES[key] for key, mark in marks.items() if mark is True]
        if len(ticked) == 2:
            self._say(_BOTH_SEXES, "female_mark")
            return None
        if len(marks) == 1 and not ticked and not self._has_problem(*marks):
            self._repairs.append(("gender-from-mark", next(iter(marks))))
            return "male" if "female_mark" in marks else "female"
        return ticked[0] if ticked else None

    def _set_apart_old_number(self) -> None:
        if ("old-id-number", "citizen_id") in self._repairs:
            self._values["old_id_no"] = self._values["citizen_id"]
            self._values["citizen_id"] = None

    def _take_section_unit(self) -> None:
        if not self._context.has_sections or self._values.get("unit"):
            return
        section = self._person.section_unit
        self._values["unit"] = None
        if section:
            written = ", ".join(without_capitals(part) for part in section.split(", "))
            self._values["unit"] = written
            if written != section:
                self._repairs.append(("capitals", "unit"))
            self._repairs.append(("unit-from-section", "unit"))

    def _parse(self, key: str) -> Value:
        """Read the field's cell, or the clerk's word for it."""
        if key in self._edits:
            return self._keep(self._context.parser.parse_typed(self._edits[key], key), key)
        value = self._cell(key)
        if self._marked:
            self._point_at(value, key)
        return self._keep(self._context.parser.parse(value, key), key)

    def _point_at(self, value: CellValue, key: str) -> None:
        """Ask about formulas and cells that can be read in two ways; tell what is carried over."""
        if self._is_computed(key) and key != "note":
            self._say(_formula(self._formula(key), plain_text(value)), key)
        place = Place(self._row.number, self._context.cells.get(key, -1))
        if place in self._context.carried:
            code = "from-ticks" if place.column in self._context.choices else "from-above"
            self._repairs.append((code, key))
        other = self._context.doubtful.get(place)
        if other:
            self._say(_two_readings(plain_text(value), other), key)

    def _keep(self, parsed: Parsed, key: str) -> Value:
        for finding in parsed.findings:
            self._say(finding, key)
        for code in parsed.repairs:
            self._repairs.append((code, key))
        return parsed.value

    def _say(self, finding: Finding, key: str | None) -> None:
        if finding.severity is Severity.WARN:
            self._repairs.append((finding.code, key or ""))
            return
        number, cells = self._row.number, self._context.cells
        self._problems.append(place_finding(finding, number, key, cells, self._texts))

    def _has_problem(self, *keys: str) -> bool:
        return any(problem.field in keys for problem in self._problems)

    def _first_of(self, *keys: str) -> str:
        return next((key for key in keys if key in self._context.cells), keys[0])

    def _cell(self, key: str) -> CellValue:
        column = self._context.cells.get(key)
        if column is None:
            return None
        if self._context.carried:
            value = self._row.cell(column)
            return self._context.carried.get(Place(self._row.number, column), value)
        return self._row.cell(column)

    def _is_computed(self, key: str) -> bool:
        return bool(self._formula(key))

    def _formula(self, key: str) -> str:
        column = self._context.cells.get(key)
        formulas = self._context.sheet.formulas
        if column is None or not formulas:
            return ""
        return formulas.get(Place(self._row.number, column), "")


def _part_of_birth(value: CellValue) -> str:
    """Return day, month or year; of "20/4", which a spreadsheet takes for a date, both."""
    return f"{value.day}/{value.month}" if isinstance(value, date) else plain_text(value)


def _formula(formula: str, shown: str) -> Finding:
    result = f"hiện “{shortened(shown)}”" if shown else "không có kết quả nào được lưu"
    return ask(
        "formula-cell",
        f"Ô chứa công thức {formula[:80]} ({result}); chương trình không chạy công thức.",
        "Chấp nhận giá trị đang hiện, hoặc gõ giá trị đúng.",
        shown or None,
    )


def _two_readings(text: str, other: str) -> Finding:
    return ask(
        "unclear-encoding",
        "Cột này trộn nhiều bảng mã: ô có thể đọc là "
        f"“{shortened(text)}” hoặc “{shortened(other)}”.",
        "Chấp nhận cách đọc thứ nhất, hoặc gõ lại cho đúng.",
        other,
    )


_MISSING_NAME = reject("missing-name", "Thiếu họ và tên.", "Gõ họ và tên, hoặc bỏ qua dòng này.")
_MISSING_BIRTH = ask(
    "missing-birth-date",
    "Thiếu ngày sinh.",
    "Gõ ngày sinh (hoặc chỉ năm sinh), hoặc chấp nhận để trống.",
)
_MISSING_GENDER = ask(
    "missing-gender", "Chưa rõ giới tính.", "Chọn Nam hoặc Nữ, hoặc chấp nhận để trống."
)
_BOTH_SEXES = ask(
    "contradicting-gender", "Cả cột Nam và cột Nữ đều có ghi.", "Chọn Nam hoặc Nữ theo giấy tờ."
)
_OTHER_SEX = ask(
    "contradicting-gender",
    "Ngày sinh ghi ở cột của giới kia, khác với ô giới tính.",
    "Chọn Nam hoặc Nữ theo giấy tờ.",
)
_HIDDEN = ask(
    "hidden-row",
    "Dòng này đang bị ẩn hoặc bị lọc trong tệp.",
    "Chấp nhận để nhập cả dòng này, hoặc bỏ qua.",
)
