"""Table schemas hold together, and columns admit what they say."""

import pytest

from app.services.sync.canonical import encode_rows, in_chunks
from app.services.sync.field_types import FieldType
from app.services.sync.table_schema import Field, TableSchema
from tests.services.sync.builders import PEOPLE


@pytest.mark.parametrize("name", ["", "Persons", "per-sons", "1st", "a" * 64, "../persons"])
def test_a_name_that_could_lead_elsewhere_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        TableSchema(name, PEOPLE.fields, PEOPLE.primary_key)
    with pytest.raises(ValueError, match="not a"):
        Field(name, FieldType.STRING)


def test_a_column_cannot_stand_twice() -> None:
    with pytest.raises(ValueError, match="not a table that can travel"):
        TableSchema("persons", (*PEOPLE.fields, PEOPLE.fields[0]), PEOPLE.primary_key)


@pytest.mark.parametrize("key", [(), ("number",)])
def test_the_key_is_made_of_columns(key: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="the key is not among the columns"):
        TableSchema("persons", PEOPLE.fields, key)


def test_a_profile_takes_some_columns_and_knows_no_others() -> None:
    assert PEOPLE.taking(["id", "note"]).field_names == ("id", "note")
    with pytest.raises(KeyError):
        PEOPLE.taking(["id", "phone"])


def test_an_empty_cell_is_admitted_only_where_nothing_is_required() -> None:
    assert Field("note", FieldType.STRING).admits("")
    assert not Field("note", FieldType.STRING, required=True).admits("")


def test_a_column_keeps_to_its_choices_and_bounds() -> None:
    gender = Field("gender", FieldType.STRING, choices=("male", "female"))
    assert gender.first_refused(["male", "", "female"]) is None
    assert gender.first_refused(["male", "other"]) == "other"
    grade = Field("grade", FieldType.INTEGER, minimum=0, maximum=1000)
    assert [grade.admits(cell) for cell in ("-1", "0", "1000", "1001")] == [0, 1, 1, 0]


def test_a_row_with_too_few_values_is_not_encoded() -> None:
    with pytest.raises(ValueError, match="shorter"):
        list(encode_rows(PEOPLE, [(b"0" * 16,)]))


def test_chunks_hold_everything_once_and_in_order() -> None:
    assert list(in_chunks(range(7), 3)) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(in_chunks([], 3)) == []
