"""Finding people: the order of what is found, unusual names, numbers, and the tone order."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from app.cli.benches.made_names import keystrokes, made_names
from app.cli.benches.plain_search import reference
from app.database import Database
from app.models.derived import DerivedVersion
from app.models.people import PartyMembership, Person
from app.models.values import PartyStatus
from app.paths import Paths
from app.services.people.party_standing import PartyDetails
from app.services.people.people_search import list_people, search_people
from app.services.people.person_finder import find_people
from app.services.people.person_index import is_index_current, needs_new_index, rebuild_person_index
from app.services.people.tone_orders import set_tone_order, tone_order
from app.services.upkeep.derived import DERIVATIONS
from app.services.upkeep.undoing import undo
from app.text.letters import ToneOrder, choose_tone_order
from tests.builders import make_person


def names_found(session: Session, typed: str) -> list[str]:
    return [row.full_name for row in search_people(session, text=typed)]


def keep(database: Database, *names: str) -> None:
    with database.action("Thêm người") as session:
        for name in names:
            make_person(session, name)


def test_exact_with_marks_then_without_then_begins_so_then_contains(database: Database) -> None:
    keep(
        database,
        "Trần Nguyễn Văn An",
        "Nguyễn Văn Anh",
        "Nguyên Văn Ân",
        "Nguyễn Văn An",
        "An Nguyễn Vân",
    )
    with database.read() as session:
        assert names_found(session, "nguyễn văn an") == [
            "Nguyễn Văn An",
            "Nguyên Văn Ân",
            "Nguyễn Văn Anh",
            "Trần Nguyễn Văn An",
            "An Nguyễn Vân",
        ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Đ", ["Đỗ Yên", "Dương An"]),
        ("đ", ["Đỗ Yên", "Dương An"]),
        ("d", ["Dương An", "Đỗ Yên"]),  # without marks: by name, whatever the marks
        ("â", ["Âu Văn Yến", "An Hoa"]),
        ("ô", ["Ôn Văn Yến", "Ong Văn Ba"]),
        ("hòa", ["Lê Hoà", "Trần Hòa", "Hoà Văn Ý", "Hoàng Yến", "Hóa Ba", "Hoa Bích"]),
        ("hoà", ["Lê Hoà", "Trần Hòa", "Hoà Văn Ý", "Hoàng Yến", "Hóa Ba", "Hoa Bích"]),
    ],
)
def test_names_that_begin_with_the_typed_marks_come_first(
    famous: Database, typed: str, found: list[str]
) -> None:
    with famous.read() as session:
        names = [name for name in names_found(session, typed) if name in found]
    assert names == found


@pytest.fixture(scope="module")
def famous(
    empty_database_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    yield from database_of(
        empty_database_file,
        tmp_path_factory,
        *("Dương An", "Đỗ Yên", "An Hoa", "Âu Văn Yến", "Ong Văn Ba", "Ôn Văn Yến"),
        *("Hoa Bích", "Hóa Ba", "Hoàng Yến", "Hoà Văn Ý", "Trần Hòa", "Lê Hoà"),
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("y b", "Y Bih Niê"),
        ("y", "Y Bih Niê"),
        ("bih y", "Y Bih Niê"),
        ("h'hen", "H' Hen Ayun"),
        ("h’ hen", "H' Hen Ayun"),
        ("h ay", "H' Hen Ayun"),
        ("ý", "Lê Ý"),
        ("đo", "Đỗ O"),
        ("o", "Đỗ O"),
    ],
)
def test_words_of_one_letter_and_unusual_names_are_found(
    database: Database, typed: str, found: str
) -> None:
    keep(database, "Y Bih Niê", "H' Hen Ayun", "Lê Ý", "Đỗ O", "Trần Thị Lan")
    with database.read() as session:
        assert found in names_found(session, typed)
        assert "Trần Thị Lan" not in names_found(session, typed)


def test_party_card_and_identity_are_found_by_digits_from_any_position(database: Database) -> None:
    party = PartyDetails(PartyStatus.FULL, party_card_no="12 345 678")
    with database.action("Thêm người") as session:
        make_person(session, "Lê Văn Tám", citizen_id="020090123456", party=party)
    with database.read() as session:
        assert names_found(session, "4567") == ["Lê Văn Tám"]
        assert names_found(session, "90123") == ["Lê Văn Tám"]
        assert names_found(session, "tám 345") == ["Lê Văn Tám"]
    with database.action("Bỏ thẻ") as session:
        session.execute(delete(PartyMembership))
    with database.read() as session:
        assert names_found(session, "5678") == []
        assert is_index_current(session)


def test_people_are_found_by_their_birth_as_far_as_it_is_remembered(database: Database) -> None:
    births = {
        "Nông Văn Hùng": "1978-05-03",
        "Nông Thị Hoa": "1978",
        "Nông Văn Kiên": "1987-05-03",
        "Lý Văn Hùng": "1978-05-04",
    }
    with database.action("Thêm người") as session:
        for name, birth in births.items():
            make_person(session, name, birth_date=birth)
    hung, hoa, _kien, ly = births
    asked = {
        "nong 1978": [hoa, hung],
        "1978 hung": [ly, hung],
        "3/5/1978": [hoa, hung],
        "hung 3/5/78": [hung],
        "05/1978": [hoa, ly, hung],
        "nong 1979": [],
        "nong 1978 1987": [],
    }
    with database.read() as session:
        assert {typed: names_found(session, typed) for typed in asked} == asked


def test_answers_are_those_of_a_plain_search_over_all_names(database: Database) -> None:
    names = made_names(400)
    keep(database, *names)
    with database.read() as session:
        rows = list_people(session)
        judge = reference([row.full_name for row in rows])
        typed = random.Random(4).sample(keystrokes(names, 40), 150)  # noqa: S311 - no secret
        for text_ in [*typed, "an", "uye", "g h", "văn", "x", "đ"]:
            wanted = [rows[at].id for at in judge(text_)]
            assert list(find_people(session, typed=text_, limit=50)) == wanted, text_


@given(st.text(max_size=12))
def test_nothing_that_can_be_typed_breaks_the_search(
    open_database_once: Database, typed: str
) -> None:
    with open_database_once.read() as session:
        find_people(session, typed=typed, limit=5)


@pytest.fixture(scope="module")
def open_database_once(
    empty_database_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    yield from database_of(empty_database_file, tmp_path_factory, "Nguyễn Văn An", "H' Hen Niê")


def database_of(empty: Path, folders: pytest.TempPathFactory, *names: str) -> Iterator[Database]:
    places = Paths.under(folders.mktemp("data"))
    shutil.copy(empty, places.database)
    database = Database(places, user="Hoàng Thị Bích", derivations=DERIVATIONS)
    keep(database, *names)
    yield database
    database.close()


def test_people_who_come_one_by_one_keep_their_order_when_gaps_are_used_up(
    database: Database,
) -> None:
    keep(database, "Lê An", "Lê Yên")
    # Each comes right before the last one: the gap halves every time.
    coming = [f"Lê B{chr(ord('z') - at % 26)}{'z' * (9 - at // 26)}" for at in range(45)]
    for name in sorted(coming, reverse=True):
        keep(database, name)
    with database.read() as session:
        assert [row.full_name for row in list_people(session)] == [
            "Lê An",
            *sorted(name.title() for name in coming),
            "Lê Yên",
        ]
        assert is_index_current(session)


def test_the_other_tone_order_sorts_everybody_anew_and_is_undone(database: Database) -> None:
    keep(database, "Lò Hóa", "Lò Hỏa", "Lò Hòa")
    try:
        with database.action("Đổi thứ tự thanh") as session:
            set_tone_order(session, order=ToneOrder.SAC_SECOND)
        with database.read() as session:
            listed = [row.full_name for row in list_people(session)]
            assert listed == ["Lò Hòa", "Lò Hóa", "Lò Hỏa"]
            assert tone_order(session) is ToneOrder.SAC_SECOND
            assert is_index_current(session)
        last = database.head().seq
        with database.action("Hoàn tác") as session:
            undo(session, seq=last)
        with database.read() as session:
            listed = [row.full_name for row in list_people(session)]
            assert listed == ["Lò Hòa", "Lò Hỏa", "Lò Hóa"]
    finally:
        choose_tone_order(ToneOrder.DICTIONARY)


def test_an_index_made_by_other_rules_is_made_anew_without_a_trace(database: Database) -> None:
    keep(database, "Lò Hóa")
    with database.action("Như bản cũ để lại") as session:
        session.execute(text("UPDATE person_places SET order_key = 'x'"))
        session.merge(DerivedVersion(name="person_index", version="0"))
    seq = database.head().seq
    with database.read() as session:
        assert needs_new_index(session)
    with database.action("Xếp lại") as session:
        rebuild_person_index(session)
    with database.read() as session:
        assert not needs_new_index(session)
        assert is_index_current(session)
    assert database.head().seq == seq


def test_trigrams_hold_nothing_of_who_is_gone(database: Database) -> None:
    keep(database, "Nguyễn Văn An", "Trần Văn Bảy")
    with database.action("Xóa") as session:
        session.execute(delete(Person).where(Person.full_name == "Nguyễn Văn An"))
    with database.read() as session:
        assert names_found(session, "nguyen") == []
        assert session.scalar(select(Person.full_name)) == "Trần Văn Bảy"
    with database.action("Kiểm") as session:
        # SQLite compares the trigrams with the texts, and raises where they differ.
        session.execute(
            text("INSERT INTO person_search (person_search, rank) VALUES ('integrity-check', 1)")
        )
