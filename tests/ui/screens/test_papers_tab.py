"""The tab Văn bản on a real class: numbers, signing, revoking, the whole file; the committee."""

from collections.abc import Iterator
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.values import ClassStatus, CommitteeRole, DocumentState
from app.services.classes.committee import committee_of
from app.services.classes.enrolments import list_learners
from app.services.outgoing.issued_documents import list_documents
from app.ui import kit
from app.ui.dialogs.committee import CommitteeDialog
from app.ui.dialogs.copies import CopiesDialog, CopyNumberDialog, ExcerptDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.dialogs.take_number import TakeNumberDialog
from app.ui.screens.class_tabs.information import InformationTab
from app.ui.screens.class_tabs.papers import PapersTab
from tests.builders import make_class
from tests.services.documents.reading import words_of
from tests.ui.screens.desk_stage import dialog_of
from tests.ui.screens.tab_stage import stage, toasts

Shown = TypeVar("Shown", bound=QWidget)


@pytest.fixture
def class_id(database: Database) -> UUID:
    """An opened class of three."""
    with database.action("Lớp") as session:
        return make_class(session, learners=3, status=ClassStatus.OPENED)


@pytest.fixture
def tab(qtbot: QtBot, database: Database, class_id: UUID) -> Iterator[PapersTab]:
    """The tab of that class; the paper under way is made before the data file is closed."""
    made = stage(qtbot, database, PapersTab, class_id)
    yield made
    qtbot.waitUntil(lambda: made.pane.is_settled)
    made.pane.preview.clear()


def chosen(tab: PapersTab, qtbot: QtBot, form: str) -> None:
    """Choose a form and wait for its paper."""
    tab.table.select(form)
    qtbot.waitUntil(lambda: tab.pane.is_ready)


def copy_it(tab: PapersTab, qtbot: QtBot) -> None:
    """Take the number of a copy of the signed paper, and look at it."""
    tab.copies.click()
    copies = dialog_of(CopiesDialog)
    assert (copies.none.isVisible(), copies.pane.isVisible()) == (True, False)
    before = copies.height()
    copies.more.click()
    dialog_of(CopyNumberDialog).save.click()
    qtbot.waitUntil(lambda: copies.pane.is_ready)
    assert (copies.none.isVisible(), copies.height() > before + 300) == (False, True)
    assert copies.choice.options[0].text.startswith("01-SY/TTCT, ")
    copies.part.click()
    excerpt = dialog_of(ExcerptDialog)
    assert excerpt.number.help.text() == "Để trống: 02-TrS/TTCT"
    excerpt.form.fields["pages"].set_value("9")
    excerpt.save.click()
    assert "không phải trang của văn bản có" in excerpt.form.fields["pages"].problem
    excerpt.form.fields["pages"].set_value("1")
    excerpt.save.click()
    qtbot.waitUntil(lambda: copies.pane.is_ready)
    assert copies.choice.options[0].text.startswith("02-TrS/TTCT, ")
    copies.pane.preview.clear()
    copies.reject()


def states(database: Database, class_id: UUID) -> list[tuple[str, DocumentState]]:
    """Return number and state of each document."""
    with database.read() as session:
        return [(row.number, row.state) for row in list_documents(session, class_id=class_id)]


def test_a_paper_gets_its_number_is_signed_and_revoked(
    tab: PapersTab, database: Database, class_id: UUID, qtbot: QtBot
) -> None:
    chosen(tab, qtbot, "F07")
    assert not tab.sign.isEnabled()
    tab.number.click()
    dialog = dialog_of(TakeNumberDialog)
    assert dialog.number.help.text() == "Để trống: 01-TB/TTCT"
    dialog.number.show_draft("15")
    assert dialog.number.help.text() == "Trên văn bản: 15-TB/TTCT; số kế tiếp: 1"
    dialog.number.show_draft("")
    dialog.day.show_draft("23/11/2026")  # tomorrow
    assert dialog.day.help.text().startswith("Ngày này chưa tới")
    dialog.day.show_draft("22/11/2026")
    assert dialog.day.help.text() == ""
    dialog.save.click()
    assert states(database, class_id) == [("01-TB/TTCT", DocumentState.NUMBERED)]
    chosen(tab, qtbot, "F07")
    assert not tab.number.isEnabled()
    assert tab.copies.reason == "Ghi đã ký trước rồi mới sao y."
    assert tab.pane.print.shortcut().toString() == "Ctrl+P"
    tab.sign.setFocus()
    tab.sign.click()
    assert states(database, class_id) == [("01-TB/TTCT", DocumentState.SIGNED)]
    assert tab.focusWidget() is tab.table.view  # and not the button that revokes
    assert "Đã giữ bản đã ký số 01-TB/TTCT" in toasts(tab)[-1]
    chosen(tab, qtbot, "F07")
    assert not tab.sign.isEnabled()
    copy_it(tab, qtbot)
    tab.revoke.click()
    reason = dialog_of(ReasonDialog)
    reason.form.fields["reason"].set_value("Sai ngày khai giảng")
    reason.save.click()
    assert ("01-TB/TTCT", DocumentState.REVOKED) in states(database, class_id)
    assert ("01-SY/TTCT", DocumentState.NUMBERED) in states(database, class_id)
    chosen(tab, qtbot, "F07")
    assert tab.number.isEnabled()
    assert "Số ...." in words_of(tab.pane.preview.data)


@pytest.mark.parametrize(
    ("form", "why"), [("F06", "không có số"), ("F26", "thẻ Công nhận"), ("HO-SO", "không có số")]
)
def test_forms_without_a_number_of_their_own_say_why(
    tab: PapersTab, qtbot: QtBot, form: str, why: str
) -> None:
    tab.table.select(form)
    assert not tab.number.isEnabled()
    row = tab.table.current()
    assert row is not None
    assert why in row.why_no_number


def test_the_whole_file_is_one_pdf_with_contents(tab: PapersTab, qtbot: QtBot) -> None:
    chosen(tab, qtbot, "F06")
    tab.whole.click()
    qtbot.waitUntil(lambda: tab.pane.is_ready and "Mã kiểm" in words_of(tab.pane.preview.data))
    assert tab.pane.preview.pages is not None
    assert len(tab.pane.preview.pages) > 2
    assert tab.pane.print.isEnabled()


def test_the_committee_is_chosen_beside_the_facts_of_the_class(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    tab = stage(qtbot, database, InformationTab, class_id)
    tab.committee.choose.click()
    dialog = dialog_of(CommitteeDialog)
    with database.read() as session:
        first, second = list_learners(session, class_id=class_id)[:2]
    dialog.form.fields["deputy_1"].set_value(second.enrolment_id)
    dialog.save.click()
    assert dialog.isVisible()  # a deputy without a monitor is refused at its field
    dialog.form.fields["monitor"].set_value(first.enrolment_id)
    dialog.save.click()
    with database.read() as session:
        rows = committee_of(session, class_id=class_id)
    assert [(row.full_name, row.role) for row in rows] == [
        (first.full_name, CommitteeRole.MONITOR),
        (second.full_name, CommitteeRole.DEPUTY_MONITOR),
    ]
    shown = [label.text() for label in tab.committee.facts.findChildren(kit.Label)]
    assert {first.full_name, second.full_name} <= {*shown}  # and the card says so at once
    again = CommitteeDialog(tab, tab.runner, class_id)
    assert again.form.fields["monitor"].value() == first.enrolment_id
    assert again.form.fields["deputy_2"].value() is None
