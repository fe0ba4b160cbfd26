"""Which tables of a package are taken in: checked against our own schemas, not those it brings."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.services.sync import resources
from app.services.sync.canonical_csv import RowError
from app.services.sync.package import DELETIONS
from app.services.sync.refusals import BadRowError, UnknownTableError
from app.services.sync.table_schema import TableSchema
from app.services.sync.tables import TableData

_ROW_TROUBLES = {
    "missing": "thiếu giá trị bắt buộc",
    "wrong": "giá trị không đúng kiểu hoặc ngoài phạm vi",
    "doubled": "trùng khóa với dòng trước",
    "out of order": "không đúng thứ tự khóa",
}


@dataclass(frozen=True)
class Allowed:
    """What is taken in: the newest version of the data, and the tables of this sender, whole.

    A package may leave out columns of them, never add one. `tables` None takes any table.
    """

    schema_version: int
    tables: Mapping[str, TableSchema] | None = None


def admit_table(schema: TableSchema, members: Mapping[str, bytes], allowed: Allowed) -> TableData:
    """Check a table against our own schema of it, not the one it brings."""
    try:
        return TableData.read(_ours(schema, allowed), members[resources.table_path(schema.name)])
    except RowError as error:
        raise BadRowError(
            table=error.table,
            row=error.row,
            field=error.field or "–",
            what=_ROW_TROUBLES.get(error.trouble, "không đọc được dòng này"),
        ) from error


def _ours(schema: TableSchema, allowed: Allowed) -> TableSchema:
    if allowed.tables is None:
        return schema
    ours = DELETIONS if schema.name == DELETIONS.name else allowed.tables.get(schema.name)
    if ours is None:
        raise UnknownTableError(what=f"bảng {schema.name}")
    types = {field.name: field.type for field in ours.fields}
    strange = [field.name for field in schema.fields if types.get(field.name) != field.type]
    if strange:
        raise UnknownTableError(what=f"bảng {schema.name}, cột {', '.join(strange)}")
    if schema.primary_key != ours.primary_key:
        raise UnknownTableError(what=f"bảng {schema.name}, khóa")
    return ours.taking(schema.field_names)


def require_known_deletions(deletions: TableData | None, allowed: Allowed) -> None:
    """Refuse a package that deletes rows of tables which are not taken in."""
    if deletions is None or allowed.tables is None:
        return
    for number, (table, _) in enumerate(deletions.rows(), start=1):
        if table not in allowed.tables:
            raise BadRowError(
                table=DELETIONS.name, row=number, field="table_name", what="bảng không được nhận"
            )
