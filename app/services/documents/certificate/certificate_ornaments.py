"""The drawn signs of a certificate beside its frame: the lotus and the divider."""

from app.services.documents.certificate.certificate_layout import Ornament
from app.services.documents.certificate.engraving import Engraver
from app.services.documents.certificate.lotus import lotus
from app.services.documents.typesetting.colours import BAND, GOLD
from app.services.documents.typesetting.pen import MM, Pen


def draw_lotus(pen: Pen, x: float, y: float, size: float) -> None:
    """Draw a golden lotus with its foot at (x, y), in millimetres from the lower left corner."""
    engraver = Engraver()
    engraver.petals(lotus((x, y), size), GOLD, BAND, 0.14)
    pen.canvas.saveState()
    pen.canvas.scale(MM, MM)
    pen.raw(engraver.operators)
    pen.canvas.restoreState()


def draw_ornament(pen: Pen, ornament: Ornament, height: float) -> None:
    """Draw a sign of the layout on a page `height` millimetres high."""
    x, y = ornament.x, height - ornament.y
    if ornament.kind == "lotus":
        draw_lotus(pen, x, y, ornament.size)
        return
    canvas = pen.canvas
    canvas.setStrokeColorRGB(*ornament.colour)
    canvas.setFillColorRGB(*ornament.colour)
    half = ornament.size / 2
    canvas.setLineWidth(0.8)
    gap, lozenge = 3.2, 1.3
    for start, end in ((x - half, x - gap), (x + gap, x + half)):
        canvas.line(start * MM, y * MM, end * MM, y * MM)
    for at, size in ((x, lozenge), (x - half, 0.6), (x + half, 0.6)):
        path = canvas.beginPath()
        path.moveTo((at - size) * MM, y * MM)
        for px, py in ((at, y + size), (at + size, y), (at, y - size)):
            path.lineTo(px * MM, py * MM)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
