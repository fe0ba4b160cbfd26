"""The rules that judge a class, typed: read from the payload of a dated rule set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.classes import TrainingClass
from app.models.programmes import RuleSet
from app.models.values import Owner
from app.services.validity import holding_on
from app.text.numbers import Rounding

# The nearest owner's rule set wins where several are in force.
OWNER_RANK = {Owner.CENTRE: 0, Owner.PROVINCE: 1, Owner.SHIPPED: 2}


class NoRulesError(UserError):
    """No rule set is in force on the day that counts."""


@dataclass(frozen=True, slots=True)
class Band:
    """A classification: code, label on screen, label on paper, lowest mark in hundredths."""

    code: str
    label: str
    lowest: int
    printed: str


# QĐ 1147-QĐ/BTGDVTW (01/12/2025), Điều 6: bands 5/7/8/9; the highest first.
DEFAULT_BANDS = (
    Band("excellent", "Xuất sắc", 900, "Xuất sắc"),
    Band("good", "Giỏi", 800, "Giỏi"),
    Band("fair", "Khá", 700, "Khá"),
    Band("average", "Trung bình", 500, "Trung bình"),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of one rule set; marks in hundredths, shares in whole per cent.

    Defaults are those of QĐ 1147-QĐ/BTGDVTW (Điều 5, 6, 9) where it says one, else of custom.
    `resit_cap` is the best classification code after a resit, None for no cap. Who comes no later
    than `late_minutes` misses nothing. Provinces differ in `percent_rounding`: Tuyên Quang's
    printed figures are cut.
    """

    min_class_size: int = 25
    staff_required: bool = True
    max_deputies: int = 2
    periods_per_slot: int = 4
    max_periods_per_day: int = 10
    min_percent: int = 80
    excused_counts_as_present: bool = False
    makeup_counts: bool = True
    late_minutes: int = 15
    score_max: int = 1000
    score_step: int = 10
    score_pass: int = 500
    max_resits: int = 1
    resit_cap: str | None = None
    uses_rounded: bool = True
    bands: tuple[Band, ...] = DEFAULT_BANDS
    certificate_deadline_days: int = 15
    certificate_deadline_in_working_days: bool = False
    percent_rounding: Rounding = Rounding.HALF_UP


# Key in the payload → field of Rules, for values that are taken as they stand.
_PLAIN = {
    "class.min_size": "min_class_size",
    "class.staff_required": "staff_required",
    "class.max_deputy_monitors": "max_deputies",
    "slot.periods": "periods_per_slot",
    "slot.max_periods_per_day": "max_periods_per_day",
    "attendance.min_percent": "min_percent",
    "attendance.excused_counts_as_present": "excused_counts_as_present",
    "attendance.makeup_counts": "makeup_counts",
    "attendance.late_minutes": "late_minutes",
    "score.max": "score_max",
    "score.step": "score_step",
    "score.pass": "score_pass",
    "score.max_resits": "max_resits",
    "score.resit_cap": "resit_cap",
    "classification.uses_rounded": "uses_rounded",
    "certificate.deadline_days": "certificate_deadline_days",
}


def rules_from_payload(payload: Mapping[str, Any]) -> Rules:
    """Type a payload; what it does not say keeps the default, what we do not know is left out."""
    values = {field: payload[key] for key, field in _PLAIN.items() if key in payload}
    if "score.bands" in payload:
        values["bands"] = _bands(payload["score.bands"])
    if "percent.rounding" in payload:
        values["percent_rounding"] = Rounding(payload["percent.rounding"])
    kind = payload.get("certificate.deadline_kind", "calendar")
    return Rules(**values, certificate_deadline_in_working_days=kind == "working")


def rules_of_class(session: Session, class_id: UUID) -> Rules:
    """Return the rules frozen at the opening; before it, those in force on the planned day."""
    frozen, opened_on = session.execute(
        select(TrainingClass.rule_set_id, TrainingClass.opened_on).where(
            TrainingClass.id == class_id
        )
    ).one()
    if frozen is None:
        return rules_in_force(session, day=opened_on or clock.today())
    payload = session.execute(select(RuleSet.payload).where(RuleSet.id == frozen)).scalar_one()
    return rules_from_payload(payload)


def rules_in_force(session: Session, *, day: date) -> Rules:
    """Return the rules in force on a day."""
    return rules_from_payload(rule_set_in_force(session, day=day).payload)


def rule_set_in_force(session: Session, *, day: date) -> RuleSet:
    """Return the rule set in force on a day: the centre's own before the province's, the newest."""
    found = session.scalars(
        select(RuleSet).where(holding_on(RuleSet.valid_from, RuleSet.valid_to, day))
    ).all()
    if not found:
        raise NoRulesError(
            f"Không có bộ quy tắc nào có hiệu lực vào ngày {day:%d/%m/%Y}.",
            remedy="Kiểm tra lại ngày khai giảng.",
            code="no-rule-set",
            field="opened_on",
        )
    return min(found, key=lambda rules: (OWNER_RANK[rules.owner], -rules.valid_from.toordinal()))


def _bands(entries: Sequence[Mapping[str, Any]]) -> tuple[Band, ...]:
    bands = [
        Band(
            code=entry["code"],
            label=entry["label"],
            lowest=entry["lowest"],
            printed=entry.get("printed") or entry["label"],
        )
        for entry in entries
    ]
    return tuple(sorted(bands, key=lambda band: -band.lowest))
