"""Undo gives every table back, whatever an action did to its rows and in whatever order."""

from collections.abc import Callable, Sequence
from uuid import UUID

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.database import Database
from app.services.upkeep.history import (
    ActionRow,
    last_action,
    list_actions,
    next_to_redo,
    next_to_undo,
)
from app.services.upkeep.undoing import CannotUndoError, changed_since, undo, why_never
from tests.builders import make_person

# Each does nothing where the person is there already, or not there.
ACTS = {
    "comes": "INSERT OR IGNORE INTO persons (id, full_name, family_name, middle_name, given_name,"
    " status, phone) VALUES (:who, 'An', '', '', 'An', 'active', :says)",
    "moves": "UPDATE persons SET phone = :says, position = :says WHERE id = :who",
    "is written": "UPDATE persons SET note = :says WHERE id = :who",
    "joins": "INSERT INTO party_memberships (id, person_id, status) SELECT id, id, 'full'"
    " FROM persons WHERE id = :who ON CONFLICT DO NOTHING",
    "has a card": "UPDATE party_memberships SET party_card_no = :says WHERE person_id = :who",
    "leaves": "DELETE FROM party_memberships WHERE person_id = :who",
    "goes": "DELETE FROM persons WHERE id = :who AND id NOT IN"
    " (SELECT person_id FROM party_memberships)",
}
ALL = ("SELECT * FROM persons ORDER BY id", "SELECT * FROM party_memberships ORDER BY id")
Deed = tuple[str, int, str]
deeds = st.lists(
    st.tuples(st.sampled_from(list(ACTS)), st.integers(1, 4), st.sampled_from(("1", "2"))),
    max_size=25,
)


# Every example begins with nobody.
NOTHING_LEFT = [(name, who, "") for name in ("leaves", "goes") for who in range(1, 5)]


def act(database: Database, label: str, done: Sequence[Deed]) -> int:
    with database.action(label) as session:
        for name, who, says in done:
            session.execute(text(ACTS[name]), {"who": UUID(int=who).bytes, "says": says})
    return newest(database)


def kept(database: Database) -> list[tuple[object, ...]]:
    with database.read() as session:
        found = [session.execute(text(query)).all() for query in ALL]
    return [tuple(row) for rows in found for row in rows]


def newest(database: Database) -> int:
    with database.read() as session:
        return last_action(session)


def take_back(database: Database, seq: int) -> int:
    with database.action("Hoàn tác") as session:
        undo(session, seq=seq)
    return newest(database)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=deeds, then=deeds)
def test_undo_gives_the_tables_back_and_undo_of_undo_gives_them_again(
    database: Database, first: list[Deed], then: list[Deed]
) -> None:
    before_seq = act(database, "Trước", [*NOTHING_LEFT, *first])
    before = kept(database)
    seq = act(database, "Việc", then)
    after = kept(database)
    assume(seq != before_seq)

    again = take_back(database, seq)
    assert kept(database) == before
    take_back(database, again)
    assert kept(database) == after
    with database.read() as session:
        assert not changed_since(session, seq=seq)


def _write_note(session: Session, who: UUID, note: str) -> None:
    session.execute(
        text("UPDATE persons SET note = :note WHERE id = :who"), {"note": note, "who": who.bytes}
    )


def test_one_row_changed_since_keeps_the_whole_action(database: Database) -> None:
    with database.action("Thêm người") as session:
        people = [make_person(session, name) for name in ("Lê Thị Hoa", "Hà Văn Tú")]
    with database.action("Ghi chú") as session:
        for person_id in people:
            _write_note(session, person_id, "một")
    seq = newest(database)
    with database.action("Ghi chú lại") as session:
        _write_note(session, people[0], "hai")
    before = kept(database)

    with pytest.raises(CannotUndoError, match="sửa tiếp"), database.action("Hoàn tác") as session:
        undo(session, seq=seq)

    assert kept(database) == before
    with database.read() as session:
        assert changed_since(session, seq=seq) == {"persons"}
        assert why_never(session, seq=seq) == "", "the newer act goes first, then this one"


def test_the_keys_go_back_and_forth_through_what_was_done(database: Database) -> None:
    for who, label in enumerate(("An", "Bình", "Cúc"), start=1):
        act(database, label, [("comes", who, "")])
    # Z and Y are the keys; what each of them takes back, "" where there is nothing to do.
    assert press(database, "ZZYYY") == ["Cúc", "Bình", "Bình", "Cúc", ""]
    assert press(database, "ZYZZZZ") == ["Cúc", "Cúc", "Cúc", "Bình", "An", ""]
    assert kept(database) == []
    assert press(database, "YY") == ["An", "Bình"]
    act(database, "Dũng", [("comes", 4, "")])
    assert press(database, "YZZYYZ") == ["", "Dũng", "Bình", "Bình", "Dũng", "Dũng"]
    with database.read() as session:
        undone = {row.label for row in list_actions(session) if row.undone_by is not None}
        assert undone & {"An", "Bình", "Cúc", "Dũng"} == {"Cúc", "Dũng"}


def press(database: Database, keys: str) -> list[str]:
    return [step(database, next_to_undo if key == "Z" else next_to_redo) for key in keys]


def step(database: Database, following: Callable[[Session], ActionRow | None]) -> str:
    with database.read() as session:
        row = following(session)
    if row is not None:
        take_back(database, row.seq)
    return row.label if row is not None else ""
