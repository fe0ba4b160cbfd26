"""A list of 5,000 people is taken back whole in one action, and quickly."""

import time

import pytest
from sqlalchemy import text

from app.database import Database
from app.services.taking_back.act import take_back
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
