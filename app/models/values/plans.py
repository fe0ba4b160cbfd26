"""Choices about the yearly plan and the needs it answers."""

from app.models.values.labelled import Labelled


class PlanStatus(Labelled):
    """How far a yearly plan is, in order; from approval on its items change by adjustment only."""

    DRAFT = "draft", "Đang lập"
    SUBMITTED = "submitted", "Đã trình"
    APPROVED = "approved", "Đã phê duyệt"
    ADJUSTED = "adjusted", "Đã điều chỉnh"
    CLOSED = "closed", "Đã tổng kết"


class PlanSide(Labelled):
    """Whose plan an item comes from: the Party's or the State's; both stand in one list."""

    PARTY = "party", "Phía Đảng"
    STATE = "state", "Phía Nhà nước"


class NeedSource(Labelled):
    """How a need became known."""

    REGISTERED = "registered", "Đơn vị đăng ký"
    GAP = "gap", "Rà soát còn thiếu"


class NeedState(Labelled):
    """What became of a need; enrolled and done follow from classes and results, never stored."""

    NEW = "new", "Mới"
    PLANNED = "planned", "Đã đưa vào kế hoạch"
    ENROLLED = "enrolled", "Đã ghi danh"
    DONE = "done", "Đã học xong"
    DROPPED = "dropped", "Không còn nhu cầu"
