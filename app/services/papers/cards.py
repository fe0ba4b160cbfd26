"""F50, the cards of the learners, and F47, which tells them how their data are used."""

from dataclasses import replace
from functools import partial

from sqlalchemy.orm import Session

from app.services.attendance.card_codes import card_code
from app.services.classes.enrolments import list_learners
from app.services.documents.letters.notice import Notice, notice_pdf
from app.services.documents.letters.paper_text import fill_line, fill_lines, fill_paragraphs
from app.services.documents.lists.learner_cards import LearnerCard, learner_cards_pdf
from app.services.papers.class_values import class_values
from app.services.papers.frame import frame_of
from app.services.papers.own_texts import text_of
from app.services.papers.paper import Paper, PaperError, Request


def learner_cards(session: Session, request: Request) -> Paper:
    """Return F50: a card for everybody who has not left, in the order of the list."""
    frame = frame_of(session, request, "F50")
    code = frame.training_class.code
    learners = [x for x in list_learners(session, class_id=request.class_id) if not x.has_left]
    if not learners:
        raise PaperError(
            f"Lớp {code} chưa có học viên nào để làm thẻ.",
            remedy="Nhập danh sách ở thẻ Học viên trước.",
            code="no-learners",
        )
    cards = [
        LearnerCard(
            superior=frame.names.superior_name,
            issuer=frame.names.full_name,
            name=learner.full_name,
            class_name=frame.class_name,
            unit=learner.sending_unit or "",
            code=card_code(learner.person_id),
        )
        for learner in learners
    ]
    return Paper(
        form="F50",
        title=f"Thẻ học viên, lớp {code}",
        code=code,
        to_pdf=partial(learner_cards_pdf, cards, practice=frame.is_practice),
    )


def data_notice(session: Session, request: Request) -> Paper:
    """Return F47, the notice on personal data for the learners of a class; it has no number."""
    frame = frame_of(session, request, "F47")
    text = request.text or text_of(session, "F47")
    values = class_values(session, frame, learners=0) | {"luu": frame.style.kept_by}
    notice = Notice(
        letterhead=replace(frame.letterhead(), place=frame.names.place_name, dated_on=frame.day),
        subject=fill_line(text.subject, values),
        paragraphs=fill_paragraphs(text.body, values),
        signature=frame.director(),
        addressees=fill_lines(text.addressees, values),
        recipients=fill_lines(text.recipients, values),
        name=text.name,
        style=frame.style,
        practice=frame.is_practice,
    )
    code = frame.training_class.code
    return Paper(
        form="F47",
        title=f"Thông báo xử lý dữ liệu cá nhân, lớp {code}",
        code=code,
        to_pdf=partial(notice_pdf, notice),
    )
