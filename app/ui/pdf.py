"""A PDF's pages as pictures, drawn by pdfium, which is loaded at the first one."""

from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


class PdfPages:
    """The pages of a PDF given as bytes; used on the GUI thread only, as pdfium wants it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._opened: Any = None
        self.sizes = [
            QSizeF(*self._document[number].get_size()) for number in range(len(self._document))
        ]

    def __len__(self) -> int:
        return len(self.sizes)

    def close(self) -> None:
        """Give pdfium's memory back; the next picture takes it again."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def picture(self, number: int, dots_per_inch: float) -> QImage:
        """Return page `number` (0…) on white."""
        return self._render(number, dots_per_inch, (0, 0, 0, 0))

    def strip(self, number: int, dots_per_inch: float, top: float, height: float) -> QImage:
        """Return the part of a page from `top`, `height` high, in points from its upper edge."""
        whole = self.sizes[number].height()
        bottom = max(0.0, whole - top - height)
        return self._render(number, dots_per_inch, (0, bottom, 0, top))

    @property
    def _document(self) -> Any:  # noqa: ANN401 - pypdfium2 is not annotated
        if self._opened is None:
            import pypdfium2

            self._opened = pypdfium2.PdfDocument(self.data)
        return self._opened

    def _render(
        self, number: int, dots_per_inch: float, crop: tuple[float, float, float, float]
    ) -> QImage:
        page = self._document[number]
        bitmap = page.render(
            scale=dots_per_inch / POINTS_PER_INCH,
            crop=crop,
            prefer_bgrx=True,
            fill_color=(255,) * 4,
        )
        picture = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB32,
        ).copy()
        bitmap.close()
        page.close()
        return picture
