"""The head of the journal kept outside the database, so that a tail cut from it is noticed.

Two slots in one small file are written in turn, each with its own check sum: whatever a power cut
leaves half written, the other slot still holds an earlier head.
"""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

_SLOT = 256


@dataclass(frozen=True)
class Head:
    """The last action of a database: its sequence number and hash (hex)."""

    database_id: str
    seq: int
    hash: str


def write_anchor(path: Path, head: Head) -> None:
    """Keep `head` in the slot that its number chooses."""
    text = json.dumps([head.database_id, head.seq, head.hash])
    line = f"{text} {_check_sum(text)}".ljust(_SLOT - 1) + "\n"
    # Past the objects of `open`: this is done once more for every key of a roll call.
    binary: int = getattr(os, "O_BINARY", 0)  # Windows alone has it, and needs it
    file = os.open(path, os.O_RDWR | os.O_CREAT | binary, 0o666)
    try:
        os.lseek(file, _SLOT * (head.seq % 2), os.SEEK_SET)
        os.write(file, line.encode())
    finally:
        os.close(file)


def read_anchor(path: Path) -> Head | None:
    """Return the newest sound head, or None where there is none."""
    if not path.exists():
        return None
    content = path.read_bytes()
    heads = [_parse(content[at : at + _SLOT]) for at in (0, _SLOT)]
    known = [head for head in heads if head is not None]
    return max(known, key=lambda head: head.seq, default=None)


def _parse(slot: bytes) -> Head | None:
    text, _, check = slot.decode("utf-8", "replace").strip().rpartition(" ")
    if not text or _check_sum(text) != check:
        return None
    database_id, seq, digest = json.loads(text)
    return Head(database_id, seq, digest)


def _check_sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
