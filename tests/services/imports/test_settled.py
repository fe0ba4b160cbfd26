"""What the clerk settles of a sheet comes before what the program finds in it."""

from dataclasses import replace

from app.services.imports.layout.settled import NO_HEADER, HeaderRows, Settled
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from tests.services.imports.asking import TODAY, codes_of, names_of
from tests.services.imports.makers import Rows, in_memory

HEAD = ("TT", "Họ và tên", "Ngày sinh", "Giới tính")
AN = (1, "Nguyễn Văn An", "04/05/1990", "Nam")
BINH = (2, "Triệu Thị Bình", "28/12/1989", "Nữ")
CHAU = (3, "Đàm Minh Châu", "11/11/1990", "Nam")


def read(rows: Rows, settled: Settled, **columns: str) -> Proposal:
    mapping = {int(column.removeprefix("c")): key for column, key in columns.items()}
    return propose(
        in_memory(rows), kind="learners", today=TODAY, settled=replace(settled, mapping=mapping)
    )


def test_first_and_last_row_bound_the_people() -> None:
    proposal = read([HEAD, AN, BINH, CHAU], Settled(first=3, last=3))

    assert names_of(proposal) == ["Triệu Thị Bình"]
    (note,) = [note for note in proposal.notes if note.code == "rows-left-out"]
    assert note.rows == (2, 4)


def test_name_below_the_signature_counts_once_the_last_row_is_moved_there() -> None:
    rows = [HEAD, AN, ("Người lập biểu",), (None, "Đàm Minh Châu")]

    assert names_of(read(rows, Settled())) == ["Nguyễn Văn An"]
    moved = read(rows, Settled(last=4))
    assert [line.values["full_name"] for line in moved.lines] == ["Nguyễn Văn An", "Đàm Minh Châu"]


def test_header_is_where_the_clerk_points() -> None:
    rows = [("Mã", "Người dự", "Sinh"), ("", "Họ và tên", "Ngày sinh"), AN[:3], BINH[:3]]

    proposal = read(rows, Settled(header=HeaderRows(1, 1)), c1="full_name")

    assert proposal.header_rows == (1,)
    assert [column.header for column in proposal.columns] == ["Mã", "Người dự", "Sinh"]


def test_list_may_be_said_to_have_no_header() -> None:
    proposal = read([AN, BINH], Settled(header=NO_HEADER), c1="full_name")

    assert proposal.header_rows == ()
    assert names_of(proposal) == ["Nguyễn Văn An", "Triệu Thị Bình"]


def test_constant_fills_a_field_that_the_list_lacks() -> None:
    rows = [HEAD[:3], AN[:3], BINH[:3]]

    proposal = read(rows, Settled(constants={"gender": "nu", "unit": "Đảng bộ xã Na Sầm"}))

    assert {line.values["gender"] for line in proposal.lines} == {"female"}
    assert {line.values["unit"] for line in proposal.lines} == {"Đảng bộ xã Na Sầm"}
    assert {"gender", "unit"} <= set(proposal.fields)
    assert "column-missing" not in {note.code for note in proposal.notes if note.field == "gender"}


def test_column_of_the_list_stands_above_a_constant() -> None:
    proposal = read([HEAD, AN, BINH], Settled(constants={"gender": "Nữ"}))

    assert [line.values["gender"] for line in proposal.lines] == ["male", "female"]


def test_constant_that_is_not_understood_is_asked_about() -> None:
    proposal = read([HEAD[:3], AN[:3]], Settled(constants={"gender": "x1"}))

    assert codes_of(proposal) == [(2, "unknown-gender")]


def test_section_that_names_the_unit_stands_above_a_constant() -> None:
    rows = [HEAD, ("I", "Đảng bộ xã Hội Hoan"), AN, BINH]

    proposal = read(rows, Settled(constants={"unit": "Đảng bộ xã Na Sầm"}))

    assert {line.values["unit"] for line in proposal.lines} == {"Đảng bộ xã Hội Hoan"}


def test_lost_zeros_of_a_column_stay_lost_when_the_clerk_says_so() -> None:
    head = (*HEAD, "Số căn cước", "Điện thoại", "Số thẻ đảng")
    rows = [head, (*AN, 20090123456, 912345678, 123456)]

    (line,) = read(rows, Settled()).lines
    assert line.values["citizen_id"] == "020090123456"
    assert line.values["phone"] == "0912345678"
    assert line.values["party_card"] == "00123456"

    kept = read(rows, Settled(as_written=frozenset({"citizen_id", "phone", "party_card"})))
    assert codes_of(kept) == [(2, "invalid-citizen-id")]
    assert kept.lines[0].values["phone"] == "912345678"
    assert kept.lines[0].values["party_card"] == "123456"
