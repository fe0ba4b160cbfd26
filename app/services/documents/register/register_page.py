"""One ruled page of the register: its running head, its lines, who wrote and who checked it."""

from dataclasses import replace

from app.services.documents.register.register_form import RegisterBook, RegisterPage
from app.services.documents.register.register_lines import (
    column_numbers,
    register_columns,
    register_row,
)
from app.services.documents.typesetting.blocks import lettered
from app.services.documents.typesetting.colours import GREY
from app.services.documents.typesetting.flow import Piece, beside, stack
from app.services.documents.typesetting.fonts import Face, width
from app.services.documents.typesetting.lettering import Align, Lettering, Setting, shrunk_to_fit
from app.services.documents.typesetting.page_setup import PageSetup
from app.services.documents.typesetting.pen import MM, Pen
from app.services.documents.typesetting.printable import require_printable
from app.services.documents.typesetting.table_head import table_head
from app.services.documents.typesetting.table_rows import TableSetting
from app.services.documents.typesetting.words import Run

_HEAD_SIZE = {False: 8.0, True: 10.5}
_LINE_SIZE = {False: 9.0, True: 11.5}
_FOOT = 30 * MM


def register_page(book: RegisterBook, page: RegisterPage, setup: PageSetup) -> list[Piece]:
    """Return a page of the book as one piece: head, lines, who wrote and who checked it."""
    form = book.form
    frame = setup.frame_width
    columns = register_columns(form, frame)
    size = _LINE_SIZE[form.a3]
    head = table_head(columns, TableSetting(size, _HEAD_SIZE[form.a3]))
    numbers = stack([head, column_numbers(columns)])
    running = _running_head(book, frame, size + 1.5)
    room = setup.frame_height - numbers.height - running.height - 4 - _FOOT
    setting = TableSetting(size, size, row_height=room / form.lines_per_page)
    by_number = {line.line_no: line for line in page.lines}
    rows = [
        register_row(columns, by_number.get(number), number, setting, page, form)
        for number in range(1, form.lines_per_page + 1)
    ]
    return [stack([running, replace(numbers, gap=4), *rows, _foot(book, page, frame)])]


def _running_head(book: RegisterBook, frame: float, size: float) -> Piece:
    left = f"{book.letterhead.issuer} – {book.title}"
    right = f"Quyển số {book.book_no} – Năm {book.year}"
    parts = []
    for text, share, align in ((left, 0.75, Align.LEFT), (right, 0.25, Align.RIGHT)):
        lettering = shrunk_to_fit(text, Lettering(size, Face.BOLD), frame * share, 6)
        setting = Setting(lettering.size, align)
        lines = lettered(text, lettering, frame * share, "đầu trang sổ", setting)
        parts.append((0 if align is Align.LEFT else frame * 0.75, stack(lines[:1])))
    return beside(parts)


def _foot(book: RegisterBook, page: RegisterPage, frame: float) -> Piece:
    size = _LINE_SIZE[book.form.a3] + 1.5
    number = f"Trang {page.page_no}/{book.page_count}"
    columns = frame / 3

    def centred(pen: Pen, text: str, face: Face, middle: float, y: float) -> None:
        require_printable(text, face, f"cuối trang sổ {page.page_no}")
        pen.text(middle - width(text, face, size) / 2, y, [Run(text, face)], size)

    def draw(pen: Pen, x: float, top: float) -> None:
        first, last = x + columns / 2, x + frame - columns / 2
        for middle, title, name in (
            (first, "Người ghi sổ", page.recorder),
            (last, "Người kiểm tra", page.checker),
        ):
            centred(pen, title, Face.BOLD, middle, top - 14)
            centred(pen, name, Face.REGULAR, middle, top - _FOOT + 22)
        centred(pen, number, Face.BOLD, x + frame / 2, top - 14)
        if page.journal_head:
            text = f"Mã kiểm tra của nhật ký: {page.journal_head}"
            at = x + (frame - width(text, Face.REGULAR, 7)) / 2
            pen.text(at, top - _FOOT + 6, [Run(text)], 7, colour=GREY)

    return Piece(_FOOT, draw)
