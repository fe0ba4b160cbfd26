"""Sound rows that clash in the joined view: they stand in the mirror and wait until settled."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app import clock
from app.models.exchange import HeldRow

_SAME_NUMBER = """
    WITH known AS MATERIALIZED (
        SELECT peer_id, json_extract(fields, '$.citizen_id') AS citizen_id,
            json_extract(fields, '$.full_name') AS full_name,
            json_extract(fields, '$.birth_date') AS birth_date
        FROM mirror_rows WHERE table_name = 'persons' AND peer_id <> :peer
    ),
    came AS MATERIALIZED (
        SELECT row_id, json_extract(fields, '$.citizen_id') AS citizen_id,
            json_extract(fields, '$.full_name') AS full_name,
            json_extract(fields, '$.birth_date') AS birth_date
        FROM incoming WHERE table_name = 'persons' AND fields IS NOT NULL
    )
    SELECT came.row_id, peers.name FROM came
    JOIN known ON known.citizen_id = came.citizen_id
    JOIN peers ON peers.id = known.peer_id
    WHERE came.citizen_id <> ''
        AND (known.full_name <> came.full_name OR known.birth_date <> came.birth_date)
"""

_UNKNOWN_COMMUNE = """
    SELECT row_id, json_extract(fields, '$.commune_code') FROM incoming
    WHERE table_name = 'enrolments' AND fields IS NOT NULL
        AND json_extract(fields, '$.commune_code') <> ''
        AND json_extract(fields, '$.commune_code') NOT IN (SELECT code FROM communes)
"""


@dataclass(frozen=True)
class Clash:
    """Why one staged row is held."""

    table: str
    row_id: str
    code: str
    message: str


def hold_clashes(session: Session, *, peer_id: UUID, package_id: UUID) -> tuple[Clash, ...]:
    """Hold the staged rows that clash, and release those that came right since; return the held."""
    clashes = {(clash.table, clash.row_id): clash for clash in _find(session, peer_id)}
    came = {tuple(row) for row in session.execute(text("SELECT table_name, row_id FROM incoming"))}
    held = session.scalars(
        select(HeldRow).where(HeldRow.peer_id == peer_id, HeldRow.settled_at.is_(None))
    )
    for row in held:
        key = (row.table_name, row.row_id)
        if key in clashes:
            del clashes[key]
        elif key in came:
            row.settled_at = clock.now()
    for clash in clashes.values():
        _hold(session, clash, peer_id=peer_id, package_id=package_id)
    session.flush()
    return tuple(clashes.values())


def _hold(session: Session, clash: Clash, *, peer_id: UUID, package_id: UUID) -> None:
    held = session.scalar(
        select(HeldRow).where(
            HeldRow.peer_id == peer_id,
            HeldRow.table_name == clash.table,
            HeldRow.row_id == clash.row_id,
        )
    )
    if held is None:
        held = HeldRow(peer_id=peer_id, table_name=clash.table, row_id=clash.row_id)
        session.add(held)
    held.package_id = package_id
    held.code = clash.code
    held.message = clash.message
    held.settled_at = None


def _find(session: Session, peer_id: UUID) -> Iterator[Clash]:
    for row_id, other in session.execute(text(_SAME_NUMBER), {"peer": peer_id.bytes}):
        yield Clash(
            "persons",
            row_id,
            "citizen-id-of-another-person",
            f"Số căn cước này ở {other} là của người khác tên hoặc khác ngày sinh.",
        )
    for row_id, code in session.execute(text(_UNKNOWN_COMMUNE)):
        yield Clash(
            "enrolments", row_id, "unknown-commune", f"Mã xã {code} không có trong danh mục."
        )
