"""Rosters of cadres held against the data and taken in, on a real data file."""

import json
from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import func, select

from app import clock
from app.database import Database
from app.models.cadres import EmploymentPeriod, PriorTraining
from app.models.imports import ImportBatch
from app.models.people import Person
from app.models.values import Evidence, PersonStatus, TrainingKind, TrainingSource
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.reading import read_workbook
from app.services.imports.readers.sheets import Row, Sheet, Workbook
from app.services.lists.cadre_preview import CadrePreview
from app.services.lists.cadre_preview import preview as preview_cadres
from app.services.lists.list_import import apply_list
from app.services.lists.list_preview import Held, ListRefusedError, RowKind
from app.services.upkeep import undoing
from app.text.partial_date import PartialDate
from tests.builders import make_centre, make_person
from tests.services.imports.sample_lists import SAMPLES

TODAY = date(2026, 11, 22)
SHA = "b" * 64
HEAD = (
    "TT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "CCCD",
    "Đơn vị",
    "Chức vụ",
    "Lãnh đạo quản lý",
    "Quy hoạch chức danh",
    "Trình độ chuyên môn",
    "Ngày cập nhật kiến thức gần nhất",
    "Số ngày bồi dưỡng trong năm",
    "Bồi dưỡng chuyển đổi số",
)
QUYEN = (
    *("Giàng Bích Quyên", "16/01/1990", "Nữ", "020190612615", "UBND xã Na Sầm", "Công chức"),
    *(None, "Trưởng phòng", "Đại học", "08/02/2023", 5, "x"),
)


def roster(*people: Sequence[object], head: Sequence[str] = HEAD) -> Proposal:
    """A roster as a commune sends it; the first person stands in row 2."""
    rows = [Row(1, tuple(head))]
    rows += [Row(n + 1, (n, *person)) for n, person in enumerate(people, start=1)]  # type: ignore[arg-type]
    workbook = Workbook("can-bo.xlsx", "xlsx", (Sheet("Sheet1", tuple(rows)),))
    return propose(workbook, kind="cadres", today=TODAY)


def but(person: Sequence[object], **changes: object) -> tuple[object, ...]:
    """The person with other values, by the place of the column."""
    places = {"post": 5, "unit": 4, "leader": 6, "degree": 8, "updated": 9, "days": 10, "name": 0}
    values = list(person)
    for name, value in changes.items():
        values[places[name]] = value
    return tuple(values)


def look_at(database: Database, proposal: Proposal) -> CadrePreview:
    with database.read() as session:
        return preview_cadres(session, proposal=proposal, question=Held(SHA))


def take_in(
    database: Database, proposal: Proposal, *, sha256: str = SHA, again: bool = True
) -> dict[str, int]:
    checked = look_at(database, proposal)
    with database.action("Nhập danh sách cán bộ") as session:
        result = apply_list(
            session, checked=checked, file_name="can-bo.xlsx", sha256=sha256, again=again
        )
    return result.counts


def told(database: Database, proposal: Proposal) -> dict[str, str]:
    return {note.code: note.message for note in look_at(database, proposal).proposal.notes}


def posts(database: Database) -> list[tuple[str | None, str | None, date | None, date | None]]:
    with database.read() as session:
        rows = session.scalars(select(EmploymentPeriod).order_by(EmploymentPeriod.id)).all()
        return [(row.unit, row.post, row.valid_from, row.valid_to) for row in rows]


def trainings(database: Database) -> list[tuple[TrainingKind, str | None, int | None]]:
    with database.read() as session:
        rows = session.scalars(select(PriorTraining).order_by(PriorTraining.id)).all()
        return [(r.training_kind, r.ended_on.iso if r.ended_on else None, r.days) for r in rows]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> date:
    """Half a year on."""
    day = date(2027, 5, 20)
    monkeypatch.setattr(clock, "today", lambda: day)
    return day


def test_new_cadre_has_a_post_and_the_trainings_that_the_roster_tells_of(
    database: Database,
) -> None:
    with database.action("Thiết lập") as session:
        make_centre(session)
    assert take_in(database, roster(QUYEN))["new"] == 1
    with database.read() as session:
        person = session.scalars(select(Person)).one()
        post = session.scalars(select(EmploymentPeriod)).one()
        batch = session.scalars(select(ImportBatch)).one()
    assert (person.position, person.major) == ("Công chức", "Đại học")
    assert (post.unit, post.commune_code, post.post) == ("UBND xã Na Sầm", "06124", "Công chức")
    assert (post.is_leader, post.planned_for) == (False, "Trưởng phòng")
    assert (post.valid_from, post.valid_to, post.confirmed_on) == (None, None, TODAY)
    assert (batch.target, batch.class_id, batch.file_name) == ("cadres", None, "can-bo.xlsx")
    assert trainings(database) == [
        (TrainingKind.UPDATE, "2023-02-08", None),
        (TrainingKind.YEARLY, "2026", 5),
        (TrainingKind.DIGITAL, None, None),
    ]


def test_no_days_are_kept_as_none_and_zero_days_as_zero(database: Database) -> None:
    take_in(database, roster(but(QUYEN, days=0), but(AN, days=None)))
    yearly = [row for row in trainings(database) if row[0] is TrainingKind.YEARLY]
    assert yearly == [(TrainingKind.YEARLY, "2026", 0)]


AN = (
    *("Nguyễn Văn An", "04/05/1990", "Nam", "020090123456", "UBND xã Na Sầm", "Chủ tịch"),
    *("x", None, "Thạc sĩ", None, 3, None),
)


def test_year_of_the_days_is_read_from_the_header_where_it_stands(database: Database) -> None:
    head = [("Số ngày bồi dưỡng năm 2025" if "Số ngày" in word else word) for word in HEAD]
    assert "days-of-this-year" not in told(database, roster(AN, head=head))
    take_in(database, roster(AN, head=head))
    assert trainings(database) == [(TrainingKind.YEARLY, "2025", 3)]
    assert "năm 2026" in told(database, roster(AN))["days-of-this-year"]


def test_same_roster_again_changes_nothing(database: Database) -> None:
    take_in(database, roster(QUYEN, AN))
    before = posts(database), trainings(database)
    checked = look_at(database, roster(QUYEN, AN))
    assert checked.earlier is not None
    assert [row.kind for row in checked.rows] == [RowKind.UNCHANGED] * 2
    with pytest.raises(ListRefusedError, match="đã nhập ngày"):
        take_in(database, roster(QUYEN, AN), again=False)
    assert take_in(database, roster(QUYEN, AN))["unchanged"] == 2
    assert (posts(database), trainings(database)) == before


def test_who_has_retired_is_asked_about_before_the_roster(database: Database) -> None:
    take_in(database, roster(AN))
    with database.action("Nghỉ hưu") as session:
        session.scalars(select(Person)).one().status = PersonStatus.RETIRED
    checked = look_at(database, roster(AN))
    assert [row.kind for row in checked.rows] == [RowKind.QUESTION]
    assert [problem.code for problem in checked.proposal.questions] == ["person-gone"]


def test_changes_are_shown_old_and_new_before_they_are_written(database: Database) -> None:
    take_in(database, roster(AN))
    other = but(AN, post="Bí thư Đảng ủy", leader=None, updated="12/06/2026", days=8)
    (row,) = look_at(database, roster(other)).rows
    assert row.kind is RowKind.UPDATE
    assert {change.field: (change.old, change.new) for change in row.changes} == {
        "post.post": ("Chủ tịch", "Bí thư Đảng ủy"),
        "post.is_leader": ("có", "không"),
        "training.last_update": ("–", "12/06/2026"),
        "training.days": ("3", "8"),
    }
    assert posts(database) == [("UBND xã Na Sầm", "Chủ tịch", None, None)]


def test_another_post_of_a_later_roster_ends_the_one_before(
    database: Database, later: date
) -> None:
    with pytest.MonkeyPatch.context() as earlier:
        earlier.setattr(clock, "today", lambda: TODAY)
        take_in(database, roster(AN))
    take_in(database, roster(but(AN, post="Bí thư Đảng ủy", days=None)))
    assert posts(database) == [
        ("UBND xã Na Sầm", "Chủ tịch", None, later),
        ("UBND xã Na Sầm", "Bí thư Đảng ủy", later, None),
    ]
    with database.read() as session:
        assert session.scalars(select(Person.position)).one() == "Bí thư Đảng ủy"


def test_slip_corrected_on_the_same_day_makes_no_second_post(database: Database) -> None:
    take_in(database, roster(AN))
    take_in(database, roster(but(AN, post="Chủ tịch UBND")))
    assert posts(database) == [("UBND xã Na Sầm", "Chủ tịch UBND", None, None)]


def test_later_update_is_a_training_more_and_an_earlier_one_a_correction(
    database: Database,
) -> None:
    take_in(database, roster(QUYEN))
    take_in(database, roster(but(QUYEN, updated="09/02/2026")))
    take_in(database, roster(but(QUYEN, updated="08/02/2026")))
    updates = [day for kind, day, _ in trainings(database) if kind is TrainingKind.UPDATE]
    assert updates == ["2023-02-08", "2026-02-08"]


def test_roster_cannot_put_back_an_update_that_the_centre_gave_itself(database: Database) -> None:
    take_in(database, roster(AN))
    with database.action("Ghi bồi dưỡng") as session:
        person_id = session.scalars(select(Person.id)).one()
        session.add(
            PriorTraining(
                person_id=person_id,
                training_kind=TrainingKind.UPDATE,
                ended_on=PartialDate(2026, 6, 1),
                evidence=Evidence.ORIGINAL,
                source=TrainingSource.OWN_CENTRE,
            )
        )
    (row,) = look_at(database, roster(but(AN, updated="01/05/2025"))).rows
    assert (row.kind, row.changes) == (RowKind.UNCHANGED, ())


def test_namesake_without_a_number_is_a_question(database: Database) -> None:
    with database.action("Thêm người") as session:
        make_person(session, "Nguyễn Văn An", birth_date="1990")
    (row,) = look_at(database, roster(AN)).rows
    assert row.kind is RowKind.QUESTION
    assert [problem.code for problem in row.line.problems] == ["possible-duplicate"]


def test_sample_of_a_province_comes_in_whole_and_goes_again_in_one_act(
    database: Database,
) -> None:
    workbook = read_workbook(SAMPLES / "08-can-bo-xa.xlsx")
    proposal = propose(workbook, kind="cadres", today=TODAY)
    expected = json.loads((SAMPLES / "08-can-bo-xa.expected.json").read_text("utf-8"))
    assert take_in(database, proposal)["new"] == len(expected["rows"]) == 300
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 300
        leaders = session.scalars(select(EmploymentPeriod.is_leader)).all()
        assert sum(map(bool, leaders)) == 105
        seq = session.scalar(select(func.max(ImportBatch.id)).select_from(ImportBatch))
    assert seq is not None
    with database.action("Hoàn tác") as session:
        undoing.undo(session, seq=1)
    with database.read() as session:
        for table in (Person, EmploymentPeriod, PriorTraining, ImportBatch):
            assert session.scalar(select(func.count()).select_from(table)) == 0
