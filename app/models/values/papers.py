"""How far documents, certificates and lines of the register are."""

from app.models.values.labelled import Labelled


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


# A certificate that proves nothing any more; its number stays taken.
VOID = (CertificateState.SPOILED, CertificateState.REPLACED, CertificateState.REVOKED)


class EntryState(Labelled):
    """What a line of the register is worth."""

    VALID = "valid", "Có hiệu lực"
    CROSSED_OUT = "crossed_out", "Gạch bỏ"
    REPLACED = "replaced", "Đã thay thế"
    REVOKED = "revoked", "Đã thu hồi"
