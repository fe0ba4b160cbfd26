"""Keeps people in the order of their names, with gaps, and the trigrams that find them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

# Between neighbours: room for forty people to come one after the other to the same place.
_GAP = 1 << 40

_Values = tuple[int, bytes, str, str, str, str, str]
_INSERT = "INSERT INTO person_places VALUES (?, ?, ?, ?, ?, ?, ?)"


class _NoRoomError(Exception):
    """Between two neighbours there is no place left: all get new ones."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What the table of places holds of a person, apart from the place."""

    person_id: UUID
    order_key: str
    whole: str
    given: str
    marked: str
    text: str

    def values(self, place: int) -> _Values:
        """Return the row for a place."""
        names = (self.whole, self.given, self.marked, self.text)
        return (place, self.person_id.bytes, self.order_key, *names)


def place_anew(session: Session, people: Iterable[Placed]) -> None:
    """Place everybody, with gaps for those who come later."""
    connection = session.connection()
    connection.execute(text("DELETE FROM person_places"))
    ordered = sorted(people, key=lambda one: one.order_key)
    rows = [one.values(at * _GAP) for at, one in enumerate(ordered, start=1)]
    if rows:
        connection.exec_driver_sql(_INSERT, rows)
    connection.execute(text("INSERT INTO person_search (person_search) VALUES ('rebuild')"))


def place_again(session: Session, *, gone: Sequence[UUID], people: Sequence[Placed]) -> None:
    """Take some people out of the order and put some in, between their neighbours."""
    _take_out(session, gone)
    ordered = sorted(people, key=lambda one: one.order_key)
    try:
        rows = list(_between_neighbours(session, ordered))
    except _NoRoomError:
        _spread(session)
        rows = list(_between_neighbours(session, ordered))
    _put_in(session, rows)


def stored_places(session: Session) -> Iterator[Placed]:
    """Return everybody as the table has them, in the order of the places."""
    query = text(
        "SELECT person_id, order_key, whole, given, marked, text FROM person_places ORDER BY place"
    )
    return (Placed(UUID(bytes=row[0]), *row[1:]) for row in session.execute(query))


def _take_out(session: Session, gone: Sequence[UUID]) -> None:
    ids = [(person_id.bytes,) for person_id in gone]
    if not ids:
        return
    connection = session.connection()
    connection.exec_driver_sql(
        "INSERT INTO person_search (person_search, rowid, text)"
        " SELECT 'delete', place, text FROM person_places WHERE person_id = ?",
        ids,
    )
    connection.exec_driver_sql("DELETE FROM person_places WHERE person_id = ?", ids)


def _put_in(session: Session, rows: list[_Values]) -> None:
    if not rows:
        return
    connection = session.connection()
    connection.exec_driver_sql(_INSERT, rows)
    connection.exec_driver_sql(
        "INSERT INTO person_search (rowid, text) VALUES (?, ?)", [(row[0], row[-1]) for row in rows]
    )


def _between_neighbours(session: Session, ordered: Sequence[Placed]) -> Iterator[_Values]:
    """Give places to people in order; those between the same neighbours share the gap evenly."""
    keys = [one.order_key for one in ordered]
    start = 0
    while start < len(ordered):
        before, after, last_key = _neighbours(session, keys[start])
        # Nobody is stored between the first key and that of the neighbour behind it.
        stop = len(keys) if last_key is None else bisect_right(keys, last_key, start)
        people = ordered[start:stop]
        end = before + _GAP * (len(people) + 1) if after is None else after
        step = (end - before) // (len(people) + 1)
        if step == 0:
            raise _NoRoomError
        for at, one in enumerate(people, start=1):
            yield one.values(before + at * step)
        start = stop


def _neighbours(session: Session, order_key: str) -> tuple[int, int | None, str | None]:
    """Return the places next to where a key belongs, and the key behind; 0 and None where none."""
    connection = session.connection()
    before = connection.exec_driver_sql(
        "SELECT place FROM person_places WHERE order_key < ? ORDER BY order_key DESC LIMIT 1",
        (order_key,),
    ).scalar()
    after = connection.exec_driver_sql(
        "SELECT place, order_key FROM person_places WHERE order_key >= ?"
        " ORDER BY order_key LIMIT 1",
        (order_key,),
    ).one_or_none()
    return before or 0, *(after or (None, None))


def _spread(session: Session) -> None:
    place_anew(session, list(stored_places(session)))
