"""Paragraphs keep their first and last lines together; letterings shrink before they wrap."""

import pytest

from app.services.documents.typesetting.blocks import drawn_rule, lettered, paragraph
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Align, Lettering, Setting, shrunk_to_fit
from app.services.documents.typesetting.printable import UnprintableCharacterError
from app.services.documents.typesetting.words import Run

TEXT = "Công nhận học viên hoàn thành chương trình bồi dưỡng nhận thức về Đảng. " * 4


def test_the_first_and_last_two_lines_of_a_paragraph_stay_together() -> None:
    lines = paragraph([Run(TEXT)], Setting(14, Align.JUSTIFY, gap=6), 200, "Điều 1")
    assert len(lines) > 5
    kept = [line.keep_next for line in lines]
    assert kept == [True, *[False] * (len(lines) - 3), True, False]
    assert [line.gap for line in lines[:2]] == [6, 0]


def test_a_line_shrinks_to_fit_and_wraps_where_it_would_be_too_small() -> None:
    lettering = Lettering(14, Face.BOLD, capitals=True)
    assert shrunk_to_fit("Trung tâm", lettering, 300, 10) == lettering
    assert shrunk_to_fit("Trung tâm Chính trị xã", lettering, 180, 10).size < 14
    assert shrunk_to_fit(TEXT, lettering, 180, 10) == lettering


def test_each_line_of_a_lettered_text_is_set_by_itself() -> None:
    assert len(lettered("một\nhai", Lettering(12), 300, "tên")) == 2


def test_an_unprintable_character_is_refused_with_the_place() -> None:
    with pytest.raises(UnprintableCharacterError, match="Điều 7"):
        paragraph([Run("字")], Setting(14), 300, "Điều 7")


def test_a_rule_stays_with_what_follows() -> None:
    assert drawn_rule(30, 100).keep_next
