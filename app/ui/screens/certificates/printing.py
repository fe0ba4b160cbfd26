"""Pages of the register before they are printed: which ones, how they look, what is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import StorageError
from app.services.certificates.register import BookRow
from app.services.certificates.register_prints import PageRow, list_pages
from app.services.files import write_atomically
from app.services.papers.paper import Paper
from app.services.papers.printing import print_register
from app.services.papers.register_pages import register_paper, title_page
from app.text.moments import format_day_of
from app.ui import confirm, kit, printing, theme
from app.ui.dialog import Dialog
from app.ui.file_names import proposed_file
from app.ui.preview import PdfPreview
from app.ui.runner import Runner

_WIDTH, _HEIGHT, _LIST = 1080, 452, 336
_PAGES, _TITLE = "pages", "title"
_AROUND, _LEAST = 236, 160  # what stands above and below the preview; its least height
_SOON_MS = 150
_NONE_TICKED = "Đánh dấu trang cần in (phím cách)."


@dataclass(frozen=True)
class _Made:
    """A paper with its bytes, and which asking it answers."""

    asked: int
    paper: Paper
    data: bytes


class RegisterDialog(Dialog):
    """Book and pages at the left, the very PDF at the right; Ctrl+P prints.

    Pages that were not printed as they stand now are ticked at first.
    """

    def __init__(
        self, window: QWidget | None, runner: Runner, books: Sequence[BookRow], chosen: BookRow
    ) -> None:
        super().__init__(window, "In trang sổ gốc", width=_WIDTH)
        self._runner = runner
        self._paper: Paper | None = None
        self._asked = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._make)
        self._books = {book.id: book for book in books}
        self.book = kit.ChoiceBox([_option(book) for book in books])
        self.book.setAccessibleName("Quyển sổ")
        self.book.set_key(chosen.id)
        self.book.chosen.connect(lambda _key: self._show_book())
        self.what = kit.Chips([kit.Chip(_PAGES, "Trang sổ"), kit.Chip(_TITLE, "Trang đầu quyển")])
        self.what.choose(_PAGES)
        self.what.changed.connect(lambda _keys: self._ask())
        self.table: kit.Table[PageRow] = kit.Table(
            [
                kit.check_column(),
                kit.Column("Trang", lambda row: str(row.page_no), kit.Kind.NUMBER, 62),
                kit.Column("Dòng", lambda row: str(row.lines), kit.Kind.NUMBER, 56),
                kit.Column("", _said, kit.Kind.BADGE, 156, badge=_badge, key="printed"),
            ],
            identity=lambda row: row.page_no,
            row_height=kit.RowHeight.CLASS,
        )
        self.table.ticks_changed.connect(self._ask)
        self.preview = PdfPreview(buttons=False)
        self.line = kit.ProgressLine()
        self._lay_out()
        self._show_book()
        self.table.focus()

    def print_pages(self) -> None:
        """Keep what is printed, let the user choose a printer, and print."""
        if self._show_for_good():
            printing.start_printing(self, self.preview.data, self.line.say)

    def save_pdf(self) -> None:
        """Keep what is printed, and write it where the user says."""
        if self._paper is None or not self._show_for_good():
            return
        proposed = proposed_file(self._paper.form, self._paper.code, suffix=".pdf")
        path = confirm.choose_new_file(self, "Cất trang sổ gốc", "PDF (*.pdf)", proposed)
        if path is None:
            return
        try:
            write_atomically(path, self.preview.data)
        except StorageError as error:
            self.line.refuse(error)
        else:
            self.line.say(f"Đã cất {path}")

    @property
    def pages(self) -> tuple[int, ...]:
        """Return the pages that are ticked."""
        return tuple(row.page_no for row in self.table.ticked())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(kit.Space.SMALL)
        for widget in (self.book, self.what, self.table):
            left.addWidget(widget, int(widget is self.table))
        left.addStretch(0)
        self.table.setFixedWidth(theme.current().px(_LIST))
        window = self.parentWidget()
        room = window.window().height() - theme.current().px(_AROUND) if window else _HEIGHT
        self.preview.setFixedHeight(min(theme.current().px(_HEIGHT), max(room, _LEAST)))
        across = QHBoxLayout()
        across.setSpacing(kit.Space.LARGE)
        across.addLayout(left)
        across.addWidget(self.preview, 1)
        self.body.addSpacing(kit.Space.SMALL)
        self.body.addLayout(across)
        self.body.addWidget(self.line)
        self.pdf = kit.Button("Cất PDF…", icon="save")
        self.pdf.clicked.connect(self.save_pdf)
        self.print = kit.Button("In…", "primary", icon="printer", tip="Ctrl+P")
        self.print.setShortcut("Ctrl+P")
        self.print.clicked.connect(self.print_pages)
        self.add_close(focused=False)
        self.add_button(self.pdf)
        self.add_button(self.print)

    def _show_book(self) -> None:
        """List the book's pages and tick those that are still to be printed."""
        rows = self._read_pages()
        waiting = [row.page_no for row in rows if row.printed_at is None]
        self.table.rows.tick([row.page_no for row in rows], on=False)
        self.table.rows.tick(waiting or [row.page_no for row in rows[-1:]])

    def _read_pages(self) -> tuple[PageRow, ...]:
        rows = self._runner.ask(list_pages, book_id=self._book.id)
        quiet = QSignalBlocker(self.table)  # the same pages stay ticked
        self.table.show_rows(rows)
        quiet.unblock()
        return rows

    @property
    def _book(self) -> BookRow:
        return next(book for key, book in self._books.items() if key == self.book.key)

    def _ask(self) -> None:
        """Make the paper when no further page was ticked for a moment."""
        self._paper = None
        self._asked += 1
        is_title = _TITLE in self.what.active
        self.table.setVisible(not is_title)
        if is_title or self.pages:
            self._allow("Đang lập bản in.")
            self._soon.start()
        else:
            self._soon.stop()
            self.preview.clear()
            self._allow(_NONE_TICKED)

    def _make(self) -> None:
        """Make the paper in the background; only the newest one asked for is shown."""
        pages, is_title = self.pages, _TITLE in self.what.active
        asked, book_id = self._asked, self._book.id
        job = self._runner.start_reading(
            "Lập bản in",
            lambda session, _progress: _made(
                asked,
                title_page(session, book_id=book_id)
                if is_title
                else register_paper(session, book_id=book_id, pages=pages),
            ),
        )
        job.succeeded.connect(self._show)

    def _show(self, made: object) -> None:
        if isinstance(made, _Made) and made.asked == self._asked:
            self._paper = made.paper
            self.preview.show_pdf(made.data)
            self._allow("")

    def _show_for_good(self) -> bool:
        """Keep the pages as printed and show their bytes; a title page is never kept."""
        if self._paper is None:
            return False
        if not self._paper.kept_as:
            return True
        pages = self.pages
        done = self._runner.do(
            f"In sổ gốc quyển {self._book.book_no}, trang {', '.join(map(str, pages))}",
            print_register,
            files=self._runner.paths.files,
            book_id=self._book.id,
            pages=pages,
        )
        if done is None:
            return False
        self.preview.show_pdf(done.value.data)
        self._read_pages()
        return True

    def _allow(self, reason: str) -> None:
        for button in (self.pdf, self.print):
            button.set_reason(reason)


def _made(asked: int, paper: Paper) -> _Made:
    return _Made(asked, paper, paper.to_pdf())


def _option(book: BookRow) -> kit.Option:
    return kit.Option(book.id, f"Quyển {book.book_no}: {book.title}", f"{book.entries} dòng")


def _said(row: PageRow) -> str:
    if row.printed_at is not None:
        return f"Đã in {format_day_of(row.printed_at)}"
    return "Có dòng mới, in lại" if row.is_outdated else "Chưa in"


def _badge(row: PageRow) -> kit.Badge:
    if row.printed_at is not None:
        return kit.Badge(_said(row), kit.Tone.OK, "circle-check")
    if row.is_outdated:
        return kit.Badge(_said(row), kit.Tone.WARN, "circle-alert")
    return kit.Badge(_said(row), kit.Tone.NEUTRAL, "circle-dashed")
