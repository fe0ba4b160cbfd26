"""Choices about dossiers that ask for the confirmation of an equivalent level."""

from app.models.values.labelled import Labelled


class EquivalenceOutcome(Labelled):
    """What a dossier comes to by the rules of equivalence."""

    EQUIVALENT = "equivalent", "Đủ điều kiện"
    SUPPLEMENT = "supplement", "Cần học bổ túc"
    INCOMPLETE = "incomplete", "Hồ sơ chưa đủ"


class DossierState(Labelled):
    """How far a dossier has come."""

    RECEIVED = "received", "Đã nhận"
    INCOMPLETE = "incomplete", "Thiếu giấy tờ"
    COMPLETE = "complete", "Đủ giấy tờ"
    APPRAISING = "appraising", "Đang thẩm định"
    ELIGIBLE = "eligible", "Đủ điều kiện"
    NEEDS_SUPPLEMENT = "needs_supplement", "Học bổ túc"
    APPROVED = "approved", "Đã duyệt"
    ISSUED = "issued", "Đã cấp xác nhận"
    REJECTED = "rejected", "Không xác nhận"
    WITHDRAWN = "withdrawn", "Đã rút"


# A dossier in one of these states is decided: a later list begins a new one.
DECIDED = frozenset(
    {DossierState.APPROVED, DossierState.ISSUED, DossierState.REJECTED, DossierState.WITHDRAWN}
)
