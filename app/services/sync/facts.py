"""The few facts of a package that a carrier may see in the comment of its signature."""

import re
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.models.values import Side

FORMAT = 1

CODE = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
_ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

_COMMENT = re.compile(
    rf"v=(?P<format>[0-9]{{1,4}}) type=(?P<kind>[a-z-]{{1,40}}) from=(?P<sender>{CODE})"
    rf" to=(?P<recipient>{CODE}) db=(?P<database_id>{_ID}) seq=(?P<sequence>[1-9][0-9]{{0,14}})"
    rf" id=(?P<id>{_ID})"
)
_VERSION = re.compile(r"v=([1-9][0-9]{0,3}) ")


class PackageKind(StrEnum):
    """What a package brings."""

    CENTRE_DATA = "centre-data"
    RECEIPT = "receipt"
    REFERENCE = "reference"

    @property
    def sent_by(self) -> Side:
        """The side that may send it."""
        return Side.CENTRE if self is PackageKind.CENTRE_DATA else Side.PROVINCE


@dataclass(frozen=True)
class PackageFacts:
    """What stands in the signature's comment. Proven only once the signature is."""

    format: int
    kind: str
    sender: str
    recipient: str
    database_id: UUID
    sequence: int
    id: UUID

    @property
    def comment(self) -> str:
        """The trusted comment that says this."""
        return (
            f"v={self.format} type={self.kind} from={self.sender} to={self.recipient}"
            f" db={self.database_id} seq={self.sequence} id={self.id}"
        )


def format_in(comment: str) -> int | None:
    """Return the format number with which a trusted comment begins, or None where it has none."""
    match = _VERSION.match(comment)
    return int(match[1]) if match else None


def facts_in(comment: str) -> PackageFacts:
    """Read a trusted comment of our format; ValueError for anything else."""
    match = _COMMENT.fullmatch(comment)
    if match is None:
        raise ValueError("not the comment of a package")
    return PackageFacts(
        format=int(match["format"]),
        kind=match["kind"],
        sender=match["sender"],
        recipient=match["recipient"],
        database_id=UUID(match["database_id"]),
        sequence=int(match["sequence"]),
        id=UUID(match["id"]),
    )
