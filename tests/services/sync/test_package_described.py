"""The descriptor of a package: read back exactly, and nothing but what we would have written."""

from typing import Any

import pytest

from app.services.sync import descriptor, strict_json
from app.services.sync.field_types import FieldType
from app.services.sync.refusals import DamagedContentError
from app.services.sync.table_schema import Field, TableSchema
from app.services.sync.tables import TableData
from tests.services.sync.builders import header, opened, people, tampered


def described() -> dict[str, Any]:
    return descriptor.describe(header(), [people()], {"paper.pdf": b"%PDF"})


def test_a_descriptor_is_read_back() -> None:
    written = strict_json.parse_json(descriptor.write_descriptor(described()))
    read = descriptor.read_descriptor(written)
    assert read.header == header()
    assert read.schemas == (people().schema,)
    assert read.files == ("paper.pdf",)


@pytest.mark.parametrize("kind", FieldType)
@pytest.mark.parametrize("required", [True, False])
def test_every_sort_of_column_is_read_back(kind: FieldType, required: bool) -> None:
    schema = TableSchema("things", (Field("value", kind, required=required),), ("value",))
    table = TableData.of(schema, [])
    told = descriptor.describe(header(), [table], {})
    assert descriptor.read_descriptor(told).schemas == (schema,)


def test_one_and_true_and_one_point_zero_are_three_values() -> None:
    values = [1, 1.0, True]
    for one in values:
        assert [strict_json.agrees({"a": one}, {"a": other}) for other in values].count(True) == 1


@pytest.mark.parametrize(
    "text",
    ['{"a":1,"a":1}', '[{"b":{"a":1,"a":2}}]', "NaN", "-Infinity", "[" * 200_000, "1" * 5_000],
)
def test_json_that_two_readers_could_read_differently_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the library words some of these itself
        strict_json.parse_json(text.encode())


def test_what_is_nested_beyond_measure_agrees_with_nothing() -> None:
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]
    assert not strict_json.agrees(nested, nested)


@pytest.mark.parametrize(
    "file",
    [
        {"path": "files/../up.pdf"},
        {"path": "/etc/passwd"},
        {"path": "files/"},
        {"path": 5},
        {},
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(file: dict[str, object]) -> None:
    resources = [*described()["resources"], file]
    with pytest.raises(DamagedContentError):
        opened(tampered({"resources": resources}))


@pytest.mark.parametrize(
    "constraints",
    [
        {"required": True, "minimum": "0"},
        {"required": True, "maximum": 1.5},
        {"required": True, "enum": [1, 2]},
        {"required": True, "enum": "ab"},
        {"required": "yes"},
        {"required": True, "pattern": ".*"},
        {"required": True, "minimum": True},
        [],
    ],
)
def test_a_constraint_of_the_wrong_sort_is_refused(constraints: object) -> None:
    told = described()
    told["resources"][0]["schema"]["fields"][0]["constraints"] = constraints
    with pytest.raises(DamagedContentError):
        opened(tampered({"resources": told["resources"]}))


def test_a_table_that_is_described_twice_is_refused() -> None:
    table = described()["resources"][0]
    with pytest.raises(DamagedContentError):
        opened(tampered({"resources": [table, table]}))
