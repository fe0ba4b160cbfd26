"""The forms that can be made of a class, by their number in the list of printed forms."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.services.documents.letters.paper_text import PaperText
from app.services.papers import (
    attendance,
    cards,
    certificates,
    eligibility,
    hours,
    learners,
    opening,
    receipts,
    recognition,
    register_pages,
    results,
    review_minutes,
    timetables,
)
from app.services.papers.paper import Paper, Request, form_of


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its number, its name, and what makes the paper."""

    code: str
    name: str
    build: Callable[[Session, Request], Paper]


FORMS = {
    form.code: form
    for form in (
        Form("F05", "Quyết định mở lớp", opening.opening),
        Form("F06", "Danh sách học viên", learners.learner_list),
        Form("F06-NGAN", "Danh sách học viên, rút gọn", learners.short_learner_list),
        Form("F07", "Thông báo triệu tập học viên", opening.call_notice),
        Form("F07-QD", "Quyết định triệu tập học viên", opening.call_decision),
        Form("F08", "Quyết định ban cán sự, chủ nhiệm, giáo vụ", opening.committee),
        Form("F09", "Lịch học của lớp", timetables.class_timetable),
        Form("F10", "Lịch giảng của giảng viên", timetables.lecturer_timetables),
        Form("F11", "Lịch hội trường", timetables.room_timetables),
        Form("F12", "Bảng điểm danh", attendance.attendance_sheet),
        Form("F13", "Danh sách đủ điều kiện", eligibility.eligible_list),
        Form("F14", "Danh sách không đủ điều kiện", eligibility.ineligible_list),
        Form("F21", "Bảng điểm", results.mark_sheet),
        Form("F23", "Thông báo kết quả đánh giá", results.marks_notice),
        Form("F25", "Biên bản xét công nhận", review_minutes.review_minutes),
        Form("F26", "Quyết định công nhận", recognition.recognition),
        Form("F28", "Thông báo kết quả gửi đơn vị cử", recognition.results_notice),
        Form("F30", "Sổ cấp giấy chứng nhận", register_pages.class_register),
        Form("F31", "Danh sách ký nhận giấy", receipts.receipts),
        Form(certificates.PLAIN, "Giấy chứng nhận", certificates.certificates_on_plain_paper),
        Form(
            certificates.ON_BLANK, "Giấy chứng nhận trên phôi", certificates.certificates_on_blanks
        ),
        Form("F47", "Thông báo xử lý dữ liệu cá nhân", cards.data_notice),
        Form("F49", "Bảng kê giờ giảng", hours.teaching_hours),
        Form("F50", "Thẻ học viên, có mã vạch", cards.learner_cards),
    )
}


def build(
    session: Session,
    *,
    form: str,
    class_id: UUID,
    day: date,
    printed_at: datetime | None = None,
    text: PaperText | None = None,
) -> Paper:
    """Fill a form with a class's values; `day` is the day that it carries. For preview and files.

    `text` tries a wording in place of the one that is kept.

    Papers with `kept_as` are printed by `printing.print_paper`, which keeps what was printed.
    """
    return form_of(FORMS, form).build(session, Request(class_id, day, printed_at, text))
