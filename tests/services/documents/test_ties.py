"""What must not be parted at the end of a line."""

import pytest

from app.services.documents.typesetting.ties import NBSP, bind, bind_compounds


@pytest.mark.parametrize(
    ("written", "tied"),
    [
        ("Căn cứ Điều 5", "Căn cứ Điều~5"),
        ("Dự 20/40 tiết (50,00 %), dưới mức 80 %", "Dự 20/40~tiết (50,00~%), dưới mức 80~%"),
        ("gồm 5 bài.", "gồm 5~bài."),
        ("có 5 bàitập", "có 5 bàitập"),
        ("một dòng\nhai dòng", "một dòng hai dòng"),
        ("sáng – chiều", "sáng~– chiều"),
    ],
)
def test_numbers_stay_with_what_they_count(written: str, tied: str) -> None:
    assert bind(written) == tied.replace("~", NBSP)


def test_headings_keep_the_syllables_of_a_word_together() -> None:
    assert bind_compounds("Trung tâm chính trị") == f"Trung{NBSP}tâm chính{NBSP}trị"
