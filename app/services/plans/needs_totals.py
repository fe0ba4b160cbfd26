"""Needs added up: by programme and commune, with the groups of priority, beside what is planned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models.values import NeedState
from app.services.plans.needs import GROUPS, NeedRow, list_needs
from app.services.plans.needs_done import NeedDone
from app.services.plans.no_needs import NoNeed
from app.services.plans.plan_rows import list_items
from app.services.plans.plans import plan_of_year


@dataclass(frozen=True, slots=True)
class CommuneNeed:
    """What the units of one commune need of a programme, and how many are in a class."""

    commune_code: str
    commune_name: str
    learners: int
    enrolled: int = 0


@dataclass(frozen=True, slots=True)
class ProgrammeNeed:
    """What all units need of a programme; `planned` learners the plan of the year has for it.

    `done` is what became of them in the classes of the year.

    A group is None where no unit told it, else the sum of those who did.
    """

    programme_code: str
    title: str
    units: int
    learners: int
    young: int | None
    women: int | None
    ethnic_minority: int | None
    in_succession: int | None
    planned: int
    communes: tuple[CommuneNeed, ...]
    done: NeedDone

    @property
    def uncovered(self) -> int:
        """How many of those who need it the plan has no place for."""
        return max(self.learners - self.planned, 0)


def needs_by_programme(session: Session, *, year: int) -> tuple[ProgrammeNeed, ...]:
    """Return the needs of a year added up by programme, in the order of the catalogue."""
    plan = plan_of_year(session, year=year)
    planned: dict[str, int] = {}
    for item in list_items(session, plan_id=plan.id) if plan else ():
        planned[item.programme_code] = planned.get(item.programme_code, 0) + item.learners
    rows: dict[str, list[NeedRow]] = {}
    for need in list_needs(session, year=year):
        if need.state is not NeedState.DROPPED:
            rows.setdefault(need.programme_code, []).append(need)
    return tuple(_total(code, needs, planned.get(code, 0)) for code, needs in sorted(rows.items()))


def group_sum(needs: Iterable[NeedRow | NoNeed], group: str) -> int | None:
    """Add up one group over needs; None where nobody told it."""
    told = [getattr(need, group) for need in needs]
    known = [count for count in told if count is not None]
    return sum(known) if known else None


def _total(code: str, needs: Sequence[NeedRow], planned: int) -> ProgrammeNeed:
    communes: dict[str, CommuneNeed] = {}
    for need in needs:
        before = communes.get(need.commune_code)
        communes[need.commune_code] = CommuneNeed(
            need.commune_code,
            need.commune_name,
            need.learners + (before.learners if before else 0),
            need.done.enrolled + (before.enrolled if before else 0),
        )
    return ProgrammeNeed(
        programme_code=code,
        title=needs[0].title,
        units=len({(need.commune_code, need.sending_unit) for need in needs}),
        learners=sum(need.learners for need in needs),
        **{group: group_sum(needs, group) for group in GROUPS},
        planned=planned,
        communes=tuple(communes.values()),
        done=NeedDone(
            enrolled=sum(need.done.enrolled for need in needs),
            completed=sum(need.done.completed for need in needs),
            class_ids=tuple(dict.fromkeys(one for need in needs for one in need.done.class_ids)),
        ),
    )
