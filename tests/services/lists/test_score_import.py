"""Sheets of marks held against the marks of a class and taken in, on a real data file."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest

from app.database import Database
from app.errors import UserError
from app.models.values import ClassStatus
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.sheets import CellValue, Row, Sheet, Workbook
from app.services.lists.list_import import apply_list
from app.services.lists.list_preview import Held, RowKind
from app.services.lists.score_preview import ScorePreview
from app.services.lists.score_preview import preview as preview_scores
from app.services.results.assessment import grid
from tests.builders import enrolment_ids, make_class
from tests.class_lives import record_mark

SHA = "e" * 64
HEAD = ("TT", "Họ và tên", "Điểm bài thu hoạch", "Điểm lần 2", "Điểm bằng chữ")
AI, AN, ANH = "Nông Thị Ái", "Hoàng Văn An", "Lý Thị Lan Anh"


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A class of three that has been taught."""
    with database.action("Lập lớp") as session:
        return make_class(session, status=ClassStatus.TEACHING_DONE)


def sheet(*rows: Sequence[CellValue], head: Sequence[CellValue] = HEAD) -> Proposal:
    """A sheet of marks as a lecturer hands it in."""
    cells = [tuple(head), *((n, *row) for n, row in enumerate(rows, start=1))]
    found = tuple(Row(number, row) for number, row in enumerate(cells, start=1))
    workbook = Workbook("bang-diem.xlsx", "xlsx", (Sheet("Sheet1", found),))
    return propose(workbook, kind="marks", today=date(2026, 11, 22))


def look_at(database: Database, class_id: UUID, proposal: Proposal) -> ScorePreview:
    with database.read() as session:
        return preview_scores(session, proposal=proposal, question=Held(SHA, class_id))


def take_in(database: Database, class_id: UUID, proposal: Proposal) -> dict[str, int]:
    checked = look_at(database, class_id, proposal)
    with database.action("Nhập bảng điểm") as session:
        result = apply_list(session, checked=checked, file_name="a.xlsx", sha256=SHA, again=True)
    return result.counts


def marks(database: Database, class_id: UUID) -> dict[str, tuple[int | None, bool, int | None]]:
    with database.read() as session:
        rows = grid(session, class_id=class_id)
    return {row.full_name: (row.first, row.first_absent, row.resit) for row in rows}


def test_marks_with_comma_or_point_absence_and_resit_come_in_at_once(
    database: Database, class_id: UUID
) -> None:
    proposal = sheet(
        (AI, "6,5", None, "Sáu phẩy năm"), (AN, 4.0, 6, "Bốn"), (ANH, "vắng", None, None)
    )
    assert take_in(database, class_id, proposal)["new"] == 3
    assert marks(database, class_id) == {
        AI: (650, False, None),
        AN: (400, False, 600),
        ANH: (None, True, None),
    }


def test_other_mark_is_shown_old_and_new_and_a_blank_changes_nothing(
    database: Database, class_id: UUID
) -> None:
    take_in(database, class_id, sheet((AI, 7), (AN, 8)))
    first, second, third = look_at(
        database, class_id, sheet((AI, "7,5"), (AN, None), (ANH, None))
    ).rows
    assert [(change.label, change.old, change.new) for change in first.changes] == [
        ("Điểm", "7,0", "7,5")
    ]
    assert (first.kind, second.kind, third.kind) == (
        RowKind.UPDATE,
        RowKind.UNCHANGED,
        RowKind.UNCHANGED,
    )


@pytest.mark.parametrize(
    ("first", "resit", "code", "kind"),
    [
        ("6,55", None, "mark-off-step", RowKind.ERROR),
        ("10,5", None, "unclear-score", RowKind.QUESTION),
        ("sáu", None, "unclear-score", RowKind.QUESTION),
        (7, 8, "resit-not-allowed", RowKind.ERROR),
        (None, 8, "resit-not-allowed", RowKind.ERROR),
    ],
)
def test_mark_that_breaks_a_rule_is_not_recorded(
    database: Database,
    class_id: UUID,
    first: CellValue,
    resit: CellValue,
    code: str,
    kind: RowKind,
) -> None:
    proposal = sheet((AI, first, resit), (AN, 8, None))
    row, other = look_at(database, class_id, proposal).rows
    assert ([problem.code for problem in row.line.problems], row.kind) == ([code], kind)
    assert other.kind is RowKind.NEW
    take_in(database, class_id, proposal)
    assert marks(database, class_id)[AI] == (None, False, None)
    assert marks(database, class_id)[AN] == (800, False, None)


def test_mark_that_a_resit_rests_on_is_not_raised(database: Database, class_id: UUID) -> None:
    with database.action("Ghi điểm") as session:
        learner = enrolment_ids(session, class_id)[0]
        for attempt, mark in ((1, 400), (2, 600)):
            record_mark(
                session, class_id=class_id, enrolment_id=learner, attempt=attempt, mark=mark
            )
    (row,) = look_at(database, class_id, sheet((AI, 8))).rows
    assert [problem.code for problem in row.line.problems] == ["resit-recorded"]


def test_stranger_is_a_question(database: Database, class_id: UUID) -> None:
    (row,) = look_at(database, class_id, sheet(("Bế Thị Lạ", 8))).rows
    assert row.kind is RowKind.QUESTION


def test_marks_of_a_class_that_is_still_taught_are_refused(database: Database) -> None:
    with database.action("Lập lớp") as session:
        taught = make_class(session, status=ClassStatus.IN_PROGRESS)
    with pytest.raises(UserError) as refusal:
        look_at(database, taught, sheet((AI, 8)))
    assert refusal.value.code == "class-not-taught"
