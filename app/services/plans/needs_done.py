"""What became of needs: who of those told is in a class of the year, and who completed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.assessment import Result
from app.models.classes import Enrolment, TrainingClass
from app.models.plans import TrainingNeed
from app.models.programmes import Programme, ProgrammeVersion
from app.models.values import LEFT, ClassStatus, NeedState
from app.text.names import fold


@dataclass(frozen=True, slots=True)
class NeedDone:
    """How many of a need are in classes of its year, how many completed, and in which classes."""

    enrolled: int = 0
    completed: int = 0
    class_ids: tuple[UUID, ...] = ()


NOTHING_DONE = NeedDone()


class _Learner(NamedTuple):
    """An enrolment of the year, as far as needs ask for it."""

    commune_code: str | None
    unit: str
    person_id: UUID
    class_id: UUID
    is_completed: bool


def done_by_need(
    session: Session, *, year: int, needs: Sequence[tuple[TrainingNeed, str]]
) -> dict[UUID, NeedDone]:
    """Return what was done of the needs of a year, each told with its programme's code.

    A need by name is about that person. Any other takes the learners whom its unit sent; those of
    units of the commune that told nothing themselves go to the commune's first need.
    """
    of_programme: dict[str, list[TrainingNeed]] = {}
    for need, code in needs:
        of_programme.setdefault(code, []).append(need)
    taken: dict[UUID, list[_Learner]] = {}
    for code, learners in _learners(session, year, tuple(of_programme)).items():
        for learner in learners:
            owner = _owner(learner, of_programme[code])
            if owner is not None:
                taken.setdefault(owner.id, []).append(learner)
    return {need_id: _done(learners) for need_id, learners in taken.items()}


def state_of(need: TrainingNeed, done: NeedDone) -> NeedState:
    """Return how far a need has come; what classes and results say goes before what is stored."""
    if need.state is NeedState.DROPPED:
        return need.state
    if done.completed >= need.learners:
        return NeedState.DONE
    return NeedState.ENROLLED if done.enrolled else need.state


def _learners(session: Session, year: int, codes: Sequence[str]) -> dict[str, list[_Learner]]:
    """Return who is in a class of the year, and has not left it, by programme."""
    rows = session.execute(
        select(
            Programme.code,
            Enrolment.commune_code,
            Enrolment.sending_unit,
            Enrolment.person_id,
            Enrolment.class_id,
            Result.is_completed,
        )
        .join(TrainingClass, TrainingClass.id == Enrolment.class_id)
        .join(ProgrammeVersion, ProgrammeVersion.id == TrainingClass.programme_version_id)
        .join(Programme, Programme.id == ProgrammeVersion.programme_id)
        .outerjoin(Result, Result.enrolment_id == Enrolment.id)
        .where(
            TrainingClass.year == year,
            TrainingClass.status != ClassStatus.CANCELLED,
            Enrolment.state.not_in(LEFT),
            Programme.code.in_(codes),
        )
        .order_by(TrainingClass.opened_on, TrainingClass.code)
    )
    found: dict[str, list[_Learner]] = {}
    folded: dict[str | None, str] = {}
    for code, commune_code, unit, person_id, class_id, is_completed in rows:
        name = folded.setdefault(unit, fold(unit or ""))
        learner = _Learner(commune_code, name, person_id, class_id, bool(is_completed))
        found.setdefault(code, []).append(learner)
    return found


def _owner(learner: _Learner, needs: Sequence[TrainingNeed]) -> TrainingNeed | None:
    """Return the need that a learner counts for, None where nobody told any."""
    by_name = next((one for one in needs if one.person_id == learner.person_id), None)
    if by_name is not None:
        return by_name
    there = [
        one
        for one in needs
        if one.person_id is None and learner.commune_code in (None, one.commune_code)
    ]
    own = next((one for one in there if fold(one.sending_unit) == learner.unit), None)
    if own is not None or learner.commune_code is None:
        return own
    return next(iter(there), None)


def _done(learners: Sequence[_Learner]) -> NeedDone:
    return NeedDone(
        enrolled=len(learners),
        completed=sum(learner.is_completed for learner in learners),
        class_ids=tuple(dict.fromkeys(learner.class_id for learner in learners)),
    )
