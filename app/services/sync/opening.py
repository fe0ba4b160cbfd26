"""Opens a package: nothing is decrypted before the signature holds, nothing given out half checked.

A function of bytes and keys. What is known of earlier packages (sequence, predecessor, replay) is
compared by whoever applies them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.services.sync import container, descriptor, payload, resources, strict_json
from app.services.sync.admission import Allowed, admit_table, require_known_deletions
from app.services.sync.crypto import encryption
from app.services.sync.package import DELETIONS, Package, TrustedSigner, hash_of
from app.services.sync.proof import prove
from app.services.sync.refusals import (
    CannotDecryptError,
    DamagedContentError,
    FactsDifferError,
    NewerFormatError,
    WrongRecipientError,
)


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
    facts, signer = prove(outside, trusted)
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
    files = {name: members[resources.file_path(name)] for name in described.files}
    tables = [admit_table(schema, members, allowed) for schema in described.schemas]
    as_sent = [replace(t, schema=s) for t, s in zip(tables, described.schemas, strict=True)]
    if not strict_json.agrees(promised, descriptor.describe(header, as_sent, files)):
        raise DamagedContentError(what="bản mô tả không khớp với dữ liệu")
    by_name = {table.name: table for table in tables}
    require_known_deletions(by_name.get(DELETIONS.name), allowed)
    return Package(header, by_name, files, signer, hash_of(data))


def _decrypted(sealed: bytes, identities: Sequence[str]) -> bytes:
    try:
        return encryption.decrypt(sealed, identities)
    except encryption.NotForTheseKeysError as error:
        raise CannotDecryptError() from error


def _promised(members: Mapping[str, bytes]) -> object:
    content = members.get(descriptor.NAME)
    if content is None or len(content) > descriptor.LARGEST_DESCRIPTOR:
        raise DamagedContentError(what="không có bản mô tả dùng được")
    try:
        return strict_json.parse_json(content)
    except ValueError as error:
        raise DamagedContentError(what="không đọc được bản mô tả") from error


def _read(promised: object) -> descriptor.Described:
    try:
        return descriptor.read_descriptor(promised)
    except ValueError as error:
        raise DamagedContentError(what="bản mô tả không đúng quy cách") from error


def _require_members(members: Mapping[str, bytes], described: descriptor.Described) -> None:
    paths = [descriptor.NAME]
    paths += [resources.table_path(schema.name) for schema in described.schemas]
    paths += [resources.file_path(name) for name in described.files]
    if sorted(paths) != sorted(members):
        raise DamagedContentError(what="thiếu hoặc thừa tệp bên trong")
