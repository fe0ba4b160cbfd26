"""F09, F10, F11: the timetable of a class; of its lecturers and its rooms in the class's time."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from app.models.values import SessionKind
from app.services.centre_timetable import CentreHalfDay, half_days_between
from app.services.documents import timetable_sheet as sheets
from app.services.documents.class_paper import ClassPaper
from app.services.documents.sheet import Sheet
from app.services.documents.sheet_excel import sheet_excel
from app.services.documents.sheet_pdf import sheet_pdf
from app.services.papers.frame import Frame, frame_of
from app.services.papers.list_paper import list_paper
from app.services.papers.paper import Paper, PaperError, Request
from app.services.session_rows import list_sessions
from app.text.names import fold

_Make = Callable[[ClassPaper, str, Sequence[sheets.TimetableLine]], Sheet]


def class_timetable(session: Session, request: Request) -> Paper:
    """Return F09, the timetable of the class."""
    frame = frame_of(session, request)
    own, everybody = _half_days(session, frame)
    sheet = sheets.class_timetable(_paper(frame, own), [_line(row, everybody) for row in own])
    return list_paper("F09", "Lịch học", frame.training_class.code, sheet)


def lecturer_timetables(session: Session, request: Request) -> Paper:
    """Return F10, a sheet for each lecturer of the class with all that he or she teaches then."""
    frame = frame_of(session, request)
    return _each(session, frame, "F10", "Lịch giảng", "giảng viên", sheets.lecturer_timetable)


def room_timetables(session: Session, request: Request) -> Paper:
    """Return F11, a sheet for each room of the class with everybody who is in it then."""
    frame = frame_of(session, request)
    return _each(session, frame, "F11", "Lịch hội trường", "địa điểm", sheets.room_timetable)


def _each(session: Session, frame: Frame, form: str, name: str, what: str, make: _Make) -> Paper:
    own, everybody = _half_days(session, frame)
    value = _lecturer if what == "giảng viên" else _room
    named = {fold(value(row)): value(row) for row in reversed(own) if value(row)}
    if not named:
        raise PaperError(
            f"Lớp {frame.training_class.code} chưa có buổi nào ghi {what}.",
            remedy=f"Ghi {what} cho các buổi ở thẻ Lịch học.",
            code="nobody-named",
        )
    paper = _paper(frame, own)
    made = [
        make(
            paper, spelling, [_line(row, everybody) for row in everybody if fold(value(row)) == key]
        )
        for key, spelling in sorted(named.items())
    ]
    code = frame.training_class.code
    return Paper(
        form=form,
        title=f"{name}, lớp {code}",
        code=code,
        to_pdf=partial(sheet_pdf, *made),
        # One worksheet holds one sheet; several lecturers print on a sheet each.
        to_excel=partial(sheet_excel, made[0]) if len(made) == 1 else None,
    )


def _half_days(
    session: Session, frame: Frame
) -> tuple[Sequence[CentreHalfDay], Sequence[CentreHalfDay]]:
    """Return the half-days of the class, and those of all classes in the same time."""
    found = frame.training_class
    days = [row.held_on for row in list_sessions(session, class_id=found.id)]
    everybody = half_days_between(session, first=min(days), last=max(days)) if days else ()
    own = [row for row in everybody if row.class_id == found.id]
    if not own:
        raise PaperError(
            f"Lớp {found.code} chưa có lịch học nên chưa in được.",
            remedy="Xếp lịch ở thẻ Lịch học trước.",
            code="no-sessions",
        )
    return own, everybody


def _paper(frame: Frame, own: Sequence[CentreHalfDay]) -> ClassPaper:
    first: date = own[0].held_on
    paper = frame.class_paper("Người lập lịch", frame.training_class.training_officer)
    return replace(paper, opened_on=first, closed_on=own[-1].held_on)


def _line(row: CentreHalfDay, among: Sequence[CentreHalfDay]) -> sheets.TimetableLine:
    mates = [
        other.class_code
        for other in among
        if row.joined_group_id is not None
        and other.joined_group_id == row.joined_group_id
        and other.class_id != row.class_id
    ]
    notes = [f"Học ghép {', '.join(mates)}"] if mates else []
    if row.session_kind not in (None, SessionKind.LESSON):
        notes.append(row.session_kind.label if row.session_kind else "")
    return sheets.TimetableLine(
        day=row.held_on,
        slot=row.slot.label,
        lesson=row.lesson,
        periods=row.periods,
        class_code=row.class_code,
        lecturer=row.lecturer or "",
        room=row.room or "",
        note="; ".join(notes),
    )


def _lecturer(row: CentreHalfDay) -> str:
    return row.lecturer or ""


def _room(row: CentreHalfDay) -> str:
    return row.room or ""
