"""The template of a kind of list, with the communes that the centre serves to choose from."""

from sqlalchemy.orm import Session

from app import clock
from app.services.imports.fields import ImportKind
from app.services.imports.templates import template
from app.services.served_communes import list_served


def make_template(session: Session, *, kind: ImportKind) -> bytes:
    """Return the workbook to fill in."""
    served = (row.full_name for row in list_served(session, on=clock.today()))
    return template(kind, communes=tuple(name[:1].upper() + name[1:] for name in served))
