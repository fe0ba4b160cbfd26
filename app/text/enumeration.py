"""Names set out in a sentence: the first ones, and how many more there are."""

from collections.abc import Sequence


def some_of(first: Sequence[str], total: int, kind: str, by: str = ", ") -> str:
    """Return "Bình An, Lộc Sơn và 3 nơi nữa": the first of `total` names, the others counted.

    `kind` says what the others are, "nơi" here.
    """
    others = total - len(first)
    return by.join(first) + (f" và {others} {kind} nữa" if others > 0 else "")
