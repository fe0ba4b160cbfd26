"""What is to be written into a list that goes back to the unit: which rows, which cells, why."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.services.imports.giving_back.corrections import correction_words, corrections_of
from app.services.imports.layout.columns import Column
from app.services.imports.proposal.answers import Answer, AnswerBook
from app.services.imports.proposal.lines import Line
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.readers.sheets import Sheet
from app.services.imports.values.findings import Problem, Severity
from app.services.imports.vocabulary.fields import BY_KEY

HEADING = "Cần sửa (Giáo vụ ghi)"
_PLACE = re.compile(r"^Dòng \d+[^:]*: ")
_NAMES = ("full_name", "given_name", "middle_name", "family_name")
_SAID = {Severity.REJECT: "Lỗi", Severity.ASK: "Hỏi"}


class Rows(StrEnum):
    """Which rows go back: those with problems, or all of them."""

    BAD = "bad"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a row or was put right: its cells, counted from 0, and the sentences."""

    row: int
    columns: tuple[int, ...]
    text: str
    is_error: bool


@dataclass(frozen=True, slots=True)
class Markup:
    """The marks of one sheet; `places` are the rows that stay, each with where it comes to stand.

    `column` takes the reasons; a list that comes back a second time has it already. `heading_row`
    is None where the list has no header.
    """

    sheet: str
    heading_row: int | None
    column: int
    remarks: tuple[Remark, ...]
    places: tuple[tuple[int, int], ...]
    is_whole: bool
    heading: str = HEADING


def markup_of(
    proposal: Proposal, sheet: Sheet, rows: Rows, answers: Sequence[Answer] = ()
) -> Markup:
    """Return what to write into a list of which these things were understood.

    What the clerk's `answers` have put in the place of cells is told beside what is wrong still.
    """
    heading_row = proposal.header_rows[-1] if proposal.header_rows else None
    lines = _bad(proposal.lines) if rows is Rows.BAD else _taken(proposal.lines)
    book = AnswerBook(answers)
    remarks = (_remark(line, proposal.columns, book.of_row(line.number)) for line in lines)
    numbers = [row.number for row in sheet.rows]
    return Markup(
        sheet=proposal.sheet,
        heading_row=heading_row,
        column=_column_of_reasons(proposal.columns, sheet.width),
        remarks=tuple(each for each in remarks if each.text),
        places=tuple(_places(proposal, numbers, rows)),
        is_whole=rows is Rows.ALL,
    )


def has_bad_rows(proposal: Proposal) -> bool:
    """Tell whether there is anything to send back."""
    return any(True for _line in _bad(proposal.lines))


def _bad(lines: Iterable[Line]) -> Iterable[Line]:
    return (line for line in _taken(lines) if line.problems)


def _taken(lines: Iterable[Line]) -> Iterable[Line]:
    return (line for line in lines if not line.skipped)


def _remark(line: Line, columns: Sequence[Column], answers: Sequence[Answer]) -> Remark:
    corrections = corrections_of(line, answers)
    found = {each.column for each in line.problems if each.column is not None}
    found.update(column for each in corrections for column in each.columns)
    if any(each.column is None for each in line.problems):
        found.add(_column_of_name(columns))
    sentences = (*dict.fromkeys(map(_sentence, line.problems)), correction_words(corrections))
    return Remark(
        row=line.number,
        columns=tuple(sorted(found)),
        text="\n".join(filter(None, sentences)),
        is_error=line.is_rejected,
    )


def _column_of_name(columns: Sequence[Column]) -> int:
    by_field: Mapping[str | None, int] = {column.field: column.index for column in columns}
    return next((by_field[name] for name in _NAMES if name in by_field), 0)


def _sentence(problem: Problem) -> str:
    """Say a problem without the row's number: rows may stand elsewhere in what is sent back."""
    label = BY_KEY[problem.field].label if problem.field in BY_KEY else ""
    said = _PLACE.sub("", problem.message)
    of_field = "" if label.casefold() in said.casefold() else f"{label}: "
    return f"{_SAID.get(problem.severity, 'Lưu ý')}: {of_field}{said} {problem.remedy}".strip()


def _column_of_reasons(columns: Sequence[Column], width: int) -> int:
    before = [column.index for column in columns if column.header.strip() == HEADING]
    return before[0] if before else width


def _places(proposal: Proposal, numbers: Sequence[int], rows: Rows) -> Iterable[tuple[int, int]]:
    """Yield titles and header where they are, and below them the rows that stay, closed up."""
    first = min((line.number for line in proposal.lines), default=0)
    if rows is Rows.ALL:
        yield from ((number, number) for number in numbers)
        return
    yield from ((number, number) for number in numbers if number < first)
    below = [number for number in numbers if number >= first]
    yield from ((old, first + at) for at, old in enumerate(_with_sections(proposal, below)))


def _with_sections(proposal: Proposal, numbers: Sequence[int]) -> Iterable[int]:
    """Yield the rows with problems, each after the section that it stands in."""
    people = {line.number for line in proposal.lines}
    bad = {line.number for line in _bad(proposal.lines)}
    section: list[int] = []
    previous = 0
    for number in numbers:
        if number not in people:
            section = [*section, number] if previous not in people else [number]
        elif number in bad:
            yield from section
            section = []
            yield number
        previous = number
