"""F50: learners' cards of 85 × 54 mm, ten to a sheet of A4, each with the code a reader types."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.typesetting.colours import GREY
from app.services.documents.typesetting.fonts import Face, width
from app.services.documents.typesetting.lettering import Lettering, shrunk_to_fit
from app.services.documents.typesetting.lines import break_lines
from app.services.documents.typesetting.page_setup import Margins, PageSetup, a4
from app.services.documents.typesetting.paper import draw_practice_mark
from app.services.documents.typesetting.pen import MM, Facts, Pen
from app.services.documents.typesetting.printable import require_printable
from app.services.documents.typesetting.words import Run

CARD_WIDTH, CARD_HEIGHT = 85.0, 54.0  # ISO/IEC 7810 ID-1, rounded as card holders are sold
COLUMNS, ROWS = 2, 5
PER_SHEET = COLUMNS * ROWS
_PAGE = a4(Margins(13.5, 13.5, 20, 20))
_PAD = 4.0
_PHOTO = (20.0, 26.0)
_BARS = (46.0, 9.0)


@dataclass(frozen=True)
class LearnerCard:
    """What stands on one card; `code` is what the bars say, digits alone."""

    superior: str
    issuer: str
    name: str
    class_name: str
    unit: str
    code: str


def learner_cards_pdf(cards: Sequence[LearnerCard], *, practice: bool = False) -> bytes:
    """Return the cards in the order given, column by column of each row."""
    if not cards:
        raise ValueError("no card to print")
    pen = Pen(Facts("Thẻ học viên", cards[0].issuer))
    for start in range(0, len(cards), PER_SHEET):
        pen.start_page(_PAGE.width * MM, _PAGE.height * MM)
        if practice:
            draw_practice_mark(pen, _PAGE)
        for place, card in enumerate(cards[start : start + PER_SHEET]):
            row, column = divmod(place, COLUMNS)
            _draw_card(pen, card, *corner(_PAGE, row, column))
        pen.end_page()
    return pen.finish()


def corner(page: PageSetup, row: int, column: int) -> tuple[float, float]:
    """Return the left and the upper edge of a card, in mm from the left and lower edge."""
    left = page.margins.left + column * CARD_WIDTH
    return left, page.height - page.margins.top - row * CARD_HEIGHT


def _draw_card(pen: Pen, card: LearnerCard, left: float, top: float) -> None:
    pen.canvas.setStrokeColorRGB(*GREY)
    pen.canvas.setLineWidth(0.3)
    pen.canvas.rect(left * MM, (top - CARD_HEIGHT) * MM, CARD_WIDTH * MM, CARD_HEIGHT * MM)
    middle = left + CARD_WIDTH / 2
    whole = CARD_WIDTH - 2 * _PAD
    _centred(pen, card.superior, Lettering(7.5, capitals=True), middle, top - 6, whole)
    _centred(pen, card.issuer, Lettering(8, Face.BOLD, capitals=True), middle, top - 9.5, whole)
    _centred(pen, "Thẻ học viên", Lettering(11, Face.BOLD, capitals=True), middle, top - 15, whole)
    photo_left, photo_top = left + _PAD, top - 19
    pen.canvas.rect(photo_left * MM, (photo_top - _PHOTO[1]) * MM, _PHOTO[0] * MM, _PHOTO[1] * MM)
    _centred(pen, "Ảnh", Lettering(7), photo_left + _PHOTO[0] / 2, photo_top - 14, _PHOTO[0])
    text_left = photo_left + _PHOTO[0] + 3
    room = left + CARD_WIDTH - _PAD - text_left
    _draw_text(pen, card, text_left, top - 23, room)
    _draw_bars(pen, card.code, text_left + room / 2, top - CARD_HEIGHT + 7.5)


def _draw_text(pen: Pen, card: LearnerCard, left: float, top: float, room: float) -> None:
    y = top
    name = shrunk_to_fit(card.name, Lettering(12, Face.BOLD), room * MM, 7)
    for text, lettering, lines in (
        (card.name, name, 1),
        (card.class_name, Lettering(7.5), 2),
        (card.unit, Lettering(7.5), 1),
    ):
        if not text:
            continue
        require_printable(text, lettering.face, f"thẻ của {card.name}")
        set_ = break_lines([Run(text, lettering.face)], lettering.size, room * MM)
        for line in set_[:lines]:
            pen.text(left * MM, y * MM, line.runs, lettering.size)
            y -= lettering.size * 1.2 / MM


def _draw_bars(pen: Pen, code: str, middle: float, bottom: float) -> None:
    """Draw Code 128 as wide as the room, its ten digits below it for the eye."""
    from reportlab.graphics.barcode.code128 import Code128

    plain = Code128(code, barWidth=1, barHeight=1, quiet=0)
    unit = _BARS[0] * MM / plain.width
    bars = Code128(code, barWidth=unit, barHeight=_BARS[1] * MM, quiet=0)
    bars.drawOn(pen.canvas, (middle - _BARS[0] / 2) * MM, bottom * MM)
    size = 7.0
    x = middle * MM - width(code, Face.REGULAR, size) / 2
    pen.text(x, bottom * MM - size, [Run(code)], size)


def _centred(
    pen: Pen, text: str, lettering: Lettering, middle: float, y: float, room: float
) -> None:
    require_printable(text, lettering.face, "thẻ học viên")
    fitted = shrunk_to_fit(text, lettering, room * MM, 5)
    shown = fitted.apply(text)
    x = middle * MM - width(shown, fitted.face, fitted.size) / 2
    pen.text(x, y * MM, [Run(shown, fitted.face)], fitted.size)
