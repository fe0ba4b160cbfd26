"""Chứng nhận: which classes wait for certificates, and the register of all that were issued."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut

from app import clock
from app.services.certificates import register
from app.services.certificates.certificate_deadlines import DueRow, due
from app.services.certificates.register import BookRow, list_books
from app.services.certificates.register_list import RegisterLine, lines_of_book
from app.text.dates import format_date
from app.text.numbers import format_int
from app.ui import confirm, kit
from app.ui.gathering import Gathering
from app.ui.screens.certificates.columns import SHARES, register_columns
from app.ui.screens.certificates.printing import RegisterDialog
from app.ui.slices import SLICE

_MOST_DUE = 3
_ALL = "Mọi quyển sổ"
_NOTHING = (
    "Chưa cấp giấy chứng nhận nào. Giấy được cấp ở thẻ Chứng nhận của lớp, sau khi có quyết định "
    "công nhận."
)


class CertificatesScreen(kit.Screen):
    """What is due at the top, the register below; Enter opens the class."""

    title = "Chứng nhận"
    watches: ClassVar[frozenset[str]] = frozenset(
        {"certificates", "register_books", "register_entries", "issued_documents", "results"}
        | {"training_classes"}
    )

    def build(self) -> None:
        """Make card, filters and table."""
        self.print = kit.Button("In trang sổ gốc…", icon="printer")
        self.print.clicked.connect(self._print)
        self.close_book = self.writes(kit.Button("Khóa quyển…", icon="lock"))
        self.close_book.clicked.connect(self._close_book)
        for button in (self.close_book, self.print):
            self.head.add_act(button)
        self.due = kit.Card("Chờ cấp giấy")
        self.due_rows: list[kit.FigureRow] = []
        self.main.addWidget(self.due)
        self.book = kit.ChoiceBox(prompt=_ALL)
        self.book.setAccessibleName("Quyển sổ")
        self.book.chosen.connect(lambda _key: self.refresh())
        self._closable: BookRow | None = None
        self.table: kit.Table[RegisterLine] = kit.Table(
            register_columns(),
            row_height=kit.RowHeight.CLASS,
            count=lambda rows: f"{format_int(len(rows))} giấy, mới vào sổ trước",
            hint="Enter mở lớp · Ctrl+H mở hồ sơ",
        )
        self.filter = kit.TableFilter(
            self.table,
            SHARES,
            name="Trạng thái giấy",
            prompt="Lọc tên, số giấy, lớp",
            nothing="Không giấy nào khớp bộ lọc.",
        )
        self.lines: Gathering[RegisterLine] = Gathering(self, self.filter.show_rows)
        go = kit.Button("Đến Lớp học", icon="presentation")
        go.clicked.connect(lambda: self.shell.go("classes"))
        self.table.when_empty(kit.EmptyState(_NOTHING, go))
        self.table.opened.connect(lambda line: self._open(line.class_id))
        QShortcut(QKeySequence("Ctrl+H"), self).activated.connect(self._open_person)
        self.table.view.remember_widths("register", self.shell.preferences.widths)
        self.main.addLayout(self.filter.line(self.book))
        self.main.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Read what is due, the books and their lines."""
        waiting = self.runner.ask(due, on=clock.today())
        self._books = self.runner.ask(list_books)
        self._show_due(waiting)
        self._show_books()
        self.lines.begin(self._read_lines(self.book.key))
        self.head.set_title(self.title, _books_said(self._books))
        self.shell.set_count("certificates", len(waiting))
        reason = "Sổ gốc chưa có dòng nào."
        self.print.set_reason("" if any(book.entries for book in self._books) else reason)
        self._show_book_to_close()

    def focus_first(self) -> None:
        """Begin with the class that is due first, else in the table."""
        if self.due_rows:
            self.due_rows[0].setFocus()
        else:
            self.table.focus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this screen."""
        return (
            kit.KeyHint("Enter", "mở lớp"),
            kit.KeyHint("Ctrl+H", "mở hồ sơ người được cấp"),
            kit.KeyHint("Ctrl+F", "lọc"),
        )

    def _read_lines(self, only: object) -> Iterator[tuple[RegisterLine, ...]]:
        """Read one book, or all with the newest first, the newest line of each first."""
        for book in sorted(self._books, key=lambda book: -book.book_no):
            lines: tuple[RegisterLine, ...] = ()
            while book.id == only or only is None:
                below = lines[-1].entry_no if lines else None
                lines = self.runner.ask(lines_of_book, book_id=book.id, limit=SLICE, below=below)
                yield lines
                if len(lines) < SLICE:
                    break

    def _show_due(self, waiting: tuple[DueRow, ...]) -> None:
        self.due.clear_rows()
        self.due_rows.clear()
        self.due.setVisible(bool(waiting))
        more = len(waiting) - _MOST_DUE
        self.due.note.setText(f"và {more} lớp nữa ở Hôm nay" if more > 0 else "")
        for at, row in enumerate(waiting[:_MOST_DUE]):
            button = None
            if at == 0:
                button = kit.Button("Cấp giấy", "primary", icon="award", small=True)
                button.clicked.connect(partial(self._open, row.class_id))
            line = kit.FigureRow(_figure(row), button)
            line.opened.connect(partial(self._open, row.class_id))
            self.due.add(line)
            self.due_rows.append(line)

    def _show_books(self) -> None:
        key = self.book.key
        books = [kit.Option(book.id, _book_name(book), _book_note(book)) for book in self._books]
        self.book.set_options([kit.Option(None, _ALL), *books])
        self.book.set_key(key)
        self.book.setVisible(len(self._books) > 1)

    def _show_book_to_close(self) -> None:
        """Offer the chosen book to be closed, or the only one that is written in."""
        begun = [book for book in self._books if book.entries and book.closed_on is None]
        meant = [book for book in begun if self.book.key in (None, book.id)]
        self._closable = meant[0] if len(meant) == 1 else None
        why = "Có nhiều quyển đang ghi: chọn một quyển trước." if meant else "Quyển này đã khóa."
        why = why if begun else "Không quyển nào đang ghi."
        self.close_book.set_reason("" if self._closable else why)

    def _open(self, class_id: UUID) -> None:
        self.shell.go("class", (class_id, "certificates"))

    def _open_person(self) -> None:
        line = self.table.current()
        if line is not None:
            self.shell.go("person", line.person_id)

    def _close_book(self) -> None:
        book = self._closable
        if book is None or not confirm.ask(
            self,
            f"Khóa quyển số {book.book_no}?",
            f"{book.title} đã ghi {format_int(book.entries)} giấy. Khóa rồi thì không ghi thêm và "
            "không mở lại được; giấy cấp sau ghi vào quyển mới.",
            verb="Khóa quyển",
        ):
            return
        done = self.runner.do(
            f"Khóa quyển số {book.book_no}",
            register.close_book,
            book_id=book.id,
            on=clock.today(),
        )
        if done is not None:
            self.shell.toast(f"Đã khóa quyển số {book.book_no}", undo=False)

    def _print(self) -> None:
        key = self.book.key
        books = [book for book in self._books if book.entries]
        chosen = next((book for book in books if book.id == key), books[-1])
        RegisterDialog(self.window(), self.runner, books, chosen).open()


def _figure(row: DueRow) -> kit.Figure:
    on_time = row.days_left >= 0
    left = f"còn {row.days_left} ngày" if on_time else f"quá hạn {-row.days_left} ngày"
    decided = f"quyết định ngày {format_date(row.recognised_on)}"
    return kit.Figure(
        "award",
        f"{row.code} · {row.name}",
        f"{decided} · hạn {format_date(row.due_on)}" + (f", {left}" if on_time else ","),
        str(row.learners),
        "giấy",
        kit.Tone.WARN,
        "" if on_time else left,
    )


def _books_said(books: tuple[BookRow, ...]) -> str:
    entries = sum(book.entries for book in books)
    return f"Sổ gốc: {len(books)} quyển, {format_int(entries)} giấy" if books else ""


def _book_name(book: BookRow) -> str:
    return f"Quyển {book.book_no}"


def _book_note(book: BookRow) -> str:
    closed = f", khóa {format_date(book.closed_on)}" if book.closed_on else ""
    return f"{book.title}, {book.entries} dòng{closed}"
