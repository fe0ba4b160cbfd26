"""Signers and recipients stand where the style wants them."""

from app.services.documents.prescribed.closing import closing
from app.services.documents.prescribed.signatures import Signature, signatures_abreast
from app.services.documents.prescribed.styles import PARTY, STATE
from app.services.documents.typesetting.flow import Piece
from app.services.documents.typesetting.page_setup import a4
from app.services.documents.typesetting.paper import Section, render
from app.services.documents.typesetting.pen import Facts
from tests.services.documents.reading import ink_of, pages_of, words_of

DEPUTY = Signature(("K/T Giám đốc", "Phó Giám đốc"), "Trần Quốc Toản")
PAPER_MIDDLE = 105
RECIPIENTS = ("Ban Thường vụ Đảng ủy xã (để báo cáo)", "Như Điều 3;", "Lưu Trung tâm.")


def _printed(piece: Piece) -> bytes:
    return render([Section(a4(PARTY.margins), [piece])], Facts(""))


def _line_of(data: bytes, text: str) -> int:
    return next(n for n, line in enumerate(pages_of(data)[0].splitlines()) if text in line)


def test_recipients_end_with_commas_in_the_party_style() -> None:
    text = words_of(_printed(closing(DEPUTY, RECIPIENTS, PARTY, 460)))
    assert "- Ban Thường vụ Đảng ủy xã (để báo cáo), - Như Điều 3, - Lưu Trung tâm." in text


def test_recipients_end_with_semicolons_in_the_state_style() -> None:
    text = words_of(_printed(closing(DEPUTY, RECIPIENTS, STATE, 460)))
    assert "(để báo cáo); - Như Điều 3; - Lưu Trung tâm." in text


def test_recipients_are_level_with_the_capacity() -> None:
    data = _printed(closing(DEPUTY, RECIPIENTS, PARTY, 460))
    assert abs(_line_of(data, "Nơi nhận:") - _line_of(data, "K/T GIÁM ĐỐC")) <= 1


def test_a_decision_without_recipients_has_only_its_signer() -> None:
    text = words_of(_printed(closing(DEPUTY, (), PARTY, 460)))
    assert text.startswith("K/T GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Quốc Toản")


def test_names_of_signers_abreast_are_on_one_line() -> None:
    clerk = Signature(("Giáo vụ",), "Hà Thị Mai", "(Ký, ghi rõ họ tên)")
    dated = Signature(DEPUTY.capacity, DEPUTY.name, above="Yên Bình, ngày 02 tháng 3 năm 2026")
    data = _printed(signatures_abreast((clerk, dated), PARTY.signer, 460))
    assert _line_of(data, "Hà Thị Mai") == _line_of(data, "Trần Quốc Toản")


def test_a_single_signer_stands_on_the_right() -> None:
    data = _printed(signatures_abreast((Signature(("Giám đốc",)),), PARTY.signer, 460))
    assert ink_of(data).left > PAPER_MIDDLE
