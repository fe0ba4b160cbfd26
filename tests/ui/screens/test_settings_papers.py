"""Cài đặt, Văn bản on a real data file: styles, wordings with preview, grounds, unused numbers."""

from datetime import date
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.values import ClassStatus
from app.services.outgoing import number_gaps, numbering
from app.services.outgoing.document_issuing import document_style
from app.services.outgoing.legal_basis import grounds_of, list_grounds
from app.services.papers.forms import build
from app.services.papers.own_texts import has_own_text
from app.services.plans.plan_items import ItemDetails, add_item
from app.services.plans.plans import create_plan
from app.ui.dialogs.ground import GroundDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.dialogs.wording import WordingDialog
from app.ui.runner import Runner
from app.ui.screens.settings.papers import PapersSection
from app.ui.screens.settings.settings import SettingsScreen
from tests.builders import make_class
from tests.services.documents.reading import words_of
from tests.ui.screens.desk_stage import dialog_of
from tests.ui.screens.tab_stage import KeptFailures, KeptShell

Shown = TypeVar("Shown", bound=QWidget)
DAY = date(2026, 11, 2)


@pytest.fixture
def class_id(database: Database) -> UUID:
    """An opened class, and one number of the decisions that nothing uses."""
    with database.action("Lớp") as session:
        made = make_class(session, learners=2, status=ClassStatus.OPENED)
        numbering.take_number(session, scope="QĐ", year=2026)
    return made


@pytest.fixture
def section(qtbot: QtBot, database: Database, class_id: UUID) -> PapersSection:
    """The section, in a window's page of the settings."""
    screen = SettingsScreen(Runner(database, KeptFailures()), KeptShell())
    qtbot.addWidget(screen)
    screen.resize(1178, 600)
    screen.show()
    screen.open("papers")
    assert isinstance(screen.section, PapersSection)
    return screen.section


def words_on(database: Database, class_id: UUID, form: str) -> str:
    """Return what a form says now."""
    with database.read() as session:
        return words_of(build(session, form=form, class_id=class_id, day=DAY).to_pdf())


def test_one_form_changes_its_style_and_the_others_keep_theirs(
    section: PapersSection, database: Database, class_id: UUID
) -> None:
    section.forms.select("F07")
    section.restyle.click()
    assert "CỘNG HÒA XÃ HỘI" in words_on(database, class_id, "F07")
    assert "ĐẢNG CỘNG SẢN" in words_on(database, class_id, "F05")
    section.forms.select("F07")
    section.restyle.click()
    assert "ĐẢNG CỘNG SẢN" in words_on(database, class_id, "F07")
    section.forms.select("F06")
    assert not section.words.isEnabled()


def test_a_wording_is_tried_on_a_paper_refused_where_it_is_wrong_and_kept(
    section: PapersSection, database: Database, class_id: UUID, qtbot: QtBot
) -> None:
    section.forms.select("F05")
    section.words.click()
    dialog = dialog_of(WordingDialog)
    assert "QUYẾT ĐỊNH" in words_of(dialog.preview.data)
    body = dialog.form.fields["body"]
    body.set_value("Mở {lop_hoc}.")
    qtbot.waitUntil(lambda: "“{lop_hoc}”" in dialog.why_not.text())
    dialog.save.click()
    assert dialog.isVisible()
    body.set_value("Mở {lop} tại ")
    editor = dialog._editor("body")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    dialog.fields.set_key("dia_diem")
    dialog._chosen()
    qtbot.waitUntil(lambda: "tại Hội trường A." in _text(dialog))
    dialog.save.click()
    assert "tại Hội trường A." in words_on(database, class_id, "F05")
    section.forms.select("F05")
    section.words.click()
    again = dialog_of(WordingDialog)
    again.usual.click()
    again.save.click()
    with database.read() as session:
        assert not has_own_text(session, "F05")


def test_papers_of_the_plan_have_a_style_and_words_too(
    section: PapersSection, database: Database
) -> None:
    section.forms.select("F01")
    assert not section.words.isEnabled()
    section.forms.select("F02")
    section.words.click()
    dialog = dialog_of(WordingDialog)
    assert dialog.why_not.text() == "Chưa có kế hoạch nào để xem thử."
    assert {"basis", "body"} <= dialog.form.fields.keys()
    with database.action("Kế hoạch") as session:
        plan_id = create_plan(session, year=2026)
        add_item(session, plan_id=plan_id, details=ItemDetails("DVM", learners=50))
    dialog.try_out()
    assert "mở 1 lớp cho 50 học viên" in words_of(dialog.preview.data)
    dialog.reject()
    section.restyle.click()
    with database.read() as session:
        assert document_style(session, "F02") == "state"


def test_a_ground_is_added_for_one_form_and_another_ends(
    section: PapersSection, database: Database, class_id: UUID
) -> None:
    GroundDialog(section, section.runner, None).start()
    dialog = dialog_of(GroundDialog)
    dialog.form.fields["text"].set_value("Căn cứ Quyết định số 05-QĐ/ĐU;")
    dialog.form.fields["valid_from"].set_value(date(2026, 1, 1))
    dialog.form.fields["form"].set_value("F05")
    dialog.save.click()
    assert (
        "Căn cứ Quyết định về việc thành lập Trung tâm chính trị xã Na Sầm; - Căn cứ Quyết định số "
        "05-QĐ/ĐU; - Xét đề nghị"
    ) in words_on(database, class_id, "F05")
    section.grounds.select(0)
    section.change.click()
    ending = dialog_of(GroundDialog)
    ending.form.fields["valid_to"].set_value(date(2024, 1, 1))
    ending.save.click()
    assert ending.isVisible()  # it would end before it began
    ending.form.fields["valid_to"].set_value(date(2026, 6, 30))
    ending.save.click()
    with database.read() as session:
        assert len(list_grounds(session)) == 4
        assert len(grounds_of(session, form="F08", day=date(2026, 6, 30))) == 2
        assert len(grounds_of(session, form="F08", day=date(2026, 7, 1))) == 1
    assert "360-QĐ/TW" not in words_on(database, class_id, "F05")


def test_a_number_that_nothing_uses_is_listed_until_and_after_it_is_explained(
    section: PapersSection, database: Database
) -> None:
    assert section.gaps.table.foot.isVisible()
    section.gaps.table.select("QĐ-2026-1")
    section.gaps.explain.click()
    dialog = dialog_of(ReasonDialog)
    dialog.form.fields["reason"].set_value("Cấp cho văn bản viết tay")
    dialog.save.click()
    with database.read() as session:
        (gap,) = number_gaps.list_gaps(session)
    assert gap.reason == "Cấp cho văn bản viết tay"
    section.gaps.table.select("QĐ-2026-1")
    assert not section.gaps.explain.isEnabled()


def _text(dialog: WordingDialog) -> str:
    return words_of(dialog.preview.data) if dialog.preview.data else ""
