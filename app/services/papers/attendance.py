"""F12 Bảng điểm danh, from the roll calls of a class."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.orm import Session

from app.models.values import AttendanceMark, SessionState, Slot
from app.services.attendance.attendance import AttendanceGrid, grid
from app.services.classes.enrolments import LearnerRow, list_learners
from app.services.documents.lists import attendance_sheet as filled
from app.services.documents.lists import blank_attendance_sheet as blank
from app.services.documents.lists import roll
from app.services.documents.sheets.sheet_excel import sheet_excel
from app.services.documents.sheets.sheet_pdf import sheet_pdf
from app.services.papers.frame import frame_of
from app.services.papers.paper import Paper, PaperError, Request

_SIGNS = {
    AttendanceMark.PRESENT: "x",
    AttendanceMark.LATE: "M",
    AttendanceMark.EXCUSED: "P",
    AttendanceMark.UNEXCUSED: "K",
    AttendanceMark.MADE_UP: "B",
    AttendanceMark.EXEMPT: "MT",
}
_SLOTS = {Slot.MORNING: "S", Slot.AFTERNOON: "C", Slot.EVENING: "T"}


def attendance_sheet(session: Session, request: Request) -> Paper:
    """Return F12: filled in as soon as anything was taken, blank for signing before."""
    frame = frame_of(session, request, "F12")
    taken = grid(session, class_id=request.class_id)
    columns = [n for n, x in enumerate(taken.sessions) if x.state is not SessionState.CANCELLED]
    if not columns:
        raise PaperError(
            f"Lớp {frame.training_class.code} chưa có lịch học nên chưa lập bảng điểm danh được.",
            remedy="Xếp lịch ở thẻ Lịch học trước.",
            code="no-sessions",
        )
    learners = list_learners(session, class_id=request.class_id)
    heads = [
        roll.SessionHead(taken.sessions[n].held_on, _SLOTS[taken.sessions[n].slot]) for n in columns
    ]
    lines = [
        _roll_line(taken, learner, row, columns)
        for row, learner in enumerate(learners)
        if not learner.has_left or any(taken.marks[row])
    ]
    paper = frame.class_paper("Chủ nhiệm lớp", frame.training_class.class_head)
    if any(any(row) for row in taken.marks):
        sheets = filled.attendance_sheets(paper, heads, lines, total_periods=taken.total_periods)
    else:
        sheets = blank.blank_attendance_sheets(paper, heads, lines)
    return Paper(
        form="F12",
        title=f"Bảng điểm danh, lớp {frame.training_class.code}",
        code=frame.training_class.code,
        to_pdf=partial(sheet_pdf, *sheets),
        # One worksheet holds one sheet; a class of many days prints on several.
        to_excel=partial(sheet_excel, sheets[0]) if len(sheets) == 1 else None,
    )


def _roll_line(
    taken: AttendanceGrid, learner: LearnerRow, row: int, columns: Sequence[int]
) -> roll.AttendanceLine:
    cells = [(taken.sessions[n], taken.marks[row][n]) for n in columns]
    missed = {AttendanceMark.EXCUSED: 0, AttendanceMark.UNEXCUSED: 0}
    for half_day, cell in cells:
        if cell is not None and cell.mark in missed and half_day.counts:
            missed[cell.mark] += half_day.periods - cell.periods_attended
    return roll.AttendanceLine(
        family_and_middle=f"{learner.family_name} {learner.middle_name}".strip(),
        given=learner.given_name,
        unit=learner.sending_unit or "",
        marks=tuple(_SIGNS[cell.mark] if cell else "" for _, cell in cells),
        attended=taken.summaries[row].attended_periods,
        excused=missed[AttendanceMark.EXCUSED],
        unexcused=missed[AttendanceMark.UNEXCUSED],
        note=learner.state.label if learner.has_left else "",
    )
