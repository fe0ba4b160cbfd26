"""Lists of learners held against the data and taken in, on a real data file."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import func, select

from app.database import Database
from app.errors import UserError
from app.models.classes import Enrolment
from app.models.imports import ImportRow
from app.models.people import Person
from app.models.values import ClassStatus, PartyStatus, PersonStatus
from app.services.centre.commune_finder import commune_finder
from app.services.classes.classes import cancel_class
from app.services.classes.enrolments import list_learners
from app.services.imports.proposal.answers import Answer
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.opening import open_pasted
from app.services.imports.readers.reading import read_workbook
from app.services.imports.readers.sheets import Row, Sheet, Workbook
from app.services.lists.import_batches import list_batches
from app.services.lists.learner_preview import LearnerPreview, preview
from app.services.lists.list_import import apply_list
from app.services.lists.list_preview import Held, RowKind
from app.services.people.party_standing import PartyDetails, party_of, set_party
from app.text.partial_date import PartialDate
from tests.builders import enrol_person, make_class, make_person, make_programme
from tests.services.imports.sample_lists import SAMPLES

TODAY = date(2026, 10, 12)
SHA = "a" * 64
HEAD = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số căn cước", "Đơn vị", "Điện thoại")
AN = ("Nguyễn Văn An", "04/05/1990", "Nam", "020090123456", "Đảng bộ xã Na Sầm", "0912345678")
BINH = ("Triệu Thị Bình", "28/12/1989", "Nữ", "020189123457", "Trường THCS xã Hội Hoan", "")


def make_list(
    *people: Sequence[str | None], head: Sequence[str] = HEAD, answers: Sequence[Answer] = ()
) -> Proposal:
    """A list as a unit might send it; the first person stands in row 2."""
    rows = [Row(1, tuple(head))]
    rows += [Row(n + 1, (n, *person)) for n, person in enumerate(people, start=1)]
    workbook = Workbook("danh-sach.xlsx", "xlsx", (Sheet("Sheet1", tuple(rows)),))
    return propose(workbook, kind="learners", today=TODAY, answers=answers)


def look_at(
    database: Database,
    class_id: UUID,
    proposal: Proposal,
    *,
    answers: Sequence[Answer] = (),
    links: dict[int, UUID] | None = None,
) -> LearnerPreview:
    with database.read() as session:
        question = Held(SHA, class_id, answers, links or {})
        return preview(session, proposal=proposal, question=question)


def take_in(database: Database, checked: LearnerPreview, *, again: bool = False) -> dict[str, int]:
    with database.action("Nhập danh sách") as session:
        result = apply_list(
            session, checked=checked, file_name="danh-sach.xlsx", sha256=SHA, again=again
        )
    return result.counts


@pytest.fixture
def class_id(database: Database) -> UUID:
    with database.action("Lập lớp") as session:
        return make_class(session, learners=0)


def test_new_people_are_kept_and_enrolled_with_their_commune(
    database: Database, class_id: UUID
) -> None:
    checked = look_at(database, class_id, make_list(AN, BINH))
    assert [row.kind for row in checked.rows] == [RowKind.NEW, RowKind.NEW]
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 0
    assert take_in(database, checked)["enrol"] == 2
    with database.read() as session:
        rows = list_learners(session, class_id=class_id)
        (batch,) = list_batches(session, class_id=class_id)
        outcomes = session.execute(
            select(ImportRow.row_no, ImportRow.outcome).order_by(ImportRow.row_no)
        ).all()
    assert [(row.full_name, row.commune_name, row.sending_unit) for row in rows] == [
        ("Nguyễn Văn An", "Na Sầm", "Đảng bộ xã Na Sầm"),
        ("Triệu Thị Bình", "Hội Hoan", "Trường THCS xã Hội Hoan"),
    ]
    assert (batch.file_name, batch.counts["new"]) == ("danh-sach.xlsx", 2)
    assert [tuple(outcome) for outcome in outcomes] == [(2, "new"), (3, "new")]


def test_same_content_is_noticed_and_taken_in_again_only_when_asked(
    database: Database, class_id: UUID
) -> None:
    proposal = make_list(AN, BINH)
    take_in(database, look_at(database, class_id, proposal))
    checked = look_at(database, class_id, proposal)
    assert checked.earlier is not None
    assert [row.kind for row in checked.rows] == [RowKind.UNCHANGED, RowKind.UNCHANGED]
    with pytest.raises(UserError) as refusal:
        take_in(database, checked)
    assert refusal.value.code == "already-imported"
    assert "danh-sach.xlsx" in refusal.value.message
    assert take_in(database, checked, again=True)["unchanged"] == 2
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Enrolment)) == 2


def test_the_same_content_is_noticed_under_another_name_but_not_for_another_sheet(
    database: Database, class_id: UUID
) -> None:
    text = "\t".join(HEAD) + "\n" + "\t".join(("1", *AN))

    def pasted(name: str) -> Proposal:
        return propose(open_pasted(text, name), kind="learners", today=TODAY)

    take_in(database, look_at(database, class_id, pasted("a.csv")))
    assert look_at(database, class_id, pasted("b.csv")).earlier is not None
    assert look_at(database, class_id, make_list(AN)).earlier is None


@pytest.mark.parametrize("status", [PersonStatus.DECEASED, PersonStatus.MOVED])
def test_who_has_died_or_moved_away_is_asked_about_before_a_class(
    database: Database, class_id: UUID, status: PersonStatus
) -> None:
    with database.action("Thêm người") as session:
        person_id = make_person(session, "Nguyễn Văn An", citizen_id="020090123456")
        session.get_one(Person, person_id).status = status
    checked = look_at(database, class_id, make_list(AN, BINH))
    assert [row.kind for row in checked.rows] == [RowKind.QUESTION, RowKind.NEW]
    (problem,) = checked.proposal.questions
    assert (problem.row, problem.code, problem.field) == (2, "person-gone", "full_name")
    assert problem.message.endswith(f"ghi “{status.label}”.")
    accepted = [Answer("accept", row=2, code="person-gone")]
    checked = look_at(database, class_id, make_list(AN, BINH), answers=accepted)
    assert [row.kind for row in checked.rows] == [RowKind.UPDATE, RowKind.NEW]
    take_in(database, checked)
    (row, _) = look_at(database, class_id, make_list(AN, BINH)).rows
    assert row.kind is RowKind.UNCHANGED, "who is in the class is asked about no more"


def test_content_taken_into_another_class_is_not_the_same_import(database: Database) -> None:
    with database.action("Lập lớp") as session:
        first, second = make_class(session, learners=0), make_class(session, learners=0)
    take_in(database, look_at(database, first, make_list(AN)))
    checked = look_at(database, second, make_list(AN))
    assert checked.earlier is None
    assert checked.counts["update"] == checked.counts["enrol"] == 1


def test_known_person_is_updated_where_the_list_says_something_else(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm người") as session:
        person_id = make_person(session, "Nguyễn Văn An", citizen_id="020090123456", phone="111")
        enrol_person(session, class_id, person_id)
    checked = look_at(database, class_id, make_list(AN))
    (row,) = checked.rows
    assert (row.kind, row.person_id, row.is_enrolled) == (RowKind.UPDATE, person_id, True)
    changes = {change.field: (change.old, change.new) for change in row.changes}
    assert changes == {
        "person.phone": ("111", "0912345678"),
        "enrolment.sending_unit": ("Đảng ủy xã Na Sầm", "Đảng bộ xã Na Sầm"),
    }
    with database.action("Nhập danh sách") as session:
        apply_list(
            session,
            checked=checked,
            file_name="a.xlsx",
            sha256=SHA,
            keep_old={2: ["person.phone"]},
        )
        person = session.get_one(Person, person_id)
        assert (person.phone, person.ethnicity) == ("111", "Tày")
        (learner,) = list_learners(session, class_id=class_id)
        assert learner.sending_unit == "Đảng bộ xã Na Sầm"


def test_list_without_numbers_finds_people_by_name_and_birth(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm người") as session:
        person_id = make_person(session, "Nguyễn Văn An", citizen_id="020090123456")
    without_number = (*AN[:3], None, *AN[4:])
    (row,) = look_at(database, class_id, make_list(without_number)).rows
    assert (row.kind, row.person_id) == (RowKind.UPDATE, person_id)


def test_missing_number_is_filled_in(database: Database, class_id: UUID) -> None:
    with database.action("Thêm người") as session:
        person_id = make_person(session, "Nguyễn Văn An")
    take_in(database, look_at(database, class_id, make_list(AN)))
    with database.read() as session:
        assert session.get_one(Person, person_id).citizen_id == "020090123456"
        assert session.scalar(select(func.count()).select_from(Person)) == 1


def test_number_of_another_person_keeps_its_row_out(database: Database, class_id: UUID) -> None:
    with database.action("Thêm người") as session:
        make_person(session, "Hoàng Thị Lan", birth_date="1980-01-01", citizen_id="020090123456")
    checked = look_at(database, class_id, make_list(AN, BINH))
    assert [row.kind for row in checked.rows] == [RowKind.ERROR, RowKind.NEW]
    (problem,) = checked.proposal.rejected
    assert (problem.row, problem.code) == (2, "citizen-id-of-another-person")
    assert "Hoàng Thị Lan, sinh 01/01/1980" in problem.message
    counts = take_in(database, checked)
    assert (counts["new"], counts["error"]) == (1, 1)


def test_slip_in_the_name_is_still_the_holder_of_the_number(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm người") as session:
        make_person(session, "Nguyễn Vân An", citizen_id="020090123456")
    (row,) = look_at(database, class_id, make_list(AN)).rows
    assert row.kind is RowKind.UPDATE
    assert ("person.full_name", "Nguyễn Vân An", "Nguyễn Văn An") in {
        (change.field, change.old, change.new) for change in row.changes
    }


def test_namesake_with_another_number_is_asked_about(database: Database, class_id: UUID) -> None:
    with database.action("Thêm người") as session:
        make_person(session, "Nguyễn Văn An", citizen_id="020090999999")
    proposal = make_list(AN)
    checked = look_at(database, class_id, proposal)
    assert [problem.code for problem in checked.proposal.questions] == ["citizen-id-differs"]
    assert take_in(database, checked)["question"] == 1
    accepted = [Answer("accept", row=2, code="citizen-id-differs")]
    (row,) = look_at(database, class_id, proposal, answers=accepted).rows
    assert row.kind is RowKind.NEW


def test_perhaps_known_person_is_asked_about_and_can_be_linked(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm người") as session:
        person_id = make_person(session, "Nguyễn Văn An", birth_date="1990")
    proposal = make_list(AN)
    checked = look_at(database, class_id, proposal)
    assert checked.rows[0].kind is RowKind.QUESTION
    assert checked.proposal.questions[0].code == "possible-duplicate"
    linked = look_at(database, class_id, proposal, links={2: person_id})
    assert (linked.rows[0].kind, linked.rows[0].person_id) == (RowKind.UPDATE, person_id)
    take_in(database, linked)
    with database.read() as session:
        assert session.get_one(Person, person_id).birth_date == PartialDate(1990, 5, 4)


def test_two_rows_linked_to_one_person_are_asked_about(database: Database, class_id: UUID) -> None:
    with database.action("Thêm người") as session:
        person_id = make_person(session, "Nguyễn Văn An", birth_date="1990")

    rows = look_at(database, class_id, make_list(AN, BINH), links={2: person_id, 3: person_id}).rows

    assert [row.kind for row in rows] == [RowKind.UPDATE, RowKind.QUESTION]
    assert rows[1].line.problems[0].code == "duplicate-in-list"


def test_skipped_row_is_left_out(database: Database, class_id: UUID) -> None:
    skip = [Answer("skip", row=2)]
    checked = look_at(database, class_id, make_list(AN, BINH, answers=skip), answers=skip)
    assert [row.kind for row in checked.rows] == [RowKind.SKIPPED, RowKind.NEW]


def test_two_rows_never_become_one_person_twice(database: Database, class_id: UUID) -> None:
    with database.action("Thêm người") as session:
        make_person(session, "Nguyễn Văn An")
    same = ("Nguyễn Văn An", "04/05/1990", "Nam", None, "Đảng bộ xã Na Sầm", "")
    accept = [Answer("accept", code="duplicate-in-list")]
    proposal = make_list(same, same, answers=accept)
    assert [row.kind for row in look_at(database, class_id, proposal).rows] == [
        RowKind.UPDATE,
        RowKind.QUESTION,
    ]
    checked = look_at(database, class_id, proposal, answers=accept)
    assert [row.kind for row in checked.rows] == [RowKind.UPDATE, RowKind.NEW]
    assert take_in(database, checked)["enrol"] == 2


def test_row_that_repeats_somebody_known_is_asked_about_once(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm người") as session:
        make_person(session, "Nguyễn Văn An", citizen_id="020090123456")
    rows = look_at(database, class_id, make_list(AN, AN)).rows
    assert [[found.code for found in row.line.problems] for row in rows] == [
        [],
        ["duplicate-in-list"],
    ]


def test_one_number_in_two_accepted_rows_keeps_the_second_out(
    database: Database, class_id: UUID
) -> None:
    accept = [Answer("accept", code="duplicate-in-list")]
    checked = look_at(database, class_id, make_list(AN, AN, answers=accept), answers=accept)
    assert [row.kind for row in checked.rows] == [RowKind.NEW, RowKind.ERROR]
    assert take_in(database, checked)["new"] == 1


def test_what_changed_since_the_check_is_seen_when_taking_in(
    database: Database, class_id: UUID
) -> None:
    checked = look_at(database, class_id, make_list(AN))
    with database.action("Thêm người") as session:
        make_person(session, "Nguyễn Văn An", citizen_id="020090123456")
    assert take_in(database, checked)["update"] == 1
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 1


def test_what_cannot_be_true_keeps_its_row_out(database: Database, class_id: UUID) -> None:
    old = ("Nguyễn Văn Cổ", "04/05/1910", "Nam", None, "Đảng bộ xã Na Sầm", "")
    checked = look_at(database, class_id, make_list(old, BINH))
    assert checked.rows[0].kind in (RowKind.ERROR, RowKind.QUESTION)
    assert take_in(database, checked)["new"] == 1


def test_recognised_class_takes_no_list_in(database: Database) -> None:
    with database.action("Lập lớp") as session:
        class_id = make_class(session, status=ClassStatus.PLANNED)
        cancel_class(session, class_id=class_id, reason="Ít người", on=TODAY)
    with pytest.raises(UserError) as refusal:
        look_at(database, class_id, make_list(AN))
    assert refusal.value.code == "class-closed"


def test_party_standing_that_a_row_states_is_kept_and_corrected(
    database: Database, class_id: UUID
) -> None:
    head = (*HEAD, "Đảng viên", "Ngày vào Đảng")
    standings: list[PartyStatus | None] = []
    for text, joined in (("Dự bị", "03/02/2026"), ("Chính thức", ""), ("x", "03/02/2026")):
        checked = look_at(database, class_id, make_list((*AN, text, joined), head=head))
        changes = [(change.field, change.old, change.new) for change in checked.rows[0].changes]
        if text == "Chính thức":
            assert changes == [
                ("party.status", "Dự bị", "Chính thức"),
                ("enrolment.party_status", "Dự bị", "Chính thức"),
            ]
        else:
            assert changes == []  # somebody new, or a tick that says less than is known
        if checked.counts["unchanged"] == 0:
            take_in(database, checked, again=True)
        with database.read() as session:
            (row,) = list_learners(session, class_id=class_id)
        standings.append(row.party_status)
    assert standings == [PartyStatus.PROBATIONARY, PartyStatus.FULL, PartyStatus.FULL]


def test_party_standing_follows_from_dates_and_programme(database: Database) -> None:
    head = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào Đảng", "Ngày chính thức")
    people = [
        ("Vi Văn Hòa", "01/02/1990", "Nam", "09/03/2026", None),
        ("Bế Thị Diệp", "02/02/1990", "Nữ", "09/03/2015", "09/03/2016"),
        ("Lộc Văn Cường", "03/02/1990", "Nam", "09/03/2015", None),
        ("Lò Văn Ân", "04/02/1990", "Nam", None, None),
    ]
    found = {}
    with database.action("Lập lớp") as session:
        make_programme(session, code="NTD", name="Nhận thức về Đảng")
        classes = {code: make_class(session, programme_code=code, learners=0) for code in ("NTD",)}
        classes["DVM"] = make_class(session, learners=0)
    for code, class_id in classes.items():
        checked = look_at(database, class_id, make_list(*people, head=head))
        found[code] = [row.values.party and row.values.party.status for row in checked.rows]
    assert found == {
        "NTD": [
            PartyStatus.PROBATIONARY,
            PartyStatus.FULL,
            PartyStatus.FULL,
            PartyStatus.CANDIDATE,
        ],
        "DVM": [
            PartyStatus.PROBATIONARY,
            PartyStatus.FULL,
            PartyStatus.PROBATIONARY,
            None,
        ],
    }


def test_suggested_standing_does_not_overwrite_a_known_one(
    database: Database, class_id: UUID
) -> None:
    known = PartyDetails(PartyStatus.FULL, PartialDate(2015, 3, 9))
    with database.action("Thêm người") as session:
        person_id = make_person(session, "Vi Văn Hòa", birth_date="1990-02-01")
        set_party(session, person_id=person_id, party=known)
    head = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào Đảng")
    row = ("Vi Văn Hòa", "01/02/1990", "Nam", "10/03/2015")
    checked = look_at(database, class_id, make_list(row, head=head))
    assert [change.field for change in checked.rows[0].changes] == ["party.admitted_on"]
    take_in(database, checked)
    with database.read() as session:
        kept = party_of(session, person_id=person_id)
    assert kept == PartyDetails(PartyStatus.FULL, PartialDate(2015, 3, 10))


def test_commune_is_found_in_the_name_of_a_unit(database: Database, class_id: UUID) -> None:
    with database.read() as session:
        communes = commune_finder(session)
    assert communes.code_of("Đảng bộ xã Hội Hoan, Lạng Sơn") == "06151"
    assert communes.code_of("ĐẢNG ỦY XÃ HOÀNG VĂN THỤ") == "06172"
    assert communes.code_of("Trường Hội Hoan") is None
    assert communes.code_of("xã Hội Hoang") is None
    assert communes.code_of(None) is None


def test_whole_sample_list_is_taken_in(database: Database) -> None:
    workbook = read_workbook(SAMPLES / "01-doi-tuong-ket-nap.xlsx")
    proposal = propose(workbook, kind="learners", today=TODAY)
    with database.action("Lập lớp") as session:
        make_programme(session, code="NTD", name="Nhận thức về Đảng")
        class_id = make_class(session, programme_code="NTD", learners=0)
    take_in(database, look_at(database, class_id, proposal))
    with database.read() as session:
        learners = list_learners(session, class_id=class_id)
        checked = preview(session, proposal=proposal, question=Held(SHA, class_id))
    assert len(learners) == 64
    assert {row.party_status for row in learners} == {PartyStatus.CANDIDATE}
    assert checked.counts["unchanged"] == 64
