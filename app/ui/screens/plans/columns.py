"""The tables of the plan: items beside what is done, needs, adjustments."""

from collections.abc import Sequence

from app.services.plans.needs import GROUPS, NeedRow
from app.services.plans.needs_totals import group_sum
from app.services.plans.no_needs import NoNeed
from app.services.plans.plan_adjustments import AdjustmentRow
from app.services.plans.plan_rows import PlanItemRow, totals_of
from app.text.dates import format_date
from app.text.numbers import NOTHING, format_int
from app.ui import kit

_WIDE = 900


def item_columns() -> Sequence[kit.Column[PlanItemRow]]:
    """Return the columns of the items: what is planned, what is done, what is odd."""
    return (*_planned_columns(), *_done_columns())


def _planned_columns() -> Sequence[kit.Column[PlanItemRow]]:
    return (
        kit.Column("TT", lambda r: str(r.order_no), kit.Kind.NUMBER, 40, sort=lambda r: r.order_no),
        kit.Column(
            "Chương trình",
            lambda r: r.title,
            width=150,
            stretch=1,
            tooltip=lambda r: r.programme_name,
        ),
        kit.Column("Kế hoạch của", lambda r: r.side.label, width=112),
        kit.Column(
            "Tháng",
            lambda r: str(r.month or NOTHING),
            kit.Kind.NUMBER,
            64,
            sort=lambda r: r.month or 13,
        ),
    )


def _done_columns() -> Sequence[kit.Column[PlanItemRow]]:
    return (
        kit.Column(
            "Lớp đã mở",
            opened_words,
            kit.Kind.NUMBER,
            132,
            fit=True,
            sort=lambda r: r.classes,
            tooltip=_opened_sentence,
        ),
        kit.Column(
            "Học viên",
            lambda r: f"{format_int(r.done.learners)}/{format_int(r.learners)}",
            kit.Kind.NUMBER,
            86,
            sort=lambda r: r.learners,
            tooltip=lambda r: f"Đã học {r.done.learners} trong {r.learners} người kế hoạch",
        ),
        kit.Column(
            "Hoàn thành",
            lambda r: format_int(r.done.completed),
            kit.Kind.NUMBER,
            92,
            sort=lambda r: r.done.completed,
        ),
        kit.Column(
            "Kinh phí (đồng)",
            lambda r: NOTHING if r.budget_amount is None else format_int(r.budget_amount),
            kit.Kind.NUMBER,
            120,
            sort=lambda r: r.budget_amount or 0,
            hidden_under=_WIDE,
        ),
        kit.Column(
            "Lưu ý",
            lambda r: "Đã bỏ" if r.is_dropped else " ".join(r.remarks),
            kit.Kind.BADGE,
            88,
            badge=_item_badge,
            tooltip=lambda r: "\n".join(r.remarks),
        ),
    )


def item_totals(rows: Sequence[PlanItemRow]) -> str:
    """Return what the items shown come to, for the foot of the table."""
    total = totals_of(rows)
    budget = f" · {format_int(total.budget)} đồng" if total.budget else ""
    return (
        f"{total.items} dòng · {format_int(total.classes)} lớp · {format_int(total.learners)} học "
        f"viên{budget}"
    )


def need_columns() -> Sequence[kit.Column[NeedRow | NoNeed]]:
    """Return the columns of the needs, the groups of priority among them."""
    return (
        kit.Column(
            "Đơn vị đăng ký", lambda r: r.sending_unit, stretch=1, tooltip=lambda r: r.commune_name
        ),
        kit.Column("Chương trình", lambda r: r.title, width=150, stretch=1),
        kit.Column(
            "Số người",
            lambda r: format_int(r.learners),
            kit.Kind.NUMBER,
            80,
            sort=lambda r: r.learners,
        ),
        kit.Column(
            "Ghi danh",
            lambda r: format_int(r.done.enrolled),
            kit.Kind.NUMBER,
            80,
            sort=lambda r: r.done.enrolled,
            tooltip=lambda r: (
                f"{r.done.enrolled} trong {r.learners} người đã vào lớp, "
                f"{r.done.completed} người hoàn thành"
            ),
        ),
        *(_group_column(name, label) for name, label in _SHORT_GROUPS.items()),
        kit.Column(
            "Tháng",
            lambda r: str(r.wished_month or NOTHING),
            kit.Kind.NUMBER,
            64,
            sort=lambda r: r.wished_month or 13,
        ),
        kit.Column("Tình trạng", lambda r: r.state_label, width=150),
    )


def opened_words(row: PlanItemRow) -> str:
    """Return "0/2", or "0/2, 1 dự kiến" where a class is made that has not opened."""
    opened = f"{len(row.done.opened)}/{row.classes}"
    return f"{opened}, {row.done.waiting} dự kiến" if row.done.waiting else opened


def need_totals(rows: Sequence[NeedRow | NoNeed]) -> str:
    """Return what the needs shown come to, each group by itself."""
    learners = format_int(sum(row.learners for row in rows))
    told = ((label, group_sum(rows, name)) for name, label in GROUPS.items())
    groups = [f"{label.lower()} {format_int(count)}" for label, count in told if count is not None]
    return " · ".join([f"{len(rows)} dòng · {learners} người", ", ".join(groups)]).rstrip(" ·")


def adjustment_columns() -> Sequence[kit.Column[AdjustmentRow]]:
    """Return the columns of the adjustments."""
    return (
        kit.Column(
            "Ngày",
            lambda r: format_date(r.adjusted_on),
            kit.Kind.DATE,
            96,
            sort=lambda r: r.adjusted_on.isoformat(),
        ),
        kit.Column("Số văn bản", lambda r: r.decision_no or "", kit.Kind.CODE, 110),
        kit.Column("Chương trình", lambda r: r.title, width=140, stretch=1),
        kit.Column(
            "Điều chỉnh",
            change_words,
            stretch=2,
            tooltip=change_words,
        ),
        kit.Column("Lý do", lambda r: r.reason, stretch=1, tooltip=lambda r: r.reason),
    )


def change_words(row: AdjustmentRow) -> str:
    """Return "Bổ sung dòng", or "Số lớp 2 → 3; Số học viên 60 → 90"."""
    if row.is_new:
        return "Bổ sung dòng"
    return "; ".join(f"{one.label} {one.old} → {one.new}" for one in row.changes)


_SHORT_GROUPS = {
    "young": "Trẻ",
    "women": "Nữ",
    "ethnic_minority": "DTTS",
    "in_succession": "Q.hoạch",
}


def _group_column(name: str, label: str) -> kit.Column[NeedRow | NoNeed]:
    def count(row: NeedRow | NoNeed) -> int | None:
        found: int | None = getattr(row, name)
        return found

    return kit.Column(
        label,
        lambda r: NOTHING if count(r) is None else str(count(r)),
        kit.Kind.NUMBER,
        74,
        sort=lambda r: count(r) or 0,
        hidden_under=_WIDE,
        tooltip=lambda _r: GROUPS[name],
    )


def _opened_sentence(row: PlanItemRow) -> str:
    made = f"; {row.done.waiting} lớp đã lập, chưa mở" if row.done.waiting else ""
    return f"Đã mở {len(row.done.opened)} trong {row.classes} lớp kế hoạch{made}"


def _item_badge(row: PlanItemRow) -> kit.Badge | None:
    if row.is_dropped:
        return kit.Badge("Đã bỏ", kit.Tone.NEUTRAL, "circle-x")
    if row.remarks:
        return kit.Badge(f"{len(row.remarks)} lưu ý", kit.Tone.WARN, "triangle-alert")
    return None
