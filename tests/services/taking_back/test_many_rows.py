"""A list of 5,000 people, new or kept, is taken in, back and in again whole, and quickly."""

import time
from uuid import UUID

import pytest
from sqlalchemy import text

from app.database import Database
from app.services.taking_back.act import take_back
from app.services.upkeep.history import last_action
from app.services.upkeep.undoing import undo
from tests.builders import make_class, make_person
from tests.services.taking_back.lists import PARTY_HEAD, tables, take_in

COUNT = 5_000
SECONDS = 20
_FAMILY = ("Nguyễn", "Triệu", "Hoàng", "Nông", "Lý", "Vi", "Đàm", "Hứa", "Lương", "Bế")
_MIDDLE = ("Văn", "Thị", "Minh", "Ngọc", "Quốc", "Thu", "Đức", "Lan", "Tuấn", "Kim")
_GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khánh", "Linh", "Nam", "Phúc")


def _person(number: int) -> tuple[str, ...]:
    name = f"{_FAMILY[number % 10]} {_MIDDLE[number // 10 % 10]} {_GIVEN[number // 100 % 10]}"
    gender, digit = ("Nữ", "1") if " Thị " in name else ("Nam", "0")
    born = f"{number % 28 + 1:02}/{number % 12 + 1:02}/1990"
    return (
        name,
        born,
        gender,
        f"020{digit}90{number:06}",
        "Đảng ủy xã Na Sầm",
        "",
        "09/03/2016",
        "",
    )


@pytest.mark.long
def test_five_thousand_rows_go_in_one_action(database: Database) -> None:
    with database.action("Lập lớp") as session:
        class_id = make_class(session, learners=3)
        for number in range(
            10, 10 + COUNT, 10
        ):  # every tenth is known already, with less than the list
            make_person(
                session,
                _person(number)[0],
                birth_date="1990",
                gender=None,
                citizen_id=_person(number)[3],
            )
    before = tables(database)
    batch_id = take_in(database, class_id, *map(_person, range(10, 10 + COUNT)), head=PARTY_HEAD)
    after = tables(database)
    began = time.process_time()
    with database.action("Lấy lại lần nhập") as session:
        told = take_back(session, batch_id=batch_id)
        (open_actions,) = session.execute(text("SELECT count(*) FROM current_action")).one()
    took = time.process_time() - began
    assert tables(database) == before
    assert told.counts == {"removed": COUNT * 9 // 10, "restored": COUNT // 10, "kept": 0}
    assert (len(told.rows), open_actions) == (COUNT, 1)
    print(f"{COUNT} rows taken back in {took:.1f} s")  # noqa: T201 - the figure is worth seeing
    assert took < SECONDS
    assert _undo_newest(database) < SECONDS
    assert tables(database) == after


@pytest.mark.long
def test_correcting_five_thousand_takes_about_twice_as_long_as_adding_them(
    database: Database,
) -> None:
    with database.action("Lập lớp") as session:
        class_id = make_class(session, learners=0)
    numbers = range(10, 10 + COUNT)
    added = _seconds_to_take_in(database, class_id, [_person(number) for number in numbers])
    before = tables(database)
    corrected = _seconds_to_take_in(database, class_id, [_corrected(number) for number in numbers])
    after = tables(database)
    assert before["persons"].keys() == after["persons"].keys()
    assert not before["party_memberships"].items() & after["party_memberships"].items()
    print(f"{COUNT} people added in {added:.1f} s, corrected in {corrected:.1f} s")  # noqa: T201 - figures
    assert corrected < 3 * added
    assert _undo_newest(database) < 3 * added
    assert tables(database) == before


def _corrected(number: int) -> tuple[str, ...]:
    """The same person, of another unit and with other Party dates."""
    *person, _unit, _phone, _joined, _card = _person(number)
    return (*person, "Đảng ủy xã Hội Hoan", f"0912{number:06}", "19/05/2017", f"12.{number:06}")


def _seconds_to_take_in(database: Database, class_id: UUID, people: list[tuple[str, ...]]) -> float:
    began = time.process_time()
    take_in(database, class_id, *people, head=PARTY_HEAD)
    return time.process_time() - began


def _undo_newest(database: Database) -> float:
    """Undo what was done last, and return the seconds of the processor that it took."""
    with database.read() as session:
        seq = last_action(session)
    began = time.process_time()
    with database.action("Hoàn tác") as session:
        undo(session, seq=seq)
    return time.process_time() - began
