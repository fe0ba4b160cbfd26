"""Makes the bytes of a package: described, packed, encrypted, signed and wrapped."""

from collections.abc import Iterable, Mapping, Sequence

from app.services.sync import container, descriptor, payload, resources
from app.services.sync.crypto import encryption, signatures
from app.services.sync.header import PackageHeader
from app.services.sync.keys import SecretKeys
from app.services.sync.tables import TableData


def seal(
    header: PackageHeader,
    tables: Sequence[TableData],
    files: Mapping[str, bytes],
    *,
    signer: SecretKeys,
    recipients: Iterable[str],
) -> bytes:
    """Make the bytes of a package that `recipients` (age keys) and the signer can open.

    Made once and stored: sealing again gives other bytes. TooBigError beyond what a reader takes.
    """
    if not all(resources.FILE_NAME.fullmatch(name) for name in files):
        raise ValueError("a file name that cannot travel")
    described = descriptor.describe(header, tables, files)
    members = {descriptor.NAME: descriptor.write_descriptor(described)}
    members |= {resources.table_path(table.name): table.content for table in tables}
    members |= {resources.file_path(name): content for name, content in files.items()}
    if len(members) != 1 + len(tables) + len(files):
        raise ValueError("a table stands twice in a package")
    sealed = encryption.encrypt(payload.pack(members), [*recipients, signer.public.sealing])
    return container.wrap(sealed, signatures.sign(sealed, signer.signing, header.facts.comment))
