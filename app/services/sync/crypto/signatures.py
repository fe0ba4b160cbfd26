"""Signing in minisign's format; keys are "RW…" and its secret form, trouble is a ValueError."""

from dataclasses import dataclass

UNTRUSTED_COMMENT = "signature of a Giao vu package"


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
