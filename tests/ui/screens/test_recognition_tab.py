"""Recognising a real class: what it rests on, the decision with its number, taking it back."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.database import Database
from app.models.values import AssessmentForm, ClassStatus, DocumentState
from app.services.classes.class_states import class_row
from app.services.outgoing import issued_documents, signers
from app.services.results import assessment, decisions
from app.ui import confirm, kit
from app.ui.dialogs.paper import PaperDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.screens.class_tabs.recognition import RecognitionTab
from tests import builders
from tests.class_lives import record_mark
from tests.prepared import Prepared, starting_with
from tests.ui.screens.desk_stage import dialog_of
from tests.ui.screens.tab_stage import press_primary, stage, toasts, wanted_tabs

MARKS = (900, 800, 800, 750, 400)


def taught_class(session: Session) -> UUID:
    """A class of six that has been taught; the last in the list waits for a mark."""
    made = builders.make_class(session, learners=6, status=ClassStatus.TEACHING_DONE)
    for row, mark in zip(assessment.grid(session, class_id=made), MARKS, strict=False):
        record_mark(session, class_id=made, enrolment_id=row.enrolment_id, attempt=1, mark=mark)
        if mark == 400:
            record_mark(session, class_id=made, enrolment_id=row.enrolment_id, attempt=2, mark=450)
    return made


begun, first_file = starting_with("Dựng lớp", taught_class)


@pytest.fixture
def class_id(begun: Prepared[UUID]) -> UUID:
    return begun.made


@pytest.fixture
def tab(
    qtbot: QtBot, database: Database, class_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> RecognitionTab:
    """The tab of that class; the clerk says yes to every question."""
    monkeypatch.setattr(confirm.answers, "ask", lambda _window, _question: True)
    return stage(qtbot, database, RecognitionTab, class_id)


def last_mark(database: Database, class_id: UUID, mark: int | None = 700) -> None:
    """Record the mark that is missing, or note that nothing was handed in."""
    with database.action("Nhập điểm") as session:
        missing = assessment.grid(session, class_id=class_id)[5].enrolment_id
        record_mark(
            session,
            class_id=class_id,
            enrolment_id=missing,
            attempt=1,
            mark=mark,
            is_absent=mark is None,
        )


def status(database: Database, class_id: UUID) -> ClassStatus:
    """Return how far the class is."""
    with database.read() as session:
        return class_row(session, class_id).status


def test_it_counts_by_classification_and_names_who_is_missing(tab: RecognitionTab) -> None:
    counts = {line.label: line.count for line in tab.summary.lines}
    assert counts == {"Xuất sắc": 1, "Giỏi": 2, "Khá": 1, "Trung bình": 0}
    assert tab.summary.note.text() == "4 người"
    assert len(tab.waiting.names) == 1
    assert len(tab.refused.names) == 1
    assert not tab.form.draft.isEnabled()


def test_a_missing_mark_is_the_next_step(tab: RecognitionTab) -> None:
    tabs = wanted_tabs(tab)
    assert press_primary(tab) == "Nhập 1 điểm còn thiếu"
    link = next(b for b in tab.waiting.findChildren(kit.Button) if b.text() == "Nhập điểm")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert tabs == ["assessment", "assessment"]


def test_the_form_proposes_number_day_and_signer(tab: RecognitionTab) -> None:
    values = tab.form.form.values()
    assert values["number"] == 1
    assert tab.form.number.help.text() == "Số kế tiếp: 01-QĐ/TTCT"
    assert values["issued_on"] == date(2026, 11, 22)
    assert tab.form.signer.box.text() == "Chu Văn Dũng · Giám đốc"
    assert "Giấy chứng nhận cấp chậm nhất 07/12/2026." in tab.form.consequence.text()


def test_the_due_day_follows_the_day_of_the_decision(tab: RecognitionTab) -> None:
    tab.form.day.line.selectAll()
    QTest.keyClicks(tab.form.day.line, "26/10/2026")
    assert "10/11/2026" in tab.form.consequence.text()


def test_the_decision_recognises_and_locks(
    tab: RecognitionTab, database: Database, class_id: UUID
) -> None:
    last_mark(database, class_id)
    assert tab.primary() is not None
    assert press_primary(tab) == "Ra quyết định công nhận 5 người"
    assert status(database, class_id) is ClassStatus.RECOGNISED
    assert toasts(tab) == ["Đã ra quyết định công nhận số 01-QĐ/TTCT"]
    assert tab.primary() is None
    assert tab.count() == "5"
    assert tab.decision.isVisible()
    assert not tab.form.isVisible()
    texts = [label.text() for label in tab.decision.findChildren(kit.Label)]
    assert "01-QĐ/TTCT" in texts
    assert "07/12/2026, còn 15 ngày" in texts


def test_nothing_is_decided_when_the_clerk_says_no(
    tab: RecognitionTab, database: Database, class_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    last_mark(database, class_id)
    asked: list[str] = []

    def no(_window: object, question: confirm.Question) -> bool:
        asked.append(question.consequence)
        return False

    monkeypatch.setattr(confirm.answers, "ask", no)
    press_primary(tab)
    assert status(database, class_id) is ClassStatus.TEACHING_DONE
    assert asked[0].startswith("5 người được công nhận, 1 người không.")


def test_a_number_that_is_taken_is_refused_beside_its_field(
    tab: RecognitionTab, database: Database, class_id: UUID
) -> None:
    with database.action("Công nhận lớp khác") as session:
        other = builders.make_class(session, learners=1, status=ClassStatus.TEACHING_DONE)
        row = assessment.grid(session, class_id=other)[0]
        record_mark(session, class_id=other, enrolment_id=row.enrolment_id, attempt=1, mark=900)
        day = date(2026, 11, 20)
        signer = signers.default_signer(session, on=day)
        decisions.recognise(session, class_id=other, issued_on=day, signer_id=signer.id)
    last_mark(database, class_id)
    assert tab.form.form.values()["number"] == 2
    tab.form.number.line.selectAll()
    QTest.keyClicks(tab.form.number.line, "1")
    press_primary(tab)
    assert tab.form.number.problem != ""
    assert status(database, class_id) is ClassStatus.TEACHING_DONE


def test_a_day_before_the_end_of_the_class_is_refused_beside_its_field(
    tab: RecognitionTab, database: Database, class_id: UUID
) -> None:
    last_mark(database, class_id)
    tab.form.day.line.selectAll()
    QTest.keyClicks(tab.form.day.line, "20/10/2026")
    press_primary(tab)
    assert "sớm hơn ngày bế giảng 23/10/2026" in tab.form.day.problem
    assert status(database, class_id) is ClassStatus.TEACHING_DONE


def test_what_the_clerk_typed_stays_while_marks_come_in(
    tab: RecognitionTab, database: Database, class_id: UUID
) -> None:
    tab.form.number.line.selectAll()
    QTest.keyClicks(tab.form.number.line, "15")
    last_mark(database, class_id)
    last_mark(database, class_id, mark=850)
    assert tab.form.form.values()["number"] == 15


def test_revoking_needs_a_reason_and_opens_the_marks_again(
    tab: RecognitionTab, database: Database, class_id: UUID
) -> None:
    last_mark(database, class_id)
    press_primary(tab)
    tab.decision.revoke.click()
    dialog = dialog_of(ReasonDialog)
    dialog.save.click()
    assert dialog.form.fields["reason"].problem == "Cần ghi lý do."
    dialog.form.fields["reason"].set_value("Nhập sai điểm")
    dialog.save.click()
    assert status(database, class_id) is ClassStatus.TEACHING_DONE
    assert tab.form.isVisible()
    assert tab.form.form.values()["number"] == 2
    with database.read() as session:
        states = [row.state for row in issued_documents.list_documents(session, class_id=class_id)]
    assert states == [DocumentState.REVOKED]


def test_the_papers_are_shown_as_they_will_be_printed(
    tab: RecognitionTab, database: Database, class_id: UUID, qtbot: QtBot
) -> None:
    last_mark(database, class_id, mark=None)
    press_primary(tab)
    tab.decision.papers.click()
    dialog = dialog_of(PaperDialog)
    qtbot.waitUntil(lambda: dialog.pane.is_ready)
    assert dialog.pane.preview.pages is not None
    assert len(dialog.pane.preview.pages) >= 1
    dialog.close()


def test_a_class_that_is_not_taught_yet_says_what_comes_first(
    qtbot: QtBot, database: Database
) -> None:
    with database.action("Dựng lớp") as session:
        class_id = builders.make_class(session, learners=2, status=ClassStatus.IN_PROGRESS)
    tab = stage(qtbot, database, RecognitionTab, class_id)
    tabs = wanted_tabs(tab)
    assert tab.early.isVisible()
    assert not tab.columns.isVisible()
    assert tab.primary() is None
    tab.early.findChildren(kit.Button)[0].click()
    assert tabs == ["attendance"]


def test_a_class_without_marks_is_recognised_by_attendance(
    qtbot: QtBot, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confirm.answers, "ask", lambda _window, _question: True)
    with database.action("Dựng lớp") as session:
        builders.make_programme(session, code="KHAC", assessment_form=AssessmentForm.NONE)
        class_id = builders.make_class(
            session, programme_code="KHAC", learners=2, status=ClassStatus.TEACHING_DONE
        )
    tab = stage(qtbot, database, RecognitionTab, class_id)
    assert [(line.label, line.count) for line in tab.summary.lines] == [("Hoàn thành", 2)]
    assert press_primary(tab) == "Ra quyết định công nhận 2 người"
    assert status(database, class_id) is ClassStatus.RECOGNISED
