"""Notices: whom they are addressed to, their paragraphs, and the list that goes with them."""

from dataclasses import replace

from app.services.documents.letters.notice import notice_pdf
from app.services.documents.lists.short_learner_list import short_learner_list
from app.services.documents.prescribed.styles import STATE
from tests.services.documents.reading import pages_of, words_of
from tests.services.documents.samples import NOTICE, PAPER, learners


def test_one_addressee_stands_on_the_line_and_several_below_it() -> None:
    assert "Kính gửi: Các cơ quan, đơn vị Mở lớp" in words_of(notice_pdf(NOTICE))
    several = replace(NOTICE, addressees=("Đảng ủy xã A", "Đảng ủy xã B."))
    words = words_of(notice_pdf(several))
    assert "Kính gửi: - Đảng ủy xã A; - Đảng ủy xã B. Mở lớp" in words
    assert "Kính gửi" not in words_of(notice_pdf(replace(NOTICE, addressees=())))


def test_a_notice_has_no_articles_and_ends_as_its_style_does() -> None:
    party, state = words_of(notice_pdf(NOTICE)), words_of(notice_pdf(replace(NOTICE, style=STATE)))
    assert "Điều 1" not in party
    assert "đơn vị thông báo." in party
    assert "đơn vị thông báo./." in state


def test_its_list_names_the_notice() -> None:
    attachment = short_learner_list(replace(PAPER, signatures=(), printed_at=None), learners(3))
    pages = pages_of(notice_pdf(replace(NOTICE, attachment=attachment)))
    assert "(Kèm theo Thông báo số 08-TB/TTCT ngày 10 tháng 02" in " ".join(pages[1].split())


def test_the_signature_stays_with_the_last_lines_of_the_text() -> None:
    for count in range(20, 34):
        paragraphs = tuple("Đề nghị các cơ quan, đơn vị thông báo." for _ in range(count))
        last = pages_of(notice_pdf(replace(NOTICE, paragraphs=paragraphs)))[-1]
        assert "Đề nghị" in last
        assert "Trần Quốc Toản" in last
