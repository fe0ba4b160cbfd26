"""The clerk's word on questions: accept a row, leave it out, or give the right value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from app.services.imports.proposal.lines import Line
from app.services.imports.values.findings import Problem, Severity
from app.services.imports.vocabulary.fields import WHOLE_OF

Choice = Literal["accept", "skip", "change"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. Without `row` it settles all equal problems; without `code`, all of its row."""

    choice: Choice
    row: int | None = None
    code: str | None = None
    field: str | None = None
    text: str | None = None
    """The cell as it stands, for answers to all equal cells: "Nu" → Nữ."""
    value: str = ""
    """The right value as the clerk types it, for "change"."""

    def concerns(self, problem: Problem) -> bool:
        """Tell whether this answers a problem."""
        pairs = (
            (self.row, problem.row),
            (self.code, problem.code),
            (self.field, problem.field),
            (self.text, problem.text),
        )
        return all(wanted is None or wanted == found for wanted, found in pairs)


def edits_for(line: Line, answers: Iterable[Answer]) -> dict[str, str]:
    """Return the values that answers give for fields of a line."""
    edits: dict[str, str] = {}
    for answer in answers:
        if answer.choice != "change":
            continue
        if answer.row == line.number and answer.field and not answer.code:
            edits[answer.field] = answer.value
        for problem in line.problems:
            if problem.field and answer.concerns(problem):
                edits[WHOLE_OF.get(problem.field, problem.field)] = answer.value
    return edits


class AnswerBook:
    """The answers by the row that they are about."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._general = tuple(answer for answer in answers if answer.row is None)
        self._by_row: dict[int, tuple[Answer, ...]] = {}
        for answer in answers:
            if answer.row is not None:
                known = self._by_row.get(answer.row, self._general)
                self._by_row[answer.row] = (*known, answer)

    def of_row(self, number: int) -> tuple[Answer, ...]:
        """Return the answers about a row, and those about any."""
        return self._by_row.get(number, self._general)


def settle(line: Line, answers: Sequence[Answer], only: Choice | None = None) -> Line:
    """Leave the line out, or drop the questions that are accepted; refusals stay."""
    if not answers:
        return line
    answers = [answer for answer in answers if only in (None, answer.choice)]
    if any(a.choice == "skip" and _skips(a, line) for a in answers):
        return line._replace(skipped=True)
    open_problems = tuple(
        problem
        for problem in line.problems
        if problem.severity is Severity.REJECT
        or not any(a.choice == "accept" and a.concerns(problem) for a in answers)
    )
    return (
        line if len(open_problems) == len(line.problems) else line._replace(problems=open_problems)
    )


def _skips(answer: Answer, line: Line) -> bool:
    if answer.row == line.number and answer.code is None:
        return True
    return any(answer.concerns(problem) for problem in line.problems)
