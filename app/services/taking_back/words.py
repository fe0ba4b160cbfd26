"""Says to a clerk what becomes of a row of a list, and why something of it stays."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from app.models.base import Base, Choice
from app.services.journaled_rows import Values
from app.services.people.field_labels import PARTY_LABELS, PERSON_LABELS, THINGS
from app.services.taking_back.plan import Cause, Why
from app.services.taking_back.records import Record
from app.text.enumeration import some_of
from app.text.moments import format_day_of
from app.text.numbers import NOTHING
from app.text.partial_date import PartialDate

_LABELS: Mapping[str, str] = {
    **PERSON_LABELS,
    **PARTY_LABELS,
    "status": "Tình trạng",
    "merged_into_id": "gộp hồ sơ",
    "sending_unit": "Đơn vị",
    "commune_code": "Xã, phường",
    "party_status": "Đảng viên",
    "state": "Trạng thái",
    "state_reason": "Lý do",
    "person_id": "hồ sơ người học",
    "unit": "Đơn vị",
    "post": "Chức vụ",
    "is_leader": "Lãnh đạo, quản lý",
    "planned_for": "Quy hoạch",
    "valid_from": "Từ ngày",
    "valid_to": "Đến ngày",
    "confirmed_on": "Ngày xác nhận",
    "mark": "điểm hoặc điểm danh",
    "periods_attended": "số tiết có mặt",
    "is_absent": "vắng thi",
    "outcome": "Kết quả xét",
}
# What somebody did since, by the table that names the row.
_NEEDED: Mapping[str, str] = {
    "attendances": "đã điểm danh {count} buổi",
    "scores": "đã có điểm",
    "results": "đã xét kết quả",
    "certificates": "đã cấp giấy chứng nhận",
    "enrolments": "đã vào lớp khác",
    "employment_periods": "đã ghi chức vụ",
    "prior_trainings": "đã ghi bồi dưỡng đã qua",
    "equivalence_dossiers": "đã có hồ sơ xác nhận trình độ",
    "party_memberships": "đã ghi thông tin đảng viên",
    "persons": "đã gộp với hồ sơ khác",
    "class_committee_members": "đã vào ban cán sự lớp",
}
_FORMS = {"F05": "quyết định mở lớp", "F26": "quyết định công nhận"}
_JUDGED = {"results": "đã xét kết quả", "certificates": "đã cấp giấy chứng nhận"}
_THINGS: Mapping[str, str] = {
    **THINGS,
    "attendances": "điểm danh",
    "scores": "điểm",
}
# Fields that are masked on screens, or that are codes: named, without their values.
_NOT_SHOWN = frozenset(
    {"citizen_id", "old_id_no", "ethnicity", "party_card_no", "admitted_on", "official_on"}
    | {"commune_code", "is_leader", "is_absent", "merged_into_id", "person_id"}
)
_SHOWN = 4
_WRITTEN_APART = frozenset({"family_name", "middle_name", "given_name", "state_on"})


def reason(causes: Iterable[Cause]) -> str:
    """Say why something stays, each reason once."""
    said = [_reason(each) for each in causes if each.why is not Why.WITH_OTHERS]
    return "; ".join(dict.fromkeys(each for each in said if each))


def removed(records: Sequence[Record]) -> str:
    """Name what goes."""
    return f"xóa {_things(records)}" if records else ""


def kept(records: Sequence[Record]) -> str:
    """Name what stays."""
    return f"giữ {_things(records)}" if records else ""


def given_back(record: Record, values: Values) -> str:
    """Say which values come back, from what to what."""
    now = record.now or {}
    shown = [
        f"{_LABELS[name]}: {_change(record.table, name, now[name], values[name])}"
        for name in values
        if name in _LABELS and name not in _WRITTEN_APART
    ]
    return some_of(shown[:_SHOWN], len(shown), "mục", by="; ")


def written(value: object) -> str:
    """Write a value of the journal as a clerk reads it."""
    if value is None or value == "":
        return NOTHING
    text = str(value)
    try:
        return PartialDate.from_iso(text).format() if text[:4].isdigit() and "-" in text else text
    except ValueError:
        return text


def _change(table: str, name: str, now: object, before: object) -> str:
    if name in _NOT_SHOWN:
        return "giá trị cũ" if before is not None else "bỏ trống như cũ"
    kind = Base.metadata.tables[table].columns[name].type
    old, new = (_labelled(kind, value) for value in (now, before))
    return f"{old} → {new}"


def _labelled(kind: object, value: object) -> str:
    """Write a code by its label, anything else as it is."""
    if isinstance(kind, Choice) and value is not None:
        return str(getattr(kind.members(str(value)), "label", value))
    return written(value)


def _reason(cause: Cause) -> str:
    if cause.why is Why.NEEDED:
        tables = cause.needed_by.items()
        return ", ".join(
            _NEEDED.get(table, "đã được dùng ở chỗ khác").format(count=count)
            for table, count in tables
        )
    if cause.why is Why.PAPER and cause.paper is not None:
        what = cause.paper.what
        form = _FORMS.get(what, f"mẫu {what}")
        return _JUDGED.get(what) or f"đã in vào {form} ngày {_day(cause.paper.at)}"
    if cause.why is Why.EDITED:
        return _edit(cause)
    return {
        Why.CLOSED: "lớp đã công nhận hoặc đã hủy, danh sách không đổi nữa",
        Why.GONE: "đã bị xóa sau lần nhập",
        Why.ERASED: "giá trị cũ đã xóa theo yêu cầu",
        Why.TAKEN: f"{_columns(cause.columns)} cũ nay là của người khác",
    }[cause.why]


def _edit(cause: Cause) -> str:
    named = _columns(cause.columns)
    said = f"đã sửa {named}".strip() if named else f"đã sửa {_THINGS.get(cause.table, 'dữ liệu')}"
    if cause.edit is None:
        return said
    user = cause.edit.user.partition(" · ")[0]
    return f"{said} ngày {_day(cause.edit.at)} ({user})"


def _columns(names: Sequence[str]) -> str:
    known = [_LABELS[name] for name in names if name in _LABELS and name not in _WRITTEN_APART]
    return some_of(known[:_SHOWN], len(known), "mục")


def _things(records: Sequence[Record]) -> str:
    tables = {record.table for record in records}
    names = [name for table, name in _THINGS.items() if table in tables]
    return ", ".join([*names, *(["dữ liệu kèm theo"] if tables - _THINGS.keys() else [])])


def _day(at: str) -> str:
    return format_day_of(datetime.fromisoformat(at))
