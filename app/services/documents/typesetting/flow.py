"""Pieces that a document is made of, and how they are joined."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.services.documents.typesetting.pen import Pen


@dataclass(frozen=True)
class Piece:
    """Something of known height that cannot be divided; `draw` gets its left edge and its top.

    `gap` is the white space above it, dropped at the top of a page. A piece with `keep_next`
    stands on the page of the piece after it. `head` is drawn again above the piece when it comes
    first on a page.
    """

    height: float
    draw: Callable[[Pen, float, float], None]
    gap: float = 0
    keep_next: bool = False
    head: tuple["Piece", ...] = ()


@dataclass(frozen=True)
class Placed:
    """A piece and the distance of its top from the top of the frame, in points."""

    piece: Piece
    top: float


def space(height: float) -> Piece:
    """Return white space that vanishes at the top of a page."""
    return Piece(0, lambda _pen, _x, _top: None, gap=height, keep_next=True)


def stack(pieces: Iterable[Piece]) -> Piece:
    """Join pieces that stand below each other into one that cannot be divided."""
    placed: list[Placed] = []
    below = 0.0
    for piece in pieces:
        below += piece.gap
        placed.append(Placed(piece, below))
        below += piece.height

    def draw(pen: Pen, x: float, top: float) -> None:
        for part in placed:
            part.piece.draw(pen, x, top - part.top)

    return Piece(below, draw)


def beside(columns: Iterable[tuple[float, Piece]], *, gap: float = 0) -> Piece:
    """Join pieces that stand side by side, each at its distance from the left edge."""
    parts = tuple(columns)

    def draw(pen: Pen, x: float, top: float) -> None:
        for offset, piece in parts:
            piece.draw(pen, x + offset, top)

    return Piece(max(piece.height for _, piece in parts), draw, gap)


def keep_together(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces so marked that all stand on the page of the last one."""
    return [*(replace(piece, keep_next=True) for piece in pieces[:-1]), *pieces[-1:]]
