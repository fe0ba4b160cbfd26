"""Choices about assessments and what came of them."""

from app.models.values.labelled import Labelled


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
