"""The steps of a class's life, each with the date or count that proves it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.models.classes import TrainingClass
from app.models.values import AssessmentForm, ClassStatus
from app.services.classes.class_facts import ClassFacts
from app.services.classes.class_states import LIFE

# The stepper has little room; "opened" is the one label that is too long for it.
_SHORT = {ClassStatus.OPENED: "Có QĐ mở lớp"}


class StepState(Enum):
    """Where a step of a class's life stands."""

    DONE = "done"
    CURRENT = "current"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the stepper; `proof` is a date or count that shows it, or empty."""

    status: ClassStatus
    label: str
    state: StepState
    proof: str


def steps_of(found: TrainingClass, facts: ClassFacts, form: AssessmentForm) -> tuple[Step, ...]:
    """Return the life of the class; a cancelled one has only its first step and the end."""
    if found.status is ClassStatus.CANCELLED:
        return (
            Step(ClassStatus.PLANNED, ClassStatus.PLANNED.label, StepState.DONE, ""),
            Step(
                ClassStatus.CANCELLED,
                ClassStatus.CANCELLED.label,
                StepState.CURRENT,
                _short(found.status_on),
            ),
        )
    reached = LIFE.index(found.status)
    return tuple(
        Step(status, _SHORT.get(status, status.label), _state(place, reached), proof)
        for place, status in enumerate(LIFE)
        for proof in (_proof(status, found, facts) if place <= reached else "",)
        if status is not ClassStatus.ASSESSED or form is not AssessmentForm.NONE
    )


def _state(place: int, reached: int) -> StepState:
    if place == reached:
        return StepState.CURRENT
    return StepState.DONE if place < reached else StepState.TO_COME


def _proof(status: ClassStatus, found: TrainingClass, facts: ClassFacts) -> str:
    proofs = {
        ClassStatus.OPENED: _short(facts.opening_decided_on),
        ClassStatus.IN_PROGRESS: _span(facts.opened_on, facts.closed_on),
        ClassStatus.TEACHING_DONE: f"{facts.sessions_taken}/{facts.sessions} buổi",
        ClassStatus.RECOGNISED: _short(facts.recognised_on),
        ClassStatus.CERTIFIED: f"{facts.certificates} giấy",
    }
    return proofs.get(status) or (_short(found.status_on) if status is found.status else "")


def _span(first: date | None, last: date | None) -> str:
    if first is None or last is None or first == last:
        return _short(first)
    return f"{_short(first)}–{_short(last)}"


def _short(day: date | None) -> str:
    return f"{day:%d/%m}" if day else ""
