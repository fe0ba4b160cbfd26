"""The title page of the register: its name, how many pages it has, when it was opened."""

from dataclasses import replace

from app.services.documents.prescribed.letterhead import letterhead
from app.services.documents.prescribed.signatures import signatures_abreast
from app.services.documents.register.register_form import RegisterBook
from app.services.documents.typesetting.blocks import lettered
from app.services.documents.typesetting.flow import Piece, beside, space, stack
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Lettering
from app.services.documents.typesetting.page_setup import PageSetup
from app.text.dates import format_date
from app.text.numbers import format_int


def title_page(book: RegisterBook, setup: PageSetup) -> list[Piece]:
    """Return the first page of the book."""
    frame = setup.frame_width
    inner = frame * 0.8
    pieces = [letterhead(book.letterhead, book.style, inner)]
    big = Lettering(30 if book.form.a3 else 26, Face.BOLD, capitals=True)
    title = stack(lettered(book.title, big, inner, "tên sổ"))
    pieces.append(replace(title, gap=setup.frame_height * 0.13))
    for position, text in enumerate(_title_lines(book)):
        line = stack(lettered(text, Lettering(16), inner, "trang đầu của sổ"))
        pieces.append(replace(line, gap=26 if position == 0 else 6))
    signed = signatures_abreast((book.director,), book.style.signer, inner)
    pieces.append(replace(signed, gap=24))
    return [space(0), beside([((frame - inner) / 2, stack(pieces))])]


def _title_lines(book: RegisterBook) -> list[str]:
    opened = format_date(book.opened_on) if book.opened_on else "....../....../............"
    closed = format_date(book.closed_on) if book.closed_on else "....../....../............"
    pages = format_int(book.page_count)
    return [
        f"Quyển số {book.book_no} – Năm {book.year}",
        f"Sổ này có {pages} trang, đánh số từ 1 đến {pages}, đóng dấu giáp lai.",
        f"Ngày mở sổ: {opened}",
        f"Ngày khóa sổ: {closed}",
    ]
