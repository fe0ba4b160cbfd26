"""F48: the slip that goes with the USB stick."""

from datetime import date

from app.services.documents.lists.delivery_slip import DeliverySlip, delivery_slip_pdf, grouped
from tests.services.documents.reading import words_of
from tests.services.documents.samples import HEAD

DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
SLIP = DeliverySlip(
    letterhead=HEAD,
    receiver="Ban Tuyên giáo và Dân vận Tỉnh ủy Lạng Sơn",
    file_name="20-06124-000012.gvp",
    size=183423,
    digest=DIGEST,
    sequence=12,
    made_on=date(2026, 3, 12),
    contents=(("Lớp học", 3), ("Người học", 1102)),
    key_code="12345 67890 12345 67890 12345 67890 12345 67890",
)


def test_the_slip_names_file_code_and_contents() -> None:
    text = words_of(delivery_slip_pdf(SLIP))
    assert "20-06124-000012.gvp" in text
    assert "Ban Tuyên giáo và Dân vận Tỉnh ủy Lạng Sơn" in text
    assert "183.423 byte" in text
    assert "1.102" in text
    assert "9f86 d081 884c" in text
    assert "12345 67890" in text
    assert "ngày ..... tháng ....." in text


def test_the_code_is_grouped_and_complete() -> None:
    assert grouped(DIGEST).replace(" ", "") == DIGEST
    assert len(grouped(DIGEST).split()) == 16
