"""F32: each page is what it would be alone, in the order given, small and always the same."""

import re
import time
import unicodedata
from dataclasses import replace

import pytest

from app.services.documents.certificate.certificate_fitting import TextDoesNotFitError
from app.services.documents.certificate.certificate_layout import Mode
from app.services.documents.certificate.certificate_pdf import render_certificates
from app.services.documents.certificate.certificate_values import CertificateValues
from app.services.documents.certificate.layout_file import plain_layout
from tests.services.documents.golden import assert_golden
from tests.services.documents.reading import (
    drawn_of,
    fonts_of,
    ink_of,
    pages_of,
    rendered,
    words_of,
)
from tests.services.documents.samples import CERTIFICATE, LONG_UNIT, names

LAYOUT = plain_layout()
BARE = replace(LAYOUT, frame=False, ornaments=())


def _class(count: int) -> list[CertificateValues]:
    return [
        replace(
            CERTIFICATE,
            full_name=name,
            serial_no=f"NTD26-{i:05}",
            register_no=f"{i:04}/2026",
        )
        for i, name in enumerate(names(count), start=1)
    ]


LONG = replace(
    CERTIFICATE,
    full_name="Công Tằng Tôn Nữ Hoàng Phủ Ngọc Khánh Huyền Diệu Thảo Nguyên",
    issuer="Trung tâm Chính trị khu vực Quang Bình – Bắc Quang – Hoàng Su Phì",
    unit=LONG_UNIT,
    home_place="thôn Nà Lùng, xã Yên Bình, tỉnh Tuyên Quang",
    programme="Bồi dưỡng lý luận chính trị và nghiệp vụ công tác Mặt trận Tổ quốc, các tổ chức "
    "chính trị – xã hội ở cơ sở dành cho cán bộ kiêm nhiệm",
    valid_until="15/03/2031",
)


def test_the_printed_certificates_are_the_golden_ones() -> None:
    assert_golden(render_certificates([CERTIFICATE, LONG], LAYOUT), "f32-giay-chung-nhan.pdf")


def test_a_certificate_says_all_that_was_frozen() -> None:
    text = words_of(render_certificates([CERTIFICATE], LAYOUT))
    for part in (
        "ĐẢNG ỦY XÃ YÊN BÌNH",
        "TRUNG TÂM CHÍNH TRỊ XÃ YÊN BÌNH",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "GIẤY CHỨNG NHẬN",
        "Chứng nhận đồng chí",
        "Nguyễn Thị Hồng Phương",
        "Ngày sinh: 06/03/1999",
        "Đơn vị: Trường Trung học cơ sở Yên Bình",
        "Đã hoàn thành chương trình",
        "Bồi dưỡng nhận thức về Đảng",
        "từ ngày 02 tháng 3 năm 2026 đến ngày 06 tháng 3 năm 2026",
        "Xếp loại: Giỏi",
        "Yên Bình, ngày 15 tháng 3 năm 2026",
        "K/T GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Trần Quốc Toản",
        "Số hiệu: NTD26-00001",
        "Số vào sổ: 0001/2026",
    ):
        assert part in text, part
    assert "Quê quán" not in text
    assert "Có giá trị" not in text


def test_64_names_come_back_in_the_order_given_with_fonts_embedded() -> None:
    data = render_certificates(_class(64), BARE)
    pages = [" ".join(page.split()) for page in pages_of(data)]
    assert len(pages) == 64
    for name, page in zip(names(64), pages, strict=True):
        assert name in page
        assert unicodedata.is_normalized("NFC", page)
    assert all(font[1:] == ["yes", "yes", "yes"] for font in fonts_of(data))
    assert not any("Helvetica" in font[0] for font in fonts_of(data))


def test_a_page_of_a_batch_looks_as_it_would_alone() -> None:
    batch = _class(6)
    data = render_certificates(batch, LAYOUT)
    for number in (0, 3, 5):
        alone = render_certificates([batch[number]], LAYOUT)
        assert rendered(data, number).tobytes() == rendered(alone).tobytes()
        assert drawn_of(data)[number] == drawn_of(alone)[0]


def test_the_same_certificates_give_the_same_bytes() -> None:
    assert render_certificates(_class(3), LAYOUT) == render_certificates(_class(3), LAYOUT)


def test_five_hundred_certificates_stay_small_and_quick() -> None:
    batch = [
        replace(one, serial_no=f"NTD26-{i:05}", unit=f"Chi bộ thôn {i}")
        for i, one in enumerate(_class(64) * 8)
    ][:500]
    render_certificates(batch[:1], LAYOUT)
    start = time.process_time()
    data = render_certificates(batch, LAYOUT)
    seconds = time.process_time() - start
    assert len(data) / 500 < 1300
    assert seconds < 5, "a tenth of this is usual"
    assert len(re.findall(rb"/Subtype /Form\b", data)) == 5


def test_two_issuers_in_one_batch_keep_their_heads() -> None:
    other = replace(CERTIFICATE, issuer="Trung tâm Chính trị phường Minh Xuân")
    first, second, third = pages_of(render_certificates([CERTIFICATE, other, CERTIFICATE], LAYOUT))
    assert "XÃ YÊN BÌNH" in first
    assert "PHƯỜNG MINH XUÂN" in second
    assert "PHƯỜNG MINH XUÂN" not in third


def test_on_a_blank_only_the_values_are_printed() -> None:
    data = render_certificates([CERTIFICATE], replace(LAYOUT, mode=Mode.ON_BLANK))
    text = words_of(data)
    assert "06/03/1999" in text
    assert "Ngày sinh" not in text
    assert "ĐẢNG CỘNG SẢN" not in text
    assert ink_of(data).left > 25, "no frame"


def test_practice_certificates_carry_the_mark() -> None:
    for layout in (LAYOUT, replace(LAYOUT, mode=Mode.ON_BLANK, frame=False)):
        pages = drawn_of(render_certificates(_class(2), layout, practice=True))
        assert all("THỰC HÀNH" in page for page in pages)
    assert "THỰC HÀNH" not in words_of(render_certificates(_class(2), LAYOUT))


def test_the_frame_keeps_clear_of_the_edge_that_printers_cannot_reach() -> None:
    ink = ink_of(render_certificates([CERTIFICATE], LAYOUT))
    assert min(ink.left, ink.top, ink.right, ink.bottom) >= 4.5


def test_the_title_stands_on_the_middle_axis() -> None:
    title = tuple(e for e in LAYOUT.elements if e.name == "title")
    ink = ink_of(render_certificates([CERTIFICATE], replace(BARE, elements=title)))
    assert abs(ink.left - ink.right) < 1.0


def test_a_value_too_long_for_the_paper_is_refused() -> None:
    endless = replace(CERTIFICATE, programme=" ".join(["bồi dưỡng"] * 80))
    with pytest.raises(TextDoesNotFitError, match="chương trình"):
        render_certificates([CERTIFICATE, endless], LAYOUT)


def test_nothing_to_print_is_a_defect() -> None:
    with pytest.raises(ValueError, match="no certificate"):
        render_certificates([], LAYOUT)
