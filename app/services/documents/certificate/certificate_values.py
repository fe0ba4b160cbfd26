"""Every text of one certificate, as its issue froze it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CertificateValues:
    """Every text of one certificate exactly as it is printed: the frozen snapshot of the issue.

    Empty texts leave their line out. `capacity` may have two lines ("K/T GIÁM ĐỐC\\nPHÓ GIÁM ĐỐC").
    """

    full_name: str
    superior: str
    issuer: str
    birth_date: str
    programme: str
    period: str
    place_date: str
    capacity: str
    signer_name: str
    serial_no: str
    register_no: str
    home_place: str = ""
    unit: str = ""
    classification: str = ""
    valid_until: str = ""
    title: str = "Giấy chứng nhận"
    holder_prefix: str = "Chứng nhận đồng chí"
    programme_text: str = "Đã hoàn thành chương trình"
