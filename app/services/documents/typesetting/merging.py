"""Several PDFs as one, whole or some pages of them, and how many pages one has."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

# Objects of pages stand uncompressed in what reportlab writes; "/Pages" is the tree above them.
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Pages of a PDF by their numbers (1…), none for all of them."""

    data: bytes
    pages: tuple[int, ...]


Part: TypeAlias = bytes | Excerpt


def count_pages(data: bytes) -> int:
    """Return the number of pages of a PDF that this program wrote; needs no library."""
    return len(_PAGE.findall(data))


def count_pages_of_others(data: bytes) -> int:
    """Return the number of pages of a PDF from elsewhere; 0 where they cannot be taken over.

    All of them are tried, so that a damaged one is refused before it has a number. pdfium is not
    for two threads at once: in the window this is called on the GUI thread.
    """
    import pypdfium2

    try:
        taken_over: Any = pypdfium2.PdfDocument(merged([Excerpt(data, ())]))
        count = len([page.get_size() for page in taken_over])
    except pypdfium2.PdfiumError:
        return 0
    taken_over.close()
    return count


def merged(parts: Sequence[Part]) -> bytes:
    """Return the PDFs one after the other, every page as it is; a single one is left untouched.

    pdfium is not for two threads at once: in the window this is called on the GUI thread.
    """
    if len(parts) == 1 and isinstance(parts[0], bytes):
        return parts[0]
    import pypdfium2

    whole: Any = pypdfium2.PdfDocument.new()
    for part in parts:
        chosen = part if isinstance(part, Excerpt) else Excerpt(part, ())
        one = pypdfium2.PdfDocument(chosen.data)
        whole.import_pages(one, [number - 1 for number in chosen.pages] or None)
        one.close()
    file = io.BytesIO()
    whole.save(file)
    whole.close()
    return file.getvalue()
