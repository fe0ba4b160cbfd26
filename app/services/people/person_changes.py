"""What was changed of one person, line by line out of the journal: who, when, what, old and new."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.models.base import Base, Choice
from app.services.people.field_labels import PARTY_LABELS, PERSON_LABELS
from app.services.people.sensitive import MASK, SENSITIVE
from app.text.numbers import NOTHING
from app.text.partial_date import PartialDate

_LINES = text(
    "SELECT c.id, a.at, a.user, a.label, c.table_name, c.before, c.after FROM changes AS c"
    " JOIN actions AS a ON a.seq = c.action_seq"
    " WHERE c.table_name = 'persons' AND c.row_id = :person OR c.table_name IN"
    " ('party_memberships', 'enrolments', 'employment_periods', 'prior_trainings')"
    " AND :person IN (json_extract(c.before, '$.person_id'), json_extract(c.after, '$.person_id'))"
    " ORDER BY c.id DESC LIMIT :limit"
)
_LABELS: Mapping[str, Mapping[str, str]] = {
    "persons": {
        **PERSON_LABELS,
        "status": "Tình trạng",
        "merged_into_id": "Gộp hồ sơ",
    },
    "party_memberships": {
        **PARTY_LABELS,
        "person_id": "Thông tin đảng viên",
    },
    "enrolments": {
        "person_id": "Tên trong lớp",
        "sending_unit": "Đơn vị cử đi học",
        "position": "Chức vụ lúc học",
        "state": "Trạng thái trong lớp",
        "state_reason": "Lý do",
        "party_status": "Đảng viên lúc học",
    },
    "employment_periods": {
        "unit": "Đơn vị công tác",
        "post": "Chức vụ",
        "planned_for": "Quy hoạch",
        "valid_from": "Giữ chức từ",
        "valid_to": "Giữ chức đến",
        "person_id": "Chức vụ của",
    },
    "prior_trainings": {
        "programme_name": "Bồi dưỡng đã qua",
        "training_kind": "Loại bồi dưỡng",
        "theory_level": "Trình độ đạt được",
        "institution": "Nơi bồi dưỡng",
        "began_on": "Học từ",
        "ended_on": "Học xong",
        "periods": "Số tiết",
        "days": "Số ngày",
        "evidence": "Giấy tờ đã xem",
        "certificate_no": "Số giấy đã có",
        "person_id": "Bồi dưỡng của",
    },
}
_HIDDEN = {
    "persons": SENSITIVE - {"status"},
    "party_memberships": SENSITIVE,
    "enrolments": {"party_status"},
}
_OTHERS = frozenset({"person_id", "merged_into_id"})


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One field that an act changed; sensitive values are masked."""

    key: str
    at: datetime
    user: str
    act: str
    field: str
    old: str
    new: str


def list_changes(
    session: Session, *, person_id: UUID, limit: int = 300
) -> tuple[PersonChange, ...]:
    """Return what was changed, the newest first; of a new row what it was filled with."""
    rows = session.execute(_LINES, {"person": person_id.hex, "limit": limit})
    return tuple(change for row in rows for change in _changes(tuple(row)))


def _changes(row: tuple[Any, ...]) -> Iterator[PersonChange]:
    line, at, user, act, table, before, after = row
    old, new = (json.loads(values) if values else {} for values in (before, after))
    for name, label in _LABELS[table].items():
        if old.get(name) != new.get(name) and not (name in _OTHERS and not (old and new)):
            yield PersonChange(
                key=f"{line}.{name}",
                at=datetime.fromisoformat(at),
                user=user.partition(" · ")[0],
                act=act,
                field=label,
                old=_shown(table, name, old.get(name)),
                new=_shown(table, name, new.get(name)),
            )


def _shown(table: str, name: str, value: object) -> str:
    if value is None:
        return NOTHING
    if name in _OTHERS:
        return "hồ sơ khác"
    if name in _HIDDEN.get(table, ()):
        return MASK
    kind = Base.metadata.tables[table].columns[name].type
    if isinstance(kind, Choice):
        return str(getattr(kind.members(str(value)), "label", value))
    written = str(value)
    if name.endswith(("_on", "_date", "_from", "_to")):
        return PartialDate.from_iso(written).format()
    return written
