"""Tables and files as resources of a data package: where they lie, and how they are described."""

import hashlib
import re

from app.services.sync.descriptor_schemas import describe_schema
from app.services.sync.tables import TableData

FILE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")

_CSV = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}


def table_path(name: str) -> str:
    """Return where a table lies in the payload."""
    return f"data/{name}.csv"


def file_path(name: str) -> str:
    """Return where an accompanying file lies in the payload."""
    return f"files/{name}"


def describe_table(table: TableData) -> dict[str, object]:
    """Return a table as a resource, with its schema and the hash of its bytes."""
    return {
        "name": table.name,
        "path": table_path(table.name),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _CSV,
        "schema": describe_schema(table.schema),
        "bytes": len(table.content),
        "hash": f"sha256:{table.digest}",
    }


def describe_file(name: str, content: bytes) -> dict[str, object]:
    """Return an accompanying file as a resource, with the hash of its bytes."""
    return {
        "name": file_path(name),
        "path": file_path(name),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def file_name_in(path: str) -> str:
    """Return the name of a file that lies at a path; ValueError for one that cannot travel."""
    name = path.removeprefix("files/")
    if not FILE_NAME.fullmatch(name):
        raise ValueError("not a name of a file that can travel")
    return name
