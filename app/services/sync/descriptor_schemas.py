"""The schema of a table in the words of the Table Schema standard, and read back from them."""

from collections.abc import Mapping
from typing import Any

from app.services.sync.field_types import FieldType
from app.services.sync.table_schema import Field, TableSchema

PROFILES = "https://datapackage.org/profiles/2.0"
_PARTIAL_DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_TYPES: dict[FieldType, dict[str, object]] = {
    FieldType.STRING: {"type": "string"},
    FieldType.INTEGER: {"type": "integer"},
    FieldType.BOOLEAN: {"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]},
    FieldType.DATE: {"type": "date"},
    FieldType.PARTIAL_DATE: {"type": "string"},
    FieldType.DATETIME: {"type": "datetime"},
    FieldType.JSON: {"type": "string"},
    FieldType.UUID: {"type": "string", "format": "uuid"},
}


def describe_schema(schema: TableSchema) -> dict[str, object]:
    """Return the schema as the standard writes it."""
    return {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(field) for field in schema.fields],
        "primaryKey": list(schema.primary_key),
        "missingValues": [""],
    }


def _field(field: Field) -> dict[str, object]:
    # "giaovu" tells apart what the standard has one word for: text, JSON and partial dates.
    described: dict[str, object] = {
        "name": field.name,
        **_TYPES[field.type],
        "giaovu": field.type.value,
    }
    constraints: dict[str, object] = {}
    if field.required:
        constraints["required"] = True
    if field.type is FieldType.PARTIAL_DATE:
        constraints["pattern"] = _PARTIAL_DATE
    if field.choices:
        constraints["enum"] = list(field.choices)
    if field.minimum is not None:
        constraints["minimum"] = field.minimum
    if field.maximum is not None:
        constraints["maximum"] = field.maximum
    return {**described, "constraints": constraints} if constraints else described


def read_schema(name: str, schema: Mapping[str, Any]) -> TableSchema:
    """Read what `describe_schema` wrote; KeyError, TypeError or ValueError for anything else."""
    read = tuple(_read_field(field) for field in schema["fields"])
    return TableSchema(name, read, tuple(schema["primaryKey"]))


def _read_field(field: Mapping[str, Any]) -> Field:
    constraints = field.get("constraints", {})
    read = Field(
        name=field["name"],
        type=FieldType(field["giaovu"]),
        required=constraints.get("required", False),
        choices=tuple(constraints.get("enum", ())),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
    )
    bounds = {type(read.minimum), type(read.maximum)}
    if not bounds <= {int, type(None)} or not all(isinstance(one, str) for one in read.choices):
        raise ValueError("a constraint of the wrong type")
    return read
