"""Under which database id this data folder speaks, and when it must take a new one."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.organizations import Installation


def take_new_database_id(session: Session) -> None:
    """Speak as another database from now on: a copy beside the first one, or a restored backup.

    The province counts packages by database id; two folders under one id would give out the same
    numbers with other content.
    """
    session.scalars(select(Installation)).one().database_id = new_id()
    session.flush()
