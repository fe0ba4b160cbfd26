"""The end of a paper: its recipients on the left, who signs it on the right."""

from collections.abc import Sequence
from dataclasses import replace

from app.services.documents.prescribed.signatures import Signature, signature_piece
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.typesetting.blocks import lettered, paragraph
from app.services.documents.typesetting.flow import Piece, beside, stack
from app.services.documents.typesetting.lettering import Align, Setting
from app.services.documents.typesetting.words import Run


def closed(
    text: Sequence[Piece],
    signature: Signature,
    recipients: Sequence[str],
    style: DocumentStyle,
    width_: float,
) -> list[Piece]:
    """Return a text with its closing, which takes the last lines with it to another page.

    A signature must not stand alone.
    """
    last = [replace(piece, keep_next=True) for piece in text[-2:]]
    return [*text[:-2], *last, closing(signature, recipients, style, width_)]


def closing(
    signature: Signature, recipients: Sequence[str], style: DocumentStyle, width_: float
) -> Piece:
    """Return "Nơi nhận" and the signature side by side, as one piece."""
    left_width = width_ * 0.48
    right_width = width_ - left_width
    parts = [(left_width, signature_piece(signature, style.signer, right_width))]
    if recipients:
        parts.append((0.0, _recipients(recipients, style, left_width)))
    return beside(parts, gap=12)


def _recipients(recipients: Sequence[str], style: DocumentStyle, width_: float) -> Piece:
    label = style.recipients_label
    pieces = lettered("Nơi nhận:", label, width_, "nơi nhận", Setting(label.size, Align.LEFT))
    for position, recipient in enumerate(recipients):
        end = "." if position == len(recipients) - 1 else style.recipients_end
        item = style.recipients_item
        setting = Setting(item.size, Align.LEFT, indent=7, first_indent=-7, balanced=False)
        text = f"-\u00a0{recipient.rstrip('.,; ')}{end}"
        pieces += paragraph([Run(text, item.face)], setting, width_ - 12, "nơi nhận")
    return stack(pieces)
