"""Taking an action back: undo is a new action, refused where it would hide something."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.errors import UserError
from app.journal import TableShape
from app.models.base import Base
from app.models.shapes import journaled_shapes
from app.services.journaled_rows import Values, delete_rows, insert_rows, lines_of, update_rows
from app.services.progress import NoProgress, Progress

_Key = tuple[str, str]
_NOBODY = NoProgress()
_REMEDY_OF_PAPERS = "Nếu sai, lập văn bản đính chính hoặc thu hồi theo quy trình."
_REMEDIES = {"packages": "Nếu số liệu trong gói sai, sửa số liệu rồi lập gói mới."}


class CannotUndoError(UserError):
    """An action cannot be taken back, for the reason that the sentence gives."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A line of the journal to be taken back: what it did, and the row before it.

    `columns` are those that an update changed.
    """

    shape: TableShape
    operation: str
    columns: tuple[str, ...]
    row_id: str
    before: Values | None


def undo(session: Session, progress: Progress = _NOBODY, *, seq: int) -> str:
    """Take an action back row by row, inside the running action; return its label.

    Raises CannotUndoError, changing nothing, where a row was changed since or is permanent.
    """
    shapes = {shape.name: shape for shape in journaled_shapes()}
    (label,) = session.execute(
        text("SELECT label FROM actions WHERE seq = :seq"), {"seq": seq}
    ).one()
    lines = session.execute(
        text(
            "SELECT table_name, operation, row_id, before, after FROM changes"
            " WHERE action_seq = :seq ORDER BY id DESC"
        ),
        {"seq": seq},
    ).all()
    _require_may_change({table for table, *_ in lines}, label)
    known = _current(session, shapes, ((table, row_id) for table, _, row_id, *_ in lines))
    steps = []
    for table, operation, row_id, before, after in lines:
        _require_as_left(shapes[table], known.get((table, row_id)), after)
        known[table, row_id] = before
        steps.append(_step(shapes[table], operation, row_id, before, after))
    # Only neighbours go together: the order of the lines is one in which every row may be written.
    done = 0
    for kind, together in groupby(steps, key=attrgetter("shape", "operation", "columns")):
        alike = tuple(together)
        progress.step(done, len(steps))
        _take_back(session, *kind, alike)
        done += len(alike)
    session.execute(
        text("UPDATE actions SET undoes = :seq WHERE seq = (SELECT seq FROM current_action)"),
        {"seq": seq},
    )
    session.expire_all()
    return str(label)


def why_never(session: Session, *, seq: int) -> str:
    """Say why an action can never be taken back, "" where nothing of it stands for ever."""
    tables = session.execute(
        text(
            "SELECT DISTINCT table_name, label FROM changes JOIN actions ON seq = action_seq"
            " WHERE action_seq = :seq ORDER BY table_name"
        ),
        {"seq": seq},
    )
    return next((_never(label, table) for table, label in tables if _permanent(table)), "")


def changed_since(session: Session, *, seq: int) -> frozenset[str]:
    """Return the tables in which an action's rows were changed after it; none: undo may go on."""
    shapes = {shape.name: shape for shape in journaled_shapes()}
    lines = session.execute(
        text("SELECT table_name, row_id, after FROM changes WHERE action_seq = :seq ORDER BY id"),
        {"seq": seq},
    ).all()
    last = {(table, row_id): after for table, row_id, after in lines}
    known = _current(session, shapes, last)
    return frozenset(
        key[0] for key, after in last.items() if not _is_same(shapes[key[0]], known.get(key), after)
    )


def _require_may_change(tables: Iterable[str], label: str) -> None:
    never = next((table for table in sorted(tables) if _permanent(table)), None)
    if never is not None:
        raise CannotUndoError(
            _never(label, never),
            remedy=_REMEDIES.get(never, _REMEDY_OF_PAPERS),
            code="undo-permanent",
        )


def _permanent(table: str) -> str:
    return str(Base.metadata.tables[table].info["permanent"])


def _never(label: str, table: str) -> str:
    why = _permanent(table)
    return f"Không hoàn tác được “{label}”: việc này gắn với {why}, là thứ không bao giờ xóa."


def _require_as_left(shape: TableShape, now: str | None, after: str | None) -> None:
    if not _is_same(shape, now, after):
        raise CannotUndoError(
            "Không hoàn tác được: có dòng đã được sửa tiếp sau việc này.",
            remedy="Hoàn tác các việc mới hơn trước, hoặc sửa thẳng dòng đó.",
            code="undo-changed-since",
        )


def _step(
    shape: TableShape, operation: str, row_id: str, before: str | None, after: str | None
) -> _Step:
    old, new = _row(shape, before), _row(shape, after)
    changed: tuple[str, ...] = ()
    if old is not None and new is not None:
        changed = tuple(name for name in shape.columns if old[name] != new[name])
    return _Step(shape, operation, changed, row_id, old)


def _take_back(
    session: Session,
    shape: TableShape,
    operation: str,
    columns: tuple[str, ...],
    steps: Sequence[_Step],
) -> None:
    """Take lines back that did the same to rows of one table."""
    rows = [(step.row_id, step.before) for step in steps if step.before is not None]
    if operation == "I":
        delete_rows(session, shape, [step.row_id for step in steps])
    elif operation == "D":
        insert_rows(session, shape, [before for _, before in rows])
    else:
        update_rows(session, shape, columns, rows)


def _current(
    session: Session, shapes: dict[str, TableShape], keys: Iterable[_Key]
) -> dict[_Key, str | None]:
    """Return the rows as the journal would write them now; those that are gone are left out."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for table, row_id in keys:
        wanted[table].add(row_id)
    return {
        (table, row_id): line
        for table, row_ids in wanted.items()
        for row_id, line in lines_of(session, shapes[table], row_ids)
    }


def _is_same(shape: TableShape, one: str | None, other: str | None) -> bool:
    return one == other or _row(shape, one) == _row(shape, other)


def _row(shape: TableShape, line: str | None) -> Values | None:
    """Read a row from the journal; columns that came to its table later were NULL then."""
    return dict.fromkeys(shape.columns) | json.loads(line) if line is not None else None
