"""Distributes pieces of a document over pages: repeated table heads, nothing left alone."""

from collections.abc import Iterable

from app.services.documents.typesetting.flow import Piece, Placed


def paginate(pieces: Iterable[Piece], height: float) -> list[list[Placed]]:
    """Return the pages of a frame of the given height in points; at least one page."""
    pages = _Pages(height)
    chain: list[Piece] = []
    for piece in pieces:
        chain.append(piece)
        if not piece.keep_next:
            pages.add(chain)
            chain = []
    pages.add(chain)
    return pages.pages


class _Pages:
    def __init__(self, height: float) -> None:
        self.height = height
        self.pages: list[list[Placed]] = [[]]
        self.used = 0.0

    def add(self, chain: list[Piece]) -> None:
        """Place pieces that belong together; release the first ones if a page cannot hold all."""
        while chain:
            if self.used + self._need(chain, first=not self.used) > self.height and self.used:
                self.pages.append([])
                self.used = 0.0
            if self._need(chain, first=not self.used) <= self.height or len(chain) == 1:
                self._place(chain)
                return
            self._place(chain[:1])
            chain = chain[1:]

    def _need(self, chain: list[Piece], *, first: bool) -> float:
        heads = sum(p.height for p in chain[0].head) if first else 0
        gaps = sum(p.gap for p in chain) - (chain[0].gap if first else 0)
        return heads + gaps + sum(p.height for p in chain) - 0.01

    def _place(self, chain: list[Piece]) -> None:
        parts = [*chain[0].head, *chain] if not self.used else chain
        for piece in parts:
            if self.used:
                self.used += piece.gap
            self.pages[-1].append(Placed(piece, self.used))
            self.used += piece.height
