"""Builds small packages, honest ones and forged ones, for the tests of the exchange."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import pytest

from app.models.values import Side
from app.services.sync import container, descriptor, payload, strict_json
from app.services.sync.admission import Allowed
from app.services.sync.canonical import encode_rows
from app.services.sync.crypto import encryption, signatures
from app.services.sync.facts import PackageKind
from app.services.sync.field_types import FieldType
from app.services.sync.header import PackageHeader
from app.services.sync.keys import SecretKeys
from app.services.sync.opening import open_package
from app.services.sync.package import Package, TrustedSigner
from app.services.sync.sealing import seal
from app.services.sync.table_schema import Field, TableSchema
from app.services.sync.tables import TableData

TODAY = date(2026, 11, 22)
CENTRE, PROVINCE = "20-06001", "20"
FIRST_ID = UUID("01a20344-5e51-7ed6-860d-000000000001")
SECOND_ID = UUID("01a20344-5e51-7ed6-860d-000000000002")
DATABASE_ID = UUID("01a20344-5e51-7ed6-860d-4421cad9f18c")

PEOPLE = TableSchema(
    "persons",
    (
        Field("id", FieldType.UUID, required=True),
        Field("full_name", FieldType.STRING, required=True),
        Field("gender", FieldType.STRING, choices=("male", "female")),
        Field("birth_date", FieldType.PARTIAL_DATE),
        Field("note", FieldType.STRING),
        Field("grade", FieldType.INTEGER, minimum=0, maximum=1000),
        Field("is_member", FieldType.BOOLEAN, required=True),
        Field("printed", FieldType.JSON),
        Field("seen_on", FieldType.DATE),
        Field("seen_at", FieldType.DATETIME),
    ),
    ("id",),
)
MOMENT = "2026-11-22T08:00:00.000000+00:00"
STORED = (
    (FIRST_ID.bytes, "Nguyễn Thị Ánh", "female", "1999-03", "", 850, 1, '{"a":1}', None, MOMENT),
    (SECOND_ID.bytes, 'Ông "Ba", \\N\r\n', None, None, None, 0, 0, None, "2026-11-22", None),
)


@lru_cache
def centre() -> SecretKeys:
    """The keys of the centre in all tests of one run."""
    return SecretKeys.new(today=TODAY)


@lru_cache
def province() -> SecretKeys:
    """The keys of the province."""
    return SecretKeys.new(today=TODAY)


@lru_cache
def stranger() -> SecretKeys:
    """Keys that nobody trusts."""
    return SecretKeys.new(today=TODAY)


def people() -> TableData:
    """Two persons with everything that is awkward about text."""
    return TableData.of(PEOPLE, encode_rows(PEOPLE, STORED))


def header(**changes: Any) -> PackageHeader:  # noqa: ANN401 - as the fields are
    """The facts of a first package from the centre."""
    usual = PackageHeader(
        kind=PackageKind.CENTRE_DATA,
        id=UUID("01a20344-5e51-7ed6-860d-4421cad9f18b"),
        created_at=datetime(2026, 11, 22, 8, tzinfo=UTC),
        sender=CENTRE,
        device="máy văn phòng",
        database_id=DATABASE_ID,
        recipient=PROVINCE,
        sequence=1,
        previous_hash="",
        receipt_seen=0,
        schema_version=3,
        program="0.1.0",
        profile="register",
        period="2026",
        full=True,
        state_digest="ab" * 32,
        journal_head="cd" * 32,
        control_totals={"certificates": 2},
    )
    return replace(usual, **changes)


def sealed(
    facts: PackageHeader | None = None,
    tables: Sequence[TableData] | None = None,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """A package from the centre to the province."""
    return seal(
        facts or header(),
        [people()] if tables is None else tables,
        {"paper.pdf": b"%PDF"} if files is None else files,
        signer=centre(),
        recipients=[province().public.sealing],
    )


def members_of(data: bytes) -> dict[str, bytes]:
    """What is inside a package, for tampering with it."""
    inside = encryption.decrypt(container.unwrap(data).sealed, [province().sealing])
    return payload.unpack(inside)


def forged(members: Mapping[str, bytes], comment: str | None = None) -> bytes:
    """A package with any members, well sealed and signed by the centre."""
    return forged_payload(payload.pack(members), comment)


def forged_payload(inside: bytes, comment: str | None = None) -> bytes:
    """A package around any bytes, well sealed and signed by the centre."""
    closed = encryption.encrypt(inside, [province().public.sealing])
    said = header().facts.comment if comment is None else comment
    return container.wrap(closed, signatures.sign(closed, centre().signing, said))


def tampered(change: Mapping[str, Any]) -> bytes:
    """A forged package whose descriptor has other values at the top."""
    members = members_of(sealed())
    read = strict_json.parse_json(members[descriptor.NAME])
    assert isinstance(read, dict)
    members[descriptor.NAME] = descriptor.write_descriptor({**read, **change})
    return forged(members)


def trusted_centre(**changes: Any) -> TrustedSigner:  # noqa: ANN401 - as the fields are
    """What the province knows of the centre."""
    return replace(TrustedSigner(CENTRE, Side.CENTRE, centre().public.signing), **changes)


@contextmanager
def files_limited_to(size: int) -> Iterator[None]:
    """Let the system refuse to write more than `size` bytes into one file."""
    resource = pytest.importorskip("resource", reason="only Unix limits files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def opened(data: bytes, **changes: Any) -> Package:  # noqa: ANN401 - as the fields are
    """Open as the province does."""
    usual: dict[str, Any] = {
        "trusted": [trusted_centre()],
        "identities": [province().sealing],
        "recipient": PROVINCE,
        "allowed": Allowed(3, {PEOPLE.name: PEOPLE}),
    }
    return open_package(data, **{**usual, **changes})
