"""The words that rows choose from, with the labels that users see; plain Python, no tables."""

from enum import StrEnum


class Labelled(StrEnum):
    """A code with the Vietnamese label that users see."""

    label: str

    def __new__(cls, code: str, label: str = "") -> "Labelled":
        """Make the member from its code and label."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class OrganizationKind(Labelled):
    """What sort of body an organization is."""

    CENTRE = "centre", "Trung tâm chính trị"
    PARTY_COMMITTEE = "party_committee", "Đảng ủy"
    PARTY_CELL = "party_cell", "Chi bộ"
    STATE_AGENCY = "state_agency", "Cơ quan nhà nước"
    SCHOOL = "school", "Trường học"
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    ARMED_FORCE = "armed_force", "Lực lượng vũ trang"
    MASS_ORG = "mass_org", "Đoàn thể"
    VILLAGE = "village", "Thôn, tổ dân phố"
    OTHER = "other", "Khác"


class Gender(Labelled):
    """Sex as on identity papers."""

    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class PersonStatus(Labelled):
    """Where a person stands in the records of the centre."""

    ACTIVE = "active", "Đang công tác"
    RETIRED = "retired", "Đã nghỉ"
    MOVED = "moved", "Đã chuyển đi"
    DECEASED = "deceased", "Đã mất"
    MERGED = "merged", "Đã gộp"


class PartyStatus(Labelled):
    """Party standing; treated as sensitive (domain rule on personal data)."""

    NONE = "none", "Quần chúng"
    CANDIDATE = "candidate", "Đối tượng kết nạp"
    PROBATIONARY = "probationary", "Dự bị"
    FULL = "full", "Chính thức"
    REMOVED = "removed", "Đã ra khỏi Đảng"


class CertificateKind(Labelled):
    """What the paper at the end of a programme is."""

    DIPLOMA = "diploma", "Bằng"
    CERTIFICATE = "certificate", "Giấy chứng nhận"
    CREDENTIAL = "credential", "Chứng chỉ"
    CONFIRMATION = "confirmation", "Giấy xác nhận"


class AssessmentForm(Labelled):
    """How a programme ends."""

    FINAL_PAPER = "final_paper", "Bài thu hoạch"
    WRITTEN = "written", "Thi viết"
    ORAL = "oral", "Vấn đáp"
    MIXED = "mixed", "Kết hợp"
    NONE = "none", "Không đánh giá"


class LessonKind(Labelled):
    """What is done in a lesson of the curriculum."""

    LESSON = "lesson", "Bài"
    TOPIC = "topic", "Chuyên đề"
    LOCAL_TOPIC = "local_topic", "Chuyên đề địa phương"
    DISCUSSION = "discussion", "Thảo luận"
    FIELD_STUDY = "field_study", "Nghiên cứu thực tế"
    REVIEW = "review", "Ôn tập, giải đáp"
    TEST = "test", "Kiểm tra"
    EXAM = "exam", "Thi"


class Owner(Labelled):
    """Who owns a row of reference data, and so may change it."""

    SHIPPED = "shipped", "Có sẵn"
    PROVINCE = "province", "Tỉnh"
    CENTRE = "centre", "Trung tâm"


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


class Slot(Labelled):
    """The half-day of a class session."""

    MORNING = "morning", "Sáng"
    AFTERNOON = "afternoon", "Chiều"
    EVENING = "evening", "Tối"


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


class AssessmentStatus(Labelled):
    """How far an assessment is."""

    PLANNED = "planned", "Dự kiến"
    HELD = "held", "Đã tổ chức"
    MARKING = "marking", "Đang chấm"
    LOCKED = "locked", "Đã khóa điểm"
    PUBLISHED = "published", "Đã công bố"


class NotCompletedReason(Labelled):
    """Why a learner was not recognised."""

    NOT_ENOUGH_PERIODS = "not_enough_periods", "Không dự đủ số tiết"
    NO_SUBMISSION = "no_submission", "Không nộp bài"
    FAILED = "failed", "Điểm dưới mức đạt"
    WITHDRAWN = "withdrawn", "Thôi học"
    SUSPENDED = "suspended", "Bảo lưu"
    DISCIPLINE = "discipline", "Bị kỷ luật"
    MISSING_DOCUMENTS = "missing_documents", "Thiếu hồ sơ"


class DocumentState(Labelled):
    """How far an outgoing document is."""

    DRAFT = "draft", "Dự thảo"
    NUMBERED = "numbered", "Đã lấy số"
    SIGNED = "signed", "Đã ký"
    REVOKED = "revoked", "Đã thu hồi"


class CertificateState(Labelled):
    """How far a certificate is."""

    DRAFT = "draft", "Dự thảo"
    PRINTED = "printed", "Đã in"
    SIGNED = "signed", "Đã ký"
    RECORDED = "recorded", "Đã vào sổ"
    HANDED_OVER = "handed_over", "Đã trao"
    SPOILED = "spoiled", "In hỏng"
    REPLACED = "replaced", "Đã thay thế"
    REVOKED = "revoked", "Đã thu hồi"


class EntryState(Labelled):
    """What a line of the register is worth."""

    VALID = "valid", "Có hiệu lực"
    CROSSED_OUT = "crossed_out", "Gạch bỏ"
    REPLACED = "replaced", "Đã thay thế"
    REVOKED = "revoked", "Đã thu hồi"


class Role(Labelled):
    """What a user may do."""

    ADMIN = "admin", "Quản trị"
    TRAINING_CLERK = "training_clerk", "Giáo vụ"
    REGISTRY_CLERK = "registry_clerk", "Văn thư – sổ gốc"
    DIRECTOR = "director", "Lãnh đạo trung tâm"
    VIEWER = "viewer", "Người xem"


class Side(Labelled):
    """Whose data folder this is."""

    CENTRE = "centre", "Trung tâm"
    PROVINCE = "province", "Tỉnh"


class Direction(Labelled):
    """Which way a package went."""

    SENT = "sent", "Đã xuất"
    RECEIVED = "received", "Đã nhận"


class PackageState(Labelled):
    """How far a package is."""

    EXPORTED = "exported", "Đã xuất"
    ACCEPTED = "accepted", "Tỉnh đã nhận"
    REJECTED = "rejected", "Bị từ chối"
    SUPERSEDED = "superseded", "Đã thay thế"
    APPLIED = "applied", "Đã ghi"


class PeerState(Labelled):
    """Whether the keys of a peer are good."""

    TRUSTED = "trusted", "Tin cậy"
    REPLACED = "replaced", "Đã thay khóa"
    REVOKED = "revoked", "Đã thu hồi"
