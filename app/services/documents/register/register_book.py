"""F30 Sổ cấp giấy chứng nhận: the title page and the ruled pages of the original register."""

from collections.abc import Sequence

from app.services.documents.register.register_form import RegisterBook, RegisterForm, RegisterPage
from app.services.documents.register.register_page import register_page
from app.services.documents.register.register_title_page import title_page
from app.services.documents.typesetting.page_setup import Margins, PageSetup
from app.services.documents.typesetting.paper import Numbering, Section, render
from app.services.documents.typesetting.pen import Facts


def register_pdf(
    book: RegisterBook, pages: Sequence[RegisterPage], *, with_title: bool = True
) -> bytes:
    """Return the title page (if wanted) and the given pages of the book."""
    setup = _page_setup(book.form)
    sections = []
    if with_title:
        sections.append(Section(setup, title_page(book, setup), Numbering.NONE))
    for page in pages:
        sections.append(Section(setup, register_page(book, page, setup), Numbering.NONE))
    facts = Facts(f"{book.title}, quyển {book.book_no}", book.letterhead.issuer)
    return render(sections, facts, practice=book.practice)


def _page_setup(form: RegisterForm) -> PageSetup:
    # the right edge is left free for the seal across the pages (giáp lai)
    margins = Margins(top=12, bottom=8, left=12, right=13)
    return PageSetup(420, 297, margins) if form.a3 else PageSetup(297, 210, margins)
