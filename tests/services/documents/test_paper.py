"""Pages carry their numbers where the section wants them."""

from app.services.documents.prescribed.styles import PARTY
from app.services.documents.typesetting.blocks import lettered
from app.services.documents.typesetting.flow import Piece
from app.services.documents.typesetting.lettering import Lettering
from app.services.documents.typesetting.page_setup import a4
from app.services.documents.typesetting.paper import Numbering, Section, render
from app.services.documents.typesetting.pen import Facts
from tests.services.documents.reading import facts_of, ink_of, pages_of

PAGE = a4(PARTY.margins)


def _pages(count: int) -> list[Piece]:
    pieces = []
    for number in range(count):
        line = lettered(f"đoạn {number}", Lettering(14), PAGE.frame_width, "đoạn")[0]
        pieces.append(Piece(PAGE.frame_height, line.draw))
    return pieces


def test_a_decision_is_numbered_at_the_top_from_its_second_page() -> None:
    data = render([Section(PAGE, _pages(3), Numbering.TOP_FROM_SECOND)], Facts(""))
    first, second, third = (page.split() for page in pages_of(data))
    assert first[0] == "đoạn"
    assert (second[0], third[0]) == ("2", "3")
    assert abs(ink_of(data, 1).top - 10) < 0.8


def test_a_list_is_numbered_at_the_foot_of_each_page() -> None:
    data = render([Section(PAGE, _pages(2), foot_left="ghi chú")], Facts(""))
    assert ["Trang 1/2" in pages_of(data)[0], "Trang 2/2" in pages_of(data)[1]] == [True, True]


def test_a_register_page_carries_its_own_number_only() -> None:
    data = render([Section(PAGE, _pages(2), Numbering.NONE)], Facts(""))
    assert "Trang" not in "".join(pages_of(data))


def test_pages_are_a4_upright_or_landscape() -> None:
    upright = facts_of(render([Section(PAGE, [])], Facts("")))
    landscape = facts_of(render([Section(a4(PARTY.margins, landscape=True), [])], Facts("")))
    assert "595.276 x 841.89" in upright["Page size"]
    assert "841.89 x 595.276" in landscape["Page size"]
