"""The plan of a year and its way from draft over approval to the end of the year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.plans import AnnualPlan, PlanItem, TrainingNeed
from app.models.values import NeedState, PlanStatus
from app.services.days_come import require_day_has_come
from app.services.missing import RowGoneError
from app.text.dates import format_date
from app.text.names import tidy_or_none, tidy_text

LOCKED = (PlanStatus.APPROVED, PlanStatus.ADJUSTED)
"""In force: items change by adjustment only."""
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


class PlanRefusedError(UserError):
    """A plan or one of its items cannot be made or changed like this."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan with its decision; `is_locked` where items change by adjustment only."""

    id: UUID
    year: int
    status: PlanStatus
    submitted_on: date | None
    submitted_to: str | None
    decision_no: str | None
    decided_on: date | None
    decided_by: str | None
    closed_on: date | None
    basis: tuple[str, ...]
    note: str | None

    @property
    def is_locked(self) -> bool:
        """Whether the plan is approved and not closed yet."""
        return self.status in LOCKED

    @property
    def decision(self) -> str:
        """Return "12-QĐ/ĐU ngày 05/01/2027", or "" before approval."""
        if self.decision_no is None or self.decided_on is None:
            return ""
        return f"{self.decision_no} ngày {format_date(self.decided_on)}"

    @property
    def approval(self) -> str:
        """Return "văn bản số 12-QĐ/ĐU ngày 05/01/2027 của …", or "" before approval."""
        by = f" của {self.decided_by}" if self.decided_by else ""
        return f"văn bản số {self.decision}{by}" if self.decision else ""

    @property
    def named(self) -> str:
        """Return the plan as papers name it."""
        return f"Kế hoạch đào tạo, bồi dưỡng năm {self.year}"


def list_plan_years(session: Session) -> tuple[int, ...]:
    """Return the years that have a plan, the newest first."""
    return tuple(session.scalars(select(AnnualPlan.year).order_by(AnnualPlan.year.desc())))


def plan_of_year(session: Session, *, year: int) -> PlanRow | None:
    """Return the plan of a year, None where there is none."""
    found = session.scalar(select(AnnualPlan).where(AnnualPlan.year == year))
    return _row(found) if found is not None else None


def get_plan(session: Session, *, plan_id: UUID) -> PlanRow:
    """Return a plan."""
    return _row(stored_plan(session, plan_id))


def create_plan(session: Session, *, year: int) -> UUID:
    """Begin the plan of a year and return its id."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise PlanRefusedError(
            f"Năm {year} không phải năm kế hoạch.",
            remedy=f"Ghi năm từ {_FIRST_YEAR} đến {_LAST_YEAR}.",
            code="not-a-plan-year",
            field="year",
        )
    if plan_of_year(session, year=year) is not None:
        raise PlanRefusedError(
            f"Đã có kế hoạch năm {year}.",
            remedy="Chọn năm đó ở đầu trang để xem và sửa.",
            code="plan-exists",
            field="year",
        )
    made = AnnualPlan(id=new_id(), year=year, status=PlanStatus.DRAFT, basis=[])
    session.add(made)
    session.flush()
    return made.id


def describe_plan(
    session: Session, *, plan_id: UUID, basis: Sequence[str], note: str | None
) -> None:
    """Write what the plan is based on, one document each, and the note."""
    found = stored_plan(session, plan_id)
    _require_open(found)
    found.basis = [text for text in map(tidy_text, basis) if text]
    found.note = tidy_or_none(note)
    session.flush()


def submit_plan(session: Session, *, plan_id: UUID, on: date, to: str) -> None:
    """Submit a draft to the committee that approves it; it may be withdrawn."""
    found = _in_state(session, plan_id, (PlanStatus.DRAFT,), "trình")
    items = select(func.count()).select_from(PlanItem).where(PlanItem.plan_id == plan_id)
    if not session.scalar(items):
        raise PlanRefusedError(
            f"Kế hoạch năm {found.year} chưa có dòng nào nên chưa trình được.",
            remedy="Thêm chương trình vào kế hoạch, hoặc chuyển từ năm trước sang.",
            code="plan-empty",
        )
    require_day_has_come(on, named="Ngày trình", field="on")
    found.status = PlanStatus.SUBMITTED
    found.submitted_on = on
    found.submitted_to = _needed(to, "nơi nhận trình", "submitted_to")
    session.flush()


def withdraw_plan(session: Session, *, plan_id: UUID) -> None:
    """Take a submitted plan back to change it."""
    found = _in_state(session, plan_id, (PlanStatus.SUBMITTED,), "rút lại")
    found.status = PlanStatus.DRAFT
    found.submitted_on = found.submitted_to = None
    session.flush()


def approve_plan(
    session: Session, *, plan_id: UUID, decision_no: str, decided_on: date, decided_by: str
) -> None:
    """Note the decision that approves a plan: its items are locked, its needs are planned."""
    found = _in_state(session, plan_id, (PlanStatus.SUBMITTED,), "phê duyệt")
    if found.submitted_on is not None and decided_on < found.submitted_on:
        raise PlanRefusedError(
            f"Ngày phê duyệt {format_date(decided_on)} ở trước ngày trình"
            f" {format_date(found.submitted_on)}.",
            remedy="Sửa ngày phê duyệt, hoặc rút lại kế hoạch để sửa ngày trình.",
            code="approved-before-submitted",
            field="decided_on",
        )
    require_day_has_come(decided_on, named="Ngày phê duyệt", field="decided_on")
    found.decision_no = _needed(decision_no, "số văn bản phê duyệt", "decision_no")
    found.decided_by = _needed(decided_by, "cơ quan phê duyệt", "decided_by")
    found.decided_on = decided_on
    found.status = PlanStatus.APPROVED
    planned = select(PlanItem.programme_id).where(
        PlanItem.plan_id == plan_id, PlanItem.planned_classes > 0
    )
    for need in session.scalars(
        select(TrainingNeed).where(
            TrainingNeed.year == found.year,
            TrainingNeed.state == NeedState.NEW,
            TrainingNeed.programme_id.in_(planned),
        )
    ):
        need.state = NeedState.PLANNED
    session.flush()


def close_plan(session: Session, *, plan_id: UUID, on: date) -> None:
    """End a plan when its year is told: nothing of it changes afterwards."""
    found = _in_state(session, plan_id, LOCKED, "tổng kết")
    require_day_has_come(on, named="Ngày tổng kết", field="on")
    found.status = PlanStatus.CLOSED
    found.closed_on = on
    session.flush()


def stored_plan(session: Session, plan_id: UUID) -> AnnualPlan:
    """Return the row of a plan; refuses one that is gone."""
    found = session.get(AnnualPlan, plan_id)
    if found is None:
        raise RowGoneError(
            "Kế hoạch này không còn nữa.", remedy="Chọn lại năm ở đầu trang.", code="plan-gone"
        )
    return found


def draft_plan(session: Session, plan_id: UUID) -> AnnualPlan:
    """Return a plan whose items may be written; refuses any other with the way to go."""
    found = stored_plan(session, plan_id)
    _require_open(found)
    if found.status is PlanStatus.DRAFT:
        return found
    is_submitted = found.status is PlanStatus.SUBMITTED
    raise PlanRefusedError(
        f"Kế hoạch năm {found.year} {found.status.label.lower()} nên không sửa thẳng được.",
        remedy="Rút lại kế hoạch rồi sửa." if is_submitted else "Lập điều chỉnh, có ghi lý do.",
        code="plan-submitted" if is_submitted else "plan-approved",
    )


def _in_state(
    session: Session, plan_id: UUID, states: Sequence[PlanStatus], act: str
) -> AnnualPlan:
    found = stored_plan(session, plan_id)
    if found.status not in states:
        raise PlanRefusedError(
            f"Kế hoạch năm {found.year} đang “{found.status.label.lower()}” nên không {act} được.",
            remedy="Xem bước tiếp theo ở đầu trang Kế hoạch.",
            code="plan-not-in-state",
        )
    return found


def _require_open(found: AnnualPlan) -> None:
    if found.status is PlanStatus.CLOSED:
        raise PlanRefusedError(
            f"Kế hoạch năm {found.year} đã tổng kết nên không sửa được nữa.",
            remedy="Nếu tổng kết nhầm, hoàn tác việc tổng kết.",
            code="plan-closed",
        )


def _needed(text: str, what: str, form_field: str) -> str:
    written = tidy_text(text)
    if not written:
        raise PlanRefusedError(
            f"Chưa ghi {what}.",
            remedy="Ghi rồi làm lại.",
            code=f"{form_field.replace('_', '-')}-missing",
            field=form_field,
        )
    return written


def _row(found: AnnualPlan) -> PlanRow:
    return PlanRow(
        id=found.id,
        year=found.year,
        status=found.status,
        submitted_on=found.submitted_on,
        submitted_to=found.submitted_to,
        decision_no=found.decision_no,
        decided_on=found.decided_on,
        decided_by=found.decided_by,
        closed_on=found.closed_on,
        basis=tuple(found.basis),
        note=found.note,
    )
