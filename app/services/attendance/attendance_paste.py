"""Marks of a whole class pasted from a spreadsheet: read, checked, and only then written.

A block is cells by position, or a column of names followed by marks, matched by name. One mark
that is not understood, one name that is not in the class, and nothing is written.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.models.values import AttendanceMark
from app.text.names import fold

_PRESENT = AttendanceMark.PRESENT
_SIGNS: Mapping[str, AttendanceMark] = {
    **dict.fromkeys(("x", "v", "+", "√", "✓", "✔", "c", "cm", "co", "co mat", "1"), _PRESENT),
    **dict.fromkeys(("m", "muon", "di muon", "2"), AttendanceMark.LATE),
    **dict.fromkeys(
        ("p", "cp", "co phep", "vang co phep", "vang cp", "phep", "3"), AttendanceMark.EXCUSED
    ),
    **dict.fromkeys(
        ("k", "kp", "khong phep", "vang khong phep", "vang kp", "4"), AttendanceMark.UNEXCUSED
    ),
    **dict.fromkeys(("b", "bu", "hoc bu", "5"), AttendanceMark.MADE_UP),
    **dict.fromkeys(("mt", "mien"), AttendanceMark.EXEMPT),
}
_WITH_PERIODS = re.compile(r"^([a-z]{1,2}) ?(\d{1,2})$")
_TOLD = 4
_NO_MARK = "không phải dấu điểm danh."
_MARKS = "Dấu là x, M, P, K, B hoặc số 1 đến 5."


@dataclass(frozen=True, slots=True)
class PastedMark:
    """A mark for a learner (row of the class) and a column counted from the cursor."""

    row: int
    column: int
    mark: AttendanceMark
    periods: int | None = None


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a block says; with any of `problems` nothing of it is to be written."""

    marks: tuple[PastedMark, ...]
    columns: int
    problems: tuple[str, ...] = ()

    @property
    def refusal(self) -> str:
        """Return what is wrong in sentences, "" where nothing is."""
        if not self.problems:
            return ""
        more = len(self.problems) - _TOLD
        told = [*self.problems[:_TOLD], *([f"Còn {more} chỗ nữa."] if more > 0 else [])]
        if any(problem.endswith(_NO_MARK) for problem in self.problems):
            told.append(_MARKS)
        return f"Chưa ghi gì. {' '.join(told)}"


def read_block(text: str, names: Sequence[str], *, at_row: int = 0) -> Pasted:
    """Read a block of cells for the learners `names`; without names in it, from row `at_row` on."""
    lines = [line.rstrip("\r") for line in text.split("\n")]
    while lines and not lines[-1].strip():
        lines.pop()
    cells = [[cell.strip().strip('"') for cell in line.split("\t")] for line in lines]
    if not cells:
        return Pasted((), 0, ("Bảng nhớ tạm không có ô nào.",))
    known: dict[str, list[int]] = {}
    for row, name in enumerate(names):
        known.setdefault(fold(name), []).append(row)
    begins, spans = _name_columns(cells, known)
    if spans:
        return _by_name(cells, known, begins, spans)
    return _by_place(cells, len(names), at_row)


def read_mark(cell: str) -> tuple[AttendanceMark, int | None] | None:
    """Return the mark of a cell and the periods attended; None where it is no mark."""
    folded = fold(cell)
    if folded in _SIGNS:
        return _SIGNS[folded], None
    found = _WITH_PERIODS.match(folded)
    if found is None or found[1] not in _SIGNS:
        return None
    return _SIGNS[found[1]], int(found[2])


def _name_columns(cells: Sequence[Sequence[str]], known: Mapping[str, object]) -> tuple[int, int]:
    """Return the first column of names and how many hold one name (two where it is parted)."""
    for begins in range(min(3, max(map(len, cells)))):
        for spans in (1, 2):
            hits = sum(_name(line, begins, spans) in known for line in cells)
            if 2 * hits > len(cells) or (hits and hits == len(cells)):
                return begins, spans
    return 0, 0


def _by_name(
    cells: Sequence[Sequence[str]], known: Mapping[str, list[int]], begins: int, spans: int
) -> Pasted:
    found: list[PastedMark] = []
    problems: list[str] = []
    for line in cells:
        name = _name(line, begins, spans)
        rows = known.get(name, [])
        if not name:
            continue
        if len(rows) != 1:
            written = " ".join(line[begins : begins + spans])
            why = "không có trong lớp" if not rows else f"có {len(rows)} người trùng tên"
            problems.append(f"“{written}” {why}.")
            continue
        _read_line(line[begins + spans :], rows[0], _written_of(line, begins), found, problems)
    widest = max((len(line) - begins - spans for line in cells), default=0)
    return Pasted(tuple(found), max(0, widest), tuple(problems))


def _by_place(cells: Sequence[Sequence[str]], learners: int, at_row: int) -> Pasted:
    found: list[PastedMark] = []
    problems: list[str] = []
    if at_row + len(cells) > learners:
        problems.append(
            f"Dán {len(cells)} dòng từ dòng {at_row + 1}, nhưng lớp chỉ có {learners} người."
        )
    for number, line in enumerate(cells):
        _read_line(line, at_row + number, f"dòng {number + 1}", found, problems)
    return Pasted(tuple(found), max(map(len, cells)), tuple(problems))


def _written_of(line: Sequence[str], begins: int) -> str:
    """Return how a line is named where something in it is wrong."""
    return line[begins] if begins < len(line) else ""


def _read_line(
    cells: Sequence[str],
    row: int,
    where: str,
    found: list[PastedMark],
    problems: list[str],
) -> None:
    for column, cell in enumerate(cells):
        if not cell:
            continue
        mark = read_mark(cell)
        if mark is None:
            problems.append(f"“{cell}” ở {where} {_NO_MARK}")
        else:
            found.append(PastedMark(row, column, *mark))


def _name(line: Sequence[str], begins: int, spans: int) -> str:
    return fold(" ".join(line[begins : begins + spans])) if begins < len(line) else ""
