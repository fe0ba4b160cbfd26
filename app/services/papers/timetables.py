"""F09, F10, F11: the timetable of a class; of its lecturers and its rooms in the class's time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.values import SessionKind
from app.services.documents.lists import timetable_sheet as sheets
from app.services.documents.lists.class_paper import ClassPaper
from app.services.documents.sheets.sheet import Sheet
from app.services.documents.sheets.sheet_excel import sheet_excel
from app.services.documents.sheets.sheet_pdf import sheet_pdf
from app.services.papers.frame import Frame, frame_of
from app.services.papers.list_paper import list_paper
from app.services.papers.paper import Paper, PaperError, Request
from app.services.timetable.centre_timetable import CentreHalfDay, half_days_between
from app.services.timetable.session_rows import list_sessions
from app.text.names import fold


@dataclass(frozen=True, slots=True)
class Sheets:
    """A kind of sheets, one for each value: of whom, what it is called, how one is made."""

    form: str
    name: str
    named: str
    value: Callable[[CentreHalfDay], str]
    make: Callable[[ClassPaper, str, Sequence[sheets.TimetableLine]], Sheet]


LECTURERS = Sheets(
    "F10", "Lịch giảng", "giảng viên", lambda row: row.lecturer or "", sheets.lecturer_timetable
)
ROOMS = Sheets(
    "F11", "Lịch hội trường", "địa điểm", lambda row: row.room or "", sheets.room_timetable
)


def class_timetable(session: Session, request: Request) -> Paper:
    """Return F09, the timetable of the class."""
    frame = frame_of(session, request, "F09")
    own, everybody = _half_days(session, frame)
    lines = [_line(row, _together(row, everybody)) for row in own]
    sheet = sheets.class_timetable(_paper(frame, own), lines)
    return list_paper("F09", "Lịch học", frame.training_class.code, sheet)


def lecturer_timetables(session: Session, request: Request) -> Paper:
    """Return F10, a sheet for each lecturer of the class with all that he or she teaches then."""
    return _of_class(session, request, LECTURERS)


def room_timetables(session: Session, request: Request) -> Paper:
    """Return F11, a sheet for each room of the class with everybody who is in it then."""
    return _of_class(session, request, ROOMS)


def sheets_of(
    what: Sheets,
    paper: ClassPaper,
    whose: Sequence[CentreHalfDay],
    everybody: Sequence[CentreHalfDay],
    *,
    title: str,
    code: str,
) -> Paper:
    """Return a sheet for each lecturer or room of some half-days, in all classes."""
    named = {fold(what.value(row)): what.value(row) for row in reversed(whose) if what.value(row)}
    made = [
        what.make(
            paper,
            spelling,
            _held([row for row in everybody if fold(what.value(row)) == key]),
        )
        for key, spelling in sorted(named.items())
    ]
    return Paper(
        form=what.form,
        title=title,
        code=code,
        to_pdf=partial(sheet_pdf, *made),
        # One worksheet holds one sheet; several lecturers print on a sheet each.
        to_excel=partial(sheet_excel, made[0]) if len(made) == 1 else None,
    )


def _of_class(session: Session, request: Request, what: Sheets) -> Paper:
    frame = frame_of(session, request, what.form)
    own, everybody = _half_days(session, frame)
    code = frame.training_class.code
    if not any(what.value(row) for row in own):
        raise PaperError(
            f"Lớp {code} chưa có buổi nào ghi {what.named}.",
            remedy=f"Ghi {what.named} cho các buổi ở thẻ Lịch học.",
            code="nobody-named",
        )
    title = f"{what.name}, lớp {code}"
    return sheets_of(what, _paper(frame, own), own, everybody, title=title, code=code)


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


def _held(rows: Sequence[CentreHalfDay]) -> list[sheets.TimetableLine]:
    """Return half-days as people and rooms have them: those held as one are one line, one count."""
    groups: dict[UUID, list[CentreHalfDay]] = {}
    for row in rows:
        groups.setdefault(row.held_as, []).append(row)
    lines = []
    for first, *others in groups.values():
        codes = ", ".join(row.class_code for row in (first, *others))
        notes = ["Học ghép"] if others else []
        if first.clash_reason:
            notes.append(f"Cho trùng: {first.clash_reason}")
        lines.append(replace(_line(first, notes), class_code=codes))
    return lines


def _together(row: CentreHalfDay, among: Sequence[CentreHalfDay]) -> list[str]:
    """Return the note that names the other classes of a half-day of this one."""
    mates = [
        other.class_code
        for other in among
        if other.held_as == row.held_as and other.class_id != row.class_id
    ]
    return [f"Học ghép {', '.join(mates)}"] if mates else []


def _line(row: CentreHalfDay, notes: Sequence[str]) -> sheets.TimetableLine:
    kind = row.session_kind
    own = [] if kind in (None, SessionKind.LESSON) else [kind.label if kind else ""]
    return sheets.TimetableLine(
        day=row.held_on,
        slot=row.slot.label,
        lesson=row.lesson,
        periods=row.periods,
        class_code=row.class_code,
        lecturer=row.lecturer or "",
        room=row.room or "",
        note="; ".join([*notes, *own]),
    )
