"""Taking an action back: undo is a new action, refused where it would hide something."""

import json
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.errors import UserError
from app.journal import TableShape
from app.models.base import Base
from app.models.shapes import journaled_shapes


class CannotUndoError(UserError):
    """An action cannot be taken back, for the reason that the sentence gives."""


def undo(session: Session, *, seq: int) -> str:
    """Take an action back row by row, inside the running action; return its label.

    Raises CannotUndoError, changing nothing, where a row was changed since or is permanent.
    """
    shapes = {shape.name: shape for shape in journaled_shapes()}
    (label,) = session.execute(
        text("SELECT label FROM actions WHERE seq = :seq"), {"seq": seq}
    ).one()
    lines = session.execute(
        text(
            "SELECT table_name, row_id, before, after FROM changes"
            " WHERE action_seq = :seq ORDER BY id DESC"
        ),
        {"seq": seq},
    ).all()
    for table, row_id, before, after in lines:
        _require_may_change(table, label)
        _take_back(session, shapes[table], row_id, before, after)
    session.execute(
        text("UPDATE actions SET undoes = :seq WHERE seq = (SELECT seq FROM current_action)"),
        {"seq": seq},
    )
    session.expire_all()
    return str(label)


def changed_since(session: Session, *, seq: int) -> frozenset[str]:
    """Return the tables in which an action's rows were changed after it; none: undo may go on."""
    shapes = {shape.name: shape for shape in journaled_shapes()}
    lines = session.execute(
        text("SELECT table_name, row_id, after FROM changes WHERE action_seq = :seq ORDER BY id"),
        {"seq": seq},
    ).all()
    last = {(table, row_id): after for table, row_id, after in lines}
    return frozenset(
        table
        for (table, row_id), after in last.items()
        if _current(session, shapes[table], row_id) != _row(shapes[table], after)
    )


def _require_may_change(table: str, label: str) -> None:
    why = Base.metadata.tables[table].info["permanent"]
    if why:
        raise CannotUndoError(
            f"Không hoàn tác được “{label}”: việc này đã ghi {why}, là thứ không bao giờ xóa.",
            remedy="Nếu sai, lập văn bản đính chính hoặc thu hồi theo quy trình.",
            code="undo-permanent",
        )


def _take_back(
    session: Session, shape: TableShape, row_id: str, before: str | None, after: str | None
) -> None:
    if _current(session, shape, row_id) != _row(shape, after):
        raise CannotUndoError(
            "Không hoàn tác được: có dòng đã được sửa tiếp sau việc này.",
            remedy="Hoàn tác các việc mới hơn trước, hoặc sửa thẳng dòng đó.",
            code="undo-changed-since",
        )
    if before is None:
        where, values = _key(shape, row_id)
        session.execute(text(f'DELETE FROM "{shape.name}" WHERE {where}'), values)
        return
    values = _values(shape, _row(shape, before) or {})
    names = ", ".join(f'"{name}"' for name in shape.columns)
    marks = ", ".join(f":{name}" for name in shape.columns)
    if after is None:
        statement = f'INSERT INTO "{shape.name}" ({names}) VALUES ({marks})'
    else:
        sets = ", ".join(f'"{name}" = :{name}' for name in shape.columns)
        statement = f'UPDATE "{shape.name}" SET {sets} WHERE "{shape.key}" = :{shape.key}'
    session.execute(text(statement), values)


def _row(shape: TableShape, text: str | None) -> dict[str, Any] | None:
    """Read a row from the journal; columns that came to its table later were NULL then."""
    return dict.fromkeys(shape.columns) | json.loads(text) if text is not None else None


def _current(session: Session, shape: TableShape, row_id: str) -> dict[str, Any] | None:
    where, values = _key(shape, row_id)
    found = session.execute(
        text(f'SELECT {shape.as_json()} FROM "{shape.name}" WHERE {where}'),
        values,
    ).scalar_one_or_none()
    return _row(shape, found)


def _key(shape: TableShape, row_id: str) -> tuple[str, dict[str, Any]]:
    value = bytes.fromhex(row_id) if shape.key in shape.blobs else row_id
    return f'"{shape.key}" = :row_key', {"row_key": value}


def _values(shape: TableShape, row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: bytes.fromhex(row[name]) if name in shape.blobs and row[name] else row[name]
        for name in shape.columns
    }
