"""What is said about a cell or a row: repaired, warned of, asked or refused, in a sentence."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.services.imports.readers.sheets import column_letter
from app.text.partial_date import PartialDate

_QUOTED = 60

Value = str | int | bool | PartialDate | None


class Severity(StrEnum):
    """What a finding does to its row."""

    REJECT = "reject"
    """The row cannot come in as it is."""
    ASK = "ask"
    """The row waits for the clerk's word."""
    WARN = "warn"
    """Only shown, with the notes."""


class Finding(NamedTuple):
    """A remark about one value; `proposal` is what the value may have been meant to be."""

    code: str
    severity: Severity
    message: str
    remedy: str = ""
    proposal: str | None = None


class Parsed(NamedTuple):
    """A cell understood: its value, what is to be said, and the codes of what was repaired."""

    value: Value
    findings: tuple[Finding, ...] = ()
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding in its place in the sheet."""

    row: int
    code: str
    severity: Severity
    message: str
    remedy: str = ""
    field: str | None = None
    column: int | None = None
    text: str = ""
    """The cell as it stands in the file."""
    proposal: str | None = None

    def to_json(self) -> dict[str, object]:
        """Return the problem as the command line prints it."""
        plain: dict[str, object] = {
            "row": self.row,
            "code": self.code,
            "message": f"{self.message} {self.remedy}".strip(),
        }
        if self.column is not None:
            plain["column"] = column_letter(self.column)
        if self.field is not None:
            plain["field"] = self.field
        if self.text:
            plain["text"] = self.text
        if self.proposal is not None:
            plain["proposal"] = self.proposal
        return plain


def shortened(text: str) -> str:
    """Return a cell's text as a sentence can quote it."""
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"


def reject(code: str, message: str, remedy: str = "", proposal: str | None = None) -> Finding:
    """Return a finding that keeps its row out."""
    return Finding(code, Severity.REJECT, message, remedy, proposal)


def warn(code: str) -> Finding:
    """Return a finding that is only noted; its sentence is that of the note with this code."""
    return Finding(code, Severity.WARN, "")


def ask(code: str, message: str, remedy: str = "", proposal: str | None = None) -> Finding:
    """Return a finding that the clerk must settle."""
    return Finding(code, Severity.ASK, message, remedy, proposal)
