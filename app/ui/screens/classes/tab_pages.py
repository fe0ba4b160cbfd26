"""Which tabs a class's workspace has: made from a dotted path when first shown."""

from dataclasses import dataclass
from uuid import UUID

from app.models.values import ClassStatus
from app.services.classes.class_overview import TabCounts
from app.ui import kit
from app.ui.pages import load
from app.ui.runner import Runner
from app.ui.screens.class_tabs.base import ClassTab

_HERE = "app.ui.screens.class_tabs"


@dataclass(frozen=True)
class TabPage:
    """A tab: `factory` is "module:Class" of a `ClassTab`."""

    key: str
    title: str
    factory: str

    def make(self, runner: Runner, shell: kit.Shell, class_id: UUID) -> ClassTab:
        """Load the module and make the tab for a class."""
        tab: ClassTab = load(self.factory)(runner, shell, class_id)
        return tab


_TABS = (
    TabPage("info", "Thông tin", f"{_HERE}.information:InformationTab"),
    TabPage("learners", "Học viên", f"{_HERE}.learners:LearnersTab"),
    TabPage("timetable", "Lịch học", f"{_HERE}.timetable:TimetableTab"),
    TabPage("attendance", "Điểm danh", f"{_HERE}.attendance:AttendanceTab"),
    TabPage("assessment", "Đánh giá", f"{_HERE}.assessment:AssessmentTab"),
    TabPage("recognition", "Công nhận", f"{_HERE}.recognition:RecognitionTab"),
    TabPage("certificates", "Chứng nhận", f"{_HERE}.certificates:CertificatesTab"),
    TabPage("papers", "Văn bản", f"{_HERE}.papers:PapersTab"),
)

# Where a step of the stepper is proved.
PROOFS = {
    ClassStatus.PLANNED: "info",
    ClassStatus.OPENED: "papers",
    ClassStatus.IN_PROGRESS: "timetable",
    ClassStatus.TEACHING_DONE: "attendance",
    ClassStatus.ASSESSED: "assessment",
    ClassStatus.RECOGNISED: "recognition",
    ClassStatus.CERTIFIED: "certificates",
    ClassStatus.ARCHIVED: "papers",
    ClassStatus.CANCELLED: "info",
}


def tab_pages() -> dict[str, TabPage]:
    """Return the tabs by key, in their order."""
    return {page.key: page for page in _TABS}


def known_counts(counts: TabCounts) -> dict[str, str]:
    """Return what stands beside the titles before the tabs have read their own."""
    taken = f"{counts.sessions_taken}/{counts.sessions}" if counts.sessions else ""
    return {
        "learners": _figure(counts.learners),
        "timetable": _figure(counts.sessions),
        "attendance": taken,
        "certificates": _figure(counts.certificates),
        "papers": _figure(counts.documents),
    }


def _figure(count: int) -> str:
    return f"{count}" if count else ""
