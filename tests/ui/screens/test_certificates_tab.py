"""The tab of certificates: nothing before the decision, one act after it, then the list."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.values import CertificateState, ClassStatus
from app.services.certificates import certificates
from app.services.outgoing.signer_keeping import end_signer
from app.services.outgoing.signers import default_signer
from app.services.results import assessment, decisions
from app.services.results.assessment import MarkEntry
from app.ui import confirm
from app.ui.dialogs.handover import HandoverBackDialog, HandoverDialog
from app.ui.runner import Runner
from app.ui.screens.class_tabs.certificates import CertificatesTab
from app.ui.screens.class_tabs.papers import PapersTab
from tests import builders
from tests.ui.screens.desk_stage import dialog_of
from tests.ui.screens.said import Said

RECOGNISED_ON = date(2026, 11, 16)

MakeTab = Callable[[UUID], CertificatesTab]


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def make_tab(qtbot: QtBot, database: Database, said: Said) -> MakeTab:
    def make(class_id: UUID) -> CertificatesTab:
        tab = CertificatesTab(Runner(database, said), said, class_id)
        qtbot.addWidget(tab)
        tab.resize(1178, 500)
        tab.show()
        return tab

    return make


def taught_class(database: Database) -> UUID:
    with database.action("Dựng lớp") as session:
        return builders.make_class(session, learners=3, status=ClassStatus.TEACHING_DONE)


def recognise(database: Database, class_id: UUID) -> None:
    with database.action("Công nhận") as session:
        rows = assessment.grid(session, class_id=class_id)
        entries = [MarkEntry(row.enrolment_id, 800) for row in rows]
        assessment.record_marks(session, class_id=class_id, entries=entries)
        signer = default_signer(session, on=RECOGNISED_ON)
        decisions.recognise(
            session, class_id=class_id, issued_on=RECOGNISED_ON, signer_id=signer.id
        )


def test_before_the_decision_the_tab_says_why_not_and_leads_there(
    database: Database, make_tab: MakeTab
) -> None:
    tab = make_tab(taught_class(database))
    assert tab.not_yet.isVisible()
    assert tab.primary() is None


def test_one_press_issues_all_and_the_list_follows_the_register(
    qtbot: QtBot, database: Database, make_tab: MakeTab, said: Said
) -> None:
    class_id = taught_class(database)
    recognise(database, class_id)
    tab = make_tab(class_id)
    assert tab.primary() is tab.issue
    assert tab.issue.text() == "Cấp 3 giấy chứng nhận"
    tab.issue.click()
    assert tab.table.isAncestorOf(tab.window().focusWidget()), "the list comes next"
    assert said.toasts == ["Đã cấp 3 giấy và ghi vào sổ gốc."]
    assert tab.count() == "3"
    assert tab.primary() is tab.hand_over
    numbers = [row.register_no for row in tab._rows]
    assert numbers == sorted(numbers)
    qtbot.waitUntil(lambda: tab.pane.is_ready)


def test_a_day_that_was_typed_stays_and_those_of_that_day_may_sign(
    database: Database, make_tab: MakeTab
) -> None:
    class_id = taught_class(database)
    recognise(database, class_id)
    with database.action("Thôi ký") as session:
        head = default_signer(session, on=RECOGNISED_ON)
        end_signer(session, signer_id=head.id, valid_to=RECOGNISED_ON)
    tab = make_tab(class_id)
    assert tab.form.values()["signer_id"] is None
    tab.day.show_draft("16/11/2026")
    with database.action("Sửa nơi khác") as session:
        builders.make_class(session)
    tab.make_stale()
    assert tab.form.values() == {"issued_on": RECOGNISED_ON, "signer_id": head.id}


def test_without_anybody_who_may_sign_the_form_says_where_to_add_one(
    database: Database, make_tab: MakeTab, said: Said
) -> None:
    class_id = taught_class(database)
    recognise(database, class_id)
    with database.action("Thôi ký") as session:
        signer = default_signer(session, on=RECOGNISED_ON)
        end_signer(session, signer_id=signer.id, valid_to=RECOGNISED_ON)
    tab = make_tab(class_id)
    assert "Chưa có ai được ký" in tab.signer.help.text()
    day = tab.form.fields["issued_on"]
    assert day.help.text() == ""
    day.show_draft("22/11/2027")
    assert day.help.text().startswith("Ngày này chưa tới")
    tab.issue.click()
    assert tab.signer.problem == "Cần chọn người ký."
    assert said.toasts == []


def test_saving_twice_gives_the_same_bytes(
    qtbot: QtBot,
    database: Database,
    make_tab: MakeTab,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class_id = taught_class(database)
    recognise(database, class_id)
    tab = make_tab(class_id)
    tab.issue.click()
    qtbot.waitUntil(lambda: tab.pane.is_ready)
    made = []
    for name in ("một.pdf", "hai.pdf"):
        path = tmp_path / name
        monkeypatch.setattr(confirm.answers, "new_file", lambda _w, _q, path=path: path)
        qtbot.waitUntil(lambda: tab.pane.is_ready)
        tab.pane.save_pdf()
        made.append(path.read_bytes())
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF")


def test_handing_over_is_written_down_for_the_ticked_ones_then_for_all_who_are_left(
    database: Database, make_tab: MakeTab, said: Said
) -> None:
    class_id = taught_class(database)
    recognise(database, class_id)
    tab = make_tab(class_id)
    tab.issue.click()
    tab.table.rows.tick([tab._rows[0].id])
    for left, words in (
        ([True, False, False], "Trao giấy: còn 3 người…"),
        ([True, True, True], "Trao giấy: còn 2 người…"),
    ):
        button = tab.primary()
        assert button is tab.hand_over
        assert button.text() == words
        button.click()
        dialog_of(HandoverDialog).save.click()
        with database.read() as session:
            rows = certificates.list_certificates(session, class_id=class_id)
        assert [row.handed_over_on is not None for row in rows] == left
    assert said.toasts[-2:] == ["Đã ghi trao 1 giấy", "Đã ghi trao 2 giấy"]
    assert tab.primary() is None
    tab.table.rows.tick([tab._rows[1].id])
    tab.take_back.click()
    dialog = dialog_of(HandoverBackDialog)
    dialog.save.click()
    assert dialog.form.fields["reason"].problem == "Cần ghi lý do."
    dialog.form.fields["reason"].set_value("Ghi nhầm")
    dialog.save.click()
    with database.read() as session:
        rows = certificates.list_certificates(session, class_id=class_id)
    assert [row.handed_over_on is not None for row in rows] == [True, False, True]
    assert rows[1].state is CertificateState.DRAFT, "as it was before"
    tab.table.rows.tick([tab._rows[1].id])
    assert tab.take_back.reason == "Có giấy chưa ghi đã trao trong số đã chọn."


def test_the_tab_of_papers_shows_each_paper_or_why_it_cannot_be(
    database: Database, said: Said, qtbot: QtBot
) -> None:
    class_id = taught_class(database)
    tab = PapersTab(Runner(database, said), said, class_id)
    qtbot.addWidget(tab)
    tab.resize(1178, 500)
    tab.show()
    qtbot.waitUntil(lambda: tab.pane.is_ready)
    tab.table.select("F32")
    qtbot.waitUntil(lambda: "chưa được cấp giấy" in tab.pane.why_not.text())
    assert tab.pane.why_not.code.text() != ""
