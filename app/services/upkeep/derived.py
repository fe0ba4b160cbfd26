"""What is rebuilt from changed rows when an action closes."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from app.services.people.person_index import refresh_person_index

DERIVATIONS: tuple[Callable[[Session, Mapping[str, set[str]]], None], ...] = (refresh_person_index,)
