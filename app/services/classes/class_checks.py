"""What a class has and what it still lacks for its next step, each with its evidence."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.programmes import ProgrammeVersion
from app.models.values import ClassStatus
from app.services.classes.class_facts import ClassFacts, facts_of
from app.services.classes.class_states import class_row
from app.services.classes.learner_remarks import remarks_on
from app.services.plans.plan_months import month_remark_of
from app.services.results.rules import rules_of_class
from app.services.timetable.class_days import days_outside


class Standing(Enum):
    """How a condition stands; `LACKS` stops the next step, `LOOK` does not."""

    OK = "ok"
    LOOK = "look"
    LACKS = "lacks"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ClassCheck:
    """A condition, its evidence ("46, cần từ 25", "19/10/2026") and how it stands."""

    text: str
    evidence: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ClassChecks:
    """The conditions of the next step under a title; `least_size` is the least class size."""

    title: str
    checks: tuple[ClassCheck, ...]
    least_size: int
    learners: int

    @property
    def is_small(self) -> bool:
        """Whether opening the class needs a reason for its size."""
        return 0 < self.learners < self.least_size


@dataclass(frozen=True, slots=True)
class _Known:
    """What the conditions are read from."""

    found: TrainingClass
    facts: ClassFacts
    least_size: int
    remarks: int
    outside: str
    month: str


def class_checks(session: Session, *, class_id: UUID) -> ClassChecks:
    """Return the conditions of the next step of a class."""
    found = class_row(session, class_id)
    version = session.get_one(ProgrammeVersion, found.programme_version_id)
    known = _Known(
        found=found,
        facts=facts_of(session, class_id=class_id),
        least_size=version.min_class_size or rules_of_class(session, class_id).min_class_size,
        remarks=len(remarks_on(session, class_id=class_id)),
        outside=days_outside(session, found),
        month=month_remark_of(session, found),
    )
    if found.status not in _CHECKS:
        return ClassChecks("", (), known.least_size, known.facts.learners)
    title, make = _CHECKS[found.status]
    return ClassChecks(title, make(known), known.least_size, known.facts.learners)


def _to_open(known: _Known) -> tuple[ClassCheck, ...]:
    found, facts = known.found, known.facts
    day = f"{found.opened_on:%d/%m/%Y}" if found.opened_on else ""
    return (
        _needed("Ngày khai giảng", day),
        _needed("Chủ nhiệm lớp", found.class_head or ""),
        _needed("Cán bộ giáo vụ", found.training_officer or ""),
        _size(facts.learners, known.least_size),
        _remarks(known),
        _timetable(known),
        *_month(known),
    )


def _to_teach(known: _Known) -> tuple[ClassCheck, ...]:
    facts = known.facts
    decided = f"{facts.opening_decided_on:%d/%m/%Y}" if facts.opening_decided_on else "chưa có"
    standing = Standing.OK if facts.opening_decided_on else Standing.LOOK
    return (
        ClassCheck("Quyết định mở lớp", decided, standing),
        _timetable(known),
        _part("Buổi đã điểm danh", facts.sessions_taken, facts.sessions),
        _remarks(known),
    )


def _to_recognise(known: _Known) -> tuple[ClassCheck, ...]:
    facts = known.facts
    missing = facts.marks_missing
    marks = ClassCheck("Bài chưa có điểm", f"{missing}", Standing.LACKS if missing else Standing.OK)
    return (
        _part("Buổi đã điểm danh", facts.sessions_taken, facts.sessions),
        marks,
        _remarks(known),
    )


def _to_certify(known: _Known) -> tuple[ClassCheck, ...]:
    facts = known.facts
    day = f"{facts.recognised_on:%d/%m/%Y}" if facts.recognised_on else ""
    return (
        _needed("Quyết định công nhận", day),
        _part("Giấy đã cấp", facts.certificates, facts.completed),
        _part("Giấy đã trao", facts.handed_over, facts.certificates),
    )


_Make = Callable[[_Known], tuple[ClassCheck, ...]]
_OPEN: tuple[str, _Make] = ("Tình hình lớp", _to_teach)
_JUDGE: tuple[str, _Make] = ("Điều kiện công nhận", _to_recognise)
_CERTIFY: tuple[str, _Make] = ("Cấp và trao giấy", _to_certify)
_CHECKS: Mapping[ClassStatus, tuple[str, _Make]] = {
    ClassStatus.PLANNED: ("Điều kiện mở lớp", _to_open),
    ClassStatus.OPENED: _OPEN,
    ClassStatus.IN_PROGRESS: _OPEN,
    ClassStatus.TEACHING_DONE: _JUDGE,
    ClassStatus.ASSESSED: _JUDGE,
    ClassStatus.RECOGNISED: _CERTIFY,
    ClassStatus.CERTIFIED: _CERTIFY,
    ClassStatus.ARCHIVED: _CERTIFY,
}


def _needed(text: str, evidence: str) -> ClassCheck:
    standing = Standing.OK if evidence else Standing.LACKS
    return ClassCheck(text, evidence or "chưa có", standing)


def _size(learners: int, least: int) -> ClassCheck:
    enough = Standing.OK if learners >= least else Standing.LOOK
    return ClassCheck(
        "Sĩ số", f"{learners}, cần từ {least}", enough if learners else Standing.LACKS
    )


def _remarks(known: _Known) -> ClassCheck:
    count = known.remarks
    standing = Standing.LOOK if count else Standing.OK
    return ClassCheck("Học viên cần xem lại", f"{count}", standing)


def _timetable(known: _Known) -> ClassCheck:
    count = known.facts.sessions
    if not count:
        return ClassCheck("Lịch học", "chưa lập", Standing.OPEN)
    if known.outside:
        return ClassCheck("Lịch học", f"{count} buổi, ra ngoài ngày của lớp", Standing.LOOK)
    return ClassCheck("Lịch học", f"{count} buổi", Standing.OK)


def _month(known: _Known) -> Iterator[ClassCheck]:
    if known.month:
        yield ClassCheck("Tháng khai giảng", known.month, Standing.LOOK)


def _part(text: str, done: int, of: int) -> ClassCheck:
    standing = Standing.OK if of and done >= of else Standing.OPEN
    return ClassCheck(text, f"{done}/{of}", standing)
