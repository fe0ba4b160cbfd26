"""What was done, action by action, and what may be undone or done again next."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from app import journal
from app.engines import driver_of
from app.services.upkeep.renewals import RENEWALS


@dataclass(frozen=True)
class ActionRow:
    """An action of the journal, for the list of what was done."""

    seq: int
    label: str
    reason: str | None
    user: str
    at: datetime
    line_count: int
    undoes: int | None
    undone_by: int | None


_ACTIONS = """
    SELECT seq, label, reason, user, at, undoes,
        (SELECT count(*) FROM changes WHERE action_seq = seq),
        (SELECT max(later.seq) FROM actions AS later WHERE later.undoes = actions.seq)
    FROM actions WHERE hash IS NOT NULL ORDER BY seq DESC LIMIT :limit
"""

_STANDING = (
    "SELECT action_seq FROM changes WHERE table_name IN ('sensitive_readings', 'installations')"
)


def list_actions(session: Session, *, limit: int = 200) -> tuple[ActionRow, ...]:
    """Return the newest actions, newest first."""
    return tuple(
        ActionRow(seq, label, reason, user, datetime.fromisoformat(at), lines, undoes, undone_by)
        for seq, label, reason, user, at, undoes, lines, undone_by in session.execute(
            text(_ACTIONS), {"limit": limit}
        )
    )


def last_action(session: Session) -> int:
    """Return the number of the last closed action, 0 where there is none."""
    seq, _hash = journal.head(driver_of(session))
    return seq


def next_to_undo(session: Session) -> ActionRow | None:
    """Return the newest action that was neither undone nor an undo itself.

    Looking at sensitive fields is an action, and one that stands for ever: it is passed over. So
    are the first start, without which there is no page to go on with, and what the program made
    anew when it was opened, which no clerk did.
    """
    standing = set(session.scalars(text(_STANDING)))
    open_actions = (
        action
        for action in list_actions(session)
        if action.undoes is None
        and action.undone_by is None
        and action.seq not in standing
        and action.label not in RENEWALS
    )
    return next(open_actions, None)


def next_to_redo(session: Session) -> ActionRow | None:
    """Return the newest undo, as long as nothing else was done since."""
    newest = next(iter(list_actions(session, limit=1)), None)
    return newest if newest is not None and newest.undoes is not None else None
