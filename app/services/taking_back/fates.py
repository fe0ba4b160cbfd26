"""What becomes of each row of a list when its import is taken back: a frozen row for each."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.services.journaled_rows import Values
from app.services.taking_back import words
from app.services.taking_back.plan import COURSE, Plan
from app.services.taking_back.records import Record, Written


class Outcome(StrEnum):
    """What becomes of a row of a list."""

    REMOVED = "removed"
    RESTORED = "restored"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class RowFate:
    """One row of the list: who, what becomes of it, what is done, and why something stays."""

    row_no: int
    name: str
    birth_date: str
    outcome: Outcome
    done: str
    reason: str
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TakingBack:
    """A whole import taken back, or what that would do; `unwritten` rows had written nothing."""

    batch_id: UUID
    rows: tuple[RowFate, ...]
    unwritten: int

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each outcome; together they are all rows."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome.value: found[outcome] for outcome in Outcome}


@dataclass(slots=True)
class _Share:
    """What the plan does with the records of one row; 0 stands for the list as a whole."""

    goes: list[Record]
    gone: list[Record]
    restored: list[tuple[Record, Values]]
    stays: list[Record]


def fates(batch_id: UUID, written: Written, plan: Plan, people: Mapping[str, Values]) -> TakingBack:
    """Tell the plan row by row; `people` are those that the import did not write itself."""
    shares = _shares(plan)
    known = {**people, **_written_people(plan)}
    rows = tuple(
        _fate(row.row_no, row.person_id, shares[row.row_no], plan, known)
        for row in written.rows
        if row.row_no in shares
    )
    return TakingBack(batch_id, rows, len(written.rows) - len(rows))


def _shares(plan: Plan) -> dict[int, _Share]:
    """Sort what the plan does by the rows of the list."""
    found: dict[int, _Share] = defaultdict(lambda: _Share([], [], [], []))
    for record in (*plan.goes, *plan.comes_back):
        found[record.row_no or 0].goes.append(record)
    for record in plan.gone:
        found[record.row_no or 0].gone.append(record)
    for record, values in plan.restored.values():
        if not values or values.keys() - COURSE:
            found[record.row_no or 0].restored.append((record, values))
    for key in plan.stays:
        found[plan.records[key].row_no or 0].stays.append(plan.records[key])
    return found


def _fate(
    row_no: int,
    person_id: UUID | None,
    share: _Share,
    plan: Plan,
    people: Mapping[str, Values],
) -> RowFate:
    person = people.get(person_id.hex if person_id else "", {})
    done = [words.removed([each for each in share.goes if each.is_created])]
    done += [words.given_back(record, values) for record, values in share.restored]
    done.append(words.kept([each for each in share.stays if each.is_created]))
    causes = [cause for record in share.stays for cause in plan.stays[record.key]]
    return RowFate(
        row_no=row_no,
        name=str(person.get("full_name") or ""),
        birth_date=words.written(person.get("birth_date")),
        outcome=_outcome(share),
        done="; ".join(each for each in done if each),
        reason=words.reason(causes),
        person_id=person_id,
    )


def _outcome(share: _Share) -> Outcome:
    if any(record.is_created for record in share.stays):
        return Outcome.KEPT
    if share.restored:
        return Outcome.RESTORED
    if share.stays and not share.goes:
        return Outcome.KEPT
    brought_back = any(not record.is_created for record in share.goes)
    return Outcome.RESTORED if brought_back else Outcome.REMOVED


def _written_people(plan: Plan) -> dict[str, Values]:
    return {
        record.row_id: record.now or record.after or {}
        for record in plan.records.values()
        if record.table == "persons"
    }
