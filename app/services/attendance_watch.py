"""Learners to speak to: who cannot reach the threshold any more, who missed several in a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.values import AttendanceMark
from app.services.attendance_grid import AttendanceGrid, Cell, grid

IN_A_ROW = 3
_ABSENT = (AttendanceMark.EXCUSED, AttendanceMark.UNEXCUSED)


@dataclass(frozen=True, slots=True)
class WatchRow:
    """A learner who missed much; `missed_in_a_row` are the half-days up to the last one taken."""

    enrolment_id: UUID
    full_name: str
    cannot_reach: bool
    missed_in_a_row: int


def to_watch(session: Session, *, class_id: UUID) -> tuple[WatchRow, ...]:
    """Return the learners of a class who cannot reach the threshold, or were away in a row."""
    return watched(grid(session, class_id=class_id))


def watched(taken: AttendanceGrid) -> tuple[WatchRow, ...]:
    """Return the same from a roll that was read already."""
    rows = []
    for learner, marks, summary in zip(taken.learners, taken.marks, taken.summaries, strict=True):
        missed = absent_in_a_row(marks)
        if not learner.has_left and (summary.cannot_reach or missed >= IN_A_ROW):
            rows.append(
                WatchRow(learner.enrolment_id, learner.full_name, summary.cannot_reach, missed)
            )
    return tuple(rows)


def absent_in_a_row(marks: Sequence[Cell | None]) -> int:
    """Return how many of the last half-days with a mark were missed, one after the other."""
    count = 0
    for cell in reversed([cell for cell in marks if cell is not None]):
        if cell.mark not in _ABSENT:
            break
        count += 1
    return count
