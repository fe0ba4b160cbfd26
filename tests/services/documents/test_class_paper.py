"""The lines under the title of every list of a class."""

from dataclasses import replace
from datetime import date

from app.services.documents.lists.class_paper import period_text
from tests.services.documents.samples import CLASS_NAME, PAPER


def test_the_period_is_written_as_far_as_it_is_known() -> None:
    first, last = date(2026, 3, 2), date(2026, 3, 6)
    assert period_text(first, last) == "từ ngày 02/03/2026 đến ngày 06/03/2026"
    assert period_text(first, None) == "từ ngày 02/03/2026"
    assert period_text(None, None) == ""


def test_a_class_without_dates_has_only_its_name() -> None:
    assert replace(PAPER, opened_on=None, closed_on=None).subtitle == (CLASS_NAME,)
    assert PAPER.subtitle[1] == "(từ ngày 02/03/2026 đến ngày 06/03/2026)"
