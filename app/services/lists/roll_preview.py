"""What taking in a roll call on paper would do: marks per learner and half-day, old and new."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.values import ABSENT, AttendanceMark
from app.services.attendance.attendance_grid import Cell, grid
from app.services.attendance.attendance_marks import MarkInput, open_half_day
from app.services.classes.learner_rows import LearnerRow, list_learners
from app.services.imports.proposal.lines import Line
from app.services.imports.proposal.notes import make_note
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.values.findings import Finding, Value, reject
from app.services.lists.class_learners import ClassLearners
from app.services.lists.field_changes import FieldChange
from app.services.lists.list_preview import (
    Held,
    ListPreview,
    ListRefusedError,
    PreviewRow,
    RowKind,
    held,
    kind_of_row,
    needed_class,
)
from app.services.lists.roll_sessions import sessions_of_columns
from app.services.timetable.session_rows import SessionRow

_PERIODS = "periods:"

RollRow: TypeAlias = "PreviewRow[RollValues]"
RollPreview: TypeAlias = "ListPreview[RollValues]"


@dataclass(frozen=True, slots=True)
class RollValues:
    """The marks of one row that are not recorded yet, by the field of their half-day."""

    marks: Mapping[str, MarkInput]


def preview(session: Session, *, proposal: Proposal, question: Held) -> RollPreview:
    """Hold a roll call against the roll of the class; what cannot be marked is refused or asked."""
    class_id = needed_class(question.class_id)
    kept = grid(session, class_id=class_id)
    if kept.locked:
        raise ListRefusedError(
            kept.locked, remedy="Xem bước của lớp ở đầu trang lớp.", code="roll-locked"
        )
    sessions, unknown = sessions_of_columns(proposal.columns, kept.sessions)
    if not sessions:
        raise ListRefusedError(
            "Không cột nào của bảng khớp với buổi học của lớp.",
            remedy="Tiêu đề cột cần có ngày và buổi như lịch học, ví dụ “20/10 sáng”.",
            code="no-half-days",
        )
    learners = list_learners(session, class_id=class_id)
    reader = _Reader(
        {key: _half_day(session, row) for key, row in sessions.items()},
        {
            (half_day.id, learner.enrolment_id): cell
            for learner, cells in zip(kept.learners, kept.marks, strict=True)
            for half_day, cell in zip(kept.sessions, cells, strict=True)
        },
        ClassLearners(learners, links=question.links, answers=question.answers),
    )
    rows = [reader.row(line) for line in proposal.lines]
    result = held(session, proposal=proposal, rows=rows, question=question)
    if not unknown:
        return result
    note = make_note("half-days-not-held", names=", ".join(unknown))
    return replace(result, proposal=replace(result.proposal, notes=(*proposal.notes, note)))


class _HalfDay(NamedTuple):
    """A half-day, and why its marks cannot change; "" where they can."""

    row: SessionRow
    refusal: UserError | None


def _half_day(session: Session, row: SessionRow) -> _HalfDay:
    try:
        open_half_day(session, row.id)
    except UserError as error:
        return _HalfDay(row, error)
    return _HalfDay(row, None)


class _Reader:
    """Holds one roll call's rows against what is recorded."""

    def __init__(
        self,
        half_days: Mapping[str, _HalfDay],
        kept: Mapping[tuple[UUID, UUID], Cell | None],
        learners: ClassLearners,
    ) -> None:
        self._half_days = half_days
        self._kept = kept
        self._learners = learners

    def row(self, line: Line) -> RollRow:
        """Return what one row would do."""
        learner, line = self._learners.learner_of(line)
        marks: dict[str, MarkInput] = {}
        changes = []
        for key, half_day in self._half_days.items() if learner else ():
            assert learner is not None  # noqa: S101 - as the line above says
            found = _read(line.values.get(key), half_day.row)
            before = self._kept.get((half_day.row.id, learner.enrolment_id))
            if isinstance(found, Finding):
                line = line.with_finding(found, key)
            elif found is not None and found != before:
                refused = _refused(half_day, learner)
                if refused is not None:
                    line = line.with_finding(refused, key)
                marks[key] = MarkInput(
                    half_day.row.id, learner.enrolment_id, found.mark, found.periods_attended
                )
                if before is not None:
                    changes.append(_change(key, half_day.row, before, found))
        return self._told(line, learner, marks, tuple(changes))

    def _told(
        self,
        line: Line,
        learner: LearnerRow | None,
        marks: Mapping[str, MarkInput],
        changes: tuple[FieldChange, ...],
    ) -> RollRow:
        values = RollValues(marks)
        if learner is None or line.problems or line.skipped:
            kind = kind_of_row(line, is_known=True, changes=False)
            return PreviewRow(line, kind, values)
        kind = RowKind.UPDATE if changes else RowKind.NEW if marks else RowKind.UNCHANGED
        return PreviewRow(line, kind, values, learner.person_id, learner.enrolment_id, changes)


def _read(value: Value, half_day: SessionRow) -> Cell | Finding | None:
    """Return what a cell says of a half-day; None for one that says nothing."""
    if not isinstance(value, str):
        return None
    if not value.startswith(_PERIODS):
        mark = AttendanceMark(value)
        return Cell(mark, 0 if mark in ABSENT else half_day.periods)
    attended = int(value.removeprefix(_PERIODS))
    if attended > half_day.periods:
        message = f"Ghi {attended} tiết, buổi này chỉ có {half_day.periods} tiết."
        return reject("periods-out-of-range", message, "Sửa lại số tiết đã dự.")
    if attended == half_day.periods:
        return Cell(AttendanceMark.PRESENT, attended)
    return Cell(AttendanceMark.LATE, attended)


def _refused(half_day: _HalfDay, learner: LearnerRow) -> Finding | None:
    """Return why this mark cannot be written."""
    if half_day.refusal is not None:
        error = half_day.refusal
        return reject(error.code, error.message, error.remedy)
    left_on = learner.state_on if learner.has_left else None
    if left_on is not None and half_day.row.held_on >= left_on:
        message = f"{learner.full_name} đã {learner.state.label.lower()} từ {left_on:%d/%m/%Y}."
        return reject("learner-left", message, "Xóa dấu của những buổi sau ngày đó.")
    return None


def _change(key: str, half_day: SessionRow, before: Cell, after: Cell) -> FieldChange:
    label = f"{half_day.slot.label} {half_day.held_on:%d/%m}"
    return FieldChange(f"roll.{key}", label, _words(before, half_day), _words(after, half_day))


def _words(cell: Cell, half_day: SessionRow) -> str:
    usual = 0 if cell.mark in ABSENT else half_day.periods
    if cell.periods_attended == usual:
        return cell.mark.label
    return f"{cell.mark.label}, dự {cell.periods_attended}/{half_day.periods} tiết"
