"""Brings the shipped lists and the programme catalogue into the data file."""

import csv
import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.models.base import Base
from app.models.organizations import Commune, Province
from app.models.programmes import Lesson, Programme, ProgrammeVersion, RuleSet
from app.models.values import Owner
from app.paths import resource
from app.services.bulk import insert_rows
from app.services.upkeep.derived_versions import made_by, note_rules
from app.text.order import collation_key

# To be raised by whoever changes how the lists are stored: they are then made anew.
_RULES = 1
_NAME = "reference"
_PLACES: tuple[tuple[type[Province | Commune], str], ...] = (
    (Province, "lists/provinces.csv"),
    (Commune, "lists/communes.csv"),
)
_PROGRAMMES, _RULE_SETS = "programmes.json", "rule_sets.json"

_Fields = dict[str, Any]


def needs_reference(session: Session) -> bool:
    """Say whether the data was given other lists than those that this program ships, or none."""
    return made_by(session, _NAME) != _shipped_version()


def _shipped_version() -> str:
    """Return a text that differs where what is shipped differs, or how it is stored."""
    digest = sha256()
    for name in (*(name for _table, name in _PLACES), _PROGRAMMES, _RULE_SETS):
        digest.update(resource(name).read_bytes())
    return f"{_RULES} {digest.hexdigest()}"


def load_reference(session: Session) -> None:
    """Fill in what is shipped and missing here.

    Provinces and communes are made anew where the shipped list differs. Rows of the catalogue
    have fixed ids and are only added: a version or rule set in use never changes, and what the
    centre switched on or off stays so.
    """
    _load_places(session)
    programmes = _read_json(_PROGRAMMES, "programmes")
    rule_sets = _read_json(_RULE_SETS, "rule_sets")
    _add_missing(session, RuleSet, [_owned(rules) for rules in rule_sets])
    versions = [
        version | {"programme_id": programme["id"]}
        for programme in programmes
        for version in programme["versions"]
    ]
    lessons = [
        lesson | {"programme_version_id": version["id"]}
        for version in versions
        for lesson in version["lessons"]
    ]
    _add_missing(session, Programme, [_owned(programme) for programme in programmes])
    _add_missing(session, ProgrammeVersion, [_owned(version) for version in versions])
    _add_missing(session, Lesson, lessons)
    note_reference(session)


def note_reference(session: Session) -> None:
    """Note that what is shipped stands in the data file."""
    note_rules(session, _NAME, _shipped_version())


def are_places_as_shipped(session: Session) -> bool:
    """Tell whether the stored lists of places are the shipped ones; none at all are as good."""
    return all(_stored(session, table) in ([], _shipped(table, name)) for table, name in _PLACES)


def _load_places(session: Session) -> None:
    if all(_stored(session, table) == _shipped(table, name) for table, name in _PLACES):
        return
    for table, _name in reversed(_PLACES):
        session.execute(delete(table))
    for table, name in _PLACES:
        insert_rows(session, table, table.__table__.columns.keys(), _shipped(table, name))


def _stored(session: Session, table: type[Province | Commune]) -> list[tuple[object, ...]]:
    rows = session.execute(select(*table.__table__.columns).order_by(table.code))
    return list(map(tuple, rows))


def _shipped(table: type[Province | Commune], name: str) -> list[tuple[object, ...]]:
    columns = table.__table__.columns.keys()
    return [tuple(row[column] for column in columns) for row in _places_in(resource(name))]


@cache  # to read three thousand places and to order them takes longer than to store them
def _places_in(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: row["code"])
    return [row | {"sort_key": collation_key(row["name"])} for row in rows]


def _add_missing(session: Session, table: type[Base], rows: Sequence[_Fields]) -> None:
    columns = table.__table__.columns
    known = set(session.scalars(select(columns["id"])))
    new = [
        {name: _typed(name, value) for name, value in row.items() if name in columns}
        for row in rows
        if UUID(row["id"]) not in known
    ]
    if new:
        session.execute(insert(table), new)


def _typed(name: str, value: object) -> object:
    """Turn the text of JSON into what the column takes."""
    if isinstance(value, str) and (name == "id" or name.endswith("_id")):
        return UUID(value)
    if isinstance(value, str) and name in {"valid_from", "valid_to"}:
        return date.fromisoformat(value)
    return value


def _owned(row: _Fields) -> _Fields:
    return row | {"owner": Owner.SHIPPED}


def _read_json(name: str, member: str) -> list[_Fields]:
    content: list[_Fields] = json.loads(resource(name).read_text(encoding="utf-8"))[member]
    return content
