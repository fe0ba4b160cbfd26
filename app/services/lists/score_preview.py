"""What taking in a sheet of marks would do: marks per learner and attempt, old and new."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy.orm import Session

from app.services.imports.proposal.lines import Line
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.values.findings import Value, reject
from app.services.imports.values.roll_values import ABSENT
from app.services.lists.class_learners import ClassLearners
from app.services.lists.field_changes import FieldChange
from app.services.lists.list_preview import (
    Held,
    ListPreview,
    PreviewRow,
    RowKind,
    held,
    kind_of_row,
    needed_class,
)
from app.services.results.assessment import require_open
from app.services.results.class_marks import ClassMarks, read_marks
from app.services.results.judging import FIRST, Sitting
from app.services.results.mark_checks import MarkEntry, MarkRefusedError, check_entry
from app.text.marks import format_mark

_ATTEMPTS = {"first_mark": FIRST, "resit_mark": FIRST + 1}
_LABELS = {"first_mark": "Điểm", "resit_mark": "Điểm làm lại"}

ScoreRow: TypeAlias = "PreviewRow[ScoreValues]"
ScorePreview: TypeAlias = "ListPreview[ScoreValues]"


@dataclass(frozen=True, slots=True)
class ScoreValues:
    """The marks of one row that are not recorded yet, by their field."""

    entries: Mapping[str, MarkEntry]


def preview(session: Session, *, proposal: Proposal, question: Held) -> ScorePreview:
    """Hold a sheet of marks against those recorded; a mark that breaks a rule is refused."""
    class_id = needed_class(question.class_id)
    marks = read_marks(session, class_id=class_id)
    require_open(session, marks)
    learners = ClassLearners(marks.learners, links=question.links, answers=question.answers)
    rows = [_row(line, marks, learners) for line in proposal.lines]
    return held(session, proposal=proposal, rows=rows, question=question)


def _row(line: Line, marks: ClassMarks, learners: ClassLearners) -> ScoreRow:
    learner, line = learners.learner_of(line)
    entries: dict[str, MarkEntry] = {}
    changes = []
    sittings = dict(marks.sittings_of(learner.enrolment_id)) if learner else {}
    for key, attempt in _ATTEMPTS.items() if learner else ():
        assert learner is not None  # noqa: S101 - as the line above says
        wanted, before = _sitting(line.values.get(key)), sittings.get(attempt)
        if wanted is None or wanted == before:
            continue
        entry = MarkEntry(learner.enrolment_id, wanted.mark, wanted.is_absent, attempt)
        try:
            check_entry(marks, learner, entry, sittings)
        except MarkRefusedError as error:
            line = line.with_finding(reject(error.code, error.message, error.remedy), key)
            continue
        entries[key] = entry
        sittings[attempt] = wanted
        if before is not None:
            changes.append(
                FieldChange(f"score.{key}", _LABELS[key], _words(before), _words(wanted))
            )
    values = ScoreValues(entries)
    if learner is None or line.problems or line.skipped:
        return PreviewRow(line, kind_of_row(line, is_known=True, changes=False), values)
    kind = RowKind.UPDATE if changes else RowKind.NEW if entries else RowKind.UNCHANGED
    ids = (learner.person_id, learner.enrolment_id)
    return PreviewRow(line, kind, values, *ids, tuple(changes))


def _sitting(value: Value) -> Sitting | None:
    """Return what a cell says of an attempt; None for one that says nothing."""
    if value == ABSENT:
        return Sitting(None, is_absent=True)
    return Sitting(value) if isinstance(value, int) else None


def _words(sitting: Sitting) -> str:
    return "vắng" if sitting.mark is None else format_mark(sitting.mark)
