"""What the centre set: a value by its key, where it set one."""

from typing import Any

from sqlalchemy.orm import Session

from app.models.organizations import Setting


def setting(session: Session, key: str) -> Any | None:  # noqa: ANN401 - whatever JSON holds
    """Return the value of a key; None where the centre set none."""
    kept = session.get(Setting, key)
    return None if kept is None else kept.value


def keep_setting(session: Session, key: str, value: object) -> None:
    """Set a key, whether it was set before or not."""
    kept = session.get(Setting, key) or Setting(key=key)
    kept.value = value
    session.add(kept)
    session.flush()


def drop_setting(session: Session, key: str) -> None:
    """Go back to what holds where nothing is set."""
    kept = session.get(Setting, key)
    if kept is not None:
        session.delete(kept)
        session.flush()
