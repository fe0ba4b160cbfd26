"""Many rows written at once are as the mapper would have written them, and sessions know of it."""

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.database import Database
from app.models.base import new_id
from app.models.people import Person
from app.models.values import Gender, PersonStatus
from app.services.bulk import CHUNK, chunks, differing, insert_rows, is_one_of, update_rows
from app.text.partial_date import PartialDate

COLUMNS = (
    *("id", "full_name", "family_name", "middle_name", "given_name"),
    *("birth_date", "gender", "phone", "status"),
)
ROWS = [
    (new_id(), "Lê Thị Hoa", "Lê", "Thị", "Hoa", PartialDate(1991), Gender.FEMALE, "0912"),
    (new_id(), "Hà Văn Tú", "Hà", "Văn", "Tú", PartialDate(1985, 6, 5), None, None),
]
(HOA, *_), (TU, *_) = ROWS


def insert(session: Session) -> None:
    insert_rows(session, Person, COLUMNS, [(*row, PersonStatus.ACTIVE) for row in ROWS])


def test_rows_are_read_as_they_were_given(database: Database) -> None:
    with database.action("Thêm") as session:
        insert(session)
        insert_rows(session, Person, COLUMNS, [])
    with database.read() as session:
        found = session.scalars(select(Person).order_by(Person.full_name.desc())).all()
        assert [tuple(getattr(one, name) for name in COLUMNS[:-1]) for one in found] == ROWS


def test_each_row_takes_its_own_values_and_what_the_session_holds_follows(
    database: Database,
) -> None:
    with database.action("Sửa") as session:
        insert(session)
        hoa = session.get_one(Person, HOA)
        hoa.note = "chưa ghi"  # is written first, and stays
        update_rows(
            session,
            Person,
            {HOA: {"phone": "0987", "birth_date": None}, TU: {"gender": Gender.MALE}, new_id(): {}},
        )
        assert (hoa.phone, hoa.birth_date, hoa.note) == ("0987", None, "chưa ghi")
        tu = session.get_one(Person, TU)
        assert (tu.gender, tu.birth_date) == (Gender.MALE, PartialDate(1985, 6, 5))


def test_one_parameter_asks_for_many_texts(database: Database) -> None:
    with database.action("Thêm") as session:
        insert(session)
        asked = is_one_of(Person.full_name, ["Hà Văn Tú", *map(str, range(40_000))])
        assert session.scalars(select(Person.id).where(asked)).all() == [TU]


def test_lists_are_cut_and_only_what_differs_is_kept() -> None:
    pieces = list(chunks(range(CHUNK + 1)))
    assert [len(piece) for piece in pieces] == [CHUNK, 1]
    assert [number for piece in pieces for number in piece] == list(range(CHUNK + 1))
    assert differing({"a": 1, "b": None}, {"a": 2, "b": None, "c": 3}) == {"a": 1}


def test_column_left_out_holds_nothing_since_no_column_has_a_default(database: Database) -> None:
    with database.action("Thêm") as session:
        insert(session)
        (number,) = session.execute(select(Person.citizen_id).distinct()).all()
        defaults = session.execute(
            text(
                "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c"
                " WHERE t.type = 'table' AND c.dflt_value IS NOT NULL"
            )
        ).all()
    assert number == (None,)
    assert defaults == []
