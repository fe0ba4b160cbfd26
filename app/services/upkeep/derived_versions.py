"""By which rules derived rows of a data file were made: other rules, and they are made anew."""

from sqlalchemy.orm import Session

from app.models.derived import DerivedVersion


def made_by(session: Session, name: str) -> str | None:
    """Return the rules by which the rows called `name` were made; None where nobody noted it."""
    noted = session.get(DerivedVersion, name)
    return noted.version if noted is not None else None


def note_rules(session: Session, name: str, version: str) -> None:
    """Note by which rules the rows called `name` are made now."""
    session.merge(DerivedVersion(name=name, version=version))
    session.flush()
