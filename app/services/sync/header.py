"""Everything that a package says about itself, which stands sealed inside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from app.services.sync.facts import CODE, FORMAT, PackageFacts, PackageKind

_HASH = r"(?:[0-9a-f]{64})?"
_WORDS = r"[^\x00-\x1f\x7f\ud800-\udfff]{0,100}"
_TEXTS = {
    "sender": CODE,
    "recipient": CODE,
    "device": _WORDS,
    "program": _WORDS,
    "profile": _WORDS,
    "period": _WORDS,
    "previous_hash": _HASH,
    "state_digest": _HASH,
    "journal_head": _HASH,
}
_NUMBERS = ("sequence", "schema_version", "receipt_seen")
_LARGEST_NUMBER = 2**53  # beyond it JSON readers begin to round


@dataclass(frozen=True, kw_only=True)
class PackageHeader:
    """Everything a package says about itself; ValueError for what could not be written down.

    `sender` and `recipient` are the codes of the two sides. `sequence` counts from 1 within one
    database id and recipient; `previous_hash` is the SHA-256 of the package before, "" for the
    first. `receipt_seen` is the sequence number of the last package from the recipient that the
    sender has taken in, 0 for none. `state_digest` covers all rows that the sender's profile
    exports, not only those of this package. "" stands for none in the other hashes and in `period`.
    """

    kind: PackageKind
    id: UUID
    created_at: datetime
    sender: str
    device: str
    database_id: UUID
    recipient: str
    sequence: int
    previous_hash: str
    receipt_seen: int
    schema_version: int
    program: str
    profile: str
    period: str
    full: bool
    state_digest: str
    journal_head: str
    control_totals: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wrong = [n for n, form in _TEXTS.items() if not re.fullmatch(form, getattr(self, n))]
        wrong += [n for n in _NUMBERS if not 0 <= getattr(self, n) <= _LARGEST_NUMBER]
        totals = self.control_totals.items()
        if not all(re.fullmatch(_WORDS, n) and abs(v) <= _LARGEST_NUMBER for n, v in totals):
            wrong.append("control_totals")
        if self.created_at.utcoffset() is None:
            wrong.append("created_at")
        if wrong or self.sequence < 1:
            raise ValueError(f"facts of a package that cannot be: {wrong or 'sequence'}")

    @property
    def facts(self) -> PackageFacts:
        """What of this stands outside."""
        return PackageFacts(
            format=FORMAT,
            kind=self.kind,
            sender=self.sender,
            recipient=self.recipient,
            database_id=self.database_id,
            sequence=self.sequence,
            id=self.id,
        )

    def to_json(self) -> dict[str, object]:
        """Return the facts as they stand in datapackage.json under "giaovu"."""
        facts: dict[str, object] = {"format": FORMAT}
        for each in fields(self):
            value = getattr(self, each.name)
            facts[each.name] = str(value) if isinstance(value, UUID) else value
        facts["kind"] = self.kind.value
        facts["created_at"] = self.created_at.astimezone(UTC).isoformat(timespec="microseconds")
        facts["control_totals"] = dict(self.control_totals)
        return facts

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> "PackageHeader":
        """Read what `to_json` wrote; ValueError unless it is exactly of that form."""
        values = {name: value for name, value in facts.items() if name != "format"}
        if set(values) != {each.name for each in fields(cls)}:
            raise ValueError("not the facts of a package")
        totals = values["control_totals"]
        texts = (*_TEXTS, "kind", "id", "database_id", "created_at")
        _require(str, [values[name] for name in texts])
        _require(int, [values[name] for name in _NUMBERS])
        _require(bool, [values["full"]])
        _require(dict, [totals])
        _require(int, list(totals.values()))
        header = cls(
            **{
                **values,
                "kind": PackageKind(values["kind"]),
                "id": UUID(values["id"]),
                "database_id": UUID(values["database_id"]),
                "created_at": datetime.fromisoformat(values["created_at"]),
            }
        )
        if header.to_json() != dict(facts):
            raise ValueError("facts in another form than ours")
        return header


def _require(kind: type, values: list[object]) -> None:
    # `isinstance` would take True for a number.
    if not all(type(value) is kind for value in values):
        raise ValueError("a fact of the wrong type")
