"""Roll calls on paper held against the roll of a class and taken in, on a real data file."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import pytest

from app.database import Database
from app.errors import UserError
from app.models.values import AttendanceMark, ClassStatus
from app.services.attendance.attendance import close_session, grid
from app.services.classes.enrolments import withdraw
from app.services.imports.proposal.answers import Answer
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.sheets import CellValue, Merge, Row, Sheet, Workbook
from app.services.lists.list_import import apply_list
from app.services.lists.list_preview import Held, RowKind
from app.services.lists.roll_preview import RollPreview, RollRow
from app.services.lists.roll_preview import preview as preview_roll
from tests.builders import enrol_person, enrolment_ids, make_class, make_person, session_ids

TODAY = date(2026, 11, 22)
SHA = "d" * 64
HEAD = ("TT", "Họ và tên", "Sáng 19/10", "Chiều 19/10", "Ghi chú")
AI, AN, ANH = "Nông Thị Ái", "Hoàng Văn An", "Lý Thị Lan Anh"
PRESENT, LATE = AttendanceMark.PRESENT, AttendanceMark.LATE
EXCUSED, UNEXCUSED = AttendanceMark.EXCUSED, AttendanceMark.UNEXCUSED


@pytest.fixture
def class_id(database: Database) -> UUID:
    """An opened class of three with its ten half-days from 19/10/2026."""
    with database.action("Lập lớp") as session:
        return make_class(session, status=ClassStatus.OPENED)


def roll(
    *rows: Sequence[CellValue],
    heads: Sequence[Sequence[CellValue]] = (HEAD,),
    merges: tuple[Merge, ...] = (),
    answers: Sequence[Answer] = (),
) -> Proposal:
    """A roll as a class head keeps it: the header rows, then the learners."""
    cells = [*heads, *((n, *row) for n, row in enumerate(rows, start=1))]
    found = tuple(Row(number, tuple(row)) for number, row in enumerate(cells, start=1))
    workbook = Workbook("diem-danh.xlsx", "xlsx", (Sheet("Sheet1", found, merges=merges),))
    return propose(workbook, kind="attendance", today=TODAY, answers=answers)


def look_at(
    database: Database,
    class_id: UUID,
    proposal: Proposal,
    *,
    answers: Sequence[Answer] = (),
    links: Mapping[int, UUID] | None = None,
) -> RollPreview:
    with database.read() as session:
        question = Held(SHA, class_id, answers, links or {})
        return preview_roll(session, proposal=proposal, question=question)


def take_in(
    database: Database,
    class_id: UUID,
    proposal: Proposal,
    keep_old: Mapping[int, Sequence[str]] | None = None,
) -> dict[str, int]:
    checked = look_at(database, class_id, proposal)
    with database.action("Nhập bảng điểm danh") as session:
        result = apply_list(
            session,
            checked=checked,
            file_name="a.xlsx",
            sha256=SHA,
            keep_old=keep_old,
            again=True,
        )
    return result.counts


def marks(database: Database, class_id: UUID, name: str) -> list[tuple[AttendanceMark, int] | None]:
    """What the roll says of a learner on the first day."""
    with database.read() as session:
        found = grid(session, class_id=class_id)
    line = next(n for n, learner in enumerate(found.learners) if learner.full_name == name)
    first_day = found.marks[line][:2]
    return [(cell.mark, cell.periods_attended) if cell else None for cell in first_day]


def codes(row: RollRow) -> list[str]:
    return [problem.code for problem in row.line.problems]


def test_marks_of_a_sheet_are_recorded_and_blank_cells_stay_unmarked(
    database: Database, class_id: UUID
) -> None:
    sheet = roll((AI, "x", "P"), (AN, "K", None), (ANH, "M", "x"))
    checked = look_at(database, class_id, sheet)
    assert [row.kind for row in checked.rows] == [RowKind.NEW] * 3
    assert marks(database, class_id, AI) == [None, None]
    assert take_in(database, class_id, sheet)["new"] == 3
    assert marks(database, class_id, AI) == [(PRESENT, 4), (EXCUSED, 0)]
    assert marks(database, class_id, AN) == [(UNEXCUSED, 0), None]
    assert marks(database, class_id, ANH) == [(LATE, 4), (PRESENT, 4)]


def test_other_marks_are_shown_old_and_new_and_may_be_kept(
    database: Database, class_id: UUID
) -> None:
    take_in(database, class_id, roll((AI, "x", "x"), (AN, "x", "x")))
    sheet = roll((AI, "K", "P"), (AN, "x", "x"))
    first, second = look_at(database, class_id, sheet).rows
    assert [(change.label, change.old, change.new) for change in first.changes] == [
        ("Sáng 19/10", "có mặt", "vắng không phép"),
        ("Chiều 19/10", "có mặt", "vắng có phép"),
    ]
    assert (first.kind, second.kind) == (RowKind.UPDATE, RowKind.UNCHANGED)
    take_in(database, class_id, sheet, keep_old={2: [first.changes[0].field]})
    assert marks(database, class_id, AI) == [(PRESENT, 4), (EXCUSED, 0)]


def test_blank_cell_takes_no_recorded_mark_away(database: Database, class_id: UUID) -> None:
    take_in(database, class_id, roll((AI, "x", "P"), (AN, "x", "x")))
    take_in(database, class_id, roll((AI, None, "x"), (AN, "x", None)))
    assert marks(database, class_id, AI) == [(PRESENT, 4), (PRESENT, 4)]
    assert marks(database, class_id, AN) == [(PRESENT, 4), (PRESENT, 4)]


_DAY = date(2026, 10, 19)


@pytest.mark.parametrize(
    ("heads", "merges"),
    [
        ([("TT", "Họ và tên", "19/10/2026 S", "19/10/2026 C")], ()),
        ([("TT", "Họ và tên", "19/10", "19/10")], ()),
        ([("TT", "Họ và tên", "Buổi 1", "Buổi 2")], ()),
        (
            [("TT", "Họ và tên", "T2 19/10", None), (None, None, "Sáng", "Chiều")],
            (Merge(1, 2, 1, 3), Merge(1, 0, 2, 0), Merge(1, 1, 2, 1)),
        ),
        ([("TT", "Họ và tên", _DAY, None), (None, None, "S", "C")], (Merge(1, 2, 1, 3),)),
        ([("TT", "Họ và tên", "Buổi", None), (None, None, 1, 2)], (Merge(1, 2, 1, 3),)),
    ],
)
def test_half_days_are_read_from_headers_as_people_write_them(
    database: Database,
    class_id: UUID,
    heads: Sequence[Sequence[CellValue]],
    merges: tuple[Merge, ...],
) -> None:
    take_in(database, class_id, roll((AI, "x", "P"), (AN, "x", "x"), heads=heads, merges=merges))
    assert marks(database, class_id, AI) == [(PRESENT, 4), (EXCUSED, 0)]


def test_column_of_no_half_day_is_told_and_left_out(database: Database, class_id: UUID) -> None:
    head = ("TT", "Họ và tên", "Sáng 19/10", "Sáng 25/12")
    checked = look_at(database, class_id, roll((AI, "x", "x"), heads=[head]))
    (note,) = [note for note in checked.proposal.notes if note.code == "half-days-not-held"]
    assert "D (“Sáng 25/12”)" in note.message
    (row,) = checked.rows
    assert (row.kind, len(row.values.marks)) == (RowKind.NEW, 1)


def test_sheet_without_any_half_day_of_the_class_is_refused(
    database: Database, class_id: UUID
) -> None:
    with pytest.raises(UserError) as refusal:
        look_at(database, class_id, roll((AI, "x"), heads=[("TT", "Họ và tên", "Sáng 25/12")]))
    assert refusal.value.code == "no-half-days"


def test_name_that_is_not_in_the_class_is_a_question_and_nobody_is_guessed(
    database: Database, class_id: UUID
) -> None:
    sheet = roll((AI, "x", "x"), ("Hoàng Van An", "x", "x"), ("Bế Thị Lạ", "x", "x"))
    known, alike, stranger = look_at(database, class_id, sheet).rows
    assert (codes(known), codes(alike)) == ([], ["learner-written-otherwise"])
    assert alike.line.problems[0].proposal == AN
    assert (codes(stranger), stranger.kind) == (["learner-not-in-class"], RowKind.QUESTION)
    accepted = look_at(database, class_id, sheet, answers=[Answer("accept", row=4)])
    assert accepted.rows[2].kind is RowKind.QUESTION
    skipped = look_at(database, class_id, sheet, answers=[Answer("skip", row=4)])
    assert skipped.rows[2].kind is RowKind.SKIPPED
    person_id = known.person_id
    assert person_id is not None
    linked = look_at(database, class_id, roll(("Ái Nông", "x", "x")), links={2: person_id})
    assert (linked.rows[0].kind, linked.rows[0].person_id) == (RowKind.NEW, person_id)


def test_namesakes_are_told_apart_by_birth_or_number_only(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm học viên") as session:
        other = make_person(session, AN, birth_date="1985-02-03", citizen_id="020085000111")
        enrol_person(session, class_id, other)
    (row,) = look_at(database, class_id, roll((AN, "x", "x"))).rows
    assert codes(row) == ["learner-of-same-name"]
    for head, told in (("Ngày sinh", "03/02/1985"), ("Số căn cước", "020085000111")):
        heads = [("TT", "Họ và tên", head, "Sáng 19/10", "Chiều 19/10")]
        (row,) = look_at(database, class_id, roll((AN, told, "x", "x"), heads=heads)).rows
        assert row.person_id == other


def test_sheet_of_numbers_alone_tells_who_is_meant(database: Database, class_id: UUID) -> None:
    heads = [("TT", "Số căn cước", "Sáng 19/10", "Chiều 19/10")]
    sheet = roll(("020190000001", "x", "K"), ("020090000002", "P", "x"), heads=heads)
    assert take_in(database, class_id, sheet)["new"] == 2
    assert marks(database, class_id, AI) == [(PRESENT, 4), (UNEXCUSED, 0)]
    (row,) = look_at(database, class_id, roll(("020190999999", "x", "K"), heads=heads)).rows
    assert codes(row) == ["learner-not-in-class"]


def test_learner_written_twice_is_asked_about(database: Database, class_id: UUID) -> None:
    rows = look_at(database, class_id, roll((AI, "x", "x"), (AI, "K", "K"))).rows
    assert [codes(row) for row in rows] == [[], ["duplicate-in-list"]]


@pytest.mark.parametrize("mark", ["v", "vắng", "0", "nghỉ", "zz"])
def test_mark_that_may_mean_two_things_is_a_question(
    database: Database, class_id: UUID, mark: str
) -> None:
    (row, _) = look_at(database, class_id, roll((AI, mark, "x"), (AN, "x", "x"))).rows
    assert row.kind is RowKind.QUESTION
    settled = roll(
        (AI, mark, "x"), (AN, "x", "x"), answers=[Answer("change", text=mark, value="K")]
    )
    take_in(database, class_id, settled)
    assert marks(database, class_id, AI) == [(UNEXCUSED, 0), (PRESENT, 4)]


def test_lone_p_is_present_beside_cp_and_a_question_where_nothing_else_is(
    database: Database, class_id: UUID
) -> None:
    take_in(database, class_id, roll((AI, "P", "CP"), (AN, "KP", "P")))
    assert marks(database, class_id, AI) == [(PRESENT, 4), (EXCUSED, 0)]
    rows = look_at(database, class_id, roll((AI, "P", "P"), (AN, "P", "K"))).rows
    assert codes(rows[0]) == ["unclear-p", "unclear-p"]


def test_digits_are_periods_where_some_are_more_than_one(
    database: Database, class_id: UUID
) -> None:
    take_in(database, class_id, roll((AI, 4, 3), (AN, 1, 4)))
    assert marks(database, class_id, AI) == [(PRESENT, 4), (LATE, 3)]
    assert marks(database, class_id, AN) == [(LATE, 1), (PRESENT, 4)]
    take_in(database, class_id, roll((ANH, 1, 1)))
    assert marks(database, class_id, ANH) == [(PRESENT, 4), (PRESENT, 4)]
    (row,) = look_at(database, class_id, roll((AI, 9, 4))).rows
    assert (codes(row), row.kind) == (["periods-out-of-range"], RowKind.ERROR)


def test_closed_half_day_is_refused_in_a_sentence_and_only_where_it_would_change(
    database: Database, class_id: UUID
) -> None:
    take_in(database, class_id, roll((AI, "x", "x"), (AN, "x", "x"), (ANH, "x", "x")))
    with database.action("Khóa buổi") as session:
        close_session(session, session_id=session_ids(session, class_id)[0])
    same, other = look_at(database, class_id, roll((AI, "x", "K"), (AN, "K", "x"))).rows
    assert same.kind is RowKind.UPDATE
    assert (codes(other), other.kind) == (["session-closed"], RowKind.ERROR)
    assert "đã khóa" in other.line.problems[0].message


def test_learner_who_left_takes_no_mark_after_that_day(database: Database, class_id: UUID) -> None:
    with database.action("Thôi học") as session:
        learner = enrolment_ids(session, class_id)[0]
        withdraw(session, enrolment_id=learner, reason="Chuyển công tác", on=date(2026, 10, 19))
    (row,) = look_at(database, class_id, roll((AI, "x", "x"))).rows
    assert set(codes(row)) == {"learner-left"}


def test_roll_of_a_class_that_is_not_opened_is_refused(database: Database) -> None:
    with database.action("Lập lớp") as session:
        planned = make_class(session, with_sessions=True)
    with pytest.raises(UserError, match="chưa có quyết định mở lớp"):
        look_at(database, planned, roll((AI, "x", "x")))
