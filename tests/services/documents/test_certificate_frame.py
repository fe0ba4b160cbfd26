"""The frame is symmetric, stays on the paper, and leaves the middle to the text."""

from app.services.documents.certificate.certificate_frame import draw_frame
from app.services.documents.certificate.certificate_ornaments import draw_lotus
from app.services.documents.certificate.frame_parts import define_parts
from app.services.documents.typesetting.pen import MM, Facts, Pen
from tests.services.documents.reading import ink_of, rendered


def _framed() -> bytes:
    pen = Pen(Facts(""))
    define_parts(pen)
    pen.start_page(297 * MM, 210 * MM)
    draw_frame(pen, 297, 210)
    pen.end_page()
    return pen.finish()


def test_left_and_right_are_alike() -> None:
    from PIL import ImageChops, ImageOps

    picture = rendered(_framed(), scale=1)
    difference = ImageChops.difference(picture, ImageOps.mirror(picture))
    shares = difference.histogram()
    assert sum(shares[60:]) / sum(shares) < 0.01


def test_the_frame_stays_on_the_paper() -> None:
    ink = ink_of(_framed())
    assert abs(ink.left - ink.right) < 0.3
    assert abs(ink.top - ink.bottom) < 0.3


def test_the_ground_behind_the_text_is_nearly_white() -> None:
    picture = rendered(_framed(), scale=1).crop((100, 100, 742, 495))
    assert picture.getextrema()[0] > 200


def test_the_lotus_stands_where_it_is_put() -> None:
    pen = Pen(Facts(""))
    pen.start_page(297 * MM, 210 * MM)
    draw_lotus(pen, 148.5, 100, 10)
    pen.end_page()
    ink = ink_of(pen.finish(), threshold=215)
    assert abs(ink.left - ink.right) < 0.8
    assert abs(ink.bottom - 100) < 0.8
    assert abs(ink.top - 100) < 0.8
