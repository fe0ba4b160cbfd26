"""F49: the lecturers' hours of the school year in which the day of the paper lies."""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.services.documents.hours_sheet import HoursLine, hours_sheet
from app.services.papers.frame import frame_of
from app.services.papers.list_paper import list_paper
from app.services.papers.paper import Paper, PaperError, Request
from app.services.teaching_hours import HoursRow, hours_of, school_year


def teaching_hours(session: Session, request: Request) -> Paper:
    """Return F49 of the whole centre; the class says only whose training officer made it out."""
    year = school_year(request.day)
    rows = hours_of(session, year=year)
    if not rows:
        raise PaperError(
            f"Năm học {year} – {year + 1} chưa có buổi nào đã dạy và có tên giảng viên.",
            remedy="Điểm danh các buổi đã dạy, ghi giảng viên ở thẻ Lịch học.",
            code="nobody-taught",
        )
    frame = frame_of(session, request)
    paper = replace(frame.list_paper(), opened_on=None, closed_on=None)
    sheet = hours_sheet(paper, year, [_line(row) for row in rows])
    made = list_paper("F49", "Bảng kê giờ giảng", frame.training_class.code, sheet)
    return replace(made, title=f"Bảng kê giờ giảng năm học {year} – {year + 1}", code=f"{year}")


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
