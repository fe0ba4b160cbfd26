"""The painted grid: people down, half-days or attempts across, one widget for all cells."""

from app.ui.grids.grid import Grid
from app.ui.grids.sheet import Face, FaceKind, Head, Sheet

__all__ = ["Face", "FaceKind", "Grid", "Head", "Sheet"]
