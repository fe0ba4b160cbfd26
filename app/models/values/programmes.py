"""Choices about programmes and their lessons."""

from app.models.values.labelled import Labelled


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
