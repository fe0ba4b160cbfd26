"""What holds the rows that an import wrote: rows that name them, papers that show them, edits."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from app.models.classes import Enrolment
from app.services.bulk import chunks
from app.services.journaled_rows import Values
from app.services.taking_back.records import Record, Written
from app.services.taking_back.tables import Key, children, rows_naming

_LATER = """
    SELECT later.table_name, later.row_id, later.before, later.after, actions.at, actions.user
    FROM changes AS mine
    JOIN changes AS later ON later.table_name = mine.table_name AND later.row_id = mine.row_id
    JOIN actions ON actions.seq = later.action_seq
    WHERE mine.action_seq = :seq AND later.action_seq > :seq ORDER BY later.id
"""
_PAPERS = """
    SELECT json_extract(after, '$.class_id'), json_extract(after, '$.form'),
        json_extract(after, '$.printed_at')
    FROM changes WHERE action_seq > :seq AND table_name = 'printed_papers' AND operation = 'I'
    ORDER BY id DESC
"""
_JUDGED = """
    SELECT lower(hex(enrolment_id)) FROM {table} WHERE lower(hex(id)) IN (
        SELECT row_id FROM changes
        WHERE action_seq > :seq AND table_name = '{table}' AND operation = 'I')
"""
_CALLED = """
    SELECT DISTINCT json_extract(after, '$.session_id') FROM changes
    WHERE action_seq > :seq AND table_name = 'attendances' AND after IS NOT NULL
"""
_CLASSES = "SELECT DISTINCT lower(hex(class_id)) FROM class_sessions WHERE id IN :sessions"
_PLACES = """
    SELECT lower(hex(id)), lower(hex(person_id)), lower(hex(class_id)) FROM enrolments
    WHERE person_id IN :people
"""


class Edit(NamedTuple):
    """Who changed a column last, and when (as the journal writes it)."""

    at: str
    user: str


class Tie(NamedTuple):
    """A row that names another one; `is_part` where it belongs to that one alone."""

    child: Key
    parent: Key
    is_part: bool


class Paper(NamedTuple):
    """What shows a person since the import: a kept print, a result or a certificate."""

    what: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Holds:
    """Everything that may keep a row from going: by the row, by its column, by the person."""

    ties: tuple[Tie, ...]
    edits: Mapping[tuple[Key, str], Edit]
    papers_of_enrolments: Mapping[str, Paper]
    papers_of_people: Mapping[str, Paper]
    going_on: frozenset[str]
    """Sessions and classes whose roll was called since: they do not go back in their life."""


def read_holds(session: Session, written: Written) -> Holds:
    """Read what came since the import and holds what it wrote, each kind in one go."""
    made = [each for each in written.records if each.is_created and each.now is not None]
    enrolments, people = _papers(session, written)
    return Holds(
        ties=tuple(_ties(session, made)),
        edits=_edits(session, written),
        papers_of_enrolments=enrolments,
        papers_of_people=people,
        going_on=_going_on(session, written),
    )


def _ties(session: Session, made: Iterable[Record]) -> Iterable[Tie]:
    by_table: dict[str, set[str]] = defaultdict(set)
    for record in made:
        by_table[record.table].add(record.row_id)
    for table, wanted in by_table.items():
        for child, column, is_part in children(table):
            for row_id, named in rows_naming(session, child, column, wanted):
                yield Tie((child, row_id), (table, named), is_part)


def _edits(session: Session, written: Written) -> dict[tuple[Key, str], Edit]:
    """Return who last changed each column that is not as the import left it."""
    wanted = {record.key: set(record.edited) for record in written.records if record.edited}
    if not wanted:
        return {}
    found: dict[tuple[Key, str], Edit] = {}
    for table, row_id, before, after, at, user in session.execute(
        text(_LATER), {"seq": written.seq}
    ):
        for column in _changed(before, after) & wanted.get((table, row_id), set()):
            found[(table, row_id), column] = Edit(at, user)
    return found


def _changed(before: str | None, after: str | None) -> set[str]:
    old: Values = json.loads(before) if before else {}
    new: Values = json.loads(after) if after else {}
    return {name for name in new if old.get(name) != new[name]}


def _papers(session: Session, written: Written) -> tuple[dict[str, Paper], dict[str, Paper]]:
    """Return what was printed or judged since, by enrolment and by person."""
    since = {"seq": written.seq}
    printed: dict[str, Paper] = {}
    for class_id, form, at in session.execute(text(_PAPERS), since):
        if class_id is not None:
            printed.setdefault(class_id, Paper(form, at))
    judged = {
        enrolment_id: Paper(table)
        for table in ("results", "certificates")
        for (enrolment_id,) in session.execute(text(_JUDGED.format(table=table)), since)
    }
    if not printed and not judged:
        return {}, {}
    of_enrolments: dict[str, Paper] = {}
    of_people: dict[str, Paper] = {}
    for enrolment_id, person_id, class_id in _places(session, _people(written)):
        paper = judged.get(enrolment_id) or printed.get(class_id)
        if paper is not None:
            of_enrolments[enrolment_id] = of_people[person_id] = paper
    return of_enrolments, of_people


def _going_on(session: Session, written: Written) -> frozenset[str]:
    found: set[str] = set()
    for (session_id,) in session.execute(text(_CALLED), {"seq": written.seq}):
        found.add(session_id)
    statement = text(_CLASSES).bindparams(bindparam("sessions", expanding=True))
    for chunk in chunks(sorted(found)):
        wanted = [bytes.fromhex(session_id) for session_id in chunk]
        found.update(row[0] for row in session.execute(statement, {"sessions": wanted}))
    return frozenset(found)


def _people(written: Written) -> Sequence[str]:
    named = {row.person_id.hex for row in written.rows if row.person_id is not None}
    of_places = {
        str((record.now or {}).get("person_id", ""))
        for record in written.records
        if record.table == Enrolment.__tablename__
    }
    return sorted(named | of_places - {""})


def _places(session: Session, people: Sequence[str]) -> Iterable[tuple[str, str, str]]:
    statement = text(_PLACES).bindparams(bindparam("people", expanding=True))
    for chunk in chunks(people):
        wanted = [bytes.fromhex(person_id) for person_id in chunk]
        yield from (tuple(row) for row in session.execute(statement, {"people": wanted}))
