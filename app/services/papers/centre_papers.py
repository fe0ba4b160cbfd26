"""Papers of the whole centre: all timetables of a month (F10, F11), the hours of a year (F49)."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from sqlalchemy.orm import Session

from app.errors import UserError
from app.services.centre.setup import get_centre, names_on
from app.services.documents.lists.class_paper import ClassPaper
from app.services.documents.prescribed.letterhead import Letterhead, place_and_date
from app.services.documents.prescribed.signatures import Signature
from app.services.outgoing.document_issuing import STYLES, document_style
from app.services.outgoing.signers import find_default_signer
from app.services.papers.frame import head_signature
from app.services.papers.hours import hours_paper
from app.services.papers.making import MadePaper, made_or_refused
from app.services.papers.paper import Paper, PaperError, form_of
from app.services.papers.timetables import LECTURERS, ROOMS, Sheets, sheets_of
from app.services.progress import Progress
from app.services.timetable.centre_timetable import half_days_between


@dataclass(frozen=True, slots=True)
class CentreRequest:
    """What a paper of the centre is made for: the month of a day, and the day that it carries."""

    month: date
    day: date
    printed_at: datetime | None = None

    @property
    def first(self) -> date:
        """The first day of the month."""
        return self.month.replace(day=1)

    @property
    def last(self) -> date:
        """The last day of the month."""
        return self.month.replace(day=calendar.monthrange(self.month.year, self.month.month)[1])


@dataclass(frozen=True, slots=True)
class CentreForm:
    """A form of the centre: its number and name, and what makes the paper."""

    code: str
    name: str
    build: Callable[[Session, CentreRequest], Paper]


def build_centre_paper(session: Session, *, form: str, request: CentreRequest) -> Paper:
    """Fill a form of the centre."""
    return form_of(CENTRE_FORMS, form).build(session, request)


def make_centre_paper(
    session: Session, _progress: Progress, *, form: str, request: CentreRequest
) -> MadePaper | UserError:
    """Make a form for a look; a refusal is an answer here, for the place of the paper."""
    return made_or_refused(
        lambda: MadePaper.of(build_centre_paper(session, form=form, request=request))
    )


def _timetables(what: Sheets, session: Session, request: CentreRequest) -> Paper:
    month = f"{request.month:%m/%Y}"
    rows = half_days_between(session, first=request.first, last=request.last)
    if not any(what.value(row) for row in rows):
        raise PaperError(
            f"Tháng {month} chưa có buổi nào ghi {what.named}.",
            remedy="Chọn tháng khác, hoặc xếp lịch ở thẻ Lịch học của lớp.",
            code="nobody-named",
        )
    paper = _frame(session, request, what.form, "Người lập lịch")
    title = f"{what.name} tháng {month}"
    return sheets_of(what, paper, rows, rows, title=title, code=f"{request.month:%Y-%m}")


def _hours(session: Session, request: CentreRequest) -> Paper:
    paper = _frame(session, request, "F49", "Người lập bảng")
    return hours_paper(session, paper, request.day)


def _frame(session: Session, request: CentreRequest, form: str, clerk: str) -> ClassPaper:
    """Return the frame of a list that no class has; the clerk signs by hand."""
    names = names_on(session, request.day)
    style = STYLES[document_style(session, form)]
    signer = find_default_signer(session, on=request.day)
    above = place_and_date(names.place_name, request.day)
    return ClassPaper(
        letterhead=Letterhead(names.superior_name, names.full_name),
        class_name=names.full_name,
        opened_on=request.first,
        closed_on=request.last,
        signatures=(Signature((clerk,)), head_signature(signer, style, above)),
        style=style,
        printed_at=request.printed_at,
        practice=get_centre(session).is_practice,
    )


CENTRE_FORMS = {
    form.code: form
    for form in (
        CentreForm("F10", "Lịch giảng của mọi giảng viên", partial(_timetables, LECTURERS)),
        CentreForm("F11", "Lịch của mọi hội trường", partial(_timetables, ROOMS)),
        CentreForm("F49", "Bảng kê giờ giảng", _hours),
    )
}
