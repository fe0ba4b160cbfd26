"""Choices about people."""

from app.models.values.labelled import Labelled


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
    """Party standing; sensitive by Nghị định 356/2025/NĐ-CP."""

    NONE = "none", "Quần chúng"
    CANDIDATE = "candidate", "Đối tượng kết nạp"
    PROBATIONARY = "probationary", "Dự bị"
    FULL = "full", "Chính thức"
    REMOVED = "removed", "Đã ra khỏi Đảng"
