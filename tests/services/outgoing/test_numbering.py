"""Tests that no number is given twice, and that unused numbers are explained."""

import itertools
from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import Database
from app.models.classes import TrainingClass
from app.models.decisions import IssuedDocument
from app.models.organizations import Setting
from app.models.values import CertificateKind
from app.services.kept_settings import keep_setting
from app.services.outgoing import number_gaps, number_patterns, numbering, typed_numbers
from app.services.outgoing.document_issuing import (
    STATE_STYLE,
    STYLE_KEY,
    DocumentOrder,
    issue_document,
    number_shape,
)
from app.services.outgoing.number_gaps import NumberVoidError
from app.services.outgoing.signers import default_signer
from app.services.outgoing.typed_numbers import NumberTakenError
from tests.builders import make_centre, make_class

DAY = date(2026, 3, 2)

# Each example of a property counts in a year of its own, in one data file.
_unused_years = itertools.count(2100)


class _PowerCutError(Exception):
    """Stands for whatever undoes an action."""


def _issue(session: Session, class_id: UUID, day: date, number: int | None = None) -> int:
    order = DocumentOrder(
        "F26", class_id, day, default_signer(session, on=day), "về việc thử", number
    )
    document = session.get_one(IssuedDocument, issue_document(session, order, content={}))
    return document.number


def test_numbers_count_from_one_in_each_year(database: Database) -> None:
    with database.action("Lấy số") as session:
        taken = [numbering.take_number(session, scope="QĐ", year=2026) for _ in range(3)]
        other = numbering.take_number(session, scope="QĐ", year=2027)
    assert (taken, other) == ([1, 2, 3], 1)


def test_the_next_number_is_shown_without_being_taken(database: Database) -> None:
    with database.action("Lấy số") as session:
        numbering.take_number(session, scope="QĐ", year=2026)
    with database.read() as session:
        assert numbering.next_number(session, scope="QĐ", year=2026) == 2
        assert numbering.next_number(session, scope="QĐ", year=2026) == 2
        assert numbering.next_number(session, scope="TB", year=2026) == 1


def test_the_next_number_is_shown_as_the_paper_will_carry_it(database: Database) -> None:
    day = date(2026, 11, 20)
    with database.action("Lấy số") as session:
        make_centre(session)
        numbering.take_number(session, scope="QĐ", year=2026)
        shape = number_shape(session, form="F05", kind="QĐ", day=day)
        assert (shape.of(shape.next), shape.room) == ("02-QĐ/TTCT", "........-QĐ/TTCT")
        keep_setting(session, f"{STYLE_KEY}.F05", STATE_STYLE)
        shape = number_shape(session, form="F05", kind="QĐ", day=day)
        assert shape.of(15) == "15/QĐ-TTCT"
        copy = number_shape(session, form="TRICH-SAO", kind="BSL", sign="TrS", day=day)
        assert copy.of(copy.next) == "01-TrS/TTCT"


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None
)
@given(keeps=st.lists(st.booleans(), max_size=8))
def test_no_number_is_given_twice_even_after_a_rollback(
    database: Database, keeps: list[bool]
) -> None:
    year = next(_unused_years)
    committed: list[int] = []
    for is_kept in keeps:
        try:
            with database.action("Lấy số") as session:
                number = numbering.take_number(session, scope="QĐ", year=year)
                if not is_kept:
                    raise _PowerCutError
        except _PowerCutError:
            continue
        committed.append(number)
    assert committed == list(range(1, sum(keeps) + 1))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None
)
@given(orders=st.lists(st.none() | st.integers(1, 12), max_size=8))
def test_typed_and_taken_numbers_never_meet(database: Database, orders: list[int | None]) -> None:
    year = next(_unused_years)
    day = date(year, 3, 2)
    with database.action("Tạo lớp") as session:
        class_id = session.scalar(select(TrainingClass.id)) or make_class(session, learners=0)
    given_out: list[int] = []
    for number in orders:
        try:
            with database.action("Ra văn bản") as session:
                given_out.append(_issue(session, class_id, day, number))
        except NumberTakenError:
            assert number in given_out
    assert len(given_out) == len(set(given_out))
    with database.read() as session:
        gaps = [gap for gap in number_gaps.list_gaps(session) if gap.year == year]
        unused = {n for gap in gaps for n in range(gap.first, gap.last + 1)}
        assert all(gap.reason for gap in gaps)
    assert unused == set(range(1, max(given_out, default=0) + 1)) - set(given_out)


def test_a_skipped_number_can_still_be_typed_later(database: Database) -> None:
    with database.action("Ra văn bản") as session:
        class_id = make_class(session, learners=0)
        assert _issue(session, class_id, DAY, 5) == 5
        assert _issue(session, class_id, DAY, 3) == 3
        assert _issue(session, class_id, DAY) == 6
        gaps = number_gaps.list_gaps(session)
    assert [(gap.first, gap.last) for gap in gaps] == [(1, 2), (4, 4)]
    assert all("số 5" in gap.reason for gap in gaps)


def test_a_number_taken_by_nothing_is_a_gap_without_reason_until_it_is_void(
    database: Database,
) -> None:
    with database.action("Ra văn bản") as session:
        class_id = make_class(session, learners=0)
        numbering.take_number(session, scope="QĐ", year=2026)
        _issue(session, class_id, DAY)
    with database.read() as session:
        (gap,) = number_gaps.list_gaps(session)
    assert (gap.first, gap.last, gap.reason) == (1, 1, "")
    with database.action("Giải trình") as session:
        number_gaps.void_number(
            session, scope="QĐ", year=2026, number=1, reason=" Viết hỏng ", on=DAY
        )
    with database.read() as session:
        (gap,) = number_gaps.list_gaps(session)
    assert gap.reason == "Viết hỏng"


def test_a_void_number_is_not_given_to_a_document(database: Database) -> None:
    with database.action("Ra văn bản") as session:
        class_id = make_class(session, learners=0)
        number = numbering.take_number(session, scope="QĐ", year=2026)
        number_gaps.void_number(
            session, scope="QĐ", year=2026, number=number, reason="Viết hỏng", on=DAY
        )
        with pytest.raises(NumberTakenError, match="Viết hỏng"):
            _issue(session, class_id, DAY, number)


@pytest.mark.parametrize(
    ("number", "reason"),
    [(1, "đang dùng"), (2, ""), (7, "chưa cấp"), (0, "không có thật")],
)
def test_only_an_unused_number_that_was_given_can_be_void(
    database: Database, number: int, reason: str
) -> None:
    with database.action("Ra văn bản") as session:
        class_id = make_class(session, learners=0)
        _issue(session, class_id, DAY)
        numbering.take_number(session, scope="QĐ", year=2026)
        with pytest.raises(NumberVoidError):
            number_gaps.void_number(
                session, scope="QĐ", year=2026, number=number, reason=reason, on=DAY
            )


def test_a_number_is_explained_once(database: Database) -> None:
    with database.action("Lấy số") as session:
        numbering.take_number(session, scope="QĐ", year=2026)
        number_gaps.void_number(session, scope="QĐ", year=2026, number=1, reason="Hỏng", on=DAY)
        with pytest.raises(NumberVoidError, match="đã được giải trình"):
            number_gaps.void_number(session, scope="QĐ", year=2026, number=1, reason="Mất", on=DAY)


def test_a_typed_number_below_one_is_refused(database: Database) -> None:
    with (
        database.action("Lấy số") as session,
        pytest.raises(NumberTakenError, match="từ 1 trở lên"),
    ):
        typed_numbers.take_typed_number(session, scope="QĐ", year=2026, number=0)


def test_numbers_are_written_by_the_default_patterns(database: Database) -> None:
    with database.action("Lấy số") as session:
        register = numbering.take_register_number(
            session, kind=CertificateKind.CERTIFICATE, day=DAY
        )
        diploma = numbering.take_register_number(session, kind=CertificateKind.DIPLOMA, day=DAY)
        serials = [
            numbering.take_serial(session, programme_code="NTD", day=day)
            for day in (DAY, date(2027, 1, 4))
        ]
    assert (register, diploma) == ("0001/2026", "0001/2026-B")
    assert serials == ["NTD26-00001", "NTD27-00002"]


def test_the_party_and_state_forms_of_a_document_number() -> None:
    fields = {"TYPE": "TB", "SIGN": "TTCT"}
    party, state = (number_patterns.PATTERNS[f"document.{style}"] for style in ("party", "state"))
    assert number_patterns.written(party, 8, DAY, fields) == "08-TB/TTCT"
    assert number_patterns.written(state, 8, DAY, fields) == "08/TB-TTCT"


def test_a_centre_may_number_its_register_without_years(database: Database) -> None:
    with database.action("Đặt mẫu số") as session:
        session.add(Setting(key="numbering.register.certificate", value="{n:05}"))
    with database.action("Lấy số") as session:
        numbers = [
            numbering.take_register_number(session, kind=CertificateKind.CERTIFICATE, day=day)
            for day in (DAY, date(2027, 1, 4))
        ]
    assert numbers == ["00001", "00002"]
