"""A package from a stick, opened with this folder's keys and the signers it trusts."""

from pathlib import Path

from sqlalchemy.orm import Session

from app.models.values import Side
from app.services.files import write_atomically
from app.services.sync import receipt_tables, receipts
from app.services.sync.admission import Allowed
from app.services.sync.inbox import receive
from app.services.sync.keys import KeyRing
from app.services.sync.opening import open_package
from app.services.sync.own_side import own_side
from app.services.sync.package import SUFFIX, Package
from app.services.sync.peeking import peek, read_package_file
from app.services.sync.peers import trusted_signers
from app.services.sync.received import Received
from app.services.sync.refusals import OwnPackageError, UnknownSignerError
from app.services.sync.schema import FULL, data_version, travelling_schemas


def open_file(session: Session, *, path: Path, keys: KeyRing) -> Package:
    """Prove and open a package for this side; a PackageRefusedError says what is wrong with it."""
    own = own_side(session)
    # A centre sends its tables, whatever the profile; the province answers with receipts.
    tables = (
        {schema.name: schema for schema in travelling_schemas(FULL)}
        if own.side is Side.PROVINCE
        else receipt_tables.SCHEMAS
    )
    data = read_package_file(path)
    try:
        return open_package(
            data,
            trusted=trusted_signers(session),
            identities=keys.identities,
            recipient=own.code,
            allowed=Allowed(data_version(session), tables),
        )
    except UnknownSignerError as error:
        seen = peek(data)
        if seen.key_id not in keys.key_ids:
            raise
        raise OwnPackageError(file=path.name, sequence=seen.facts.sequence) from error


def take_receipt_file(session: Session, *, path: Path, keys: KeyRing) -> receipts.ReceiptSummary:
    """Open a receipt from a stick and note what the province has confirmed."""
    return receipts.take_receipt(session, package=open_file(session, path=path, keys=keys))


def receive_file(
    session: Session,
    *,
    path: Path,
    keys: KeyRing,
    folder: Path,
    accept_new_database: bool = False,
) -> Received:
    """Apply a centre's package to the mirror and keep it: the mirror can be rebuilt from those."""
    received = receive(
        session,
        package=open_file(session, path=path, keys=keys),
        accept_new_database=accept_new_database,
    )
    # With its own id: a centre that was set up anew counts from one again.
    package = received.package_id.hex[-8:]
    kept = folder / f"{received.sender}-{received.sequence_no:06}-{package}{SUFFIX}"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(kept, read_package_file(path))
    return received
