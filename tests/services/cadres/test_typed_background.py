"""Posts and trainings told by hand: kept, corrected, taken out, undone, and refused where wrong."""

from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

import pytest

from app.database import Database
from app.errors import UserError
from app.models.cadres import PriorTraining
from app.models.people import Person
from app.models.values import Evidence, TrainingKind, TrainingSource
from app.services.cadres import typed_posts, typed_trainings
from app.services.cadres.posts import PostDetails, begin_posts
from app.services.cadres.trainings import TrainingFacts, known_trainings, says_more
from app.services.cadres.typed_posts import PostEntry
from app.services.cadres.typed_trainings import TrainingEntry
from app.services.people.person_changes import list_changes
from app.services.people.person_page import person_page
from app.services.upkeep.undoing import undo
from app.text.partial_date import PartialDate
from tests.builders import make_person

JUNE = date(2026, 6, 1)
SECRETARY = PostEntry(post="Bí thư  chi bộ", unit="Chi bộ Bản Tích", valid_from=date(2024, 3, 5))
COURSE = TrainingEntry(
    TrainingKind.THEORY,
    programme_name="Trung cấp LLCT",
    began_on=PartialDate(2019, 9),
    ended_on=PartialDate(2020),
    issued_on=PartialDate(2020, 8, 1),
    certificate_no="TC 0412",
    evidence=Evidence.COPY,
)


@pytest.fixture
def person_id(database: Database) -> UUID:
    with database.action("Thêm") as session:
        return make_person(session, "Nông Thị Ái")


def shown(database: Database, person_id: UUID) -> tuple[list[str], list[str]]:
    with database.read() as session:
        page = person_page(session, person_id=person_id)
    return [one.post for one in page.posts], [one.programme for one in page.trainings]


def test_a_post_is_kept_corrected_taken_out_and_each_is_undone(
    database: Database, person_id: UUID
) -> None:
    ended = replace(SECRETARY, valid_to=date(2025, 1, 7))
    with database.action("Ghi") as session:
        post_id = typed_posts.add_post(session, person_id=person_id, entry=ended, on=JUNE)
        begin_posts(session, [(person_id, PostDetails(post="Công chức"))], on=date(2023, 1, 1))
    assert shown(database, person_id)[0] == ["Công chức", "Bí thư chi bộ"]
    with database.action("Sửa") as session:
        entry = typed_posts.post_entry(session, post_id=post_id)
        assert entry == replace(ended, post="Bí thư chi bộ")
        better = replace(entry, post="Phó bí thư", valid_to=None)
        typed_posts.correct_post(session, post_id=post_id, entry=better, on=JUNE)
    assert shown(database, person_id)[0] == ["Phó bí thư", "Công chức"]
    with database.action("Bỏ") as session:
        typed_posts.remove_post(session, post_id=post_id)
    assert shown(database, person_id)[0] == ["Công chức"]
    with database.action("Hoàn tác") as session:
        undo(session, seq=database.head().seq)
    assert shown(database, person_id)[0] == ["Phó bí thư", "Công chức"]
    with database.read() as session:
        fields = {change.field for change in list_changes(session, person_id=person_id)}
    assert {"Chức vụ", "Đơn vị công tác", "Giữ chức đến"} <= fields


def test_a_new_post_ends_the_former_and_is_that_of_the_record(
    database: Database, person_id: UUID
) -> None:
    clerk = PostEntry(post="Công chức", valid_from=date(2020, 1, 1))
    with database.action("Ghi") as session:
        person = session.get_one(Person, person_id)
        person.position = None
        typed_posts.add_post(session, person_id=person_id, entry=clerk, on=JUNE)
        assert person.position == "Công chức", "nothing stood there before"
        typed_posts.add_post(session, person_id=person_id, entry=SECRETARY, on=JUNE)
        assert person.position == "Công chức", "held beside it"
        held = typed_posts.held_now(session, person_id=person_id)
        assert held is not None
        assert (held.words, held.since) == ("Bí thư chi bộ", date(2024, 3, 5))
        chief = PostEntry(post="Chủ tịch xã", valid_from=date(2024, 3, 4))
        follow = partial(typed_posts.follow_post, person_id=person_id, post_id=held.post_id)
        with pytest.raises(UserError) as caught:
            follow(session, entry=chief, on=JUNE)
        assert (caught.value.code, caught.value.field) == ("span-out-of-order", "valid_from")
        later = replace(chief, valid_from=date(2026, 5, 1))
        new_id = follow(session, entry=later, on=JUNE)
        assert person.position == "Chủ tịch xã"
        posts = person_page(session, person_id=person_id).posts
        assert [(one.post, one.valid_to) for one in posts] == [
            ("Chủ tịch xã", None),
            ("Công chức", None),
            ("Bí thư chi bộ", date(2026, 5, 1)),
        ]
        better = replace(later, post="Chủ tịch UBND xã")
        typed_posts.correct_post(session, post_id=new_id, entry=better, on=JUNE)
        assert person.position == "Chủ tịch UBND xã"


def test_where_only_the_record_names_a_post_the_new_one_takes_its_place(
    database: Database, person_id: UUID
) -> None:
    with database.action("Ghi") as session:
        person = session.get_one(Person, person_id)
        held = typed_posts.held_now(session, person_id=person_id)
        assert held == (person.position, None, None)
        typed_posts.follow_post(
            session, person_id=person_id, post_id=None, entry=SECRETARY, on=JUNE
        )
        assert person.position == "Bí thư chi bộ"
        assert len(person_page(session, person_id=person_id).posts) == 1


def test_a_corrected_post_does_not_say_that_somebody_is_no_leader(
    database: Database, person_id: UUID
) -> None:
    with database.action("Theo danh sách") as session:
        begin_posts(session, [(person_id, PostDetails(post="Công chức"))], on=JUNE)
        (post,) = person_page(session, person_id=person_id).posts
        entry = typed_posts.post_entry(session, post_id=post.id)
        typed_posts.correct_post(session, post_id=post.id, entry=entry, on=date(2026, 5, 1))
        row = typed_posts._row_of(session, post.id)
        assert (row.is_leader, row.confirmed_on) == (None, JUNE)
        better = replace(entry, is_leader=True)
        typed_posts.correct_post(session, post_id=post.id, entry=better, on=JUNE)
        assert row.is_leader is True


def test_a_training_is_kept_with_partial_dates_and_no_list_takes_it_for_its_own(
    database: Database, person_id: UUID
) -> None:
    with database.action("Ghi") as session:
        row_id = typed_trainings.add_training(session, person_id=person_id, entry=COURSE)
        assert typed_trainings.training_entry(session, training_id=row_id) == COURSE
        listed = PriorTraining(
            person_id=person_id,
            training_kind=TrainingKind.UPDATE,
            ended_on=PartialDate(2024),
            evidence=Evidence.DECLARED,
            source=TrainingSource.LIST,
        )
        session.add(listed)
        session.flush()
        kept = typed_trainings.training_entry(session, training_id=listed.id)
        better = replace(kept, ended_on=PartialDate(2025, 3), days=5)
        typed_trainings.correct_training(session, training_id=listed.id, entry=better)
        known = known_trainings(session, [person_id])[person_id]
    assert known.update is not None
    assert known.update.source is TrainingSource.TYPED
    older = says_more(TrainingFacts(last_update=PartialDate(2024)), known, 2026)
    assert older.last_update is None
    with database.action("Bỏ") as session:
        typed_trainings.remove_training(session, training_id=row_id)
    assert shown(database, person_id)[1] == [""]
    with database.action("Hoàn tác") as session:
        undo(session, seq=database.head().seq)
    assert shown(database, person_id)[1] == ["", "Trung cấp LLCT"]


def test_what_cannot_be_is_refused_beside_its_field(database: Database, person_id: UUID) -> None:
    later = PartialDate(2030)
    posts = (
        (PostEntry(is_leader=True), "post-or-unit", "post"),
        (replace(SECRETARY, valid_to=date(2024, 3, 4)), "span-out-of-order", "valid_to"),
        (replace(SECRETARY, valid_from=date(2030, 1, 1)), "day-not-come", "valid_from"),
        (replace(SECRETARY, valid_from=date(1924, 3, 5)), "before-birth", "valid_from"),
    )
    trainings = (
        (replace(COURSE, ended_on=PartialDate(2018)), "span-out-of-order", "ended_on"),
        (replace(COURSE, ended_on=later), "day-not-come", "ended_on"),
        (replace(COURSE, issued_on=PartialDate(2019, 8)), "span-out-of-order", "issued_on"),
        (replace(COURSE, issued_on=later), "day-not-come", "issued_on"),
        (replace(COURSE, expires_on=date(2019, 1, 1)), "span-out-of-order", "expires_on"),
        (replace(COURSE, began_on=PartialDate(1989)), "before-birth", "began_on"),
        (TrainingEntry(TrainingKind.OTHER), "training-unnamed", "programme_name"),
        (TrainingEntry(TrainingKind.YEARLY, days=5), "training-year", "ended_on"),
    )
    refused = []
    with database.read() as session:
        for post, *_ in posts:
            with pytest.raises(UserError) as caught:
                typed_posts.add_post(session, person_id=person_id, entry=post, on=JUNE)
            refused.append((caught.value.code, caught.value.field))
        for training, *_ in trainings:
            with pytest.raises(UserError) as caught:
                typed_trainings.add_training(session, person_id=person_id, entry=training)
            refused.append((caught.value.code, caught.value.field))
        for remove, name in (
            (typed_posts.remove_post, "post_id"),
            (typed_trainings.remove_training, "training_id"),
        ):
            with pytest.raises(UserError, match="không còn trong hồ sơ"):
                remove(session, **{name: person_id})
    wanted = [(code, field) for _, code, field in (*posts, *trainings)]
    assert refused == wanted


def test_a_year_may_hold_the_day_before_and_after(database: Database, person_id: UUID) -> None:
    same_year = replace(COURSE, began_on=PartialDate(2020, 5), ended_on=PartialDate(2020))
    with database.action("Ghi") as session:
        typed_trainings.add_training(session, person_id=person_id, entry=same_year)
    assert shown(database, person_id)[1] == ["Trung cấp LLCT"]
