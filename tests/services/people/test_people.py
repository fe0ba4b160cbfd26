"""Keeping people once, correcting them, and finding them again."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.database import Database
from app.errors import UserError
from app.models.base import new_id
from app.models.people import Person, PersonIndex
from app.models.values import Gender, PartyStatus
from app.services.people.party_standing import PartyDetails, party_of
from app.services.people.people import add_person, details_of, person_of, update_person
from app.services.people.people_search import (
    find_candidates,
    list_people,
    people_in_order,
    person_rows,
    search_people,
)
from app.services.people.person_checks import check_person
from app.services.people.person_details import PersonDetails
from app.services.people.person_index import rebuild_person_index
from app.text.lengths import Most, TextTooLongError
from app.text.names import NameParts
from app.text.partial_date import PartialDate
from tests.builders import make_person

AN = PersonDetails(
    full_name="  NGUYỄN  VĂN an ",
    birth_date=PartialDate(1990, 5, 4),
    gender=Gender.MALE,
    citizen_id="020 090 123 456",
    position=" ",
)


def test_person_is_kept_tidy(database: Database) -> None:
    with database.action("Thêm người") as session:
        person_id = add_person(session, details=AN)
        kept = person_of(session, person_id)
        assert kept.full_name == "Nguyễn Văn An"
        assert (kept.family_name, kept.middle_name, kept.given_name) == ("Nguyễn", "Văn", "An")
        assert (kept.citizen_id, kept.position) == ("020090123456", None)


def test_corrected_name_parts_stay_until_the_name_changes(database: Database) -> None:
    parts = NameParts("Tôn Nữ", "Thị", "Ninh")
    details = PersonDetails(full_name="Tôn Nữ Thị Ninh", name_parts=parts)
    with database.action("Thêm người") as session:
        person_id = add_person(session, details=details)
        assert details_of(session, person_id=person_id).name_parts == parts
        renamed = details_of(session, person_id=person_id)._replace(full_name="Tôn Nữ Thị Hà")
        update_person(session, person_id=person_id, details=renamed)
        assert details_of(session, person_id=person_id).name_parts == NameParts(
            "Tôn", "Nữ Thị", "Hà"
        )


def test_form_saved_unchanged_changes_nothing(database: Database) -> None:
    with database.action("Thêm người") as session:
        person_id = make_person(session, citizen_id="020090123456", phone="0912 345 678")
    head = database.head()
    with database.action("Sửa người") as session:
        update_person(
            session, person_id=person_id, details=details_of(session, person_id=person_id)
        )
    assert database.head() == head


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"full_name": " "}, "name-missing", "full_name"),
        ({"full_name": "Nguyễn Văn 2"}, "name-has-digits", "full_name"),
        ({"birth_date": PartialDate(2035)}, "born-in-future", "birth_date"),
        ({"birth_date": PartialDate(1905)}, "born-too-long-ago", "birth_date"),
        ({"citizen_id": "12345678901"}, "invalid-citizen-id", "citizen_id"),
        ({"citizen_id": "0200901234X6"}, "invalid-citizen-id", "citizen_id"),
    ],
)
def test_what_cannot_be_true_is_refused(
    database: Database, change: dict[str, str], code: str, field: str
) -> None:
    with database.action("Thêm người") as session:
        with pytest.raises(UserError) as refusal:
            add_person(session, details=AN._replace(**change))  # type: ignore[arg-type]  # one changed detail at a time
        assert session.scalar(select(Person.id)) is None
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_name_of_one_word_is_only_pointed_out(database: Database) -> None:
    with database.action("Thêm người") as session:
        (finding,) = check_person(session, details=PersonDetails("Páo"))
        assert (finding.code, finding.severity) == ("name-of-one-word", "warning")
        add_person(session, details=PersonDetails("Páo"))
        assert details_of(session, person_id=_only(session)).name_parts == NameParts("", "", "Páo")
        assert party_of(session, person_id=_only(session)) is None


def _only(session: Session) -> UUID:
    return session.scalars(select(Person.id)).one()


def test_lost_zero_is_offered_back(database: Database) -> None:
    with database.read() as session:
        (finding,) = check_person(session, details=AN._replace(citizen_id="20090123456"))
    assert finding.severity == "error"
    assert "020090123456" in finding.remedy


def test_number_that_contradicts_the_papers_is_asked_and_kept(database: Database) -> None:
    contradicting = AN._replace(citizen_id="020190123456")
    with database.action("Thêm người") as session:
        codes = {
            (finding.code, finding.severity)
            for finding in check_person(session, details=contradicting)
        }
        assert codes == {("citizen-id-contradicts-gender", "question")}
        add_person(session, details=contradicting)


def test_identity_number_belongs_to_one_person(database: Database) -> None:
    with database.action("Thêm người") as session:
        person_id = add_person(session, details=AN)
    with database.action("Thêm người") as session:
        with pytest.raises(UserError) as refusal:
            add_person(session, details=AN._replace(full_name="Hoàng Văn Bình"))
        # The same number in the person's own form is fine.
        update_person(session, person_id=person_id, details=AN)
    assert refusal.value.code == "citizen-id-taken"
    assert "Nguyễn Văn An, sinh 04/05/1990" in refusal.value.message


def test_namesake_of_the_same_birth_is_pointed_out(database: Database) -> None:
    with database.action("Thêm người") as session:
        person_id = add_person(session, details=AN._replace(citizen_id=None))
    with database.read() as session:
        (finding,) = check_person(session, details=AN)
        assert (finding.code, finding.person_id) == ("possible-duplicate", person_id)
        other_day = AN._replace(birth_date=PartialDate(1990, 5, 5))
        assert check_person(session, details=other_day) == ()
        woman = AN._replace(gender=Gender.FEMALE, citizen_id=None)
        assert check_person(session, details=woman) == ()


def test_two_numbers_are_two_people(database: Database) -> None:
    with database.action("Thêm người") as session:
        add_person(session, details=AN)
    with database.read() as session:
        assert check_person(session, details=AN._replace(citizen_id="020090654321")) == ()


def test_party_standing_is_kept_apart_and_stays_when_not_given(database: Database) -> None:
    party = PartyDetails(PartyStatus.PROBATIONARY, PartialDate(2026, 3, 9))
    with database.action("Thêm người") as session:
        person_id = add_person(session, details=AN, party=party)
        update_person(session, person_id=person_id, details=AN._replace(phone="0912345678"))
        assert party_of(session, person_id=person_id) == party
        full = PartyDetails(PartyStatus.FULL, PartialDate(2025, 3, 9), date(2026, 3, 9), "12345678")
        update_person(session, person_id=person_id, details=AN, party=full)
        assert party_of(session, person_id=person_id) == full


def test_joined_person_is_not_changed_any_more(database: Database) -> None:
    with database.action("Thêm người") as session:
        person_id, other = make_person(session), make_person(session, "Hoàng Văn Bình")
        session.get_one(Person, person_id).merged_into_id = other
        session.flush()
        with pytest.raises(UserError) as refusal:
            update_person(session, person_id=person_id, details=AN)
        with pytest.raises(UserError) as gone:
            person_of(session, new_id())
    assert (refusal.value.code, gone.value.code) == ("person-merged", "row-gone")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("an nguyen", ["Nguyễn Văn An", "Nguyễn Thị Ánh"]),
        ("nguyen van", ["Nguyễn Văn An"]),
        ("NGUYỄN", ["Nguyễn Văn An", "Nguyễn Thị Ánh"]),
        ("đuc", ["Hoàng Đức"]),
        ("Đức", ["Hoàng Đức"]),
        ("0123", ["Nguyễn Văn An"]),
        ("90123", ["Nguyễn Văn An"]),
        ("anh nguyen 777", ["Nguyễn Thị Ánh"]),
        ("bích", ["Hoàng Đức"]),
        ("100%", []),
        ("_", []),
        ("", ["Nguyễn Văn An", "Nguyễn Thị Ánh", "Hoàng Đức"]),
    ],
)
def test_search_takes_any_words_in_any_order_and_any_digits(
    database: Database, text: str, found: list[str]
) -> None:
    with database.action("Thêm người") as session:
        add_person(session, details=AN)
        make_person(session, "Nguyễn Thị Ánh", gender=Gender.FEMALE, phone="0912 777 888")
        make_person(session, "Hoàng Đức", other_name="Bích")
    with database.read() as session:
        assert [row.full_name for row in search_people(session, text=text)] == found


def test_exact_name_is_found_first(database: Database) -> None:
    with database.action("Thêm người") as session:
        for name in ("Lê Hòa An", "Hoà An", "Hóa An", "Nguyễn Văn Hòa"):
            make_person(session, name)
    with database.read() as session:
        names = [row.full_name for row in search_people(session, text="hóa an", limit=3)]
    assert names == ["Hóa An", "Hoà An", "Lê Hòa An"]


def test_whole_words_come_before_parts_of_words(database: Database) -> None:
    with database.action("Thêm người") as session:
        for name in ("Lò Anh An", "Lò Văn Thanh", "Lò Thị Ánh", "An Văn Tú"):
            make_person(session, name)
    with database.read() as session:
        names = [row.full_name for row in search_people(session, text="an")]
    assert names == ["Lò Anh An", "An Văn Tú", "Lò Thị Ánh", "Lò Văn Thanh"]


def test_index_follows_every_change_of_a_person(database: Database) -> None:
    with database.action("Thêm người") as session:
        person_id = make_person(session, "Nông Thị Ái")
    with database.action("Đổi tên") as session:
        renamed = details_of(session, person_id=person_id)._replace(full_name="Nông Thị Bình")
        update_person(session, person_id=person_id, details=renamed)
    with database.read() as session:
        assert search_people(session, text="ái") == ()
        assert [row.id for row in search_people(session, text="binh")] == [person_id]
    with database.action("Xóa người") as session:
        session.execute(delete(Person))
    with database.read() as session:
        assert session.scalar(select(PersonIndex.person_id)) is None


def test_index_made_anew_is_the_same(database: Database) -> None:
    with database.action("Thêm người") as session:
        for name in ("Nông Thị Ái", "Hoàng Văn An", "Y Bih Niê"):
            make_person(session, name)
    with database.read() as session:
        before = _index(session)
    with database.action("Lập lại") as session:
        rebuild_person_index(session)
    with database.read() as session:
        assert _index(session) == before
        assert len(before) == 3


def _index(session: Session) -> set[tuple[object, ...]]:
    return {tuple(row) for row in session.execute(select(PersonIndex.__table__))}


def test_candidates_share_the_name_and_perhaps_the_birth(database: Database) -> None:
    with database.action("Thêm người") as session:
        person_id = add_person(session, details=AN)
        year_only = add_person(session, details=PersonDetails("Nguyễn Văn An", PartialDate(1990)))
        make_person(session, "Nguyễn Văn Án")
    with database.read() as session:
        assert _ids(session, "nguyễn văn an", PartialDate(1990, 5, 4)) == {person_id, year_only}
        assert _ids(session, "nguyễn văn an", PartialDate(1990, 6, 1)) == {year_only}
        assert _ids(session, "Nguyễn Văn An", None) == {person_id, year_only}


def _ids(session: Session, name: str, birth: PartialDate | None) -> set[UUID]:
    return {row.id for row in find_candidates(session, full_name=name, birth_date=birth)}


def test_people_are_listed_in_vietnamese_order(database: Database) -> None:
    names = ["Trần Văn Anh", "An Văn Ánh", "Lò Văn Ân", "Vi Dũng", "Vi Duy", "Vi Dương", "Vi Đạt"]
    with database.action("Thêm người") as session:
        for name in reversed(names):
            make_person(session, name)
    with database.read() as session:
        assert [row.full_name for row in list_people(session)] == names
        assert [row.full_name for row in list_people(session, limit=2)] == names[:2]
        second, third = people_in_order(session, start=1, limit=2)
        gone = new_id()
        rows = person_rows(session, ids=[third, gone, second])
        assert [row.full_name for row in rows] == [names[2], names[1]]


def test_no_way_in_keeps_an_endless_text(database: Database) -> None:
    longest = "ữ" * Most.NOTES
    with database.action("Thêm") as session:
        person_id = add_person(session, details=AN._replace(note=longest, residence="x" * 300))
    with (
        pytest.raises(TextTooLongError, match=r"“ữữ.*…” dài 2\.001 ký tự, nhiều nhất 2\.000"),
        database.action("Sửa") as session,
    ):
        session.get_one(Person, person_id).home_place = f"{longest}x"
    with database.read() as session:
        assert details_of(session, person_id=person_id).home_place is None
        with pytest.raises(UserError, match="…” dài 83 ký tự") as caught:
            add_person(session, details=PersonDetails(full_name="Nông Thị " + "Ái " * 25))
    assert (caught.value.code, caught.value.field) == ("name-too-long", "full_name")
