"""What the form of a new class proposes."""

from datetime import date
from uuid import UUID

import pytest

from app.database import Database
from app.models.organizations import Setting
from app.models.values import ClassStatus
from app.services.centre.entry_lists import ETHNICITIES, offered_communes, offered_names
from app.services.classes.class_opening import (
    OpeningDecision,
    open_with_decision,
)
from app.services.classes.class_overview import class_overview
from app.services.classes.class_programme import programme_of_class
from app.services.classes.class_proposal import copy_of, propose_class
from app.services.classes.classes import (
    CODE_PATTERN_KEY,
    ClassDetails,
    ClassRefusedError,
    create_class,
)
from app.services.days_come import DayNotComeError
from app.services.outgoing import numbering
from app.services.outgoing.issued_documents import list_documents
from app.services.outgoing.signers import default_signer
from tests import builders


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A planned class of three."""
    with database.action("Dựng lớp") as session:
        return builders.make_class(session)


def test_the_next_course_takes_place_and_people_of_the_class_before(
    database: Database, class_id: UUID
) -> None:
    with database.read() as session:
        proposal = propose_class(session, programme_code="DVM", year=2026)
    assert (proposal.course_no, proposal.code) == (2, "DVM-2026-02")
    assert (proposal.place, proposal.class_head) == ("Hội trường A", "Vi Văn Hòa")
    assert proposal.training_officer == "Hoàng Thị Bích"


def test_the_proposed_code_is_the_one_the_class_gets(database: Database, class_id: UUID) -> None:
    with database.action("Đổi mẫu mã lớp") as session:
        session.add(Setting(key=CODE_PATTERN_KEY, value="{programme}{yy}-K{course_no}"))
        session.flush()
        proposal = propose_class(session, programme_code="DVM", year=2026)
        made = create_class(session, programme_code="DVM", year=2026)
        assert class_overview(session, class_id=made).code == proposal.code == "DVM26-K2"


def test_a_copy_has_no_dates_and_no_name(database: Database, class_id: UUID) -> None:
    with database.read() as session:
        code, details = copy_of(session, class_id=class_id)
    assert code == "DVM"
    assert details == ClassDetails(
        place="Hội trường A",
        class_head="Vi Văn Hòa",
        training_officer="Hoàng Thị Bích",
        planned_size=3,
    )


def test_opening_and_its_decision_are_one(database: Database, class_id: UUID) -> None:
    day = date(2026, 10, 5)
    with database.action("Mở lớp") as session:
        signer = default_signer(session, on=day).id
        open_with_decision(session, class_id=class_id, on=day, decision=OpeningDecision(signer))
        (document,) = list_documents(session, class_id=class_id)
        overview = class_overview(session, class_id=class_id)
    assert document.number == "01-QĐ/TTCT"
    assert overview.status is ClassStatus.OPENED
    assert overview.steps[1].proof == "05/10"


def test_a_refused_opening_takes_no_number(database: Database, class_id: UUID) -> None:
    with database.action("Dựng") as session:
        empty = builders.make_class(session, learners=0)
        signer = default_signer(session, on=date(2026, 10, 5)).id
    with pytest.raises(ClassRefusedError), database.action("Mở lớp") as session:
        open_with_decision(
            session, class_id=empty, on=date(2026, 10, 5), decision=OpeningDecision(signer, 9)
        )
    with pytest.raises(DayNotComeError), database.action("Mở lớp") as session:
        open_with_decision(
            session, class_id=class_id, on=date(2026, 11, 23), decision=OpeningDecision(signer)
        )
    with database.read() as session:
        assert numbering.next_number(session, scope="QĐ", year=2026) == 1
        assert list_documents(session, class_id=empty) == ()


def test_a_class_may_open_without_a_decision(database: Database, class_id: UUID) -> None:
    with database.action("Mở lớp") as session:
        open_with_decision(session, class_id=class_id, on=date(2026, 10, 5))
        assert list_documents(session, class_id=class_id) == ()


def test_the_rule_set_is_named_once_the_opening_froze_it(
    database: Database, class_id: UUID
) -> None:
    with database.action("Mở lớp") as session:
        before = programme_of_class(session, class_id=class_id)
        open_with_decision(session, class_id=class_id, on=date(2026, 10, 5))
        after = programme_of_class(session, class_id=class_id)
    assert (before.rule_set, after.rule_set) == ("", "QĐ 1147-QĐ/BTGDVTW")
    assert (after.total_periods, len(after.lessons), after.periods_per_slot) == (40, 10, 4)


def test_served_communes_are_offered_first(database: Database, class_id: UUID) -> None:
    with database.read() as session:
        names = [commune.name for commune in offered_communes(session)]
    assert names == ["Hội Hoan", "Na Sầm", "Thụy Hùng", "Hoàng Văn Thụ", "Văn Lãng"]


def test_all_peoples_are_offered_with_other_ways_to_write_them() -> None:
    names = dict(offered_names(ETHNICITIES))
    assert next(iter(names)) == "Kinh"
    assert "Hmông" in names["Mông"]
