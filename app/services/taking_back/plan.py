"""Decides what becomes of each row that an import wrote: it goes, gets old values back, or stays.

Nothing is read or written here. A row of the list goes whole where nothing holds it; what was
edited since stays with all that came with it; what something names stays, with all that it needs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache

from sqlalchemy import CheckConstraint

from app.models.base import Base
from app.models.values import HERE
from app.services.journaled_rows import Values
from app.services.taking_back.records import Record, Written
from app.services.taking_back.tables import Key
from app.services.taking_back.ties import Edit, Holds, Paper

# Columns that say one thing together: a new half beside an old half would say nothing.
_TOGETHER: Mapping[str, tuple[frozenset[str], ...]] = {
    "persons": (frozenset({"full_name", "family_name", "middle_name", "given_name"}),),
    "enrolments": (frozenset({"state", "state_reason", "state_on"}),),
    "attendances": (frozenset({"mark", "periods_attended"}),),
    "scores": (frozenset({"mark", "is_absent"}),),
}
COURSE = frozenset({"state", "state_on"})
"""Columns of an enrolment that follow the life of its class."""


class Why(Enum):
    """Why something stays."""

    EDITED = auto()
    PAPER = auto()
    NEEDED = auto()
    CLOSED = auto()
    GONE = auto()
    ERASED = auto()
    TAKEN = auto()
    WITH_OTHERS = auto()


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason: the columns and the edit, the paper, or the tables that need the row."""

    why: Why
    table: str
    columns: tuple[str, ...] = ()
    edit: Edit | None = None
    paper: Paper | None = None
    needed_by: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Plan:
    """What is to be done: rows that go, values that come back, rows deleted by the import."""

    goes: list[Record] = field(default_factory=list)
    gone: list[Record] = field(default_factory=list)
    """Made by the import and deleted since by somebody else: there is nothing left to do."""
    restored: dict[Key, tuple[Record, Values]] = field(default_factory=dict)
    comes_back: list[Record] = field(default_factory=list)
    stays: dict[Key, list[Cause]] = field(default_factory=lambda: defaultdict(list))
    records: dict[Key, Record] = field(default_factory=dict)


def make_plan(written: Written, holds: Holds, *, closed: Iterable[str]) -> Plan:
    """Decide; `closed` are the classes whose lists do not change any more."""
    plan = Plan(records={record.key: record for record in written.records})
    made = {each.key: each for each in written.records if each.is_created}
    plan.gone = [record for record in made.values() if record.now is None]
    standing = {key: record for key, record in made.items() if record.now is not None}
    for key, causes in _staying(standing, holds, frozenset(closed)).items():
        plan.stays[key] = causes
    plan.goes = [record for key, record in standing.items() if key not in plan.stays]
    held = {standing[key].row_no for key in plan.stays}
    if held:  # what came with the list as a whole stays while anything of the list stays
        held.add(None)
    for record in written.records:
        if not record.is_created:
            is_held = record.row_no in held or record.row_id in holds.going_on
            follows = bool(held) or (record.now or {}).get("class_id") in holds.going_on
            _plan_restoring(plan, record, holds, is_held=is_held, follows_class=follows)
    return plan


# Rows that the import made


def _staying(
    made: Mapping[Key, Record], holds: Holds, closed: frozenset[str]
) -> dict[Key, list[Cause]]:
    found: dict[Key, list[Cause]] = defaultdict(list)
    for record in made.values():
        found[record.key] += _own_causes(record, holds, closed)
    needed: dict[Key, Counter[str]] = defaultdict(Counter)
    for tie in holds.ties:
        if tie.child not in made:
            needed[tie.parent][tie.child[0]] += 1
    for key, tables in needed.items():
        found[key].append(Cause(Why.NEEDED, key[0], needed_by=tables))
    stays = {key: causes for key, causes in found.items() if causes}
    _add_company(stays, made)
    _add_needed(stays, made, holds)
    return stays


def _own_causes(record: Record, holds: Holds, closed: frozenset[str]) -> Iterator[Cause]:
    now = record.now or {}
    if record.is_erased:
        yield Cause(Why.ERASED, record.table)
    if columns := _edited_by_hand(record):
        edit = next((holds.edits.get((record.key, column)) for column in columns), None)
        yield Cause(Why.EDITED, record.table, columns, edit)
    if record.table == "enrolments":
        paper = holds.papers_of_enrolments.get(record.row_id)
        if paper is not None and paper.at:  # results and certificates name the row themselves
            yield Cause(Why.PAPER, record.table, paper=paper)
        if now.get("class_id") in closed:
            yield Cause(Why.CLOSED, record.table)


def _edited_by_hand(record: Record) -> tuple[str, ...]:
    """Return what was edited; that a learner's state follows the class is nobody's edit."""
    edited = record.edited
    follows = record.table == "enrolments" and (record.now or {}).get("state") in set(HERE)
    return tuple(name for name in edited if not (follows and name in COURSE))


def _add_company(stays: dict[Key, list[Cause]], made: Mapping[Key, Record]) -> None:
    """Let all that came with an edited row stay with it: it is the clerk's own work now."""
    rows = {
        made[key].row_no
        for key, causes in stays.items()
        if any(cause.why is Why.EDITED for cause in causes)
    } - {None}
    for key, record in made.items():
        if record.row_no in rows and key not in stays:
            stays[key] = [Cause(Why.WITH_OTHERS, record.table)]


def _add_needed(stays: dict[Key, list[Cause]], made: Mapping[Key, Record], holds: Holds) -> None:
    """Let what a staying row names stay with it, and what belongs to a staying row alone."""
    inside = [tie for tie in holds.ties if tie.child in made]
    grew = True
    while grew:
        grew = False
        for tie in inside:
            for one, other in ((tie.child, tie.parent), (tie.parent, tie.child)):
                if one in stays and other not in stays and (one == tie.child or tie.is_part):
                    stays[other] = [Cause(Why.WITH_OTHERS, other[0])]
                    grew = True


# Rows that the import changed


def _plan_restoring(
    plan: Plan, record: Record, holds: Holds, *, is_held: bool, follows_class: bool
) -> None:
    if record.after is None and not record.is_erased:
        _plan_return(plan, record)
        return
    cause = _why_whole(record, holds, is_held=is_held)
    if cause is not None:
        plan.stays[record.key].append(cause)
        return
    before, after, now = record.before or {}, record.after or {}, record.now or {}
    changed = {name for name in before if name in after and before[name] != after[name]} & set(now)
    if record.table == "enrolments" and follows_class:
        changed -= COURSE
    later = {name for name in changed if now[name] not in (after[name], before[name])}
    for group in (*_TOGETHER.get(record.table, ()), *_checked_together(record.table)):
        others = group & set(now) & set(after) - changed
        if later & group or any(now[name] != after[name] for name in others):
            later |= changed & group
    given_back = changed - later
    back = {n: old for n, old in before.items() if n in given_back and now[n] != old}
    if back or (changed and not later):
        plan.restored[record.key] = (record, back)
    if later:
        columns = tuple(name for name in before if name in later)
        edit = next((holds.edits.get((record.key, name)) for name in columns), None)
        plan.stays[record.key].append(Cause(Why.EDITED, record.table, columns, edit))


def _why_whole(record: Record, holds: Holds, *, is_held: bool) -> Cause | None:
    """Return why nothing of a row can be given back."""
    if record.is_erased:
        return Cause(Why.ERASED, record.table)
    if record.now is None:
        return Cause(Why.GONE, record.table)
    if is_held:
        return Cause(Why.WITH_OTHERS, record.table)
    named = (record.row_id, record.now.get("person_id"), record.now.get("enrolment_id"))
    papers = {**holds.papers_of_people, **holds.papers_of_enrolments}
    shown = next((papers[str(name)] for name in named if name in papers), None)
    return Cause(Why.PAPER, record.table, paper=shown) if shown else None


def _plan_return(plan: Plan, record: Record) -> None:
    if record.now is None:
        plan.comes_back.append(record)
    elif record.now != record.before:
        plan.stays[record.key].append(Cause(Why.EDITED, record.table))


@cache
def _checked_together(table: str) -> tuple[frozenset[str], ...]:
    """Return the columns that one check of the table looks at together."""
    found = Base.metadata.tables[table]
    checks = (str(each.sqltext) for each in found.constraints if isinstance(each, CheckConstraint))
    words = (set("".join(c if c.isalnum() or c == "_" else " " for c in x).split()) for x in checks)
    groups = (frozenset(found.columns.keys()) & each for each in words)
    return tuple(frozenset(group) for group in groups if len(group) > 1)
