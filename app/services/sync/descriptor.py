"""datapackage.json: what is in a payload, in the words of the Data Package standard, version 2."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from app.services.sync.canonical import Field, FieldType, TableSchema
from app.services.sync.cells import json_text
from app.services.sync.header import PackageHeader
from app.services.sync.tables import TableData

NAME = "datapackage.json"
FILE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
LARGEST_DESCRIPTOR = 2_000_000  # bytes

_PROFILES = "https://datapackage.org/profiles/2.0"
_CSV = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}
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


@dataclass(frozen=True)
class Described:
    """What a descriptor promises: the facts, the tables' schemas and the names of the files."""

    header: PackageHeader
    schemas: tuple[TableSchema, ...]
    files: tuple[str, ...]


def table_path(name: str) -> str:
    """Return where a table lies in the payload."""
    return f"data/{name}.csv"


def file_path(name: str) -> str:
    """Return where an accompanying file lies in the payload."""
    return f"files/{name}"


def describe(
    header: PackageHeader, tables: Sequence[TableData], files: Mapping[str, bytes]
) -> dict[str, object]:
    """Return the descriptor of a payload that holds these tables and files."""
    facts = header.to_json()
    facts["counts"] = {table.name: table.count for table in tables}
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": f"giaovu-{header.kind}-{header.sequence}",
        "id": str(header.id),
        "created": facts["created_at"],
        "resources": [
            *(_table(table) for table in tables),
            *(_file(name, content) for name, content in files.items()),
        ],
        "giaovu": facts,
    }


def write_descriptor(descriptor: Mapping[str, object]) -> bytes:
    """Write the descriptor as people can read it, too."""
    return json.dumps(descriptor, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


def parse_json(content: bytes) -> object:
    """Read JSON from outside; ValueError for bad text, doubled keys, odd numbers, deep nesting."""
    try:
        value: object = json.loads(
            content.decode(), object_pairs_hook=_without_doubles, parse_constant=_no_number
        )
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return value


def read_descriptor(descriptor: object) -> Described:
    """Return what a descriptor promises; ValueError for one that we would not have written.

    Whether it promises what is there shows when `describe` is asked again for what was found.
    """
    if not isinstance(descriptor, dict):
        raise ValueError("not a descriptor")
    try:
        facts = {name: value for name, value in descriptor["giaovu"].items() if name != "counts"}
        resources = descriptor["resources"]
        tables = [each for each in resources if "schema" in each]
        return Described(
            header=PackageHeader.from_json(facts),
            schemas=tuple(_read_schema(each["name"], each["schema"]) for each in tables),
            files=tuple(_file_name(each["path"]) for each in resources if "schema" not in each),
        )
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError("not a descriptor in our form") from error


def agrees(found: object, expected: object) -> bool:
    """Tell whether two JSON values are the same, 1 and 1.0 and true being three values."""
    try:
        return json_text(found) == json_text(expected)
    except RecursionError:
        return False


def _table(table: TableData) -> dict[str, object]:
    return {
        "name": table.name,
        "path": table_path(table.name),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _CSV,
        "schema": _schema(table.schema),
        "bytes": len(table.content),
        "hash": f"sha256:{table.digest}",
    }


def _file(name: str, content: bytes) -> dict[str, object]:
    return {
        "name": file_path(name),
        "path": file_path(name),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _file_name(path: str) -> str:
    name = path.removeprefix("files/")
    if not FILE_NAME.fullmatch(name):
        raise ValueError("not a name of a file that can travel")
    return name


def _schema(schema: TableSchema) -> dict[str, object]:
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
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


def _read_schema(name: str, schema: Mapping[str, Any]) -> TableSchema:
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


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) != len(pairs):
        raise ValueError("a key stands twice")
    return named


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"not a number: {text}")
