"""The engines of the data file: what one connection compiled, no other compiles again."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, Engine, ExecutionContext, event, select

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
