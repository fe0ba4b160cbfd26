"""Choices about classes: their life, their learners, their half-days."""

from datetime import date

from app.models.values.labelled import Labelled


class ClassStatus(Labelled):
    """The life of a class, in order; cancelled stands beside it."""

    PLANNED = "planned", "Dự kiến"
    OPENED = "opened", "Đã có quyết định mở lớp"
    IN_PROGRESS = "in_progress", "Đang học"
    TEACHING_DONE = "teaching_done", "Đã học xong"
    ASSESSED = "assessed", "Đã đánh giá"
    RECOGNISED = "recognised", "Đã công nhận"
    CERTIFIED = "certified", "Đã cấp giấy"
    ARCHIVED = "archived", "Đã lưu"
    CANCELLED = "cancelled", "Hủy"


class StudyMode(Labelled):
    """How a class meets."""

    FULL_TIME = "full_time", "Tập trung"
    PART_TIME = "part_time", "Không tập trung"


class EnrolmentState(Labelled):
    """Where a learner stands in a class."""

    REGISTERED = "registered", "Đăng ký"
    ACCEPTED = "accepted", "Được triệu tập"
    STUDYING = "studying", "Đang học"
    COMPLETED = "completed", "Hoàn thành"
    FAILED = "failed", "Không đạt"
    NOT_ELIGIBLE = "not_eligible", "Không đủ điều kiện"
    WITHDRAWN = "withdrawn", "Thôi học"
    SUSPENDED = "suspended", "Bảo lưu"


HERE = (EnrolmentState.REGISTERED, EnrolmentState.ACCEPTED, EnrolmentState.STUDYING)
"""In the class, and not judged yet."""
LEFT = (EnrolmentState.WITHDRAWN, EnrolmentState.SUSPENDED)
"""Gone from the class before its end."""


class Slot(Labelled):
    """The half-day of a class session."""

    MORNING = "morning", "Sáng"
    AFTERNOON = "afternoon", "Chiều"
    EVENING = "evening", "Tối"

    def on(self, day: date) -> str:
        """Name the half-day of a day inside a sentence: "sáng 22/10/2026"."""
        return f"{self.label.lower()} {day:%d/%m/%Y}"

    def shortly_on(self, day: date) -> str:
        """Name it where the year is known: "sáng 22/10"."""
        return f"{self.label.lower()} {day:%d/%m}"


class SessionState(Labelled):
    """Whether a class session took place."""

    PLANNED = "planned", "Dự kiến"
    HELD = "held", "Đã dạy"
    MOVED = "moved", "Dời lịch"
    CANCELLED = "cancelled", "Hủy"


class AttendanceMark(Labelled):
    """What the roll call says of one learner in one session."""

    PRESENT = "present", "có mặt"
    LATE = "late", "muộn"
    EXCUSED = "excused", "vắng có phép"
    UNEXCUSED = "unexcused", "vắng không phép"
    MADE_UP = "made_up", "học bù"
    EXEMPT = "exempt", "miễn"


ABSENT = (AttendanceMark.EXCUSED, AttendanceMark.UNEXCUSED)
"""Not there; the others attended the whole half-day unless told otherwise."""


class SessionKind(Labelled):
    """What is done in a class session."""

    LESSON = "lesson", "Học trên lớp"
    FIELD_STUDY = "field_study", "Nghiên cứu thực tế"
    OTHER = "other", "Hoạt động khác"


class CommitteeRole(Labelled):
    """What a learner is in the committee of the class."""

    MONITOR = "monitor", "Lớp trưởng"
    DEPUTY_MONITOR = "deputy_monitor", "Lớp phó"
