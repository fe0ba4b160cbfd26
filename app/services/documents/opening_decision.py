"""F05 Quyết định mở lớp: the usual wording and the list of learners that goes with it."""

from dataclasses import dataclass
from datetime import date

from app.services.documents.class_paper import period_text
from app.services.documents.recognition_decision import DEFAULT_BASIS, lower_first
from app.text.numbers import format_int


@dataclass(frozen=True)
class OpenedClass:
    """The class to be opened and who is put in charge of it; empty where not settled yet."""

    class_name: str
    programme: str
    learners: int
    opened_on: date | None
    closed_on: date | None
    study_mode: str = ""
    place: str = ""
    class_head: str = ""
    training_officer: str = ""
    budget_source: str = ""


def opening_subject(facts: OpenedClass) -> str:
    """Return the usual subject line."""
    return f"về việc mở {lower_first(facts.class_name)}"


def opening_basis(founding: str = "", plan: str = "") -> tuple[str, ...]:
    """Return the usual grounds, with the decision that founded the centre and the approved plan."""
    own = tuple(f"Căn cứ {document}" for document in (founding, plan) if document)
    return (*DEFAULT_BASIS, *own, "Xét đề nghị của giáo vụ trung tâm")


def opening_articles(facts: OpenedClass) -> tuple[str, ...]:
    """Return the usual four articles; the clerk may change every word of them."""
    opening = (
        f"Mở {lower_first(facts.class_name)} cho {format_int(facts.learners)} học viên "
        "(có danh sách kèm theo)."
    )
    lines = [opening, f"Chương trình: {facts.programme}."]
    period = period_text(facts.opened_on, facts.closed_on)
    for label, value in (
        ("Thời gian", period),
        ("Hình thức", facts.study_mode),
        ("Địa điểm", facts.place),
    ):
        if value:
            lines.append(f"{label}: {value}.")
    return (
        "\n".join(lines),
        _in_charge(facts),
        f"Kinh phí mở lớp {facts.budget_source or 'thực hiện theo quy định hiện hành'}.",
        "Các đồng chí có tên tại Điều 2, các cơ quan, đơn vị có liên quan và các học viên có tên "
        "trong danh sách chịu trách nhiệm thi hành Quyết định này. "
        "Quyết định này có hiệu lực kể từ ngày ký.",
    )


def _in_charge(facts: OpenedClass) -> str:
    duties = []
    if facts.class_head:
        duties.append(f"đồng chí {facts.class_head} làm chủ nhiệm lớp")
    if facts.training_officer:
        duties.append(f"đồng chí {facts.training_officer} làm giáo vụ lớp")
    duties.append("các giảng viên lên lớp theo lịch học của trung tâm")
    return f"Giao {'; '.join(duties)}."
