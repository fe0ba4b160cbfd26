"""The bytes of a table and the digests over them: one form for the same rows, and recomputable."""

import csv
import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.sync.canonical import ROWS_AT_ONCE, Row, encode_rows
from app.services.sync.canonical_csv import RowError
from app.services.sync.digests import digest_of_rows, digest_of_tables
from app.services.sync.field_types import FieldType
from app.services.sync.table_schema import Field, TableSchema
from app.services.sync.tables import TableData
from tests.services.sync.builders import PEOPLE, STORED, people
from tests.services.sync.test_canonical_cells import TEXTS

NOTES = TableSchema(
    "notes",
    (Field("number", FieldType.INTEGER, required=True), Field("note", FieldType.STRING)),
    ("number",),
)
ROWS = st.dictionaries(st.integers(-(2**63), 2**63 - 1), st.none() | TEXTS, max_size=12).map(
    lambda notes: list(encode_rows(NOTES, sorted(notes.items())))
)


@given(ROWS)
def test_rows_come_back_from_their_bytes(rows: list[Row]) -> None:
    table = TableData.of(NOTES, rows)
    assert [tuple(row) for row in table.rows()] == [tuple(row) for row in rows]
    assert TableData.read(NOTES, table.content) == table
    assert table.count == len(rows)


@given(ROWS)
def test_an_ordinary_csv_writer_gives_the_same_bytes(rows: list[Row]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([NOTES.field_names, *rows])
    assert TableData.of(NOTES, rows).content == text.getvalue().encode()


@given(rows=ROWS, at=st.integers(0, 10_000), byte=st.binary(max_size=2))
def test_bytes_in_any_other_form_are_refused(rows: list[Row], at: int, byte: bytes) -> None:
    content = TableData.of(NOTES, rows).content
    at %= len(content) + 1
    changed = content[:at] + byte + content[at + 1 :]
    try:
        table = TableData.read(NOTES, changed)
    except RowError:
        return
    assert table.content == changed
    assert TableData.of(NOTES, table.rows()).content == changed


def test_the_digest_of_a_table_is_the_sha_256_of_its_file() -> None:
    table = people()
    assert table.digest == hashlib.sha256(table.content).hexdigest()
    streamed = digest_of_rows(PEOPLE, encode_rows(PEOPLE, STORED))
    assert (streamed.name, streamed.count, streamed.digest) == ("persons", 2, table.digest)


def test_the_digest_of_all_tables_can_be_recomputed_by_hand() -> None:
    notes = TableData.of(NOTES, [("1", "\\")])
    lines = f'"notes","1","{notes.digest}"\r\n"persons","2","{people().digest}"\r\n'
    expected = hashlib.sha256(lines.encode()).hexdigest()
    assert digest_of_tables([people(), notes]) == expected
    assert digest_of_tables([notes, people()]) == expected


def test_a_table_without_rows_does_not_count_in_the_digest() -> None:
    assert digest_of_tables([people(), TableData.of(NOTES, [])]) == digest_of_tables([people()])
    assert digest_of_tables([]) == hashlib.sha256(b"").hexdigest()


def test_null_and_the_empty_text_give_different_digests() -> None:
    assert TableData.of(NOTES, [("1", "")]).digest != TableData.of(NOTES, [("1", "\\")]).digest


def test_a_table_cannot_stand_twice_in_a_digest() -> None:
    with pytest.raises(ValueError, match="twice"):
        digest_of_tables([people(), people()])


def test_numbers_in_a_key_are_in_the_order_of_their_values() -> None:
    assert TableData.of(NOTES, [("-1", ""), ("9", ""), ("10", "")]).count == 3
    with pytest.raises(RowError, match="out of order"):
        TableData.of(NOTES, [("10", ""), ("9", "")])


@pytest.mark.parametrize(
    ("rows", "row", "field", "trouble"),
    [
        ([("1", ""), ("1", "")], 2, "number", "doubled"),
        ([("2", ""), ("1", "")], 2, "number", "out of order"),
        ([("1", ""), ("", "")], 2, "number", "missing"),
        ([("1", ""), ("two", "")], 2, "number", "wrong"),
        ([("1", ""), ("2",)], 2, "", "wrong"),
        ([("1", "\\x")], 1, "note", "wrong"),
        ([("1", "\ud800")], 1, "", "wrong"),
    ],
)
def test_a_row_that_cannot_travel_is_named_by_its_place(
    rows: list[Row], row: int, field: str, trouble: str
) -> None:
    with pytest.raises(RowError) as refusal:
        TableData.of(NOTES, rows)
    found = refusal.value
    assert (found.table, found.row, found.field, found.trouble) == ("notes", row, field, trouble)


def test_order_and_numbers_hold_across_blocks() -> None:
    block = [(str(number), "") for number in range(ROWS_AT_ONCE)]
    after = (str(ROWS_AT_ONCE), "")
    assert TableData.of(NOTES, [*block, after]).count == ROWS_AT_ONCE + 1
    for row, trouble in ((block[-1], "doubled"), (block[0], "out of order")):
        with pytest.raises(RowError) as refusal:
            TableData.of(NOTES, [*block, row])
        assert (refusal.value.row, refusal.value.trouble) == (ROWS_AT_ONCE + 1, trouble)


def test_a_key_of_two_columns_is_compared_as_a_whole() -> None:
    pairs = TableSchema("notes", NOTES.fields, ("note", "number"))
    assert TableData.of(pairs, [("1", "a"), ("2", "a"), ("1", "b")]).count == 3
    with pytest.raises(RowError) as refusal:
        TableData.of(pairs, [("2", "a"), ("1", "a")])
    assert refusal.value.field == "note+number"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'"number"\r\n',
        b'"note","number"\r\n',
        b"number,note\r\n",
        b'"number","note"\n',
        b'\xef\xbb\xbf"number","note"\r\n',
        b'"number","note"\r\n"1","a"',
        b'"number","note"\r\n"1","a"\n',
        b'"number","note"\r\n"1",a\r\n',
        b'"number","note"\r\n"1","a"\r\n\r\n',
        b'"number","note"\r\n"1","\xff"\r\n',
        b'"number","note"\r\n"1","a\r\n',
        b'"number","note"\r\n"1","a"b"\r\n',
        b'"number","note"\r\n"1","' + b"a" * 200_000 + b'"\r\n',
    ],
)
def test_a_table_in_another_dress_is_refused(content: bytes) -> None:
    with pytest.raises(RowError):
        TableData.read(NOTES, content)
