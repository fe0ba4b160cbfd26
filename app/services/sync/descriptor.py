"""datapackage.json: what is in a payload, in the words of the Data Package standard, version 2."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.services.sync.descriptor_schemas import PROFILES, read_schema
from app.services.sync.header import PackageHeader
from app.services.sync.resources import describe_file, describe_table, file_name_in
from app.services.sync.table_schema import TableSchema
from app.services.sync.tables import TableData

NAME = "datapackage.json"
LARGEST_DESCRIPTOR = 2_000_000  # bytes


@dataclass(frozen=True)
class Described:
    """What a descriptor promises: the facts, the tables' schemas and the names of the files."""

    header: PackageHeader
    schemas: tuple[TableSchema, ...]
    files: tuple[str, ...]


def describe(
    header: PackageHeader, tables: Sequence[TableData], files: Mapping[str, bytes]
) -> dict[str, object]:
    """Return the descriptor of a payload that holds these tables and files."""
    facts = header.to_json()
    facts["counts"] = {table.name: table.count for table in tables}
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": f"giaovu-{header.kind}-{header.sequence}",
        "id": str(header.id),
        "created": facts["created_at"],
        "resources": [
            *(describe_table(table) for table in tables),
            *(describe_file(name, content) for name, content in files.items()),
        ],
        "giaovu": facts,
    }


def write_descriptor(descriptor: Mapping[str, object]) -> bytes:
    """Write the descriptor as people can read it, too."""
    return json.dumps(descriptor, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


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
            schemas=tuple(read_schema(each["name"], each["schema"]) for each in tables),
            files=tuple(file_name_in(each["path"]) for each in resources if "schema" not in each),
        )
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError("not a descriptor in our form") from error
