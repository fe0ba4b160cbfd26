"""Tables that travel, told to clerks as subjects: learners, results, certificates."""

from collections.abc import Mapping
from dataclasses import dataclass

# In the order of the work; tables not named here are told under the last subject.
_SUBJECTS = (
    (
        "Nhu cầu, kế hoạch năm",
        "calendar-days",
        "plans",
        (
            "training_needs",
            "annual_plans",
            "plan_items",
            "plan_item_communes",
            "plan_adjustments",
        ),
    ),
    ("Lớp học", "presentation", "classes", ("training_classes", "class_sessions", "assessments")),
    ("Người học", "users", "people", ("persons", "party_memberships")),
    (
        "Chức vụ, bồi dưỡng đã qua",
        "clipboard-list",
        "people",
        ("employment_periods", "prior_trainings"),
    ),
    ("Hồ sơ xác nhận trình độ", "file-check", "people", ("equivalence_dossiers",)),
    (
        "Học viên ghi danh",
        "user-plus",
        "classes",
        ("nominations", "enrolments", "class_committee_members"),
    ),
    ("Điểm danh", "calendar-check", "classes", ("attendances", "leave_requests")),
    ("Điểm, kết quả học tập", "pencil", "classes", ("scores", "results")),
    (
        "Giấy chứng nhận, sổ gốc",
        "award",
        "certificates",
        ("certificates", "register_entries", "register_books"),
    ),
    ("Quyết định, văn bản", "file-text", "classes", ("issued_documents",)),
)
_OTHERS = ("Trung tâm và danh mục", "building-2", "settings")


@dataclass(frozen=True)
class SubjectCount:
    """How many rows of a subject the province does not have; `page` shows that subject."""

    name: str
    icon: str
    page: str
    count: int


def by_subject(unsent: Mapping[str, int]) -> tuple[SubjectCount, ...]:
    """Sum counts by table into subjects, leaving out those with nothing."""
    left = dict(unsent)
    found = [
        SubjectCount(name, icon, page, sum(left.pop(table, 0) for table in tables))
        for name, icon, page, tables in _SUBJECTS
    ]
    found.append(SubjectCount(*_OTHERS, sum(left.values())))
    return tuple(subject for subject in found if subject.count)
