"""What was done, action by action, and what may be undone or done again next."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from app import journal
from app.engines import driver_of
from app.services.upkeep.renewals import RENEWALS


@dataclass(frozen=True)
class ActionRow:
    """An action of the journal, for the list of what was done.

    `undone_by` is None again where that undo was itself taken back: the thing was done again.
    """

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
        (SELECT count(*) FROM changes WHERE action_seq = seq)
    FROM actions WHERE hash IS NOT NULL ORDER BY seq DESC LIMIT :limit
"""

_STANDING = (
    "SELECT action_seq FROM changes WHERE table_name IN ('sensitive_readings', 'installations')"
)


def list_actions(session: Session, *, limit: int = 200) -> tuple[ActionRow, ...]:
    """Return the newest actions, newest first."""
    taken_back: dict[int, int] = {}
    found = []
    for seq, label, reason, user, at, undoes, lines in session.execute(
        text(_ACTIONS), {"limit": limit}
    ):
        undone_by = taken_back.get(seq)
        if undoes is not None and undone_by is None:
            taken_back.setdefault(undoes, seq)
        when = datetime.fromisoformat(at)
        found.append(ActionRow(seq, label, reason, user, when, lines, undoes, undone_by))
    return tuple(found)


def last_action(session: Session) -> int:
    """Return the number of the last closed action, 0 where there is none."""
    seq, _hash = journal.head(driver_of(session))
    return seq


def next_to_undo(session: Session) -> ActionRow | None:
    """Return the newest action that was not taken back; one that was done again counts anew.

    Looking at sensitive fields is an action, and one that stands for ever: it is passed over. So
    are the first start, without which there is no page to go on with, and what the program made
    anew when it was opened, which no clerk did.
    """
    back, _forth = _ways(session)
    return next(reversed(back.values()), None)


def next_to_redo(session: Session) -> ActionRow | None:
    """Return the newest undo that was not done again, as long as nothing else was done since."""
    _back, forth = _ways(session)
    return next(reversed(forth.values()), None)


def _ways(session: Session) -> tuple[dict[int, ActionRow], dict[int, ActionRow]]:
    """Return what may be undone and what may be done again, by number, the next one last.

    Each bears the label of what it is about, so that it is not told as the undo of an undo.
    """
    back: dict[int, ActionRow] = {}
    forth: dict[int, ActionRow] = {}
    standing = set(session.scalars(text(_STANDING)))
    for action in reversed(list_actions(session)):
        if action.seq in standing or action.label in RENEWALS:
            continue
        if action.undoes is None:
            back[action.seq] = action
            forth.clear()
        elif action.undoes in forth:
            back[action.seq] = replace(action, label=forth.pop(action.undoes).label)
        else:
            undone = back.pop(action.undoes, action)
            forth[action.seq] = replace(action, label=undone.label)
    return back, forth
