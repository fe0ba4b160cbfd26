"""Values become cells and come back; nothing else passes for a cell."""

import json
from datetime import UTC, date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.sync.canonical import encode_rows
from app.services.sync.canonical_cells import LONGEST_CELL
from app.services.sync.cells import Stored
from app.services.sync.field_types import FieldType
from app.services.sync.strict_json import json_text
from app.services.sync.table_schema import Field, TableSchema
from app.text.partial_date import PartialDate

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
STORED: dict[FieldType, st.SearchStrategy[Stored]] = {
    FieldType.STRING: TEXTS,
    FieldType.INTEGER: st.integers(-(2**63), 2**63 - 1),
    FieldType.BOOLEAN: st.integers(0, 1),
    FieldType.DATE: st.dates().map(date.isoformat),
    FieldType.PARTIAL_DATE: st.dates().map(lambda day: PartialDate(day.year, day.month).iso),
    FieldType.DATETIME: st.datetimes(timezones=st.just(UTC)).map(
        lambda moment: moment.isoformat(timespec="microseconds")
    ),
    FieldType.JSON: JSON.map(json_text),
    FieldType.UUID: st.uuids().map(lambda value: value.bytes),
}


def cell_of(kind: FieldType, value: Stored) -> str:
    ((cell,),) = encode_rows(_schema(kind), [(value,)])
    return cell


def stored_of(kind: FieldType, cell: str) -> Stored:
    """Read a cell that is not empty back, as docs/exchange-format.md says."""
    if kind is FieldType.STRING:
        return cell.removeprefix("\\")
    if kind is FieldType.UUID:
        return UUID(cell).bytes
    return int(cell) if kind in (FieldType.INTEGER, FieldType.BOOLEAN) else cell


def _schema(kind: FieldType) -> TableSchema:
    return TableSchema("things", (Field("value", kind),), ("value",))


@pytest.mark.parametrize("kind", FieldType)
@given(data=st.data())
def test_every_stored_value_comes_back_from_its_cell(kind: FieldType, data: st.DataObject) -> None:
    value = data.draw(STORED[kind])
    cell = cell_of(kind, value)
    assert cell
    assert Field("value", kind).admits(cell)
    assert stored_of(kind, cell) == value


@pytest.mark.parametrize("kind", FieldType)
@given(cell=TEXTS)
def test_any_text_is_refused_or_is_the_one_cell_of_its_value(kind: FieldType, cell: str) -> None:
    if cell and Field("value", kind).admits(cell):
        assert cell_of(kind, stored_of(kind, cell)) == cell


@given(one=st.none() | TEXTS, other=st.none() | TEXTS)
def test_two_texts_share_a_cell_only_if_they_are_the_same(
    one: str | None, other: str | None
) -> None:
    same_cell = cell_of(FieldType.STRING, one) == cell_of(FieldType.STRING, other)
    assert same_cell == (one == other)


def test_null_and_the_empty_text_and_a_backslash_differ() -> None:
    cells = [cell_of(FieldType.STRING, value) for value in (None, "", "\\", "\\N", "a\\b")]
    assert cells == ["", "\\", "\\\\", "\\\\N", "a\\b"]


def test_an_id_from_another_driver_has_the_same_cell() -> None:
    value = UUID("01a20344-5e51-7ed6-860d-4421cad9f18b")
    assert cell_of(FieldType.UUID, value) == cell_of(FieldType.UUID, value.bytes) == str(value)


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (FieldType.STRING, "\\a"),
        (FieldType.STRING, "a\0b"),
        (FieldType.STRING, "a" * (LONGEST_CELL + 1)),
        (FieldType.INTEGER, "01"),
        (FieldType.INTEGER, "-0"),
        (FieldType.INTEGER, "+1"),
        (FieldType.INTEGER, "1_000"),
        (FieldType.INTEGER, "\u0661"),
        (FieldType.INTEGER, "9223372036854775808"),
        (FieldType.BOOLEAN, "true"),
        (FieldType.DATE, "20261122"),
        (FieldType.DATE, "2026-02-30"),
        (FieldType.DATE, "2026-W47-7"),
        (FieldType.PARTIAL_DATE, "1999-13"),
        (FieldType.PARTIAL_DATE, "03/1999"),
        (FieldType.DATETIME, "2026-11-22T08:00:00Z"),
        (FieldType.DATETIME, "2026-11-22T25:00:00.000000+00:00"),
        (FieldType.DATETIME, "2026-11-22T08:00:00.000000+07:00"),
        (FieldType.JSON, '{"b":1,"a":2}'),
        (FieldType.JSON, '{"a":1,"a":1}'),
        (FieldType.JSON, '{"a": 1}'),
        (FieldType.JSON, "NaN"),
        (FieldType.JSON, "[" * 50_000),
        (FieldType.JSON, '"' + "a" * LONGEST_CELL + '"'),
        (FieldType.UUID, "01A20344-5E51-7ED6-860D-4421CAD9F18B"),
        (FieldType.UUID, "01a203445e517ed6860d4421cad9f18b"),
    ],
)
def test_another_way_of_writing_a_value_is_refused(kind: FieldType, cell: str) -> None:
    assert not Field("value", kind).admits(cell)
    assert Field("value", kind).first_refused(["", cell]) == cell


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldType.STRING, 5),
        (FieldType.INTEGER, "5"),
        (FieldType.UUID, "01a20344-5e51-7ed6-860d-4421cad9f18b"),
        (FieldType.UUID, b"short"),
        (FieldType.DATE, 20261122),
    ],
)
def test_a_value_of_the_wrong_sort_is_refused_without_being_named(
    kind: FieldType, value: Stored
) -> None:
    with pytest.raises(ValueError, match="does not fit its column") as refusal:
        cell_of(kind, value)
    assert str(value) not in str(refusal.value)


@given(JSON)
def test_equal_json_values_are_equal_text(value: object) -> None:
    again = json.loads(json.dumps(value))
    assert json_text(value) == json_text(again)
