"""Tests of issuing certificates: order, numbers, frozen values, and handing over."""

from datetime import date

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from app.database import Database
from app.models.certificates import Certificate
from app.models.people import Person
from app.models.values import CertificateState, ClassStatus
from app.services.certificates.certificates import (
    CertificateRefusedError,
    HandoverRefusedError,
    issue,
    list_certificates,
    record_handover,
)
from app.services.certificates.handover import take_handover_back
from app.services.certificates.register import list_entries
from app.services.classes.class_states import class_row
from app.services.classes.enrolments import list_learners
from app.services.days_come import DayNotComeError
from app.services.outgoing.signers import default_signer
from app.services.people.people import details_of, update_person
from tests.builders import make_class, make_programme
from tests.class_lives import (
    DECIDED_ON,
    ISSUED_ON,
    certified_class,
    give_marks,
    recognise_it,
    recognised_class,
    taught_class,
)


def test_everybody_recognised_gets_one_in_list_order(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        class_id = certified_class(session, marks=(850, None, 500))
    with database.read() as session:
        rows = list_certificates(session, class_id=class_id)
        entries = list_entries(session, class_id=class_id)
        assert class_row(session, class_id).status is ClassStatus.CERTIFIED
    assert [(row.full_name, row.serial_no, row.register_no) for row in rows] == [
        ("Nông Thị Ái", "DVM26-00001", "0001/2026"),
        ("Lý Thị Lan Anh", "DVM26-00002", "0002/2026"),
    ]
    assert [entry.serial_no for entry in entries] == [row.serial_no for row in rows]
    assert [row.classification for row in rows] == ["Giỏi", "Trung bình"]
    assert {row.state for row in rows} == {CertificateState.DRAFT}


def test_numbers_go_on_from_class_to_class(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        certified_class(session, marks=(850, 700))
        second = certified_class(session, marks=(500,))
        (row,) = list_certificates(session, class_id=second)
        assert len(list_certificates(session)) == 3
    assert (row.serial_no, row.register_no) == ("DVM26-00003", "0003/2026")


def test_a_certificate_freezes_every_printed_value(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        class_id = certified_class(session, marks=(850,))
        printed = session.scalars(select(Certificate.printed)).one()
        (entry,) = list_entries(session, class_id=class_id)
    paper = printed["paper"]
    assert printed["practice"] is False
    assert paper["full_name"] == "Nông Thị Ái"
    assert paper["birth_date"] == "01/01/1990"
    assert paper["issuer"] == "Trung tâm chính trị xã Na Sầm"
    assert paper["place_date"] == "Na Sầm, ngày 02 tháng 11 năm 2026"
    assert paper["period"] == "Từ ngày 19/10/2026 đến ngày 23/10/2026"
    assert (paper["capacity"], paper["signer_name"]) == ("GIÁM ĐỐC", "Chu Văn Dũng")
    assert (entry.printed["mark"], entry.printed["decision"]) == (850, "01-QĐ/TTCT")
    assert (entry.printed["birth"], entry.printed["ethnicity"]) == ("1990-01-01", "Tày")


def test_renaming_a_learner_changes_neither_certificate_nor_register(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        class_id = certified_class(session, marks=(850,))
        person_id = list_learners(session, class_id=class_id)[0].person_id
        details = details_of(session, person_id=person_id)
        update_person(session, person_id=person_id, details=details._replace(full_name="Lý Thị Y"))
    with database.read() as session:
        (row,) = list_certificates(session, class_id=class_id)
        (entry,) = list_entries(session, class_id=class_id)
    assert (row.full_name, entry.printed["name"]) == ("Nông Thị Ái", "Nông Thị Ái")


def test_the_frozen_values_cannot_be_changed_even_by_a_defect(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        certified_class(session, marks=(850,))
    with pytest.raises(IntegrityError, match="never change"), database.action("X") as session:
        session.execute(update(Certificate).values(printed={}))


def test_a_certificate_with_limited_validity_says_until_when(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        make_programme(session, code="NTD", name="Nhận thức về Đảng", validity_months=60)
        class_id = make_class(
            session, programme_code="NTD", learners=1, status=ClassStatus.TEACHING_DONE
        )
        give_marks(session, class_id, (700,))
        recognise_it(session, class_id)
        signer = default_signer(session, on=ISSUED_ON)
        issue(session, class_id=class_id, issued_on=ISSUED_ON, signer_id=signer.id)
        kept = session.scalars(select(Certificate)).one()
    assert kept.valid_until == date(2031, 11, 2)
    assert kept.printed["paper"]["valid_until"] == "02/11/2031"
    assert kept.serial_no == "NTD26-00001"


def test_a_class_gets_its_certificates_once(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        class_id = certified_class(session, marks=(850,))
        signer = default_signer(session, on=ISSUED_ON)
        with pytest.raises(CertificateRefusedError, match="DVM26-00001") as refusal:
            issue(session, class_id=class_id, issued_on=ISSUED_ON, signer_id=signer.id)
        assert len(list_certificates(session, class_id=class_id)) == 1
    assert refusal.value.code == "already-issued"


def test_a_class_that_is_not_recognised_gets_none(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        class_id = taught_class(session, learners=1)
        signer = default_signer(session, on=ISSUED_ON)
        with pytest.raises(CertificateRefusedError) as refusal:
            issue(session, class_id=class_id, issued_on=ISSUED_ON, signer_id=signer.id)
    assert refusal.value.code == "not-recognised"


def test_certificates_are_not_older_than_the_decision(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        class_id = recognised_class(session, marks=(700,))
        signer = default_signer(session, on=ISSUED_ON)
        with pytest.raises(CertificateRefusedError) as refusal:
            issue(session, class_id=class_id, issued_on=date(2026, 10, 29), signer_id=signer.id)
    assert refusal.value.field == "issued_on"


def test_a_missing_birth_date_holds_the_issue_up_naming_who(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        class_id = recognised_class(session, marks=(700, 800))
        session.execute(update(Person).values(birth_date=None))
        session.expire_all()
        signer = default_signer(session, on=ISSUED_ON)
        with pytest.raises(CertificateRefusedError, match=r"2 người.*Nông Thị Ái, Hoàng Văn An"):
            issue(session, class_id=class_id, issued_on=ISSUED_ON, signer_id=signer.id)


def test_handing_over_is_written_down_once(database: Database) -> None:
    handed_on = date(2026, 11, 5)
    with database.action("Trao giấy") as session:
        class_id = certified_class(session, marks=(850, 700))
        first, second = (row.id for row in list_certificates(session, class_id=class_id))
        record_handover(session, certificate_ids=[first], on=handed_on)
        record_handover(
            session,
            certificate_ids=[second],
            on=handed_on,
            received_by="Vi Văn Hòa (giấy ủy quyền ngày 04/11/2026)",
        )
        with pytest.raises(HandoverRefusedError, match="đã trao ngày 05/11/2026"):
            record_handover(session, certificate_ids=[first], on=handed_on)
        rows = list_certificates(session, class_id=class_id)
    assert [row.handed_over_to for row in rows] == [
        "Nông Thị Ái",
        "Vi Văn Hòa (giấy ủy quyền ngày 04/11/2026)",
    ]
    assert {row.state for row in rows} == {CertificateState.HANDED_OVER}


def test_a_handover_noted_by_mistake_is_taken_back_to_the_state_before(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        class_id = certified_class(session, marks=(850,))
        (row,) = list_certificates(session, class_id=class_id)
        session.get_one(Certificate, row.id).state = CertificateState.SIGNED
        session.flush()
        with pytest.raises(HandoverRefusedError, match="không ở trạng thái “Đã trao”"):
            take_handover_back(session, certificate_ids=[row.id])
        record_handover(session, certificate_ids=[row.id], on=ISSUED_ON)
        take_handover_back(session, certificate_ids=[row.id])
        (row,) = list_certificates(session, class_id=class_id)
    assert (row.state, row.handed_over_to) == (CertificateState.SIGNED, "")
    assert row.handed_over_on is None


def test_nothing_is_handed_over_on_a_day_to_come(database: Database) -> None:
    with database.action("Trao") as session:
        (row,) = list_certificates(session, class_id=certified_class(session, marks=(700,)))
        with pytest.raises(DayNotComeError, match="“Ngày trao” 23/11/2026 chưa tới"):
            record_handover(session, certificate_ids=[row.id], on=date(2026, 11, 23))


def test_nothing_is_handed_over_before_it_is_issued_or_after_it_is_revoked(
    database: Database,
) -> None:
    with database.action("Trao giấy") as session:
        class_id = certified_class(session, marks=(850,))
        (row,) = list_certificates(session, class_id=class_id)
        with pytest.raises(HandoverRefusedError, match="sớm hơn ngày cấp"):
            record_handover(session, certificate_ids=[row.id], on=DECIDED_ON)
        session.get_one(Certificate, row.id).state = CertificateState.REVOKED
        with pytest.raises(HandoverRefusedError, match="Đã thu hồi"):
            record_handover(session, certificate_ids=[row.id], on=ISSUED_ON)
