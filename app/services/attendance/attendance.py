"""Attendance as the rest of the program knows it: marks, sums, the grid, closing half-days."""

from app.services.attendance.attendance_grid import AttendanceGrid, Cell, GridLearner, grid
from app.services.attendance.attendance_marks import (
    AttendanceRefusedError,
    MarkInput,
    fill_unmarked,
    set_mark,
    set_marks,
)
from app.services.attendance.attendance_summary import Allowance, AttendanceSummary
from app.services.attendance.attendance_sums import summaries, total_periods
from app.services.timetable.session_closing import close_session, finish_teaching, reopen_session

__all__ = [
    "Allowance",
    "AttendanceGrid",
    "AttendanceRefusedError",
    "AttendanceSummary",
    "Cell",
    "GridLearner",
    "MarkInput",
    "close_session",
    "fill_unmarked",
    "finish_teaching",
    "grid",
    "reopen_session",
    "set_mark",
    "set_marks",
    "summaries",
    "total_periods",
]
