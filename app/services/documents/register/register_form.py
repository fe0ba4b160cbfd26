"""The register as its pages print it: the book, its form, its pages and their lines."""

from dataclasses import dataclass, field
from datetime import date

from app.services.documents.prescribed.letterhead import Letterhead
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.prescribed.styles import PARTY


@dataclass(frozen=True)
class RegisterForm:
    """How the pages of a register look; a printed page keeps the form it was printed in."""

    lines_per_page: int = 15
    a3: bool = False
    show_ethnicity: bool = True

    def __post_init__(self) -> None:
        if not 10 <= self.lines_per_page <= 25:
            raise ValueError("a register page has 10 to 25 lines")


@dataclass(frozen=True)
class RegisterBook:
    """One bound book: "Sổ cấp giấy chứng nhận …", quyển số 2, năm 2026, 100 trang."""

    letterhead: Letterhead
    title: str
    book_no: str
    year: int
    page_count: int
    opened_on: date | None = None
    closed_on: date | None = None
    director: Signature = field(default_factory=lambda: Signature(("Giám đốc",)))
    form: RegisterForm = RegisterForm()
    style: DocumentStyle = PARTY
    practice: bool = False


@dataclass(frozen=True)
class RegisterLine:
    """One entry, every value exactly as it is to be printed; a struck line stays readable."""

    line_no: int
    register_no: str
    serial_no: str
    name: str
    birth: str
    sex: str
    ethnicity: str
    home_place: str
    sending_unit: str
    class_name: str
    studied: str
    result: str
    decision: str
    issued_on: str
    remark: str = ""
    is_struck: bool = False


@dataclass(frozen=True)
class RegisterPage:
    """One page of the book; `journal_head` is the chain's checksum, which freezes the page."""

    page_no: int
    lines: tuple[RegisterLine, ...]
    recorder: str = ""
    checker: str = ""
    journal_head: str = ""
