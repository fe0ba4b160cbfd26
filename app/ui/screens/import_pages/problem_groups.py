"""Equal problems of a list put together, each group with the answers that settle all of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.services.imports.proposal.answers import Answer
from app.services.imports.values.findings import Problem, Severity
from app.ui.screens.import_pages.check_rows import CheckRow, shown_field
from app.ui.screens.import_pages.problem_words import words_of

_SHOWN = 2
# The engine asks again whatever date is typed into such a column: the typed one is the answer.
_ASKED_AGAIN = "ambiguous-date"
# One right value stands for all cells that say the same.
_RETYPED = frozenset(
    {
        "unknown-ethnicity",
        "unclear-number",
        "unclear-mark",
        "odd-name",
        "lost-letters",
        "invalid-date",
        "two-digit-year",
        "error-cell",
        "formula-cell",
    }
)
# A sign means the same in every column of a roll.
_OF_WHOLE_SHEET = frozenset({"unclear-p", "unclear-absence", "unclear-roll-mark"})


@dataclass(frozen=True, slots=True)
class Fix:
    """An answer that settles a whole group; `label` stands on its button."""

    label: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Problems of one kind in one field; `text` too, where each wording has an answer of its own.

    `words` says what is the matter in the first few rows and what to do.
    """

    code: str
    field: str
    text: str | None
    is_refusal: bool
    title: str
    words: str
    rows: tuple[int, ...]
    fixes: tuple[Fix, ...]

    @property
    def can_be_retyped(self) -> bool:
        """Whether one right value can be typed for all its cells."""
        return self.code in _RETYPED and bool(self.text) and len(self.rows) > 1

    def retyped(self, value: str) -> tuple[Answer, ...]:
        """Return the answer that puts a typed value into all its cells."""
        field = self.field or None
        return (Answer("change", code=self.code, field=field, text=self.text, value=value),)

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What tells the group from others."""
        return self.code, self.field, self.text

    @property
    def count(self) -> str:
        """How many rows."""
        return f"{len(self.rows)} dòng"

    @property
    def skip(self) -> tuple[Answer, ...]:
        """The answers that leave these rows out."""
        return tuple(Answer("skip", row=row) for row in self.rows)

    def has(self, row: int, field: str) -> bool:
        """Tell whether a cell belongs to the group."""
        return row in self.rows and shown_field(self.field) == field


def problem_groups(rows: Iterable[CheckRow]) -> tuple[ProblemGroup, ...]:
    """Return the groups, refusals first, then by how many rows they hold up."""
    problems = [problem for row in rows for problem in row.problems]
    said = Counter((each.code, each.field, each.text) for each in problems)
    found: dict[tuple[str, str, str | None], list[Problem]] = {}
    for problem in problems:
        repeated = said[problem.code, problem.field, problem.text] > 1
        apart = words_of(problem.code).choices or (repeated and problem.code in _RETYPED)
        field = "" if problem.code in _OF_WHOLE_SHEET else problem.field or ""
        key = (problem.code, field, (problem.text or None) if apart else None)
        found.setdefault(key, []).append(problem)
    groups = [_group(key, problems) for key, problems in found.items()]
    return tuple(sorted(groups, key=lambda group: (not group.is_refusal, -len(group.rows))))


def typed_answers(row: CheckRow, field: str, value: str) -> tuple[Answer, ...]:
    """Return the answers by which a typed value takes the place of a cell."""
    answers = [Answer("change", row=row.id, field=field, value=value)]
    answers += [
        Answer("accept", row=row.id, code=_ASKED_AGAIN, field=problem.field)
        for problem in row.problems
        if problem.code == _ASKED_AGAIN and shown_field(problem.field) == field
    ]
    return tuple(answers)


def _group(key: tuple[str, str, str | None], problems: Sequence[Problem]) -> ProblemGroup:
    code, field, text = key
    rows = tuple(dict.fromkeys(problem.row for problem in problems))
    title = words_of(code).title
    return ProblemGroup(
        code=code,
        field=field,
        text=text,
        is_refusal=problems[0].severity is Severity.REJECT,
        title=f"{title}: “{text}”" if text else title,
        words=_sentence(problems),
        rows=rows,
        fixes=() if problems[0].severity is Severity.REJECT else tuple(_fixes(key, problems)),
    )


def _fixes(key: tuple[str, str, str | None], problems: Sequence[Problem]) -> Iterable[Fix]:
    code, field, text = key
    words = words_of(code)
    count = len({problem.row for problem in problems})
    every = f", cả {count} dòng" if count > 1 else ""
    about = field or None
    if words.proposal and all(problem.proposal for problem in problems):
        yield Fix(words.proposal + every, _proposed(problems))
    elif words.choices and (text or len(problems) == 1):
        for label, value in words.choices:
            yield Fix(label, _chosen(key, problems, value))
    if words.accept:
        yield Fix(words.accept + every, (Answer("accept", code=code, field=about, text=text),))


def _proposed(problems: Sequence[Problem]) -> tuple[Answer, ...]:
    answers = []
    for problem in problems:
        field, value = shown_field(problem.field), problem.proposal or ""
        answers.append(Answer("change", row=problem.row, field=field, value=value))
        if problem.code == _ASKED_AGAIN:
            code = problem.code
            answers.append(Answer("accept", row=problem.row, code=code, field=problem.field))
    return tuple(answers)


def _chosen(
    key: tuple[str, str, str | None], problems: Sequence[Problem], value: str
) -> tuple[Answer, ...]:
    code, field, text = key
    if text:
        return (Answer("change", code=code, field=field or None, text=text, value=value),)
    return tuple(
        Answer("change", row=each.row, field=shown_field(each.field), value=value)
        for each in problems
    )


def _sentence(problems: Sequence[Problem]) -> str:
    """Say what the first rows have, and what to do."""
    if len(problems) == 1:
        what = f"Dòng {problems[0].row}: {_without_place(problems[0])}"
    else:
        said = [f"Dòng {each.row}: {each.text or _without_place(each)}" for each in problems]
        what = ". ".join(text.rstrip(".") for text in said[:_SHOWN]) + "."
        if len(problems) > _SHOWN:
            what = what.removesuffix(".") + "…"
    return f"{what} {problems[0].remedy}".strip()


def _without_place(problem: Problem) -> str:
    """Return the sentence without "Dòng 6, cột C (Ngày sinh):", which the table shows."""
    _, mark, rest = problem.message.partition("): ")
    return rest if mark else problem.message.partition(": ")[2] or problem.message
