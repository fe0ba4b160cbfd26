"""F30 Sổ cấp giấy chứng nhận: the title page and the ruled pages of the original register."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.services.documents.blocks import Align, Lettering, Setting, lettered, shrunk_to_fit
from app.services.documents.closing import Signature, signatures_abreast
from app.services.documents.flow import Piece, beside, space, stack
from app.services.documents.fonts import Face, require_printable, width
from app.services.documents.letterhead import Letterhead, letterhead
from app.services.documents.lines import Run
from app.services.documents.paper import Numbering, PageSetup, Section, render
from app.services.documents.pen import GREY, MM, Facts, Pen
from app.services.documents.style import PARTY, DocumentStyle, Margins
from app.services.documents.table import (
    TableColumn,
    TableRow,
    TableSetting,
    fixed_row,
    table_head,
)
from app.text.dates import format_date
from app.text.numbers import format_int


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


def register_pdf(
    book: RegisterBook, pages: Sequence[RegisterPage], *, with_title: bool = True
) -> bytes:
    """Return the title page (if wanted) and the given pages of the book."""
    setup = _page_setup(book.form)
    sections = []
    if with_title:
        sections.append(Section(setup, _title_page(book, setup), Numbering.NONE))
    for page in pages:
        sections.append(Section(setup, _register_page(book, page, setup), Numbering.NONE))
    facts = Facts(f"{book.title}, quyển {book.book_no}", book.letterhead.issuer)
    return render(sections, facts, practice=book.practice)


_HEAD_SIZE = {False: 8.0, True: 10.5}
_LINE_SIZE = {False: 9.0, True: 11.5}
_FOOT = 30 * MM
# title, width in mm on A4 landscape, alignment; the signature column grows with the paper
_COLUMNS = (
    ("TT", 6.5, Align.CENTRE),
    ("Số vào sổ", 13.5, Align.CENTRE),
    ("Số hiệu GCN", 16.5, Align.CENTRE),
    ("Họ và tên", 29.5, Align.LEFT),
    ("Ngày, tháng, năm sinh", 16.5, Align.CENTRE),
    ("Giới tính", 8, Align.CENTRE),
    ("Dân tộc", 10, Align.CENTRE),
    ("Quê quán", 20, Align.LEFT),
    ("Đơn vị cử đi học", 22, Align.LEFT),
    ("Tên lớp, khóa", 24, Align.LEFT),
    ("Thời gian học (từ–đến)", 17, Align.CENTRE),
    ("Kết quả (điểm – xếp loại)", 15, Align.CENTRE),
    ("Số, ngày quyết định công nhận", 19, Align.CENTRE),
    ("Ngày cấp", 16.5, Align.CENTRE),
    ("Người nhận ký, ghi rõ họ tên, ngày nhận", 24, Align.CENTRE),
    ("Ghi chú", 14, Align.LEFT),
)


def _page_setup(form: RegisterForm) -> PageSetup:
    # the right edge is left free for the seal across the pages (giáp lai)
    margins = Margins(top=12, bottom=8, left=12, right=13)
    return PageSetup(420, 297, margins) if form.a3 else PageSetup(297, 210, margins)


def _columns(form: RegisterForm, frame_width: float) -> tuple[TableColumn, ...]:
    kept = [c for c in _COLUMNS if form.show_ethnicity or c[0] != "Dân tộc"]
    scale = frame_width / sum(c[1] for c in kept)
    return tuple(TableColumn(title, mm * scale, align) for title, mm, align in kept)


def _register_page(book: RegisterBook, page: RegisterPage, setup: PageSetup) -> list[Piece]:
    form = book.form
    frame = setup.frame_width
    columns = _columns(form, frame)
    size = _LINE_SIZE[form.a3]
    head = table_head(columns, TableSetting(size, _HEAD_SIZE[form.a3]))
    numbers = stack([head, _column_numbers(columns)])
    running = _running_head(book, frame, size + 1.5)
    room = setup.frame_height - numbers.height - running.height - 4 - _FOOT
    setting = TableSetting(size, size, row_height=room / form.lines_per_page)
    by_number = {line.line_no: line for line in page.lines}
    rows = [
        _line(columns, by_number.get(number), number, setting, page, form)
        for number in range(1, form.lines_per_page + 1)
    ]
    return [stack([running, replace(numbers, gap=4), *rows, _foot(book, page, frame)])]


def _line(
    columns: tuple[TableColumn, ...],
    line: RegisterLine | None,
    number: int,
    setting: TableSetting,
    page: RegisterPage,
    form: RegisterForm,
) -> Piece:
    cells = _line_cells(line) if line else [str(number), *[""] * (len(_COLUMNS) - 1)]
    if not form.show_ethnicity:
        del cells[6]
    where = f"sổ cấp giấy chứng nhận, trang {page.page_no}, dòng {number}"
    row = fixed_row(columns, TableRow(tuple(cells), where), setting)
    return _struck(row, columns) if line and line.is_struck else row


def _line_cells(line: RegisterLine) -> list[str]:
    return [
        str(line.line_no),
        line.register_no,
        line.serial_no,
        line.name,
        line.birth,
        line.sex,
        line.ethnicity,
        line.home_place,
        line.sending_unit,
        line.class_name,
        line.studied,
        line.result,
        line.decision,
        line.issued_on,
        "",
        line.remark,
    ]


def _struck(row: Piece, columns: tuple[TableColumn, ...]) -> Piece:
    """Cross the entry out with one thin line that leaves every letter readable."""
    left = columns[0].width
    right = sum(column.width for column in columns) - columns[-1].width

    def draw(pen: Pen, x: float, top: float) -> None:
        row.draw(pen, x, top)
        middle = top - row.height / 2
        pen.rule(x + left, middle, x + right, middle, 0.8)

    return replace(row, draw=draw)


def _column_numbers(columns: tuple[TableColumn, ...]) -> Piece:
    """The row of small column numbers that registers carry under their head."""
    cells = tuple(f"({number})" for number in range(1, len(columns) + 1))
    centred = tuple(replace(column, align=Align.CENTRE) for column in columns)
    setting = TableSetting(7, 7, row_height=11)
    return fixed_row(centred, TableRow(cells, "số cột của sổ", Face.ITALIC), setting)


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


def _title_page(book: RegisterBook, setup: PageSetup) -> list[Piece]:
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
