"""The values that the fields of a wording take from a class."""

from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.plans import PlanItem
from app.models.values import CommitteeRole
from app.services.classes.classes import programme_of
from app.services.classes.committee import committee_of
from app.services.documents.lists.class_paper import period_text
from app.services.documents.lists.recognised_list import lower_first
from app.services.outgoing.issued_documents import OPENING, document_of, named
from app.services.papers import wording
from app.services.papers.frame import Frame
from app.services.plans.plans import get_plan
from app.text.dates import format_date
from app.text.numbers import format_int

_TEACHING = "các giảng viên lên lớp theo lịch học của trung tâm"
_USUAL_BUDGET = "thực hiện theo quy định hiện hành"


def class_values(session: Session, frame: Frame, *, learners: int) -> dict[str, str]:
    """Return the value of each field; "" where a thing is not settled yet."""
    found = frame.training_class
    programme = programme_of(session, found)
    period = period_text(found.opened_on, found.closed_on)
    in_charge = _in_charge(found.class_head, found.training_officer)
    return {
        "lop": lower_first(frame.class_name),
        "nam": str(found.year),
        "chuong_trinh": wording.inside(programme.name),
        "so_hoc_vien": format_int(learners),
        "thoi_gian": period,
        "da_hoc": f", học {period}" if period else "",
        "khai_giang": format_date(found.opened_on) if found.opened_on else "",
        "be_giang": format_date(found.closed_on) if found.closed_on else "",
        "hinh_thuc": found.study_mode.label.lower(),
        "dia_diem": found.place,
        "chu_nhiem": found.class_head or "",
        "giao_vu": found.training_officer or "",
        "phu_trach": "; ".join(in_charge),
        "phan_cong": "; ".join([*in_charge, _TEACHING]),
        "kinh_phi": found.budget_source or _USUAL_BUDGET,
        "ke_hoach": _plan(session, found),
        "quyet_dinh_mo_lop": _opening(session, found),
        "loai_giay": wording.kind_in_text(programme.certificate_kind),
        "trung_tam": frame.names.full_name,
        "cap_uy": frame.names.superior_name,
        **_committee(session, frame),
    }


def _plan(session: Session, found: TrainingClass) -> str:
    """Name the approved plan that a class comes from; "" for one outside of it."""
    item = session.get(PlanItem, found.plan_item_id) if found.plan_item_id else None
    if item is None:
        return ""
    plan = get_plan(session, plan_id=item.plan_id)
    approved = f" được phê duyệt tại {plan.approval}" if plan.approval else ""
    return f"{plan.named}{approved}"


def _opening(session: Session, found: TrainingClass) -> str:
    """Name the decision that opened a class; "" before there is one."""
    document = document_of(session, class_id=found.id, form=OPENING)
    return f"{named(document)} {document.subject_line}" if document else ""


def _in_charge(head: str | None, officer: str | None) -> list[str]:
    duties = [(head, "làm chủ nhiệm lớp"), (officer, "làm giáo vụ lớp")]
    return [f"đồng chí {name} {duty}" for name, duty in duties if name]


def _committee(session: Session, frame: Frame) -> dict[str, str]:
    rows = committee_of(session, class_id=frame.training_class.id)
    monitor = [row.full_name for row in rows if row.role is CommitteeRole.MONITOR]
    deputies = [
        f"đồng chí {row.full_name}" for row in rows if row.role is not CommitteeRole.MONITOR
    ]
    return {"lop_truong": "".join(monitor), "lop_pho": "; ".join(deputies)}
