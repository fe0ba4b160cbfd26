"""The keys of a data folder: what others may know of them, what nobody may, the ring in use."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from app.services.sync.crypto import encryption, signatures


@dataclass(frozen=True)
class PublicKeys:
    """What others may know: the minisign public key ("RW…") and the age recipient ("age1…")."""

    signing: str
    sealing: str

    def __post_init__(self) -> None:
        signatures.key_id(self.signing)
        if not encryption.is_sealing_key(self.sealing):
            raise ValueError("not an age recipient")

    @property
    def key_id(self) -> str:
        """The id that minisign shows for the signing key: 16 hex digits."""
        return signatures.key_id(self.signing)


@dataclass(frozen=True)
class SecretKeys:
    """One pair of secret keys; their texts never show in a message or a log."""

    signing: str = field(repr=False)
    sealing: str = field(repr=False)
    valid_since: date

    @classmethod
    def new(cls, *, today: date) -> "SecretKeys":
        """Make a pair."""
        return cls(signatures.new_signing_key(), encryption.new_sealing_key(), today)

    @cached_property
    def public(self) -> PublicKeys:
        """The public halves; ValueError when a secret is damaged."""
        return PublicKeys(
            signatures.public_signing_key(self.signing), encryption.public_sealing_key(self.sealing)
        )


@dataclass(frozen=True)
class KeyRing:
    """The pair in use and the ones before it, newest first."""

    current: SecretKeys
    previous: tuple[SecretKeys, ...] = ()

    @property
    def identities(self) -> tuple[str, ...]:
        """The age identities to open packages with."""
        return tuple(keys.sealing for keys in (self.current, *self.previous))

    @property
    def key_ids(self) -> tuple[str, ...]:
        """The ids of the keys that this folder's packages are signed with."""
        return tuple(keys.public.key_id for keys in (self.current, *self.previous))
