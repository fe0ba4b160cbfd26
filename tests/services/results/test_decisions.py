"""Tests of the recognition decision: what it needs, what it freezes, and revoking it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from app import clock
from app.database import Database
from app.errors import UserError
from app.models.assessment import Assessment, Result
from app.models.classes import TrainingClass
from app.models.decisions import IssuedDocument
from app.models.organizations import OrganizationPeriod, Setting
from app.models.values import AssessmentStatus, ClassStatus, DocumentState, EnrolmentState
from app.services.classes.class_states import class_row
from app.services.classes.enrolments import list_learners
from app.services.classes.opening import AlreadyDecidedError, issue_opening
from app.services.days_come import DayNotComeError
from app.services.outgoing.issued_documents import full_number, list_documents, recognition_of
from app.services.outgoing.signer_keeping import end_signer
from app.services.outgoing.signers import SignerError, default_signer
from app.services.outgoing.typed_numbers import NumberTakenError
from app.services.people.people import details_of, update_person
from app.services.results.class_marks import MarksMissingError
from app.services.results.decisions import RecognitionRefusedError, recognise, revoke_recognition
from tests.builders import make_class
from tests.class_lives import (
    DECIDED_ON,
    certified_class,
    give_marks,
    recognise_it,
    recognised_class,
    taught_class,
    taught_without_assessment,
)


def test_recognition_takes_the_next_number_and_locks(database: Database) -> None:
    with database.action("Công nhận") as session:
        first = recognised_class(session, marks=(850,))
        second = recognised_class(session, marks=(700,))
    with database.read() as session:
        documents = [recognition_of(session, class_id=class_id) for class_id in (first, second)]
        assert [full_number(document) for document in documents if document] == [
            "01-QĐ/TTCT",
            "02-QĐ/TTCT",
        ]
        assert class_row(session, first).status is ClassStatus.RECOGNISED
        assert class_row(session, first).status_on == DECIDED_ON
        assert set(session.scalars(select(Assessment.status))) == {AssessmentStatus.LOCKED}
        (row,) = list_documents(session, class_id=first)
    assert (row.form, row.number, row.signer_name) == ("F26", "01-QĐ/TTCT", "Chu Văn Dũng")
    assert row.subject_line.startswith("về việc công nhận học viên hoàn thành")


def test_a_typed_number_is_taken_if_it_is_free(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = taught_class(session, learners=1)
        give_marks(session, class_id, (700,))
        recognise_it(session, class_id, number=15)
        other = taught_class(session, learners=1)
        give_marks(session, other, (700,))
        with pytest.raises(NumberTakenError, match="số kế tiếp là 16") as refusal:
            recognise_it(session, other, number=15)
        recognise_it(session, other)
        document = recognition_of(session, class_id=other)
    assert refusal.value.field == "number"
    assert document is not None
    assert document.number == 16


def test_the_decision_freezes_what_it_says(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = recognised_class(session, marks=(850, None))
        learner = list_learners(session, class_id=class_id)[0]
        details = details_of(session, person_id=learner.person_id)
        update_person(
            session,
            person_id=learner.person_id,
            details=details._replace(full_name="Nông Thị Ánh Nguyệt"),
        )
    with database.read() as session:
        document = recognition_of(session, class_id=class_id)
        assert document is not None
        content = document.content or {}
    (line,) = content["recognised"]
    assert (line["name"], line["mark"], line["classification"]) == ("Nông Thị Ái", 850, "Giỏi")
    assert content["not_recognised"] == [["Hoàng Văn An", "Không nộp bài"]]
    assert content["board"][0] == "Đồng chí Chu Văn Dũng, Giám đốc – chủ trì"
    assert content["issuer"] == "Trung tâm chính trị xã Na Sầm"
    assert content["capacity"] == ["GIÁM ĐỐC"]


def test_the_names_are_those_of_the_day_of_the_decision(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = taught_class(session, learners=1)
        give_marks(session, class_id, (700,))
        period = session.scalars(select(OrganizationPeriod)).one()
        period.valid_to = date(2026, 10, 29)
        session.add(
            OrganizationPeriod(
                organization_id=period.organization_id,
                full_name="Trung tâm chính trị khu vực Na Sầm",
                superior_name=period.superior_name,
                seal_name=period.seal_name,
                place_name=period.place_name,
                valid_from=DECIDED_ON,
            )
        )
        session.flush()
        recognise_it(session, class_id)
        document = recognition_of(session, class_id=class_id)
    assert document is not None
    assert document.content is not None
    assert document.content["issuer"] == "Trung tâm chính trị khu vực Na Sầm"


def test_a_centre_that_writes_in_state_style_gets_its_form_of_number(database: Database) -> None:
    with database.action("Công nhận") as session:
        session.add(Setting(key="documents.style", value="state"))
        class_id = recognised_class(session, marks=(700,))
        document = recognition_of(session, class_id=class_id)
    assert document is not None
    assert (full_number(document), document.doc_sign) == ("01/QĐ-TTCT", "QĐ-TTCT")


def test_a_class_is_recognised_once(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = recognised_class(session, marks=(700,))
        with pytest.raises(RecognitionRefusedError, match="01-QĐ/TTCT") as refusal:
            recognise_it(session, class_id)
    assert refusal.value.code == "already-recognised"


def test_a_class_that_is_not_taught_is_not_recognised(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = make_class(session, learners=1, status=ClassStatus.IN_PROGRESS)
        with pytest.raises(RecognitionRefusedError) as refusal:
            recognise_it(session, class_id)
    assert refusal.value.code == "class-not-taught"


def test_missing_marks_hold_the_recognition_up_and_take_no_number(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = taught_class(session, learners=2)
    with pytest.raises(MarksMissingError), database.action("Công nhận") as session:
        recognise_it(session, class_id)
    with database.action("Công nhận") as session:
        give_marks(session, class_id, (700, 800))
        recognise_it(session, class_id)
        document = recognition_of(session, class_id=class_id)
    assert document is not None
    assert document.number == 1


def test_a_class_in_which_nobody_completed_is_not_recognised(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = taught_class(session, learners=1)
        give_marks(session, class_id, (None,))
        with pytest.raises(RecognitionRefusedError) as refusal:
            recognise_it(session, class_id)
    assert refusal.value.code == "nobody-completed"


def test_the_decision_is_not_older_than_the_end_of_the_class(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = taught_class(session, learners=1)
        give_marks(session, class_id, (700,))
        with pytest.raises(RecognitionRefusedError, match="23/10/2026") as refusal:
            recognise_it(session, class_id, on=date(2026, 10, 22))
        session.get_one(TrainingClass, class_id).closed_on = None
        with pytest.raises(RecognitionRefusedError, match="sớm hơn ngày học cuối 23/10/2026"):
            recognise_it(session, class_id, on=date(2026, 10, 22))
    assert refusal.value.field == "issued_on"


def test_a_class_is_recognised_and_revoked_on_days_that_have_come(database: Database) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    with database.action("Công nhận") as session:
        class_id = taught_class(session, learners=1)
        give_marks(session, class_id, (700,))
        with pytest.raises(
            DayNotComeError, match="“Ngày quyết định” 23/11/2026 chưa tới"
        ) as refusal:
            recognise_it(session, class_id, on=tomorrow)
        recognise_it(session, class_id, on=clock.today())
        with pytest.raises(DayNotComeError, match="Ngày thu hồi"):
            revoke_recognition(session, class_id=class_id, reason="Nhập nhầm", on=tomorrow)
    assert refusal.value.field == "issued_on"


def test_somebody_who_may_not_sign_that_day_does_not_sign(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = taught_class(session, learners=1)
        give_marks(session, class_id, (700,))
        signer = default_signer(session, on=DECIDED_ON)
        end_signer(session, signer_id=signer.id, valid_to=date(2026, 10, 29))
        with pytest.raises(SignerError):
            recognise(session, class_id=class_id, issued_on=DECIDED_ON, signer_id=signer.id)


def test_revoking_opens_the_marks_and_keeps_the_number_used(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = recognised_class(session, marks=(700, None))
    with database.action("Thu hồi", reason="Nhập nhầm điểm") as session:
        revoke_recognition(session, class_id=class_id, reason="Nhập nhầm điểm", on=DECIDED_ON)
    with database.action("Công nhận lại") as session:
        assert recognition_of(session, class_id=class_id) is None
        assert session.scalars(select(Result)).all() == []
        assert class_row(session, class_id).status is ClassStatus.TEACHING_DONE
        states = {learner.state for learner in list_learners(session, class_id=class_id)}
        assert states == {EnrolmentState.STUDYING}
        give_marks(session, class_id, (750, 500))
        again = session.get_one(IssuedDocument, recognise_it(session, class_id))
        assert again.number == 2
        first, second = reversed(list_documents(session, class_id=class_id))
    assert (first.state, second.state) == (DocumentState.REVOKED, DocumentState.NUMBERED)


def test_a_revoked_class_without_assessment_is_taught_again(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = taught_without_assessment(session, learners=1)
        recognise_it(session, class_id)
        revoke_recognition(session, class_id=class_id, reason="Nhầm", on=DECIDED_ON)
        assert class_row(session, class_id).status is ClassStatus.TEACHING_DONE


def test_revoking_needs_a_reason_and_a_recognition_without_certificates(
    database: Database,
) -> None:
    with database.action("Thu hồi") as session:
        taught = taught_class(session, learners=1)
        recognised = recognised_class(session, marks=(700,))
        certified = certified_class(session, marks=(700,))

        def refusal_of(class_id: UUID, reason: str) -> str:
            with pytest.raises(UserError) as refusal:
                revoke_recognition(session, class_id=class_id, reason=reason, on=DECIDED_ON)
            return refusal.value.code

        assert refusal_of(taught, "Nhầm") == "not-recognised"
        assert refusal_of(recognised, " ") == "reason-needed"
        assert refusal_of(certified, "Nhầm") == "certificates-issued"


def test_the_opening_decision_is_entered_once(database: Database) -> None:
    with database.action("Mở lớp") as session:
        class_id = make_class(session, learners=1, status=ClassStatus.OPENED)
        day = date(2026, 10, 5)
        signer = default_signer(session, on=day)
        issue_opening(session, class_id=class_id, issued_on=day, signer_id=signer.id)
        with pytest.raises(AlreadyDecidedError, match="01-QĐ/TTCT ngày 05/10/2026"):
            issue_opening(session, class_id=class_id, issued_on=day, signer_id=signer.id)
