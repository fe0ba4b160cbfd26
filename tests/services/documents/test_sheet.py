"""Cells are shown as Vietnamese papers write them."""

from datetime import date

import pytest

from app.services.documents.sheets.cells import Hours, Mark, Share, shown
from app.services.documents.sheets.sheet import Column, Divider, Sheet
from app.text.numbers import Rounding
from app.text.partial_date import PartialDate


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("=1+1", "=1+1"),
        (1234, "1.234"),
        (0, "0"),
        (None, ""),
        (date(2026, 3, 2), "02/03/2026"),
        (PartialDate(1985), "1985"),
        (Mark(850), "8,5"),
        (Mark(1000), "10"),
        (Hours(4800), "48,0"),
        (Share(35, 43), "81,40"),
        (Share(4, 372, Rounding.TRUNCATE), "1,07"),
        (Share(0, 0), "–"),
    ],
)
def test_a_cell_is_shown(cell: object, text: str) -> None:
    assert shown(cell) == text  # type: ignore[arg-type]  # parametrised values


def test_a_row_with_a_missing_cell_is_a_defect() -> None:
    with pytest.raises(ValueError, match="needs 2 cells"):
        Sheet("Bảng", (Column("a", 10), Column("b", 10)), (Divider("nhóm"), ("một",)))
