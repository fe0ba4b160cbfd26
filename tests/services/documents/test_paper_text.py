"""Wordings: fields filled, lines without a value left out, and the usual words of F05."""

from dataclasses import replace

import pytest

from app.services.documents.letters.paper_text import (
    FIELDS,
    WordingError,
    fill_line,
    fill_lines,
    fill_paragraphs,
    require_sound,
)
from app.services.documents.letters.usual_texts import USUAL_TEXTS
from app.services.papers.own_texts import TEXTS, fields_of

VALUES = {
    "lop": "lớp bồi dưỡng nhận thức về Đảng, khóa 3 năm 2026",
    "chuong_trinh": "bồi dưỡng nhận thức về Đảng",
    "so_hoc_vien": "62",
    "thoi_gian": "từ ngày 02/03/2026 đến ngày 06/03/2026",
    "hinh_thuc": "tập trung",
    "phan_cong": "đồng chí Trần Quốc Toản làm chủ nhiệm lớp",
    "kinh_phi": "từ ngân sách xã",
}


def test_the_first_article_says_what_is_opened_and_leaves_out_what_is_not_settled() -> None:
    articles = fill_paragraphs(USUAL_TEXTS["F05"].body, VALUES)
    assert articles[0].split("\n") == [
        "Mở lớp bồi dưỡng nhận thức về Đảng, khóa 3 năm 2026 cho 62 học viên "
        "(có danh sách kèm theo).",
        "Chương trình: bồi dưỡng nhận thức về Đảng.",
        "Thời gian: từ ngày 02/03/2026 đến ngày 06/03/2026.",
        "Hình thức: tập trung.",
    ]
    assert articles[1:3] == (
        "Giao đồng chí Trần Quốc Toản làm chủ nhiệm lớp.",
        "Kinh phí mở lớp từ ngân sách xã.",
    )


def test_a_line_without_fields_stays_and_one_without_value_goes() -> None:
    assert fill_lines("Như Điều 4\n{cap_uy}\n", {}) == ("Như Điều 4",)
    assert fill_line("Xong chương trình{da_hoc}.", {}) == "Xong chương trình."


@pytest.mark.parametrize("form", TEXTS)
def test_the_usual_wordings_are_sound_and_filled_whole(form: str) -> None:
    text = TEXTS[form]
    require_sound(text, fields_of(form))
    values = dict.fromkeys(fields_of(form), "X")
    for part in (text.subject, text.body, text.basis, text.addressees, text.recipients):
        assert "{" not in "\n".join(fill_paragraphs(part, values))
    assert len(fill_paragraphs(text.body, values)) == text.body.count("\n\n") + 1


@pytest.mark.parametrize(
    ("part", "wording", "code", "said"),
    [
        ("body", "Mở {lớp}.", "unknown-field", "“{lớp}”"),
        ("subject", "về việc {mo_lop} {so}", "unknown-field", "“{mo_lop}”, “{so}”"),
        ("recipients", "Như Điều {3", "unknown-field", "lẻ"),
        ("body", " \n ", "wording-empty", "Nội dung"),
    ],
)
def test_a_wording_with_unknown_fields_is_refused_by_name(
    part: str, wording: str, code: str, said: str
) -> None:
    text = replace(USUAL_TEXTS["F05"], **{part: wording})
    with pytest.raises(WordingError) as refusal:
        require_sound(text, FIELDS)
    assert (refusal.value.code, refusal.value.field) == (code, part)
    assert said in str(refusal.value)
