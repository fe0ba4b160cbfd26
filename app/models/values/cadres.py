"""Choices about what cadres were trained in, and how that is known."""

from app.models.values.labelled import Labelled


class TrainingKind(Labelled):
    """What a training was about."""

    THEORY = "theory", "Lý luận chính trị"
    PARTY_AWARENESS = "party_awareness", "Nhận thức về Đảng"
    NEW_MEMBER = "new_member", "Đảng viên mới"
    COMMITTEE_PRACTICE = "committee_practice", "Nghiệp vụ công tác đảng"
    UPDATE = "update", "Cập nhật kiến thức"
    STATE_MANAGEMENT = "state_management", "Quản lý nhà nước"
    DEFENCE = "defence", "Quốc phòng và an ninh"
    LANGUAGE = "language", "Ngoại ngữ, tiếng dân tộc"
    IT = "it", "Tin học"
    DIGITAL = "digital", "Chuyển đổi số"
    YEARLY = "yearly", "Bồi dưỡng trong năm"
    OTHER = "other", "Khác"


class Evidence(Labelled):
    """What the centre has seen of a training that took place elsewhere."""

    ORIGINAL = "original", "Đã xem bản chính"
    COPY = "copy", "Đã xem bản sao"
    DECLARED = "declared", "Chỉ khai báo"


class TrainingSource(Labelled):
    """How the centre came to know of a training."""

    OWN_CENTRE = "own_centre", "Học tại trung tâm"
    LIST = "list", "Theo danh sách đã nhập"
    TYPED = "typed", "Nhập tay"
