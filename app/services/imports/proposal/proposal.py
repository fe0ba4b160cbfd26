"""What a list is understood to say: rows as they would come in, refusals, questions and notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.services.imports.layout.columns import Column
from app.services.imports.proposal.lines import Line
from app.services.imports.proposal.notes import Note
from app.services.imports.values.findings import Problem, Severity, Value
from app.services.imports.vocabulary.fields import BY_KEY, ImportKind, ValueKind
from app.services.imports.vocabulary.half_days import half_day_of_key
from app.services.imports.vocabulary.kinds import CONTRACT
from app.text.partial_date import PartialDate

_EMPTY_TEXTS = frozenset({ValueKind.TEXT, ValueKind.UNIT, ValueKind.ETHNICITY})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A list understood; nothing of it is stored yet."""

    kind: ImportKind
    file: str
    sheet: str
    encoding: str
    charset: str | None
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    fields: tuple[str, ...]
    """The keys that each proposed row has, in their order."""
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    programme: str | None
    shape: str
    """What lists of the same making share, by which the mapping of columns is remembered."""

    @property
    def ready(self) -> tuple[Line, ...]:
        """The lines that can come in."""
        return tuple(line for line in self.lines if line.is_ready)

    @property
    def rejected(self) -> tuple[Problem, ...]:
        """Why rows cannot come in."""
        return tuple(
            problem
            for line in self.lines
            for problem in line.problems
            if problem.severity is Severity.REJECT and not line.skipped
        )

    @property
    def questions(self) -> tuple[Problem, ...]:
        """What waits for the clerk's word; a refused row asks nothing more."""
        return tuple(
            problem
            for line in self.lines
            if not line.is_rejected and not line.skipped
            for problem in line.problems
        )

    def values_of(self, line: Line) -> dict[str, object]:
        """Return a line's values as the contract writes them."""
        return {key: plain_value(key, line.values) for key in self.fields}

    def to_json(self) -> dict[str, object]:
        """Return what `giaovu import --json` prints."""
        plain: dict[str, object] = {
            "kind": self.kind,
            "file": self.file,
            "sheet": self.sheet,
            "encoding": self.encoding,
            "header_row": self.header_rows[0] if self.header_rows else None,
            "header_rows": list(self.header_rows),
            "columns": [column.to_json() for column in self.columns],
            "rows": [self.values_of(line) for line in self.ready],
            "sheet_rows": [line.number for line in self.ready],
            "rejected": [problem.to_json() for problem in self.rejected],
            "questions": [problem.to_json() for problem in self.questions],
            "notes": [note.to_json() for note in self.notes],
            "skipped": [line.number for line in self.lines if line.skipped],
        }
        if self.charset:
            plain["charset"] = self.charset
        if self.programme:
            plain["programme"] = self.programme
        return plain


def fields_of(kind: ImportKind, known: frozenset[str]) -> tuple[str, ...]:
    """Return the keys of the contract that a list with these fields can fill."""
    half_days = sorted(key for key in known if half_day_of_key(key) is not None)
    return (*(key for key in CONTRACT[kind] if key in known), *half_days)


def plain_value(key: str, values: Mapping[str, Value]) -> object:
    """Return one value as JSON: dates in their stored form, blank text as ""."""
    if key == "birth_precision":
        birth = values.get("birth_date")
        return birth.precision if isinstance(birth, PartialDate) else None
    value = values.get(key)
    if isinstance(value, PartialDate):
        return value.iso
    if value is None and key in BY_KEY and BY_KEY[key].kind in _EMPTY_TEXTS:
        return ""
    return value
