"""Several PDFs as one, and how many pages one of our own has."""

import io
import re
from collections.abc import Sequence
from typing import Any

# Objects of pages stand uncompressed in what reportlab writes; "/Pages" is the tree above them.
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")


def count_pages(data: bytes) -> int:
    """Return the number of pages of a PDF that this program wrote; needs no library."""
    return len(_PAGE.findall(data))


def merged(parts: Sequence[bytes]) -> bytes:
    """Return the PDFs one after the other, every page as it is; a single one is left untouched.

    pdfium is not for two threads at once: in the window this is called on the GUI thread.
    """
    if len(parts) == 1:
        return parts[0]
    import pypdfium2

    whole: Any = pypdfium2.PdfDocument.new()
    for data in parts:
        one = pypdfium2.PdfDocument(data)
        whole.import_pages(one)
        one.close()
    file = io.BytesIO()
    whole.save(file)
    whole.close()
    return file.getvalue()
