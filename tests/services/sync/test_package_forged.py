"""A centre with a good key that sends something wicked is refused as a whole, quickly, in words."""

import io
import json
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.sync import container, descriptor, payload, strict_json
from app.services.sync.crypto import signatures
from app.services.sync.field_types import FieldType
from app.services.sync.package import DELETIONS
from app.services.sync.refusals import (
    BadRowError,
    CannotDecryptError,
    DamagedContentError,
    FactsDifferError,
    NewerFormatError,
    PackageRefusedError,
    TooBigError,
    UnknownTableError,
)
from app.services.sync.table_schema import Field, TableSchema
from app.services.sync.tables import TableData
from tests.services.sync.builders import (
    FIRST_ID,
    PEOPLE,
    SECOND_ID,
    centre,
    forged,
    forged_payload,
    header,
    members_of,
    opened,
    people,
    sealed,
    tampered,
)

Members = dict[str, bytes]
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


def refused_as(kind: type[PackageRefusedError], data: bytes) -> PackageRefusedError:
    with pytest.raises(PackageRefusedError) as refusal:
        opened(data)
    assert type(refusal.value) is kind
    return refusal.value


def test_the_forger_of_these_tests_makes_good_packages_too() -> None:
    assert opened(forged(members_of(sealed()))).tables == {"persons": people()}
    assert opened(tampered({})).tables == {"persons": people()}


@pytest.mark.parametrize(
    "change",
    [
        lambda inside: inside.pop("data/persons.csv"),
        lambda inside: inside.pop("files/paper.pdf"),
        lambda inside: inside.pop("datapackage.json"),
        lambda inside: inside.update({"data/more.csv": b""}),
        lambda inside: inside.update({"../../up.txt": b"x"}),
        lambda inside: inside.update({"/etc/passwd": b"x"}),
        lambda inside: inside.update({"data\\persons.csv": b"x"}),
        lambda inside: inside.update({"files/paper.pdf": b"other"}),
        lambda inside: inside.update({"datapackage.json": b"\xff"}),
        lambda inside: inside.update({"datapackage.json": b"[]"}),
        lambda inside: inside.update({"datapackage.json": b"{}"}),
        lambda inside: inside.update({"datapackage.json": b'{"a":1,"a":1}'}),
        lambda inside: inside.update({"datapackage.json": b'{"a":NaN}'}),
        lambda inside: inside.update({"datapackage.json": b"9" * 5_000}),
        lambda inside: inside.update({"datapackage.json": b"[" * 200_000}),
        lambda inside: inside.update({"datapackage.json": b'{"a":' * 200_000}),
        lambda inside: inside.update({"datapackage.json": b" " * 2_000_001}),
    ],
)
def test_members_that_are_not_as_described_are_refused(change: Callable[[Members], object]) -> None:
    inside = members_of(sealed())
    change(inside)
    refused_as(DamagedContentError, forged(inside))


def test_facts_inside_must_be_those_outside() -> None:
    inside = members_of(sealed())
    for other in ({"sequence": 2}, {"recipient": "21"}, {"id": SECOND_ID}):
        comment = header(**other).facts.comment
        with pytest.raises(FactsDifferError):
            opened(forged(inside, comment), recipient=None)


@pytest.mark.parametrize(
    "comment",
    ["", "timestamp:1", "v=0 x", "v=1", header().facts.comment + " more", "v=1 type=centre-data"],
)
def test_a_comment_in_another_form_is_refused(comment: str) -> None:
    refused_as(DamagedContentError, forged(members_of(sealed()), comment))


def test_an_unknown_kind_asks_for_an_update() -> None:
    comment = header().facts.comment.replace("centre-data", "wish-list")
    refused_as(NewerFormatError, forged(members_of(sealed()), comment))


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"counts": {"persons": 3}},
        {"counts": {}},
        {"full": 1},
        {"sequence": True},
        {"sequence": 1.0},
        {"schema_version": "3"},
        {"created_at": "2026-11-22"},
        {"created_at": "0001-01-01T00:00:00+23:59"},
        {"control_totals": [1]},
        {"control_totals": {"a": 1.5}},
        {"kind": "other"},
        {"database_id": "{01a20344-5e51-7ed6-860d-4421cad9f18c}"},
        {"surprise": 1},
    ],
)
def test_facts_in_another_form_are_refused(change: dict[str, object]) -> None:
    facts = {**header().to_json(), "counts": {"persons": 2}, **change}
    refused_as(DamagedContentError, tampered({"giaovu": facts}))


@given(data=st.data())
def test_a_changed_descriptor_is_refused_or_taken_at_its_word(data: st.DataObject) -> None:
    inside = members_of(sealed())
    told = json.loads(inside[descriptor.NAME])
    place, key = _some_place(told, data)
    place[key] = data.draw(ANY_JSON)
    inside[descriptor.NAME] = json.dumps(told).encode()
    try:
        package = opened(forged(inside))
    except PackageRefusedError:
        return
    # What only the sender can know it may say as it likes; what is there it cannot talk away.
    said = {**package.header.to_json(), "counts": {"persons": 2}}
    assert strict_json.agrees(said, told["giaovu"])
    assert package.header.facts == header().facts
    assert package.tables == {"persons": people()}
    assert package.files == {"paper.pdf": b"%PDF"}


def _some_place(told: object, data: st.DataObject) -> tuple[dict[object, object], object]:
    """Choose any object or list within JSON, and a key or index in it."""
    while True:
        assert isinstance(told, dict | list)
        keys = list(told) if isinstance(told, dict) else list(range(len(told)))
        key = data.draw(st.sampled_from(keys))
        below = told[key]
        if not below or not isinstance(below, dict | list) or data.draw(st.booleans()):
            return told, key  # type: ignore[return-value] # a list is assigned to by index alike
        told = below


def test_a_bomb_is_refused_by_what_its_directory_says() -> None:
    inside = payload.pack({"data/zeros.csv": b"0" * 1_000})
    said = inside.replace(struct.pack("<I", 1_000), struct.pack("<I", 300_000_000))
    refused_as(TooBigError, forged_payload(said))


def test_a_bomb_is_refused_by_its_ratio() -> None:
    refused_as(TooBigError, forged_payload(_zip({"data/zeros.csv": bytes(12_000_000)})))


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_beyond_it() -> None:
    inside = _zip({"data/zeros.csv": bytes(12_000_000)})
    said = inside.replace(struct.pack("<I", 12_000_000), struct.pack("<I", 1_000))
    refused_as(DamagedContentError, forged_payload(said))


def test_a_member_shorter_than_its_entry_says_is_refused() -> None:
    inside = _zip({"data/ones.csv": b"1" * 1_000})
    said = inside.replace(struct.pack("<I", 1_000), struct.pack("<I", 2_000))
    with pytest.raises(DamagedContentError, match="kích thước"):
        payload.unpack(said)


def test_too_many_members_are_refused() -> None:
    many = _zip({f"files/{number}": b"" for number in range(2_001)})
    refused_as(TooBigError, forged_payload(many))


def test_a_member_that_stands_twice_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members_of(sealed()).items():
            archive.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("data/persons.csv", people().content)
    refused_as(DamagedContentError, forged_payload(target.getvalue()))


def test_a_compression_that_we_do_not_use_is_refused() -> None:
    refused_as(DamagedContentError, forged_payload(_zip({"a": b"a" * 99}, zipfile.ZIP_LZMA)))


def test_what_is_sealed_but_no_zip_is_refused() -> None:
    refused_as(DamagedContentError, forged_payload(b"not a zip"))


def _zip(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


@given(at=st.integers(0, 10_000), put=st.binary(min_size=1, max_size=4), cut=st.booleans())
def test_a_damaged_zip_inside_a_good_seal_is_refused(at: int, put: bytes, cut: bool) -> None:
    inside = payload.pack(members_of(sealed()))
    at %= len(inside)
    damaged = inside[:at] if cut else inside[:at] + put + inside[at + len(put) :]
    try:
        package = opened(forged_payload(damaged))
    except PackageRefusedError:
        return
    assert package.tables == {"persons": people()}


@given(st.binary(max_size=300))
def test_a_good_signature_over_anything_that_is_not_sealed_is_refused(closed: bytes) -> None:
    text = signatures.sign(closed, centre().signing, header().facts.comment)
    refused_as(CannotDecryptError, container.wrap(closed, text))


def _sent(schema: TableSchema, rows: str) -> bytes:
    """A package with one table whose rows the sender's own schema did not stop."""
    inside = members_of(sealed(tables=[TableData.of(schema, [])], files={}))
    content = inside[f"data/{schema.name}.csv"] + rows.encode()
    inside[f"data/{schema.name}.csv"] = content
    return forged(inside)


BRIEF = PEOPLE.taking(["id", "full_name", "gender", "grade"])


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (f'"{FIRST_ID}","","",""\r\n', "dòng 1, cột full_name: thiếu"),
        ('"1","A","",""\r\n', "dòng 1, cột id: giá trị"),
        (f'"{FIRST_ID}","A","other",""\r\n', "dòng 1, cột gender: giá trị"),
        (f'"{FIRST_ID}","A","","1001"\r\n', "dòng 1, cột grade: giá trị"),
        (f'"{FIRST_ID}","A","","ten"\r\n', "dòng 1, cột grade: giá trị"),
        (f'"{FIRST_ID}","A","",""\r\n' * 2, "dòng 2, cột id: trùng khóa"),
        (
            f'"{SECOND_ID}","A","",""\r\n"{FIRST_ID}","B","",""\r\n',
            "dòng 2, cột id: không đúng thứ tự",
        ),
        (f'"{FIRST_ID}","A",""\r\n', "dòng 1, cột –: giá trị"),
        (f'"{FIRST_ID}",A,"",""\r\n', "cột –: không đọc được"),
        (f'"{FIRST_ID}","A","",""\n', "cột –: không đọc được"),
        ('"', "không đọc được"),
    ],
)
def test_a_bad_row_refuses_the_whole_and_is_named_by_its_place(rows: str, place: str) -> None:
    refusal = refused_as(BadRowError, _sent(BRIEF, rows))
    assert place in refusal.message


def test_the_value_of_a_bad_row_never_shows_in_the_refusal() -> None:
    refusal = refused_as(BadRowError, _sent(BRIEF, f'"{FIRST_ID}","Lê Thị Riêng","bí mật",""\r\n'))
    assert "bí mật" not in str(refusal)
    assert "Riêng" not in str(refusal)


def test_text_that_looks_like_a_command_is_text() -> None:
    name = "Robert'); DROP TABLE persons;--"
    table = TableData.of(BRIEF, [(str(FIRST_ID), name, "", "")])
    (row,) = opened(sealed(tables=[table])).tables["persons"].rows()
    assert row[1] == name


@pytest.mark.parametrize(
    "schema",
    [
        TableSchema("users", BRIEF.fields, ("id",)),
        TableSchema("persons", (*BRIEF.fields, Field("salary", FieldType.INTEGER)), ("id",)),
        TableSchema("persons", (BRIEF.fields[0], Field("grade", FieldType.STRING)), ("id",)),
        TableSchema("persons", BRIEF.fields, ("full_name",)),
        TableSchema("deletions", BRIEF.fields, ("id",)),
    ],
)
def test_tables_and_columns_beyond_what_is_allowed_are_refused(schema: TableSchema) -> None:
    refused_as(UnknownTableError, sealed(tables=[TableData.of(schema, [])]))


def test_deleting_from_a_table_that_is_not_the_centres_is_refused() -> None:
    gone = TableData.of(DELETIONS, [("persons", str(FIRST_ID)), ("users", str(FIRST_ID))])
    refusal = refused_as(BadRowError, sealed(tables=[gone]))
    assert "deletions, dòng 2" in refusal.message
