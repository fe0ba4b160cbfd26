"""The engines of the data file: what one connection compiled, no other compiles again."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, Engine, ExecutionContext, event, select, text
from sqlalchemy.orm import Session

from app.database import Database
from app.engines import DataFileDialect
from app.models.organizations import Setting


@pytest.fixture
def cache_hits() -> Iterator[list[str]]:
    """How each statement about `asked_here` came by its SQL, in order."""
    hits: list[str] = []

    def note(
        _connection: Connection,
        _cursor: object,
        statement: str,
        _parameters: object,
        context: ExecutionContext,
        _many: bool,
    ) -> None:
        if "asked_here" in statement:
            hits.append(getattr(context, "cache_hit").name)  # noqa: B009 - known to it at run time

    event.listen(Engine, "after_cursor_execute", note)
    yield hits
    event.remove(Engine, "after_cursor_execute", note)


def test_a_statement_is_compiled_once_for_reading_writing_and_the_next_data_file(
    open_database: Callable[[], Database], cache_hits: list[str]
) -> None:
    asked = select(Setting.key.label("asked_here"))
    for database in (open_database(), open_database()):
        with database.action("Hỏi khi ghi") as session:
            session.scalars(asked).all()
        with database.read() as session:
            session.scalars(asked).all()
    assert cache_hits == ["CACHE_MISS", "CACHE_HIT", "CACHE_HIT", "CACHE_HIT"]


def test_the_dialects_of_two_connections_are_equal_and_other_things_are_not() -> None:
    assert DataFileDialect() == DataFileDialect()
    assert len({DataFileDialect(), DataFileDialect()}) == 1
    assert DataFileDialect() != "sqlite"


@pytest.fixture
def cut_off() -> Iterator[None]:
    """Let Ctrl+C come amid each statement about `cut_here`."""

    def stop(_cursor: object, statement: str, _parameters: object, _context: object) -> None:
        if "cut_here" in statement:
            raise KeyboardInterrupt

    event.listen(Engine, "do_execute", stop)
    yield
    event.remove(Engine, "do_execute", stop)


def test_an_action_stopped_by_hand_amid_a_statement_is_undone_and_the_next_one_works(
    open_database: Callable[[], Database], cut_off: None
) -> None:
    def write(session: Session) -> None:
        session.add(Setting(key="one", value="1"))
        session.flush()
        session.execute(text("SELECT 1 AS cut_here"))

    database = open_database()
    with pytest.raises(KeyboardInterrupt), database.action("Bị dừng") as session:
        write(session)
    with database.action("Làm tiếp") as session:
        session.add(Setting(key="two", value="2"))
    with database.read() as session:
        assert session.scalars(select(Setting.key)).all() == ["two"]
