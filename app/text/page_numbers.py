"""Numbers of pages as people type them: "1, 3-5"."""

import re

from app.errors import UserError

_RUN = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")


def read_pages(typed: str, last: int) -> tuple[int, ...]:
    """Return the pages in order, each once; refuses what is no page of 1 to `last`."""
    pages: set[int] = set()
    for run in filter(None, (part.strip() for part in re.split(r"[,;]", typed))):
        found = _RUN.fullmatch(run)
        first = int(found[1]) if found else 0
        end = int(found[2] or first) if found else 0
        if not 1 <= first <= end <= last:
            raise _no_pages(f"“{run}” không phải trang của văn bản có {last} trang.", last)
        pages |= set(range(first, end + 1))
    if not pages:
        raise _no_pages("Chưa ghi trang nào.", last)
    return tuple(sorted(pages))


def _no_pages(message: str, last: int) -> UserError:
    return UserError(
        message,
        remedy=f"Ghi số trang từ 1 đến {last}, ví dụ “1, 3-5”.",
        code="pages-wrong",
        field="pages",
    )
