"""One person's row understood: values, what was repaired, and what stands in the way."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.sheets import Row, column_letter
from app.services.imports.values.findings import Finding, Problem, Severity, Value
from app.services.imports.vocabulary.fields import BY_KEY


class ShownTexts(Mapping[str, str]):
    """What the cells of the mapped fields show in the file; written out only when asked for."""

    __slots__ = ("_cells", "_row")

    def __init__(self, row: Row, cells: Mapping[str, int]) -> None:
        self._row = row
        self._cells = cells

    def __getitem__(self, key: str) -> str:
        return plain_text(self._row.cell(self._cells[key]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)


class Line(NamedTuple):
    """A row of the list as it would come in."""

    number: int
    """The row's number in the sheet."""
    values: Mapping[str, Value]
    texts: Mapping[str, str]
    """What the cells of the mapped fields show in the file."""
    problems: tuple[Problem, ...] = ()
    repairs: tuple[tuple[str, str], ...] = ()
    """What was put right: code and field."""
    skipped: bool = False
    """The clerk has said to leave the row out."""
    cells: Mapping[str, int] = MappingProxyType({})
    """The column of each field, by which a problem is pointed at."""

    @property
    def is_rejected(self) -> bool:
        """Whether something keeps the row out."""
        problems = self.problems  # of nearly all lines none
        return bool(problems) and any([found.severity is Severity.REJECT for found in problems])

    @property
    def is_ready(self) -> bool:
        """Whether the row can come in as it is."""
        return not self.problems and not self.skipped

    def with_finding(self, finding: Finding, key: str | None) -> "Line":
        """Return the line with one more problem, about a field or about the whole row."""
        return self._replace(problems=(*self.problems, self.problem(finding, key)))

    def problem(self, finding: Finding, key: str | None) -> Problem:
        """Put a finding in its place, and the place in its sentence."""
        return place_finding(finding, self.number, key, self.cells, self.texts)


def place_finding(
    finding: Finding,
    row: int,
    key: str | None,
    cells: Mapping[str, int],
    texts: Mapping[str, str],
) -> Problem:
    """Return the problem that a finding is in a row; its sentence opens with where it is."""
    column = cells.get(key) if key else None
    where = f"Dòng {row}"
    if column is not None:
        where += f", cột {column_letter(column)}"
    if key is not None:
        where += f" ({BY_KEY[key].label})"
    return Problem(
        row=row,
        code=finding.code,
        severity=finding.severity,
        message=f"{where}: {finding.message}",
        remedy=finding.remedy,
        field=key,
        column=column,
        text=texts.get(key, "") if key else "",
        proposal=finding.proposal,
    )
