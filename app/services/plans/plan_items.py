"""The items of a plan: one programme each, its classes, its learners and where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.classes import TrainingClass
from app.models.organizations import Commune
from app.models.plans import PlanItem, PlanItemCommune
from app.models.programmes import Programme
from app.models.values import PlanSide
from app.services.missing import RowGoneError
from app.services.plans.plans import PlanRefusedError, draft_plan
from app.services.programmes.programme_codes import programme_of_code
from app.text.names import tidy_or_none


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """What the form of an item holds; `communes` tells learners by commune code.

    The learners of all communes are never more than `learners`; fewer is told, not forbidden.
    """

    programme_code: str
    side: PlanSide = PlanSide.PARTY
    classes: int = 1
    learners: int = 0
    month: int | None = None
    target_group: str | None = None
    place: str | None = None
    partner: str | None = None
    budget_source: str | None = None
    budget_amount: int | None = None
    note: str | None = None
    communes: Mapping[str, int] = field(default_factory=dict)


def add_item(session: Session, *, plan_id: UUID, details: ItemDetails) -> UUID:
    """Put an item at the end of a draft and return its id."""
    draft_plan(session, plan_id)
    _require_some(details)
    return append_item(session, plan_id=plan_id, details=details)


def append_item(session: Session, *, plan_id: UUID, details: ItemDetails) -> UUID:
    """Put an item at the end of a plan, whatever its state; the caller knows that it may."""
    last = session.scalar(select(func.max(PlanItem.order_no)).where(PlanItem.plan_id == plan_id))
    made = PlanItem(id=new_id(), plan_id=plan_id, order_no=(last or 0) + 1)
    write_item(session, made, details)
    return made.id


def change_item(session: Session, *, item_id: UUID, details: ItemDetails) -> None:
    """Write an item of a draft anew."""
    found = stored_item(session, item_id)
    draft_plan(session, found.plan_id)
    _require_some(details)
    write_item(session, found, details)


def remove_item(session: Session, *, item_id: UUID) -> None:
    """Take an item out of a draft."""
    found = stored_item(session, item_id)
    draft_plan(session, found.plan_id)
    code = session.scalar(select(TrainingClass.code).where(TrainingClass.plan_item_id == item_id))
    if code is not None:
        raise PlanRefusedError(
            f"Lớp {code} đã lập từ dòng này nên không bỏ dòng được.",
            remedy="Sửa số lớp của dòng, hoặc hủy lớp trước.",
            code="item-has-classes",
        )
    session.execute(delete(PlanItemCommune).where(PlanItemCommune.plan_item_id == item_id))
    session.delete(found)
    session.flush()


def details_of_item(session: Session, *, item_id: UUID) -> ItemDetails:
    """Return what the form of an item holds."""
    found = stored_item(session, item_id)
    return ItemDetails(
        programme_code=session.get_one(Programme, found.programme_id).code,
        side=found.side,
        classes=found.planned_classes,
        learners=found.planned_learners,
        month=found.month,
        target_group=found.target_group,
        place=found.place,
        partner=found.partner,
        budget_source=found.budget_source,
        budget_amount=found.budget_amount,
        note=found.note,
        communes=_shares(session, item_id),
    )


def stored_item(session: Session, item_id: UUID) -> PlanItem:
    """Return the row of an item; refuses one that is gone."""
    found = session.get(PlanItem, item_id)
    if found is None:
        raise RowGoneError(
            "Dòng kế hoạch này không còn nữa.",
            remedy="Xem lại bảng kế hoạch.",
            code="plan-item-gone",
        )
    return found


def write_item(session: Session, found: PlanItem, details: ItemDetails) -> None:
    """Write an item and its learners by commune, once they are sound."""
    _require_sound(session, details)
    found.programme_id = programme_of_code(session, details.programme_code).id
    found.side = details.side
    found.planned_classes = details.classes
    found.planned_learners = details.learners
    found.month = details.month
    found.budget_amount = details.budget_amount
    for name in ("target_group", "place", "partner", "budget_source", "note"):
        setattr(found, name, tidy_or_none(getattr(details, name)))
    session.add(found)
    session.flush()
    _write_shares(session, found.id, details.communes)


def as_values(details: ItemDetails) -> dict[str, Any]:
    """Return an item as an adjustment keeps it: plain values, communes by code."""
    return {
        "programme": details.programme_code,
        "side": details.side.value,
        "classes": details.classes,
        "learners": details.learners,
        "month": details.month,
        "target_group": details.target_group,
        "place": details.place,
        "partner": details.partner,
        "budget_source": details.budget_source,
        "budget_amount": details.budget_amount,
        "note": details.note,
        "communes": dict(details.communes),
    }


def _write_shares(session: Session, item_id: UUID, wanted: Mapping[str, int]) -> None:
    """Change only the communes that differ, so that the journal says what did."""
    kept = {
        share.commune_code: share
        for share in session.scalars(
            select(PlanItemCommune).where(PlanItemCommune.plan_item_id == item_id)
        )
    }
    for code, share in kept.items():
        if code not in wanted:
            session.delete(share)
        else:
            share.learners = wanted[code]
    session.add_all(
        PlanItemCommune(plan_item_id=item_id, commune_code=code, learners=learners)
        for code, learners in wanted.items()
        if code not in kept
    )
    session.flush()


def _shares(session: Session, item_id: UUID) -> dict[str, int]:
    found = session.execute(
        select(PlanItemCommune.commune_code, PlanItemCommune.learners)
        .join(Commune, Commune.code == PlanItemCommune.commune_code, isouter=True)
        .where(PlanItemCommune.plan_item_id == item_id)
        .order_by(Commune.sort_key, PlanItemCommune.commune_code)
    )
    return {code: learners for code, learners in found}


def _require_some(details: ItemDetails) -> None:
    if details.classes < 1:
        raise _refused("Số lớp phải từ 1 trở lên.", "Ghi số lớp, hoặc bỏ dòng này.", "classes")
    if details.learners < 1:
        raise _refused("Chưa có số học viên.", "Ghi số học viên dự kiến của dòng này.", "learners")


def _require_sound(session: Session, details: ItemDetails) -> None:
    if details.classes < 0 or details.learners < 0 or (details.budget_amount or 0) < 0:
        raise _refused("Số lớp, số học viên, kinh phí không thể âm.", "Sửa lại số.", "classes")
    if details.month is not None and not 1 <= details.month <= 12:
        raise _refused(f"Không có tháng {details.month}.", "Ghi tháng từ 1 đến 12.", "month")
    if any(learners < 1 for learners in details.communes.values()):
        raise _refused(
            "Số học viên của một xã phải từ 1 trở lên.",
            "Để trống những xã không có học viên.",
            "communes",
        )
    total = sum(details.communes.values())
    if total > details.learners:
        raise _refused(
            f"Các xã cộng lại có {total} học viên, nhiều hơn {details.learners} của cả dòng.",
            "Sửa số của xã, hoặc sửa tổng số học viên.",
            "communes",
        )
    known = select(Commune.code).where(Commune.code.in_(details.communes))
    unknown = set(details.communes) - set(session.scalars(known))
    if unknown:
        raise _refused(
            f"Không có xã, phường nào mang mã {', '.join(sorted(unknown))}.",
            "Chọn xã, phường trong danh mục.",
            "communes",
        )


def _refused(message: str, remedy: str, form_field: str) -> PlanRefusedError:
    return PlanRefusedError(message, remedy=remedy, code=f"item-{form_field}", field=form_field)
