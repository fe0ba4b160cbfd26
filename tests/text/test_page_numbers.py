"""Pages as people type them."""

import pytest

from app.errors import UserError
from app.text.page_numbers import read_pages


def test_pages_and_runs_of_pages_are_read_in_order_each_once() -> None:
    assert read_pages(" 5; 1 , 3 – 4, 3", 5) == (1, 3, 4, 5)


@pytest.mark.parametrize("typed", ["", " , ", "0", "6", "4-3", "1-9", "hai", "1-2-3", "-1"])
def test_what_is_no_page_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_pages(typed, 5)
    assert (refused.value.code, refused.value.field) == ("pages-wrong", "pages")
