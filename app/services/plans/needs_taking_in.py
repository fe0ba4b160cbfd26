"""Answers to F01 held against what is kept, and then kept: nothing is written unseen."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.values import NeedState
from app.services.centre.places import get_commune
from app.services.centre.setup import names_on
from app.services.imports.readers.sheets import Workbook
from app.services.plans.needs import (
    GROUPS,
    NeedDetails,
    NeedRefusedError,
    drop_need,
    known_need,
    list_needs,
    note_no_need,
    register_need,
)
from app.services.plans.needs_form import Answer, FormLine, NeedForm, read_answer
from app.services.plans.no_needs import list_no_needs
from app.services.programmes.programme_codes import programme_of_code
from app.services.programmes.programmes import list_programmes


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A row of an answer: what it says and what it would do; `problem` keeps it out."""

    row: int
    code: str
    title: str
    details: NeedDetails | None
    before: int | None
    problem: str

    @property
    def outcome(self) -> str:
        """Say in a word or two what the row would do."""
        if self.problem:
            return "Không nhận"
        learners = self.details.learners if self.details else None
        if self.before is None:
            return "Thêm" if learners else "Không có nhu cầu"
        if not learners:
            return f"Thôi {self.before}"
        return "Không đổi số" if self.before == learners else f"Thay {self.before}"


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """An answered form beside what is kept; `has_none` where the unit crossed that."""

    year: int
    commune_code: str
    commune_name: str
    unit: str
    lines: tuple[CheckedLine, ...]
    has_none: bool

    @property
    def good(self) -> tuple[NeedDetails, ...]:
        """What would be kept."""
        return tuple(line.details for line in self.lines if line.details and not line.problem)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was answered: neither people nor a zero nor the cross."""
        return not self.lines and not self.has_none

    @property
    def needs_nothing(self) -> bool:
        """Whether the unit says that it needs nothing: by the cross, or by zeros alone."""
        zeros = len(self.good) == len(self.lines) and not any(one.learners for one in self.good)
        return self.has_none or (bool(self.lines) and zeros)


def form_for(session: Session, *, year: int, commune_code: str, day: date) -> NeedForm:
    """Return F01 for a commune, with what its committee told already."""
    commune = get_commune(session, code=commune_code)
    unit = f"Đảng ủy {commune.full_name}"
    told = {
        need.programme_code: need
        for need in list_needs(session, year=year)
        if (need.commune_code, need.sending_unit) == (commune_code, unit)
        and need.state is not NeedState.DROPPED
    }
    return NeedForm(
        year=year,
        commune_code=commune_code,
        commune_name=commune.full_name,
        unit=unit,
        has_none=any(
            (one.commune_code, one.sending_unit) == (commune_code, unit)
            for one in list_no_needs(session, year=year)
        ),
        centre=names_on(session, day).full_name,
        lines=tuple(
            FormLine(
                row.code,
                row.name,
                row.target_group,
                _details(told[row.code]) if row.code in told else None,
            )
            for row in list_programmes(session, day=day)
        ),
    )


def check_answer(session: Session, *, workbook: Workbook) -> CheckedAnswer:
    """Hold an answered form against what is kept; nothing is written."""
    answer = read_answer(workbook)
    _require_one_answer(answer)
    commune = get_commune(session, code=answer.commune_code)
    return CheckedAnswer(
        year=answer.year,
        commune_code=answer.commune_code,
        commune_name=commune.full_name,
        unit=answer.unit,
        lines=tuple(_checked(session, answer)),
        has_none=answer.has_none,
    )


def take_in(session: Session, *, checked: CheckedAnswer, on: date) -> int:
    """Keep what the good rows of an answer say and return how many there are."""
    if checked.needs_nothing:
        take_in_as_none(session, checked=checked, on=on)
        return len(checked.good)
    for details in checked.good:
        if details.learners:
            register_need(session, year=checked.year, details=details, on=on)
        elif (known := known_need(session, year=checked.year, details=details)) is not None:
            drop_need(session, need_id=known.id)
    return len(checked.good)


def take_in_as_none(session: Session, *, checked: CheckedAnswer, on: date) -> None:
    """Keep that a unit needs nothing, as the clerk learnt who asked about a form left blank."""
    note_no_need(
        session,
        year=checked.year,
        commune_code=checked.commune_code,
        sending_unit=checked.unit,
        on=on,
    )


def _require_one_answer(answer: Answer) -> None:
    asked = [line for line in answer.lines if line.details is None or line.details.learners]
    if answer.has_none and asked:
        raise NeedRefusedError(
            f"Phiếu của {answer.unit} vừa đánh dấu không có nhu cầu, vừa ghi số người ở "
            f"{len(asked)} chương trình.",
            remedy="Hỏi lại đơn vị, xóa dấu hoặc xóa số trong phiếu, rồi nhập lại.",
            code="need-and-none",
        )


def _checked(session: Session, answer: Answer) -> list[CheckedLine]:
    lines = []
    for line in answer.lines:
        problem, before = line.problem, None
        if not answer.unit:
            problem = problem or "Phiếu chưa ghi tên đơn vị đăng ký."
        if line.details is not None and not problem:
            problem = _unknown_programme(session, line.code)
            known = known_need(session, year=answer.year, details=line.details)
            before = known.learners if known and known.state is not NeedState.DROPPED else None
        lines.append(CheckedLine(line.row, line.code, line.title, line.details, before, problem))
    return lines


def _unknown_programme(session: Session, code: str) -> str:
    try:
        programme_of_code(session, code)
    except UserError as refusal:
        return refusal.message
    return ""


def _details(need: object) -> NeedDetails:
    names = ("commune_code", "sending_unit", "programme_code", "learners", "wished_month", "note")
    return NeedDetails(**{name: getattr(need, name) for name in (*names, *GROUPS)})
