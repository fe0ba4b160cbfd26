"""Opens a package: nothing is decrypted before the signature holds, nothing given out half checked.

A function of bytes and keys. What is known of earlier packages (sequence, predecessor, replay) is
compared by whoever applies them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.services.sync import container, crypto, descriptor, payload
from app.services.sync.canonical import TableSchema
from app.services.sync.header import PackageFacts, PackageKind
from app.services.sync.package import (
    DELETIONS,
    Package,
    TrustedSigner,
    facts_of,
    hash_of,
    signature_of,
)
from app.services.sync.refusals import (
    BadRowError,
    BadSignatureError,
    CannotDecryptError,
    DamagedContentError,
    FactsDifferError,
    NewerFormatError,
    RevokedSignerError,
    SignerMismatchError,
    UnknownSignerError,
    UnknownTableError,
    WrongRecipientError,
)
from app.services.sync.tables import RowError, TableData

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


def open_package(
    data: bytes,
    *,
    trusted: Iterable[TrustedSigner],
    identities: Sequence[str],
    recipient: str | None,
    allowed: Allowed,
) -> Package:
    """Prove, decrypt, unpack and check a package; a PackageRefusedError says what is wrong with it.

    `identities` are our age identities, newest first; `recipient` is our own code, or None to read
    again what we sent.
    """
    outside = container.unwrap(data)
    facts, signer = _prove(outside, trusted)
    if recipient is not None and facts.recipient != recipient:
        raise WrongRecipientError(recipient=facts.recipient, here=recipient)
    members = payload.unpack(_decrypted(outside.sealed, identities))
    promised = _promised(members)
    described = _read(promised)
    header = described.header
    if header.facts != facts:
        raise FactsDifferError()
    if header.schema_version > allowed.schema_version:
        raise NewerFormatError(
            found=f"dữ liệu đời {header.schema_version}", known=f"đời {allowed.schema_version}"
        )
    _require_members(members, described)
    files = {name: members[descriptor.file_path(name)] for name in described.files}
    tables = [_table(schema, members, allowed) for schema in described.schemas]
    as_sent = [replace(t, schema=s) for t, s in zip(tables, described.schemas, strict=True)]
    if not descriptor.agrees(promised, descriptor.describe(header, as_sent, files)):
        raise DamagedContentError(what="bản mô tả không khớp với dữ liệu")
    by_name = {table.name: table for table in tables}
    _require_known_deletions(by_name.get(DELETIONS.name), allowed)
    return Package(header, by_name, files, signer, hash_of(data))


def _prove(
    outside: container.Container, trusted: Iterable[TrustedSigner]
) -> tuple[PackageFacts, TrustedSigner]:
    """Return the facts that the signature covers, and who signed them."""
    signature = signature_of(outside)
    # An id is no proof: two keys may carry the same one.
    candidates = [one for one in trusted if crypto.key_id(one.signing_key) == signature.key_id]
    if not candidates:
        raise UnknownSignerError(key=signature.key_id)
    for signer in candidates:
        if crypto.is_signed(outside.sealed, outside.signature, signer.signing_key):
            break
    else:
        raise BadSignatureError()
    if not outside.is_exact:
        raise DamagedContentError(what="phần vỏ của gói")
    facts = facts_of(signature.comment)
    _require_authority(facts, signer, signature.key_id)
    return facts, signer


def _require_authority(facts: PackageFacts, signer: TrustedSigner, key_id: str) -> None:
    if facts.kind not in set(PackageKind):
        raise NewerFormatError(found=f"loại “{facts.kind}”", known="các loại gói hiện có")
    if signer.code != facts.sender or signer.side is not PackageKind(facts.kind).sent_by:
        raise SignerMismatchError(kind=facts.kind, sender=facts.sender, signer=signer.code)
    last_good = signer.last_good_sequence
    if last_good is not None and facts.sequence > last_good:
        raise RevokedSignerError(sequence=facts.sequence, key=key_id)


def _decrypted(sealed: bytes, identities: Sequence[str]) -> bytes:
    try:
        return crypto.decrypt(sealed, identities)
    except crypto.NotForTheseKeysError as error:
        raise CannotDecryptError() from error


def _promised(members: Mapping[str, bytes]) -> object:
    content = members.get(descriptor.NAME)
    if content is None or len(content) > descriptor.LARGEST_DESCRIPTOR:
        raise DamagedContentError(what="không có bản mô tả dùng được")
    try:
        return descriptor.parse_json(content)
    except ValueError as error:
        raise DamagedContentError(what="không đọc được bản mô tả") from error


def _read(promised: object) -> descriptor.Described:
    try:
        return descriptor.read_descriptor(promised)
    except ValueError as error:
        raise DamagedContentError(what="bản mô tả không đúng quy cách") from error


def _require_members(members: Mapping[str, bytes], described: descriptor.Described) -> None:
    paths = [descriptor.NAME]
    paths += [descriptor.table_path(schema.name) for schema in described.schemas]
    paths += [descriptor.file_path(name) for name in described.files]
    if sorted(paths) != sorted(members):
        raise DamagedContentError(what="thiếu hoặc thừa tệp bên trong")


def _table(schema: TableSchema, members: Mapping[str, bytes], allowed: Allowed) -> TableData:
    """Check a table against our own schema of it, not the one it brings."""
    try:
        return TableData.read(_ours(schema, allowed), members[descriptor.table_path(schema.name)])
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


def _require_known_deletions(deletions: TableData | None, allowed: Allowed) -> None:
    if deletions is None or allowed.tables is None:
        return
    for number, (table, _) in enumerate(deletions.rows(), start=1):
        if table not in allowed.tables:
            raise BadRowError(
                table=DELETIONS.name, row=number, field="table_name", what="bảng không được nhận"
            )
