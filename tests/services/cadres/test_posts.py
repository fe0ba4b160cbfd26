"""Which post somebody holds after each word on it, and how the roster tells of them."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import Database
from app.models.cadres import EmploymentPeriod, PriorTraining
from app.models.values import Evidence, TrainingKind, TrainingSource
from app.services.cadres.cadres import CadreRow, list_cadres, theory_rank
from app.services.cadres.posts import PostDetails, PostWord, begin_posts, write_posts
from app.text.partial_date import PartialDate
from tests.builders import make_person

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)
CLERK = PostDetails("UBND xã Na Sầm", None, "Công chức", is_leader=False)


@pytest.fixture
def person_id(database: Database) -> UUID:
    """Somebody who has been a clerk of Na Sầm since somebody said so in May."""
    with database.action("Thêm") as session:
        made = make_person(session, "Nông Thị Ái")
        begin_posts(session, [(made, CLERK)], on=MAY)
    return made


def tell(session: Session, person_id: UUID, on: date, **said: object) -> None:
    word = PostWord(person_id, CLERK._replace(**said), tuple(said))  # type: ignore[arg-type]
    write_posts(session, [word], on=on)


def posts(session: Session) -> list[tuple[str | None, str | None, date | None, date | None]]:
    found = session.scalars(select(EmploymentPeriod).order_by(EmploymentPeriod.confirmed_on))
    return [(one.unit, one.post, one.valid_from, one.valid_to) for one in found]


def test_another_post_ends_the_old_one_and_keeps_what_was_not_told(
    database: Database, person_id: UUID
) -> None:
    with database.action("Đổi") as session:
        tell(session, person_id, JUNE, post="Phó Chủ tịch", is_leader=True)
        assert posts(session) == [
            (CLERK.unit, "Công chức", None, JUNE),
            (CLERK.unit, "Phó Chủ tịch", JUNE, None),
        ]


@pytest.mark.parametrize("on", [MAY, JUNE])
def test_a_correction_of_the_day_and_a_plan_change_the_post_in_place(
    database: Database, person_id: UUID, on: date
) -> None:
    said = {"post": "Chuyên viên"} if on == MAY else {"planned_for": "Chủ tịch"}
    with database.action("Sửa") as session:
        tell(session, person_id, on, **said)
        (kept,) = session.scalars(select(EmploymentPeriod)).all()
        assert {name: getattr(kept, name) for name in said} == said
        assert (kept.valid_to, kept.confirmed_on) == (None, on)


def test_nothing_is_kept_of_a_post_without_unit_and_name(database: Database) -> None:
    with database.action("Thêm") as session:
        person_id = make_person(session)
        begin_posts(session, [(person_id, PostDetails(is_leader=True))], on=MAY)
        assert posts(session) == []


def trained(session: Session, person_id: UUID, kind: TrainingKind, on: str, days: int) -> None:
    session.add(
        PriorTraining(
            person_id=person_id,
            training_kind=kind,
            ended_on=PartialDate.from_iso(on),
            days=days,
            evidence=Evidence.DECLARED,
            source=TrainingSource.LIST,
        )
    )


def roster_row(session: Session) -> CadreRow:
    session.flush()
    (row,) = list_cadres(session)
    return row


def test_the_roster_tells_the_post_of_now_and_the_newest_training_of_each_kind(
    database: Database, person_id: UUID
) -> None:
    with database.action("Bồi dưỡng") as session:
        tell(session, person_id, JUNE, post="Phó Chủ tịch", is_leader=True)
        make_person(session, "Vi Văn Tư")  # who holds no post
        for on, days in (("2024-05-01", 2), ("2025", 5)):
            trained(session, person_id, TrainingKind.YEARLY, on, days)
        trained(session, person_id, TrainingKind.UPDATE, "2023-10-12", 3)
        row = roster_row(session)
    assert (row.full_name, row.post, row.is_leader) == ("Nông Thị Ái", "Phó Chủ tịch", True)
    assert (row.days, row.days_year, row.has_enough_days) == (5, 2025, True)
    assert (row.last_update, row.is_digital) == (PartialDate(2023, 10, 12), False)


def test_levels_of_theory_are_ranked_by_any_of_their_names() -> None:
    levels = ("Chưa qua", "SC", "trung cấp llct", "Cao cấp", "Cử nhân chính trị")
    assert [theory_rank(level) for level in levels] == [0, 1, 2, 3, 4]
    assert (theory_rank(None), theory_rank("Đại học")) == (0, None)
