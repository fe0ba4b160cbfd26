"""The section Chứng nhận: what is due, the register, and its pages printed for good."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.values import CertificateKind
from app.services.certificates import register
from app.services.certificates.certificates import list_certificates, record_handover
from app.services.certificates.register_list import Standing
from app.services.certificates.register_prints import list_pages
from app.ui import confirm, kit
from app.ui.runner import Runner
from app.ui.screens.certificates.certificates import CertificatesScreen
from app.ui.screens.certificates.printing import RegisterDialog
from tests.builders import make_centre
from tests.class_lives import certified_class, recognised_class
from tests.ui.screens.desk_stage import dialog_of
from tests.ui.screens.said import Said

Show = Callable[[], CertificatesScreen]


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def show(qtbot: QtBot, database: Database, said: Said) -> Show:
    with database.action("Thiết lập") as session:
        make_centre(session)

    def make() -> CertificatesScreen:
        made = CertificatesScreen(Runner(database, said), said)
        qtbot.addWidget(made)
        made.resize(1178, 600)
        made.show()
        return made

    return make


def test_before_the_first_certificate_the_page_says_where_they_come_from(
    show: Show, said: Said
) -> None:
    screen = show()
    assert not screen.due.isVisible()
    assert "Sổ gốc chưa có dòng nào" in screen.print.reason
    (go,) = [b for b in screen.table.findChildren(kit.Button) if b.isVisible()]
    go.click()
    assert said.pages == [("classes", None)]


def test_a_class_that_is_due_opens_at_its_certificates(
    show: Show, database: Database, said: Said
) -> None:
    with database.action("Công nhận") as session:
        class_id = recognised_class(session)
    screen = show()
    (row,) = screen.due_rows
    assert row.figure.count == "3"
    assert row.figure.late == "quá hạn 8 ngày"
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert row.button is not None
    row.button.click()
    assert said.pages == [("class", (class_id, "certificates"))] * 2


def test_the_register_lists_everything_and_opens_the_class(
    show: Show, database: Database, said: Said
) -> None:
    with database.action("Cấp giấy") as session:
        class_id = certified_class(session)
    screen = show()
    newest = screen.table.rows.shown[0]
    assert newest.register_no == "0003/2026"
    screen.table.select(newest.id)
    QTest.keyClick(screen.table.view, Qt.Key.Key_Return)
    assert said.pages == [("class", (class_id, "certificates"))]


def test_chips_and_words_filter_the_register(show: Show, database: Database) -> None:
    with database.action("Cấp giấy") as session:
        class_id = certified_class(session)
        first = list_certificates(session, class_id=class_id)[0]
        record_handover(session, certificate_ids=[first.id], on=date(2026, 11, 20))
    screen = show()
    assert [face.chip.count for face in screen.filter.chips.faces] == [3, 2, 0, 1, 0]
    screen.filter.chips.choose(Standing.HANDED_OVER)
    assert [line.id for line in screen.table.rows.shown] == [first.id]
    screen.filter.chips.choose(Standing.VOID)
    assert screen.table.rows.shown == []
    (again,) = [b for b in screen.table.findChildren(kit.Button) if b.isVisible()]
    again.click()
    assert len(screen.table.rows.shown) == 3
    screen.filter.field.setText("0002/2026")
    assert len(screen.table.rows.shown) == 1


def test_a_book_can_be_chosen_where_there_are_several(show: Show, database: Database) -> None:
    with database.action("Cấp giấy") as session:
        certified_class(session)
        (first,) = register.list_books(session)
        register.close_book(session, book_id=first.id, on=date(2026, 11, 3))
        certified_class(session, marks=(900,))
    screen = show()
    assert screen.book.isVisible()
    assert len(screen.table.rows.rows) == 4
    screen.book.choose(first.id)
    assert len(screen.table.rows.rows) == 3


def test_a_book_is_closed_after_a_question_and_the_next_certificate_opens_another(
    show: Show, said: Said, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = show()
    assert screen.close_book.reason == "Không quyển nào đang ghi."
    with database.action("Cấp giấy") as session:
        certified_class(session)
    screen.refresh()
    asked: list[confirm.Question] = []

    def answer(_window: object, question: confirm.Question) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(confirm.answers, "ask", answer)
    screen.close_book.click()
    assert [book.closed_on for book in screen.runner.ask(register.list_books)] == [None]
    screen.close_book.click()
    assert "đã ghi 3 giấy" in asked[-1].consequence
    assert said.toasts == ["Đã khóa quyển số 1"]
    assert not screen.close_book.isEnabled()
    with database.action("Cấp giấy") as session:
        certified_class(session, marks=(900,))
    screen.refresh()
    assert screen.close_book.isEnabled(), "the one that is written in now"
    screen.book.choose(screen.runner.ask(register.list_books)[0].id)
    assert screen.close_book.reason == "Quyển này đã khóa."


def test_a_page_is_ticked_shown_kept_and_then_marked_as_printed(
    show: Show,
    database: Database,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with database.action("Cấp giấy") as session:
        certified_class(session)
        (book,) = register.list_books(session)
    dialog = opened(show(), qtbot)
    assert dialog.pages == (1,)
    target = tmp_path / "trang.pdf"
    monkeypatch.setattr(confirm.answers, "new_file", lambda _window, _question: target)
    dialog.pdf.click()
    assert target.read_bytes().startswith(b"%PDF")
    with database.read() as session:
        (page,) = list_pages(session, book_id=book.id)
    assert page.printed_at is not None
    dialog.pdf.click()
    kept = target.read_bytes()
    assert kept == dialog.preview.data
    dialog.reject()


def test_without_a_ticked_page_the_buttons_say_what_to_do(
    show: Show, database: Database, qtbot: QtBot
) -> None:
    with database.action("Cấp giấy") as session:
        certified_class(session)
    dialog = opened(show(), qtbot)
    dialog.table.rows.tick([1], on=False)
    assert "Đánh dấu trang" in dialog.pdf.reason
    assert dialog.preview.pages is None
    dialog.what.choose("title")
    qtbot.waitUntil(lambda: dialog.pdf.isEnabled())
    assert not dialog.table.isVisible()
    dialog.reject()


def test_an_open_book_without_lines_is_not_offered(
    show: Show, database: Database, qtbot: QtBot
) -> None:
    with database.action("Cấp giấy") as session:
        certified_class(session)
        register.open_book(session, kind=CertificateKind.DIPLOMA, on=date(2026, 11, 3))
    dialog = opened(show(), qtbot)
    assert len(dialog.book.options) == 1
    dialog.reject()


def opened(screen: CertificatesScreen, qtbot: QtBot) -> RegisterDialog:
    """Open the dialog and wait for its first pages."""
    screen.print.click()
    dialog = dialog_of(RegisterDialog)
    qtbot.waitUntil(lambda: dialog.pdf.isEnabled())
    return dialog
