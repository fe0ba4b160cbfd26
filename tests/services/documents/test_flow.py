"""Pages keep the order of the pieces, their heads, and what must stay together."""

from hypothesis import given
from hypothesis import strategies as st

from app.services.documents.typesetting.flow import Piece, beside, keep_together, space, stack
from app.services.documents.typesetting.pagination import paginate
from app.services.documents.typesetting.pen import Facts, Pen

HEIGHT = 100.0


def _piece(height: float, *, gap: float = 0, keep: bool = False) -> Piece:
    return Piece(height, lambda _pen, _x, _top: None, gap, keep)


_PIECES = st.lists(
    st.builds(
        _piece,
        st.floats(min_value=1, max_value=30),
        gap=st.floats(min_value=0, max_value=10),
        keep=st.booleans(),
    ),
    max_size=40,
)


@given(_PIECES)
def test_every_piece_is_placed_once_in_order_and_inside_the_page(pieces: list[Piece]) -> None:
    pages = paginate(pieces, HEIGHT)
    placed = [item.piece for page in pages for item in page]
    assert [id(piece) for piece in placed] == [id(piece) for piece in pieces]
    for page in pages:
        bottom = 0.0
        for item in page:
            assert item.top >= bottom - 0.02
            bottom = item.top + item.piece.height
        assert bottom <= HEIGHT + 0.02


@given(st.lists(st.floats(min_value=1, max_value=30), min_size=1, max_size=30))
def test_a_kept_piece_stands_with_its_follower(heights: list[float]) -> None:
    pieces = [_piece(h) for h in heights]
    tail = keep_together([_piece(20), _piece(20), _piece(20)])
    pages = paginate([*pieces, *tail], HEIGHT)
    homes = {id(item.piece): n for n, page in enumerate(pages) for item in page}
    assert len({homes[id(piece)] for piece in tail}) == 1


def test_the_head_is_drawn_again_on_each_page() -> None:
    head = _piece(10)
    rows = [Piece(30, head.draw, head=(head,)) for _ in range(7)]
    pages = paginate([head, *rows], HEIGHT)
    assert len(pages) == 3
    assert all(page[0].piece is head for page in pages)


def test_white_space_vanishes_at_the_top_of_a_page() -> None:
    pages = paginate([_piece(95), space(20), _piece(50, gap=5)], HEIGHT)
    assert [item.top for item in pages[1]] == [0, 0]


def test_what_cannot_stay_together_is_released_from_the_front() -> None:
    pieces = [_piece(60, keep=True), _piece(60, keep=True), _piece(30)]
    pages = paginate(pieces, HEIGHT)
    assert [len(page) for page in pages] == [1, 2]


def test_nothing_to_place_is_one_empty_page() -> None:
    assert paginate([], HEIGHT) == [[]]


def test_stacked_and_neighbouring_pieces_are_drawn_where_they_stand() -> None:
    drawn: list[tuple[float, float]] = []
    mark = Piece(10, lambda _pen, x, top: drawn.append((x, top)), gap=5)
    beside([(0, stack([mark, mark])), (40, mark)]).draw(Pen(Facts("")), 100, 500)
    assert drawn == [(100, 495), (100, 480), (140, 500)]
