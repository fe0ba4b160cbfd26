"""Which tables and columns travel, made from the models, for a profile of fields."""

from functools import lru_cache

from sqlalchemy import Column, Integer, Table, text
from sqlalchemy.orm import Session

from app.models.base import (
    Base,
    Choice,
    Flag,
    Id,
    IsoDate,
    Json,
    Kind,
    PartialDay,
    UtcTime,
    kind_of,
)
from app.services.sync.field_types import FieldType
from app.services.sync.table_schema import Field, TableSchema

REGISTER = "register"
FULL = "full"
PROFILES = (REGISTER, FULL)

_TYPES = (
    (Id, FieldType.UUID),
    (IsoDate, FieldType.DATE),
    (PartialDay, FieldType.PARTIAL_DATE),
    (UtcTime, FieldType.DATETIME),
    (Flag, FieldType.BOOLEAN),
    (Json, FieldType.JSON),
    (Integer, FieldType.INTEGER),
)


@lru_cache(maxsize=2 * len(PROFILES))
def travelling_schemas(profile: str, *, version: int | None = None) -> tuple[TableSchema, ...]:
    """Return the schema of every synced table, in the order of their names.

    `version` leaves out the columns that data of that version did not have yet; None: the newest.

    Columns that the province does not need (telephone, residence, notes …) stay at the centre: they
    are left out of every profile but `full`.
    """
    tables = Base.metadata.tables.values()
    synced = sorted((t for t in tables if kind_of(t) is Kind.SYNCED), key=lambda t: t.name)
    return tuple(_schema(table, profile, version) for table in synced)


def data_version(session: Session) -> int:
    """Return the version of this file's data, which its packages give as `schema_version`."""
    return int(session.execute(text("PRAGMA user_version")).scalar_one())


def owned_rows(name: str) -> str:
    """Return the SQL condition for the rows that the centre owns; "" where it owns all.

    What is shipped or comes from the province is the province's: it never travels up.
    """
    if name == "lessons":
        return "programme_version_id IN (SELECT id FROM programme_versions WHERE owner = 'centre')"
    return "owner = 'centre'" if "owner" in Base.metadata.tables[name].columns else ""


def _schema(table: Table, profile: str, version: int | None) -> TableSchema:
    (key,) = table.primary_key.columns
    fields = tuple(
        _field(column)
        for column in table.columns
        if _travels(column, profile) and (version is None or column.info.get("since", 1) <= version)
    )
    return TableSchema(table.name, fields, (key.name,))


def _travels(column: Column[object], profile: str) -> bool:
    return profile == FULL or column.info.get("profile") != FULL


def _field(column: Column[object]) -> Field:
    choices = (
        tuple(member.value for member in column.type.members)
        if isinstance(column.type, Choice)
        else ()
    )
    return Field(column.name, _type(column), required=not column.nullable, choices=choices)


def _type(column: Column[object]) -> FieldType:
    found = (ours for theirs, ours in _TYPES if isinstance(column.type, theirs))
    return next(found, FieldType.STRING)
