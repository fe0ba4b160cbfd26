"""Who a side is and its public keys, as one thing to hand over, to compare and to trust."""

import re
from dataclasses import dataclass
from datetime import date

from app.models.values import Side
from app.services.sync.crypto import encryption
from app.services.sync.fingerprint import fingerprint_of
from app.services.sync.keys import PublicKeys

MARK = "giaovu-keys"
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_LONGEST_NAME = 300


@dataclass(frozen=True)
class PublicBundle:
    """Who somebody is and with which keys they sign and read.

    `recovery` is the age recipient of a province's recovery key, "" for none. ValueError for what
    could not stand in a package.
    """

    code: str
    name: str
    side: Side
    keys: PublicKeys
    valid_since: date
    recovery: str = ""

    def __post_init__(self) -> None:
        readable = self.name.strip() and self.name.isprintable() and len(self.name) <= _LONGEST_NAME
        if not _CODE.fullmatch(self.code) or not readable:
            raise ValueError("not a code or name that can stand in a key file")
        if self.recovery and not encryption.is_sealing_key(self.recovery):
            raise ValueError("not an age recipient")

    @property
    def fingerprint(self) -> str:
        """The code to compare over the telephone; it covers everything but name and date."""
        return fingerprint_of(*self._parts)

    @property
    def recipients(self) -> tuple[str, ...]:
        """The age recipients for whom a package to this side is sealed."""
        return (self.keys.sealing, self.recovery) if self.recovery else (self.keys.sealing,)

    @property
    def _parts(self) -> tuple[str, ...]:
        keys = self.keys
        return (MARK, self.side.value, self.code, keys.signing, keys.sealing, self.recovery)
