"""A paper ready to be written: which form it is of, and how to make its PDF or Excel file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from app.errors import UserError
from app.services.documents.letters.paper_text import PaperText

Form = TypeVar("Form")

_NOT_IN_FILE_NAMES = re.compile(r"[^\w.-]+")


class PaperError(UserError):
    """A paper cannot be made of this class, or not yet."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a paper is made for; `printed_at` is the local time printed on lists, None for none.

    `text` is a wording to try, in place of the one that is kept.
    """

    class_id: UUID
    day: date
    printed_at: datetime | None = None
    text: PaperText | None = None


@dataclass(frozen=True)
class Paper:
    """A form filled with the values of one moment; making its bytes needs no database.

    `kept_as` names the print that is kept for ever (a signed paper, an issued certificate, a page
    of the register): the same name, the same bytes. Empty for papers that are made anew each time.
    """

    form: str
    title: str
    code: str
    to_pdf: Callable[[], bytes]
    to_excel: Callable[[], bytes] | None = None
    to_word: Callable[[], bytes] | None = None
    kept_as: str = ""

    @property
    def file_name(self) -> str:
        """A proposal for the name of the file, without its end and without any person's name."""
        return _NOT_IN_FILE_NAMES.sub("-", f"{self.form}-{self.code}").strip("-")


def form_of(forms: Mapping[str, Form], code: str) -> Form:
    """Return a form by its number, in any case; refuses one that is not among `forms`."""
    found = forms.get(code.upper())
    if found is None:
        raise PaperError(
            f"Không có biểu mẫu “{code}” ở đây.",
            remedy=f"Dùng một trong các mẫu: {', '.join(forms)}.",
            code="unknown-form",
        )
    return found
