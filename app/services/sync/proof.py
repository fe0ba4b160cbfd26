"""Proof of who signed a package; nothing of it is decrypted before the signature holds."""

from collections.abc import Iterable

from app.services.sync import container
from app.services.sync.crypto import signatures
from app.services.sync.facts import PackageFacts, PackageKind
from app.services.sync.package import TrustedSigner
from app.services.sync.peeking import facts_of, signature_of
from app.services.sync.refusals import (
    BadSignatureError,
    DamagedContentError,
    NewerFormatError,
    RevokedSignerError,
    SignerMismatchError,
    UnknownSignerError,
)


def prove(
    outside: container.Container, trusted: Iterable[TrustedSigner]
) -> tuple[PackageFacts, TrustedSigner]:
    """Return the facts that the signature covers, and who signed them."""
    signature = signature_of(outside)
    # An id is no proof: two keys may carry the same one.
    candidates = [one for one in trusted if signatures.key_id(one.signing_key) == signature.key_id]
    if not candidates:
        raise UnknownSignerError(key=signature.key_id)
    for signer in candidates:
        if signatures.is_signed(outside.sealed, outside.signature, signer.signing_key):
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
