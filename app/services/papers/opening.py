"""F05, F07 and F08: the papers that open a class, call its learners, and name its committee."""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.services.documents.lists.learner_list import learner_list
from app.services.documents.lists.short_learner_list import short_learner_list
from app.services.documents.sheets.sheet import Sheet
from app.services.papers.class_values import class_values
from app.services.papers.frame import Frame, frame_of
from app.services.papers.learners import learner_lines, learner_lines_on, shows_ethnicity
from app.services.papers.official import Contents, official_paper
from app.services.papers.paper import Paper, PaperError, Request


def opening(session: Session, request: Request) -> Paper:
    """Return F05 Quyết định mở lớp with the list of learners."""
    frame = frame_of(session, request, "F05")
    contents = _with_learners(session, frame)
    if contents.values["so_hoc_vien"] == "0":  # a draft from before the list has room for them
        contents = replace(contents, values={**contents.values, "so_hoc_vien": "......"})
    return official_paper(session, frame, "F05", "Quyết định mở lớp", contents)


def call_notice(session: Session, request: Request) -> Paper:
    """Return F07 Thông báo triệu tập học viên with their list."""
    return _call(session, request, "F07", "Thông báo triệu tập học viên")


def call_decision(session: Session, request: Request) -> Paper:
    """Return F07 as a decision, where the centre calls learners by one."""
    return _call(session, request, "F07-QD", "Quyết định triệu tập học viên")


def committee(session: Session, request: Request) -> Paper:
    """Return F08, which names the committee, the class head and the training officer."""
    frame = frame_of(session, request, "F08")
    values = class_values(session, frame, learners=0)
    code = frame.training_class.code
    if not values["lop_truong"]:
        raise PaperError(
            f"Lớp {code} chưa có lớp trưởng nên chưa lập quyết định ban cán sự lớp được.",
            remedy="Chọn lớp trưởng, lớp phó ở thẻ Thông tin, mục Ban cán sự lớp.",
            code="no-committee",
        )
    if not values["phu_trach"]:
        raise PaperError(
            f"Lớp {code} chưa ghi chủ nhiệm và giáo vụ.",
            remedy="Ghi chủ nhiệm, giáo vụ ở thẻ Thông tin.",
            code="nobody-in-charge",
        )
    return official_paper(session, frame, "F08", "Quyết định ban cán sự", Contents(values))


def _call(session: Session, request: Request, form: str, title: str) -> Paper:
    frame = frame_of(session, request, form)
    contents = _with_learners(session, frame)
    if contents.values["so_hoc_vien"] == "0":
        raise PaperError(
            f"Lớp {frame.training_class.code} chưa có học viên nào để triệu tập.",
            remedy="Nhập danh sách ở thẻ Học viên trước.",
            code="no-learners",
        )
    return official_paper(session, frame, form, title, contents)


def _with_learners(session: Session, frame: Frame) -> Contents:
    """Fill in the learners: of the day of its number where the paper has one, else those now."""
    lines = (
        learner_lines_on(session, frame.training_class.id, frame.day)
        if frame.document
        else learner_lines(session, frame.request)
    )
    list_paper = frame.list_paper()
    attached = (
        learner_list(list_paper, lines)
        if shows_ethnicity(session)
        else short_learner_list(list_paper, lines)
    )
    return Contents(class_values(session, frame, learners=len(lines)), bare(attached))


def bare(sheet: Sheet) -> Sheet:
    """Return a list without head and signers, as it goes with another paper."""
    return replace(sheet, letterhead=None, signatures=(), printed_at=None)
