"""Who signs a paper: one signer, or several side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.services.documents.typesetting.blocks import lettered
from app.services.documents.typesetting.flow import Piece, beside, space, stack
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Lettering, shrunk_to_fit
from app.services.documents.typesetting.pen import MM

_SIGNING_ROOM = 22 * MM
_HINT_SIZE = 11.0
_WHERE = "phần chữ ký"


@dataclass(frozen=True)
class Signature:
    """One signer: the lines of capacity and post ("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC") and the name.

    `above` is the line of place and date over it; `hint` tells how to sign ("(Ký, ghi rõ họ tên)").
    """

    capacity: tuple[str, ...]
    name: str = ""
    hint: str = ""
    above: str = ""


def signatures_abreast(
    signatures: Sequence[Signature], lettering: Lettering, width_: float
) -> Piece:
    """Return signers side by side in columns of equal width, their names on one line.

    A single signer stands on the right.
    """
    columns = max(len(signatures), 2)
    column_width = width_ / columns
    first = columns - len(signatures)
    has_date = any(signature.above for signature in signatures)
    tops = [_top(s, lettering, column_width, keep_date_room=has_date) for s in signatures]
    tallest = max(top.height for top in tops)
    return beside(
        [
            ((first + i) * column_width, _signed(top, tallest, signature, lettering, column_width))
            for i, (top, signature) in enumerate(zip(tops, signatures, strict=True))
        ],
        gap=10,
    )


def signature_piece(signature: Signature, lettering: Lettering, width_: float) -> Piece:
    """Return one signer: date, capacity, hint, room for the hand and the seal, name."""
    top = _top(signature, lettering, width_, keep_date_room=False)
    return _signed(top, top.height, signature, lettering, width_)


def _top(
    signature: Signature, lettering: Lettering, width_: float, *, keep_date_room: bool
) -> Piece:
    lines: list[Piece] = []
    if signature.above or keep_date_room:
        date_line = shrunk_to_fit(
            signature.above, Lettering(lettering.size, Face.ITALIC), width_, lettering.size - 3
        )
        lines += lettered(signature.above or "\u00a0", date_line, width_, _WHERE)
        lines.append(space(2))
    for text in signature.capacity:
        lines += lettered(text, replace(lettering, capitals=True), width_, _WHERE)
    if signature.hint:
        lines += lettered(signature.hint, Lettering(_HINT_SIZE, Face.ITALIC), width_, _WHERE)
    return stack(lines)


def _signed(
    top: Piece, level: float, signature: Signature, lettering: Lettering, width_: float
) -> Piece:
    name = stack(lettered(signature.name or "\u00a0", lettering, width_, _WHERE))
    return stack([top, replace(name, gap=level - top.height + _SIGNING_ROOM)])
