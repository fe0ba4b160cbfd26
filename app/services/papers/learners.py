"""F06 Danh sách học viên, in full and short, from the learners who are in the class."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.values import Gender, PartyStatus
from app.services.classes.enrolments import LearnerRow, list_learners
from app.services.documents.lists import learner_lines as printed
from app.services.documents.lists import learner_list as full
from app.services.documents.lists import short_learner_list as short
from app.services.kept_settings import setting
from app.services.papers.frame import frame_of
from app.services.papers.list_paper import list_paper
from app.services.papers.paper import Paper, Request

SHOW_ETHNICITY_KEY = "papers.show_ethnicity"

_PARTY: dict[PartyStatus | None, printed.PartyStatus] = {
    PartyStatus.FULL: printed.PartyStatus.FULL,
    PartyStatus.PROBATIONARY: printed.PartyStatus.PROBATIONARY,
}
# Levels of general schooling stand, in short, in the narrow column "Văn hóa"; all others in
# "Chuyên môn".
_SCHOOL = {
    "trung học cơ sở": "THCS",
    "thcs": "THCS",
    "9/12": "9/12",
    "trung học phổ thông": "THPT",
    "thpt": "THPT",
    "10/10": "10/10",
    "12/12": "12/12",
}


def learner_list(session: Session, request: Request) -> Paper:
    """Return F06, the full list of learners."""
    frame = frame_of(session, request, "F06")
    sheet = full.learner_list(
        frame.list_paper(),
        learner_lines(session, request),
        show_ethnicity=shows_ethnicity(session),
    )
    return list_paper("F06", printed.TITLE, frame.training_class.code, sheet)


def short_learner_list(session: Session, request: Request) -> Paper:
    """Return F06 in its short form, which carries nothing sensitive."""
    frame = frame_of(session, request, "F06-NGAN")
    sheet = short.short_learner_list(frame.list_paper(), learner_lines(session, request))
    return list_paper("F06-NGAN", printed.TITLE, frame.training_class.code, sheet)


def learner_lines(session: Session, request: Request) -> list[printed.LearnerLine]:
    """Return the learners who have not left, in name order, as the list prints them."""
    learners = list_learners(session, class_id=request.class_id)
    return [_line(learner) for learner in learners if not learner.has_left]


def learner_lines_on(session: Session, class_id: UUID, day: date) -> list[printed.LearnerLine]:
    """Return the learners of a day: whoever left later stands on the papers of that day."""
    learners = list_learners(session, class_id=class_id)
    return [_line(learner) for learner in learners if learner.was_in(day)]


def shows_ethnicity(session: Session) -> bool:
    """Tell whether papers carry the column "Dân tộc", which is sensitive and can be left out."""
    chosen = setting(session, SHOW_ETHNICITY_KEY)
    return bool(chosen) if chosen is not None else True


def is_female(gender: Gender | None) -> bool | None:
    """Return the sex as papers take it; None where it is not known."""
    return None if gender is None else gender is Gender.FEMALE


def _line(learner: LearnerRow) -> printed.LearnerLine:
    level = learner.education_level or ""
    schooling = _SCHOOL.get(level.casefold(), "")
    return printed.LearnerLine(
        name=learner.full_name,
        birth=learner.birth_date,
        is_female=is_female(learner.gender),
        ethnicity=learner.ethnicity or "",
        home_place=learner.home_place or "",
        unit=", ".join(part for part in (learner.position, learner.sending_unit) if part),
        party_status=_PARTY.get(learner.party_status, printed.PartyStatus.NONE),
        joined_party_on=learner.admitted_on,
        general_education=schooling,
        profession="" if schooling else level,
        theory_level=learner.theory_level or "",
        note=learner.note or "",
    )
