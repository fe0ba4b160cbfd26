"""Decisions in both styles, with their articles, grounds, and the attached list."""

from dataclasses import replace

from app.services.documents.letters.decision import attached_to, decision_pdf
from app.services.documents.lists.short_learner_list import short_learner_list
from app.services.documents.prescribed.styles import PARTY, STATE
from tests.services.documents.reading import facts_of, ink_of, pages_of, words_of
from tests.services.documents.samples import DECISION, HEAD, PAPER, learners


def test_the_party_style_marks_grounds_and_names_the_authority_below_them() -> None:
    text = words_of(decision_pdf(DECISION))
    assert "- Căn cứ Quy định số 360-QĐ/TW; - Xét đề nghị của giáo vụ, GIÁM ĐỐC" in text
    assert "XÃ YÊN BÌNH QUYẾT ĐỊNH Điều 1. Mở lớp. Thời gian: 5 ngày. Điều 2." in text


def test_the_state_style_names_the_authority_above_the_grounds() -> None:
    text = words_of(decision_pdf(replace(DECISION, style=STATE)))
    assert text.index("GIÁM ĐỐC TRUNG TÂM") < text.index("Căn cứ Quy định")
    assert "Xét đề nghị của giáo vụ. QUYẾT ĐỊNH: Điều 1." in text


def test_the_attached_list_has_pages_of_its_own_and_names_the_decision() -> None:
    attachment = short_learner_list(replace(PAPER, signatures=(), printed_at=None), learners(3))
    pages = pages_of(decision_pdf(replace(DECISION, attachment=attachment)))
    assert len(pages) == 2
    assert "(Kèm theo Quyết định số 12-QĐ/TTCT ngày 10 tháng 3 năm 2026" in " ".join(
        pages[1].split()
    )
    assert "Trang 1/1" in pages[1]
    assert "Trang" not in pages[0]


def test_an_attached_list_of_a_draft_leaves_room_for_number_and_day() -> None:
    draft = replace(HEAD, number="")
    reference = " ".join(attached_to(draft, PARTY).split())
    assert "số ........ ngày ..... tháng ..... năm ........." in reference


def test_the_signature_stays_with_the_last_lines_of_the_text() -> None:
    for count in range(1, 40):
        articles = tuple("Công nhận học viên hoàn thành chương trình." for _ in range(count))
        last = pages_of(decision_pdf(replace(DECISION, articles=articles)))[-1]
        assert f"Điều {count}." in last
        assert "Trần Quốc Toản" in last


def test_margins_are_those_of_the_style() -> None:
    long_ = tuple("Công nhận học viên hoàn thành chương trình. " * 9 for _ in range(3))
    ink = ink_of(decision_pdf(replace(DECISION, articles=long_)))
    assert abs(ink.right - 15) < 0.5
    assert abs(ink.top - 20) < 2.5
    assert ink.bottom >= 20


def test_the_file_is_titled_by_its_subject() -> None:
    facts = facts_of(decision_pdf(DECISION))
    assert facts["Title"] == "Quyết định về việc mở lớp bồi dưỡng nhận thức về Đảng"
    assert facts["Subject"] == "12-QĐ/TTCT"
