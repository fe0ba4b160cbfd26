"""The one next thing to do for a class, as its facts have it: a pure function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from app.models.values import ClassStatus
from app.services.classes.class_facts import ClassFacts


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do next: a stable key, the words of the button, the tab it is done in.

    `due` is the day it should be done by, None where no day is set.
    """

    key: str
    text: str
    tab: str
    due: date | None = None

    def is_overdue(self, today: date) -> bool:
        """Whether the day has passed."""
        return self.due is not None and self.due < today


def next_step(facts: ClassFacts) -> NextStep | None:
    """Return what to do next for a class; None when nothing is left."""
    find = _STEPS.get(facts.status)
    return find(facts) if find else None


def _planned(facts: ClassFacts) -> NextStep:
    if not facts.learners:
        return NextStep("add-learners", "Nhập danh sách học viên", "learners", facts.opened_on)
    if facts.opened_on is None or not facts.is_staffed:
        return NextStep("fill-details", "Ghi ngày và người phụ trách", "details", facts.opened_on)
    return NextStep("open-class", "Mở lớp", "details", facts.opened_on)


def _opened(facts: ClassFacts) -> NextStep:
    if not facts.sessions:
        return NextStep("make-timetable", "Lập lịch học", "timetable", facts.opened_on)
    return _in_progress(facts)


def _in_progress(facts: ClassFacts) -> NextStep:
    if facts.not_taken:
        first = facts.not_taken[0]
        return NextStep("take-attendance", f"Điểm danh {first.label}", "attendance", first.held_on)
    return NextStep("finish-teaching", "Kết thúc giảng dạy", "attendance", facts.closed_on)


def _taught(facts: ClassFacts) -> NextStep:
    if facts.marks_missing:
        return NextStep("enter-marks", f"Nhập điểm: còn {facts.marks_missing} bài", "assessment")
    return NextStep("recognise", "Công nhận kết quả", "recognition")


def _recognised(facts: ClassFacts) -> NextStep:
    due = facts.certificates_due
    left = facts.certificates_missing
    by = f", hạn {due:%d/%m}" if due else ""
    return NextStep("issue-certificates", f"Cấp giấy: còn {left} tờ{by}", "certificates", due)


def _certified(facts: ClassFacts) -> NextStep:
    left = facts.certificates - facts.handed_over
    if left > 0:
        return NextStep("hand-over", f"Trao giấy: còn {left} người", "certificates")
    return NextStep("archive", "Lưu hồ sơ lớp", "papers")


_STEPS: Mapping[ClassStatus, Callable[[ClassFacts], NextStep]] = {
    ClassStatus.PLANNED: _planned,
    ClassStatus.OPENED: _opened,
    ClassStatus.IN_PROGRESS: _in_progress,
    ClassStatus.TEACHING_DONE: _taught,
    ClassStatus.ASSESSED: _taught,
    ClassStatus.RECOGNISED: _recognised,
    ClassStatus.CERTIFIED: _certified,
}
