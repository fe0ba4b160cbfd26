"""Tests of the life of a paper: it gets a number, is signed and frozen, or is revoked."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from app.database import Database
from app.errors import UserError
from app.models.classes import TrainingClass
from app.models.decisions import IssuedDocument
from app.models.organizations import Setting
from app.models.programmes import RuleSet
from app.models.values import ClassStatus, DocumentState
from app.services.centre.centre_names import rename
from app.services.centre.setup import CentreNames
from app.services.classes.committee import CommitteeError, choose_committee, committee_of
from app.services.classes.enrolments import list_learners, withdraw
from app.services.documents.letters.usual_texts import USUAL_TEXTS
from app.services.documents.prescribed.styles import PARTY
from app.services.outgoing import number_gaps, numbering
from app.services.outgoing.issued_documents import list_documents
from app.services.outgoing.signers import default_signer
from app.services.papers.forms import build
from app.services.papers.issuing import AlreadyDecidedError, issue_paper, revoke_paper
from app.services.papers.making import MadePaper, make
from app.services.papers.numbered import NumberedFrame
from app.services.papers.own_texts import has_own_text, keep_text, text_of
from app.services.papers.paper import PaperError
from app.services.papers.printing import Print, print_paper
from app.services.papers.signing import sign_paper
from app.services.progress import NoProgress
from app.services.upkeep import stored_files
from tests.builders import make_class
from tests.class_lives import recognised_class
from tests.services.documents.reading import words_of

DAY = date(2026, 10, 12)
NAMES = CentreNames("Trung tâm Chính trị số 2", "Đảng ủy xã Na Sầm", "TTCT", "Na Sầm")


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A class of three that has been opened."""
    with database.action("Lớp") as session:
        return make_class(session, learners=3, status=ClassStatus.OPENED)


def issued(database: Database, class_id: UUID, form: str) -> UUID:
    """Give a paper of the class its number."""
    with database.action("Lấy số") as session:
        signer = default_signer(session, on=DAY)
        return issue_paper(
            session, form=form, class_id=class_id, issued_on=DAY, signer_id=signer.id
        )


def signed(database: Database, document_id: UUID) -> str:
    """Sign a paper."""
    with database.action("Ký") as session:
        return sign_paper(session, files=database.paths.files, document_id=document_id, on=DAY)


def printed(database: Database, class_id: UUID, form: str) -> Print:
    """Print a paper for good."""
    with database.action("In") as session:
        return print_paper(
            session, files=database.paths.files, form=form, class_id=class_id, day=DAY
        )


def let_one_go(database: Database, class_id: UUID) -> str:
    """Let the first learner leave, and return the name."""
    with database.action("Thôi học") as session:
        learners = list_learners(session, class_id=class_id)
        first = next(learner for learner in learners if not learner.has_left)
        withdraw(session, enrolment_id=first.enrolment_id, reason="Ốm", on=DAY)
    return first.full_name


def test_notices_and_decisions_count_each_for_themselves(
    database: Database, class_id: UUID
) -> None:
    for form in ("F05", "F07", "F07-QD"):
        issued(database, class_id, form)
    with database.read() as session:
        rows = {row.form: row for row in list_documents(session, class_id=class_id)}
    assert {form: row.number for form, row in rows.items()} == {
        "F05": "01-QĐ/TTCT",
        "F07": "01-TB/TTCT",
        "F07-QD": "02-QĐ/TTCT",
    }
    assert {row.state for row in rows.values()} == {DocumentState.NUMBERED}
    assert rows["F07"].subject_line.startswith("về việc triệu tập học viên lớp bồi dưỡng")


def test_a_numbered_paper_follows_the_list_and_a_signed_one_is_frozen(
    database: Database, class_id: UUID
) -> None:
    document_id = issued(database, class_id, "F07")
    first = let_one_go(database, class_id)
    before = printed(database, class_id, "F07")
    assert "triệu tập 2 học viên" in words_of(before.data)
    sha256 = signed(database, document_id)
    second = let_one_go(database, class_id)
    after = printed(database, class_id, "F07")
    assert (after.sha256, after.is_again) == (sha256, True)
    words = words_of(after.data)
    assert first not in words
    assert second in words
    with database.read() as session:
        shown = make(
            session,
            NoProgress(),
            files=database.paths.files,
            form="F07",
            class_id=class_id,
            day=DAY,
            printed_at=before.printed_at,
        )
    assert isinstance(shown, MadePaper)
    assert shown.parts == (after.data,)


def test_a_numbered_paper_is_kept_by_what_it_says(database: Database, class_id: UUID) -> None:
    issued(database, class_id, "F05")
    first = printed(database, class_id, "F05")
    with database.action("Địa điểm") as session:
        found = session.get_one(TrainingClass, class_id)
        place, found.place = found.place, "Hội trường tầng hai"
    moved = printed(database, class_id, "F05")
    assert not moved.is_again
    assert "Hội trường tầng hai" in words_of(moved.data)
    with database.action("Trả lại") as session:
        session.get_one(TrainingClass, class_id).place = place
        rename(session, names=NAMES, since=DAY + timedelta(days=1))
        again = print_paper(
            session,
            files=database.paths.files,
            form="F05",
            class_id=class_id,
            day=DAY + timedelta(days=2),
        )
    assert (again.sha256, again.is_again) == (first.sha256, True)


def test_the_name_of_a_kept_print_is_the_same_in_every_version() -> None:
    document = IssuedDocument(
        id=UUID(int=7), document_kind="QĐ", number=8, doc_sign="QĐ/TTCT", issued_on=DAY
    )
    frame = NumberedFrame(NAMES, PARTY, None, is_practice=False, document=document, room="")
    assert frame.kept_as(("Quyết định", "về việc mở lớp")) == (
        "Quyết định số 08-QĐ/TTCT ngày 12/10/2026 · abd389beaee9"
    )


def test_a_signed_paper_altered_on_the_disk_is_not_passed_off_as_the_signed_one(
    database: Database, class_id: UUID
) -> None:
    sha256 = signed(database, issued(database, class_id, "F05"))
    stored_files.place(database.paths.files, sha256).write_bytes(b"%PDF-altered")
    with pytest.raises(stored_files.StoredFileError):
        printed(database, class_id, "F05")


def test_a_paper_is_signed_once_and_not_before_its_day(database: Database, class_id: UUID) -> None:
    document_id = issued(database, class_id, "F05")
    with database.action("Ký") as session, pytest.raises(UserError) as early:
        sign_paper(
            session, files=database.paths.files, document_id=document_id, on=date(2026, 10, 11)
        )
    with database.action("Ký") as session, pytest.raises(UserError) as ahead:
        sign_paper(
            session, files=database.paths.files, document_id=document_id, on=date(2026, 11, 23)
        )
    assert ahead.value.code == "day-not-come"
    signed(database, document_id)
    with pytest.raises(UserError) as twice:
        signed(database, document_id)
    assert (early.value.code, twice.value.code) == ("signed-too-early", "not-to-be-signed")


def test_a_revoked_paper_keeps_its_number_and_makes_room_for_another(
    database: Database, class_id: UUID
) -> None:
    document_id = issued(database, class_id, "F05")
    signed(database, document_id)
    with pytest.raises(AlreadyDecidedError):
        issued(database, class_id, "F05")
    with database.action("Thu hồi", reason="Sai ngày") as session:
        revoke_paper(session, document_id=document_id, reason="Sai ngày", on=DAY)
    again = issued(database, class_id, "F05")
    with database.read() as session:
        kept = session.get_one(IssuedDocument, document_id)
        assert (kept.state, kept.number) == (DocumentState.REVOKED, 1)
        assert (kept.content or {})["revoked_because"] == "Sai ngày"
        assert session.get_one(IssuedDocument, again).number == 2
        assert number_gaps.list_gaps(session) == ()
    assert "Số 02-QĐ/TTCT" in words_of(printed(database, class_id, "F05").data)


def test_revoking_is_refused_without_a_reason_twice_and_for_a_recognised_class(
    database: Database, class_id: UUID
) -> None:
    with database.action("Công nhận") as session:
        recognised = recognised_class(session, marks=(700,))
    opening = issued(database, recognised, "F05")
    with database.read() as session:
        (recognition,) = (
            row.id for row in list_documents(session, class_id=recognised) if row.form == "F26"
        )
    called = issued(database, class_id, "F07")
    with database.action("Thu hồi") as session:
        codes = []
        for document_id, reason in ((called, " "), (opening, "Nhầm"), (recognition, "Nhầm")):
            with pytest.raises(UserError) as refusal:
                revoke_paper(session, document_id=document_id, reason=reason, on=DAY)
            codes.append(refusal.value.code)
        revoke_paper(session, document_id=called, reason="Nhầm", on=DAY)
        with pytest.raises(UserError) as again:
            revoke_paper(session, document_id=called, reason="Nhầm", on=DAY)
    assert codes == ["reason-needed", "class-recognised", "revoke-recognition-there"]
    assert again.value.code == "revoked-before"


def test_a_list_takes_no_number(database: Database, class_id: UUID) -> None:
    with pytest.raises(UserError) as refusal:
        issued(database, class_id, "F06")
    assert refusal.value.code == "form-without-number"


def test_the_committee_is_one_monitor_and_two_deputies_who_are_in_the_class(
    database: Database, class_id: UUID
) -> None:
    with database.action("Ban cán sự") as session:
        with pytest.raises(PaperError, match="chưa có lớp trưởng"):
            build(session, form="F08", class_id=class_id, day=DAY)
        a, b, c = (row.enrolment_id for row in list_learners(session, class_id=class_id))
        for monitor, deputies in ((None, [a]), (a, [a]), (a, [b, b]), (a, [class_id])):
            with pytest.raises(CommitteeError):
                choose_committee(session, class_id=class_id, monitor=monitor, deputies=deputies)
        choose_committee(session, class_id=class_id, monitor=a, deputies=[b])
        choose_committee(session, class_id=class_id, monitor=b, deputies=[a, c])
        rows = committee_of(session, class_id=class_id)
        words = words_of(build(session, form="F08", class_id=class_id, day=DAY).to_pdf())
        session.scalars(select(RuleSet)).one().payload = {"class.max_deputy_monitors": 1}
        with pytest.raises(CommitteeError, match="nhiều nhất 1 lớp phó"):
            choose_committee(session, class_id=class_id, monitor=b, deputies=[a, c])
    assert [row.enrolment_id for row in rows] == [b, a, c]
    assert "Lớp trưởng: đồng chí Hoàng Văn An." in words
    assert "Lớp phó: đồng chí Nông Thị Ái; đồng chí Lý Thị Lan Anh." in words
    assert "Phân công đồng chí Vi Văn Hòa làm chủ nhiệm lớp" in words


def test_the_centres_own_wording_is_printed_and_can_be_let_go(
    database: Database, class_id: UUID
) -> None:
    with database.action("Câu chữ") as session:
        own = replace(text_of(session, "F07"), body="Mời {so_hoc_vien} học viên {lop}.")
        tried = build(session, form="F07", class_id=class_id, day=DAY, text=own)
        assert "Mời 3 học viên lớp" in words_of(tried.to_pdf())
        assert not has_own_text(session, "F07")
        keep_text(session, form="F07", text=own)
        assert "Mời 3 học viên lớp" in words_of(
            build(session, form="F07", class_id=class_id, day=DAY).to_pdf()
        )
        keep_text(session, form="F07", text=USUAL_TEXTS["F07"])
        assert not has_own_text(session, "F07")


def test_a_form_may_have_a_style_of_its_own(database: Database, class_id: UUID) -> None:
    with database.action("Thể thức") as session:
        session.add(Setting(key="documents.style.F07", value="state"))
    issued(database, class_id, "F07")
    issued(database, class_id, "F05")
    words = words_of(printed(database, class_id, "F07").data)
    assert "Số: 01/TB-TTCT" in words
    assert "CỘNG HÒA XÃ HỘI" in words
    assert "Số 01-QĐ/TTCT" in words_of(printed(database, class_id, "F05").data)


def test_no_number_is_given_to_a_paper_that_cannot_be_printed(
    database: Database, class_id: UUID
) -> None:
    with pytest.raises(PaperError, match="chưa có lớp trưởng"):
        issued(database, class_id, "F08")
    with database.read() as session:
        assert numbering.next_number(session, scope="QĐ", year=2026) == 1
