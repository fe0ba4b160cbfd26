"""Where the parts of a grid stand, at every width."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui import kit
from app.ui.grids.geometry import Geometry
from app.ui.grids.sheet import Head, Sheet


def shape(width: int, half_days: int = 10) -> Geometry:
    """Lay out a roll with communes that may go and totals at the right."""
    sheet: Sheet[str] = Sheet(
        rows=["An"],
        heads=[Head(at, "Sáng") for at in range(half_days)],
        cells=[[""] * half_days],
        left=[
            kit.Column("TT", str, kit.Kind.NUMBER, 41),
            kit.Column("Họ và tên", str, kit.Kind.NAME, 162, stretch=2),
            kit.Column("Xã", str, width=116, stretch=1, hidden_under=700),
        ],
        right=[kit.Column("Dự", str, kit.Kind.NUMBER, 54), kit.Column("Còn", str, width=254)],
    )
    return Geometry.of(sheet, width)


def test_ten_half_days_fit_beside_names_and_totals_at_1366() -> None:
    laid = shape(1118)
    assert laid.overflow == 0
    assert laid.right_frozen
    assert laid.right_x(0) + laid.right_width == 1118


def test_what_is_left_over_goes_to_the_names() -> None:
    narrow, wide = shape(1118), shape(1718)
    assert wide.left_width - narrow.left_width == 600
    assert wide.right_width == narrow.right_width


def test_communes_go_first_and_the_totals_scroll_in_a_narrow_window() -> None:
    laid = shape(560)
    assert [column.title for column, _ in laid.left] == ["TT", "Họ và tên"]
    assert not laid.right_frozen
    assert laid.right_x(0) > 560
    assert laid.right_x(laid.overflow) + laid.right_width == 560


def test_more_half_days_than_fit_scroll_between_frozen_blocks() -> None:
    laid = shape(1118, half_days=60)
    assert laid.right_frozen
    assert laid.right_x(0) == laid.view_end
    assert laid.cell_x(59, laid.overflow) + laid.cell == laid.view_end


@given(st.integers(200, 2500), st.integers(1, 80), st.integers(0, 3000))
def test_every_cell_is_found_where_it_is_drawn(width: int, half_days: int, scrolled: int) -> None:
    laid = shape(width, half_days)
    offset = min(scrolled, laid.overflow)
    for column in range(half_days):
        x = laid.cell_x(column, offset) + laid.cell // 2
        visible = laid.left_width <= x < min(laid.view_end, laid.right_x(offset))
        assert laid.column_at(x, offset) == (column if visible else -1)
        if visible:
            assert column in laid.columns_between(x, x, offset)
