"""F49: the lecturers' hours of the school year in which the day of the paper lies."""

from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from app.services.documents.lists.class_paper import ClassPaper
from app.services.documents.lists.hours_sheet import HoursLine, hours_sheet
from app.services.documents.sheets.sheet_excel import sheet_excel
from app.services.documents.sheets.sheet_pdf import sheet_pdf
from app.services.papers.frame import frame_of
from app.services.papers.paper import Paper, PaperError, Request
from app.services.timetable.teaching_hours import HoursRow, hours_of, school_year


def teaching_hours(session: Session, request: Request) -> Paper:
    """Return F49 of the whole centre; the class says only whose training officer made it out."""
    frame = frame_of(session, request, "F49")
    paper = frame.class_paper("Người lập bảng", frame.training_class.training_officer)
    return hours_paper(session, paper, request.day)


def hours_paper(session: Session, paper: ClassPaper, day: date) -> Paper:
    """Return F49 in a frame, for the school year of a day."""
    year = school_year(day)
    rows = hours_of(session, year=year)
    if not rows:
        raise PaperError(
            f"Năm học {year} – {year + 1} chưa có buổi nào đã dạy và có tên giảng viên.",
            remedy="Điểm danh các buổi đã dạy, ghi giảng viên ở thẻ Lịch học.",
            code="nobody-taught",
        )
    undated = replace(paper, opened_on=None, closed_on=None)
    sheet = hours_sheet(undated, year, [_line(row) for row in rows])
    return Paper(
        form="F49",
        title=f"Bảng kê giờ giảng năm học {year} – {year + 1}",
        code=f"{year}",
        to_pdf=partial(sheet_pdf, sheet),
        to_excel=partial(sheet_excel, sheet),
    )


def _line(row: HoursRow) -> HoursLine:
    return HoursLine(
        lecturer=row.lecturer,
        kind=row.kind.label,
        norm=row.norm,
        direct=row.direct,
        marking=row.marking,
        setting=row.setting,
        other=row.other,
        total=row.total,
    )
