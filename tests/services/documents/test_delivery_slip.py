"""F48: the slip that goes with the USB stick."""

from dataclasses import replace
from datetime import date

from app.services.documents.lists.delivery_slip import DeliverySlip, delivery_slip_pdf, grouped
from app.services.documents.prescribed.signatures import Signature
from tests.services.documents.reading import words_of
from tests.services.documents.samples import HEAD

DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
SLIP = DeliverySlip(
    letterhead=HEAD,
    giver=Signature(("Bên giao",), "Hà Thị Mai"),
    receiver=Signature(("Bên nhận",)),
    file_name="YB-000012.gvp",
    size=183423,
    digest=DIGEST,
    sequence=12,
    made_on=date(2026, 3, 12),
    contents=(("Lớp", 3), ("Học viên", 1102)),
    key_fingerprint="KXMP 4T7Q",
    dated_on=date(2026, 3, 12),
)


def test_the_slip_names_file_code_and_contents() -> None:
    text = words_of(delivery_slip_pdf(SLIP))
    assert "YB-000012.gvp" in text
    assert "183.423 byte" in text
    assert "1.102" in text
    assert "9f86 d081 884c" in text
    assert "Kỳ số liệu" not in text


def test_the_code_is_grouped_and_complete() -> None:
    assert grouped(DIGEST).replace(" ", "") == DIGEST
    assert len(grouped(DIGEST).split()) == 16


def test_a_slip_without_day_and_contents_is_still_a_slip() -> None:
    text = words_of(delivery_slip_pdf(replace(SLIP, dated_on=None, contents=())))
    assert "ngày ..... tháng ....." in text
    assert "Số liệu trong tệp" not in text
