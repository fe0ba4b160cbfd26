"""Signing in minisign's format and sealing in age's, so that outside tools can check and open.

The only module that knows the two libraries. Keys are texts: "RW…" and the secret form of it for
signing, "age1…" and "AGE-SECRET-KEY-1…" for sealing. What is wrong raises ValueError.
"""

from collections.abc import Iterable
from dataclasses import dataclass

UNTRUSTED_COMMENT = "signature of a Giao vu package"


class NotForTheseKeysError(ValueError):
    """None of the identities opens the sealed bytes, or the bytes are damaged."""


@dataclass(frozen=True)
class SignatureFacts:
    """What a signature says before anything of it is proven; `key_id` is 16 hex digits."""

    key_id: str
    comment: str


def new_signing_key() -> str:
    """Make a secret signing key, without a password."""
    import minisign

    secret: bytes = minisign.KeyPair.generate().secret_key.to_base64()
    return secret.decode()


def public_signing_key(secret: str) -> str:
    """Return the public half of a secret signing key; ValueError when the key is damaged."""
    import minisign

    try:
        key = minisign.SecretKey.from_base64(secret)
        public: str = key.get_public_key().to_base64().decode()
        proof = key.sign(b"", prehash=True, trusted_comment="")
        key.get_public_key().verify(b"", proof)
    except minisign.Error as error:
        raise ValueError("not a usable signing key") from error
    return public


def key_id(public: str) -> str:
    """Return the id that minisign shows for a public signing key: 16 hex digits."""
    import minisign

    try:
        key = minisign.PublicKey.from_base64(public)
    except minisign.Error as error:
        raise ValueError("not a public signing key") from error
    return _shown_id(key._keynum_pk.key_id)


def sign(data: bytes, secret: str, comment: str) -> bytes:
    """Return the text of a .minisig file over `data` and the ASCII `comment`."""
    import minisign

    signature = minisign.SecretKey.from_base64(secret).sign(
        data, prehash=True, untrusted_comment=UNTRUSTED_COMMENT, trusted_comment=comment
    )
    return bytes(signature) + b"\n"


def read_signature(text: bytes) -> SignatureFacts:
    """Read a .minisig file; ValueError unless it is written exactly as `sign` writes it."""
    import minisign

    try:
        signature = minisign.Signature.from_bytes(text)
    except minisign.Error as error:
        raise ValueError("not a signature") from error
    same = bytes(signature) + b"\n" == text and signature.is_prehashed()
    if not same or signature._untrusted_comment != UNTRUSTED_COMMENT:
        raise ValueError("not a signature in our form")
    return SignatureFacts(_shown_id(signature._key_id), signature.trusted_comment)


def is_signed(data: bytes, text: bytes, public: str) -> bool:
    """Tell whether the signature `text` holds over `data` and its comment under that public key."""
    import minisign

    try:
        minisign.PublicKey.from_base64(public).verify(data, minisign.Signature.from_bytes(text))
    except minisign.Error:
        return False
    return True


def _shown_id(raw: bytes) -> str:
    # minisign keeps the id with its lowest byte first and shows it as one number.
    return raw[::-1].hex().upper()


def new_sealing_key() -> str:
    """Make a secret sealing key (an age identity)."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


def public_sealing_key(secret: str) -> str:
    """Return the recipient that belongs to an age identity; ValueError when it is none."""
    import pyrage

    try:
        return str(pyrage.x25519.Identity.from_str(secret).to_public())
    except pyrage.IdentityError as error:
        raise ValueError("not an age identity") from error


def is_sealing_key(public: str) -> bool:
    """Tell whether the text is an age recipient, written in its one form."""
    import pyrage

    try:
        return str(pyrage.x25519.Recipient.from_str(public)) == public
    except pyrage.RecipientError:
        return False


def encrypt(data: bytes, recipients: Iterable[str]) -> bytes:
    """Seal `data` so that each of the recipients can open it."""
    import pyrage

    known = [pyrage.x25519.Recipient.from_str(text) for text in dict.fromkeys(recipients)]
    sealed = _Pipe(b"")
    pyrage.encrypt_io(_Pipe(data), sealed, known)
    return sealed.written()


def decrypt(data: bytes, identities: Iterable[str]) -> bytes:
    """Open sealed bytes with whichever identity fits; NotForTheseKeysError when none does."""
    import pyrage

    known = [pyrage.x25519.Identity.from_str(text) for text in identities]
    opened = _Pipe(b"")
    try:
        pyrage.decrypt_io(_Pipe(data), opened, known)
    except (pyrage.DecryptError, OSError) as error:
        raise NotForTheseKeysError("not opened") from error
    return opened.written()


class _Pipe:
    """Bytes for pyrage to read or write piece by piece.

    Being Python it lets other threads run between the pieces; `pyrage.encrypt` on the whole holds
    the interpreter's lock from beginning to end, and the window would stand still.
    """

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._at = 0
        self._pieces: list[bytes] = []

    def read(self, size: int = -1) -> bytes:
        end = len(self._data) if size < 0 else self._at + size
        piece = bytes(self._data[self._at : end])
        self._at += len(piece)
        return piece

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits here."""

    def written(self) -> bytes:
        return b"".join(self._pieces)
