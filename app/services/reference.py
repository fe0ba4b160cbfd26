"""Brings the shipped lists and the programme catalogue into the data file."""

import csv
import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.models.base import Base
from app.models.organizations import Commune, Province
from app.models.programmes import Lesson, Programme, ProgrammeVersion, RuleSet
from app.models.values import Owner
from app.paths import resource
from app.text.order import collation_key

_Fields = dict[str, Any]


def load_reference(session: Session) -> None:
    """Fill in what is shipped and missing here.

    Provinces and communes are made anew where the shipped list differs. Rows of the catalogue
    have fixed ids and are only added: a version or rule set in use never changes, and what the
    centre switched on or off stays so.
    """
    _load_places(session)
    programmes = _read_json("programmes.json", "programmes")
    rule_sets = _read_json("rule_sets.json", "rule_sets")
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


def are_places_as_shipped(session: Session) -> bool:
    """Tell whether the stored lists of places are the shipped ones; none at all are as good."""
    for table, name in ((Province, "provinces.csv"), (Commune, "communes.csv")):
        stored = session.execute(select(*table.__table__.columns)).mappings()
        rows = sorted((dict(row) for row in stored), key=lambda row: str(row["code"]))
        if rows and rows != [_with_key(row) for row in _read_list(name)]:
            return False
    return True


def _load_places(session: Session) -> None:
    provinces, communes = _read_list("provinces.csv"), _read_list("communes.csv")
    if _stored(session, Province) == provinces and _stored(session, Commune) == communes:
        return
    session.execute(delete(Commune))
    session.execute(delete(Province))
    session.execute(insert(Province), [_with_key(row) for row in provinces])
    session.execute(insert(Commune), [_with_key(row) for row in communes])


def _stored(session: Session, table: type[Province | Commune]) -> list[dict[str, str]]:
    columns = [column for column in table.__table__.columns if column.name != "sort_key"]
    rows = session.execute(select(*columns).order_by(table.code)).mappings()
    return [dict(row) for row in rows]


def _with_key(row: dict[str, str]) -> dict[str, str]:
    return row | {"sort_key": collation_key(row["name"])}


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


def _read_list(name: str) -> list[dict[str, str]]:
    with resource("lists", name).open(encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=lambda row: row["code"])
