"""Lists of every shape that offices make: headers, names, births, genders, sections, totals."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.refusals import SheetRefusedError
from app.services.imports.readers.sheets import Merge
from app.services.imports.vocabulary.fields import ImportKind
from tests.services.imports.makers import ANNE, BINH, HEADER, Rows, in_memory, people

TODAY = date(2026, 11, 22)


def read(rows: Rows, *, merges: Sequence[Merge] = (), kind: ImportKind = "learners") -> Proposal:
    return propose(in_memory(rows, merges=merges), kind=kind, today=TODAY)


def rows_of(proposal: Proposal) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = proposal.to_json()["rows"]  # type: ignore[assignment]  # JSON
    return rows


def names_of(proposal: Proposal) -> list[object]:
    return [row["full_name"] for row in rows_of(proposal)]


def codes_of(proposal: Proposal) -> list[tuple[int, str]]:
    return [(p.row, p.code) for p in (*proposal.rejected, *proposal.questions)]


def test_list_without_any_header_is_understood_by_content() -> None:
    proposal = read(people(ANNE, BINH, ANNE[:1] + BINH[1:])[1:])

    assert proposal.header_rows == ()
    assert names_of(proposal)[:2] == ["Nguyễn Thị An", "Trần Văn Bình"]
    assert rows_of(proposal)[0]["citizen_id"] == "020191441046"
    assert rows_of(proposal)[0]["gender"] == "female"
    assert "no-header" in {note.code for note in proposal.notes}


def test_list_without_names_is_refused() -> None:
    with pytest.raises(SheetRefusedError) as refused:
        read([("TT", "Ngày sinh", "Đơn vị"), (1, "01/02/1990", "Đảng bộ xã Na Sầm")])

    assert refused.value.code == "no-name-column"


def test_titles_with_words_of_headers_are_not_the_header() -> None:
    titles: Rows = [
        ("ĐẢNG BỘ XÃ NA SẦM", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("Chi bộ", None, None, "Na Sầm, ngày 20 tháng 3 năm 2026"),
        ("DANH SÁCH HỌC VIÊN",),
    ]

    proposal = read([*titles, *people(ANNE, BINH)])

    assert proposal.header_rows == (4,)
    assert names_of(proposal) == ["Nguyễn Thị An", "Trần Văn Bình"]


def test_birth_dates_in_columns_of_men_and_women_tell_the_gender() -> None:
    header = [
        ("TT", "Họ và tên", "Ngày, tháng, năm sinh", None, "Đơn vị"),
        (None, None, "Nam", "Nữ", None),
    ]
    lines = [(1, "Trần Văn Bình", "1/2/1980", None, "A"), (2, "Lê Thị Hoa", None, "1990", "B")]

    for merges in ([], [Merge(1, 2, 1, 3), Merge(1, 0, 2, 0), Merge(1, 1, 2, 1)]):
        rows = rows_of(read([*header, *lines], merges=merges))
        assert [(row["gender"], row["birth_date"], row["birth_precision"]) for row in rows] == [
            ("male", "1980-02-01", "day"),
            ("female", "1990", "year"),
        ]


def test_header_whose_lower_row_holds_most_names_is_joined_upwards() -> None:
    header = [
        (None, None, "Ngày sinh", None, None),
        ("TT", "Họ và tên", "Nam", "Nữ", "Đơn vị"),
    ]

    proposal = read([*header, (1, "Lê Thị Hoa", None, "05/06/1990", "Chi bộ thôn Pá")])

    assert proposal.header_rows == (1, 2)
    assert rows_of(proposal)[0]["gender"] == "female"


def test_date_of_birth_in_three_columns_is_put_together() -> None:
    header = [
        ("TT", "Họ và tên", "Ngày sinh", None, None, "Giới tính"),
        (None, None, "Ngày", "Tháng", "Năm", None),
    ]
    lines = [(1, "Lê Thị Hoa", 5, 6, 1990, "Nữ"), (2, "Hà Văn Tú", None, None, 1985, "Nam")]

    rows = rows_of(read([*header, *lines], merges=[Merge(1, 2, 1, 4)]))

    assert [row["birth_date"] for row in rows] == ["1990-06-05", "1985"]


def test_columns_headed_men_and_women_with_ticks_tell_the_gender() -> None:
    rows = rows_of(
        read(
            [
                ("TT", "Họ và tên", "Năm sinh", "Nam", "Nữ"),
                (1, "Lê Thị Hoa", 1990, None, "x"),
                (2, "Hà Văn Tú", 1985, "x", None),
            ]
        )
    )

    assert [row["gender"] for row in rows] == ["female", "male"]


def test_columns_headed_men_and_women_with_dates_are_births() -> None:
    rows = rows_of(
        read(
            [
                ("TT", "Họ và tên", "Nam", "Nữ", "Đơn vị"),
                (1, "Lê Thị Hoa", None, "01/02/1990", "A"),
                (2, "Hà Văn Tú", "03/04/1985", None, "A"),
            ]
        )
    )

    assert [(row["gender"], row["birth_date"]) for row in rows] == [
        ("female", "1990-02-01"),
        ("male", "1985-04-03"),
    ]


def test_both_columns_of_men_and_women_filled_is_a_question() -> None:
    proposal = read(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Nam", "Nữ"),
            (1, "Lê Thị Hoa", "01/02/1990", "x", "x"),
            (2, "Hà Văn Tú", "03/04/1985", None, None),
        ]
    )

    assert codes_of(proposal) == [(2, "contradicting-gender"), (3, "missing-gender")]


@pytest.mark.parametrize(
    ("header", "merges"),
    [
        (("TT", "Họ và tên đệm", "Tên", "Ngày sinh"), []),
        (("TT", "Họ đệm", "Tên", "Ngày sinh"), []),
        (("TT", "Họ và chữ lót", "Tên", "Ngày sinh"), []),
        (("TT", "Họ và tên", None, "Ngày sinh"), [Merge(1, 1, 1, 2)]),
        (("TT", "Họ và tên", None, "Ngày sinh"), []),
    ],
)
def test_names_in_two_columns_are_joined(header: Sequence[Any], merges: Sequence[Merge]) -> None:
    lines = [
        (1, "Nguyễn Thị", "An", "01/02/1990"),
        (2, "Trần Văn", "Bình", "02/03/1991"),
        (3, "Hà Thị", "Cúc", "03/04/1992"),
    ]

    assert names_of(read([header, *lines], merges=merges)) == [
        "Nguyễn Thị An",
        "Trần Văn Bình",
        "Hà Thị Cúc",
    ]


def test_lone_column_headed_name_is_the_full_name() -> None:
    proposal = read([("STT", "Tên", "Ngày sinh"), (1, "Lê Thị Hoa", "01/02/1990")])

    assert names_of(proposal) == ["Lê Thị Hoa"]


def test_sections_name_the_unit_and_may_nest() -> None:
    proposal = read(
        [
            ("TT", "Họ và tên", "Ngày sinh"),
            ("I", "ĐẢNG BỘ XÃ NA SẦM (3 đồng chí)"),
            (1, "Lê Thị Hoa", "01/02/1990"),
            ("1.", "Chi bộ thôn Pá"),
            (2, "Hà Văn Tú", "03/04/1985"),
            ("2.", "Chi bộ thôn Bản"),
            (3, "Hà Văn Tí", "03/04/1986"),
            ("II", "ĐẢNG BỘ XÃ HỘI HOAN:"),
            (4, "Vi Văn An", "03/04/1987"),
        ]
    )

    assert [row["unit"] for row in rows_of(proposal)] == [
        "Đảng bộ xã Na Sầm",
        "Chi bộ thôn Pá, Đảng bộ xã Na Sầm",
        "Chi bộ thôn Bản, Đảng bộ xã Na Sầm",
        "Đảng bộ xã Hội Hoan",
    ]


def test_sections_numbered_like_people_are_still_sections() -> None:
    proposal = read(
        [
            ("TT", "Họ và tên", "Ngày sinh"),
            (1, "Chi bộ thôn Pá"),
            (1, "Lê Thị Hoa", "01/02/1990"),
            (2, "Trường THCS Na Sầm"),
            (1, "Hà Văn Tú", "03/04/1985"),
        ]
    )

    assert [row["unit"] for row in rows_of(proposal)] == ["Chi bộ thôn Pá", "Trường THCS Na Sầm"]


def test_sections_that_name_no_unit_give_none() -> None:
    proposal = read(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Đơn vị"),
            ("I", "Danh sách chính thức"),
            (1, "Lê Thị Hoa", "01/02/1990", "Chi bộ 1"),
            ("II", "Danh sách dự bị"),
            (1, "Hà Văn Tú", "03/04/1985", "Chi bộ 2"),
        ]
    )

    assert [row["unit"] for row in rows_of(proposal)] == ["Chi bộ 1", "Chi bộ 2"]


def test_totals_signatures_and_repeated_headers_are_left_out_and_told() -> None:
    proposal = read(
        [
            *people(ANNE),
            (None, "Cộng: 1 đồng chí"),
            HEADER,
            ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
            (2, *BINH),
            (None, "Tổng cộng:", 2),
            (None, "Người lập biểu", None, None, None, "BÍ THƯ"),
            (None, None, None, None, None, "Hà Thị Cúc"),
            (None, None, "Na Sầm, ngày 5 tháng 3 năm 2026"),
        ]
    )

    assert names_of(proposal) == ["Nguyễn Thị An", "Trần Văn Bình"]
    left_out = next(note for note in proposal.notes if note.code == "rows-left-out")
    assert left_out.rows == (3, 4, 5, 7, 8, 9, 10)


def test_people_called_like_totals_or_units_stay() -> None:
    proposal = read(
        [
            ("TT", "Họ và tên", "Ngày sinh"),
            (1, "Tống Văn An", "01/02/1990"),
            (2, "Công Thị Hoa", "01/02/1991"),
            (3, "Đoàn Xã Tắc", "01/02/1992"),
            (4, "Bàn Văn Trạm", "01/02/1993"),
        ]
    )

    assert names_of(proposal) == ["Tống Văn An", "Công Thị Hoa", "Đoàn Xã Tắc", "Bàn Văn Trạm"]


def test_row_with_a_name_alone_is_a_person_who_lacks_the_rest() -> None:
    proposal = read(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Giới tính"),
            (1, "Lê Thị Hoa", "01/02/1990", "Nữ"),
            (2, "Hà Văn Tú"),
            (3, "Vi Văn An", "03/04/1987", "Nam"),
        ]
    )

    assert codes_of(proposal) == [(3, "missing-birth-date"), (3, "missing-gender")]


def test_list_of_names_and_units_without_numbers_is_read_to_its_last_row() -> None:
    proposal = read(
        [
            ("Họ và tên", "Đơn vị", "Chức vụ"),
            ("Lê Thị Hoa", "Chi bộ 1", "Bí thư"),
            ("Hà Văn Tú", "Chi bộ 2", "Phó bí thư"),
            ("Vi Văn An", "Chi bộ 3", "Đảng viên"),
        ]
    )

    assert names_of(proposal) == ["Lê Thị Hoa", "Hà Văn Tú", "Vi Văn An"]


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("Số CCCD/CMND", "citizen_id"),
        ("Số căn cước công dân", "citizen_id"),
        ("Số định danh cá nhân", "citizen_id"),
        ("CCCD (hoặc CMND)", "citizen_id"),
        ("SỐ CC", None),
        ("Điện thoại liên hệ", "phone"),
        ("Số ĐT", "phone"),
        ("ĐT", "phone"),
        ("Ngày vào Đảng CSVN", "party_joined"),
        ("Ngày kết nạp Đảng", "party_joined"),
        ("Ngày, tháng, năm vào Đảng", "party_joined"),
        ("Ngày chính thức", "official_on"),
        ("Đảng bộ, chi bộ", "unit"),
        ("Cơ quan, đơn vị công tác", "unit"),
        ("Nơi công tác", "unit"),
        ("Chức vụ, đơn vị công tác", "position"),
        ("Quê quán", "home_place"),
        ("Trình độ LLCT", "theory_level"),
        ("TĐVH", "education_level"),
        ("Dân  tộc", "ethnicity"),
        ("Số thẻ đảng viên", "party_card"),
        ("Giới tính (Nam/Nữ)", "gender"),
        ("Ho va ten khai sinh", "full_name"),
        ("HỌ TÊN HỌC VIÊN", "full_name"),
        ("Nam sinh", "birth_date"),
        ("Ngày tháng năm sinh", "birth_date"),
        ("Sinh ngày", "birth_date"),
        ("Xã, phường", "unit"),
        ("Nhiệm vụ được giao", "position"),
        ("Ngày vào ĐCSVN", "party_joined"),
        ("Ngày KN Đảng", "party_joined"),
        ("Ngày kết nạp Đoàn", None),
        ("Ngày cấp CCCD", None),
        ("Ngày cấp thẻ đảng", None),
        ("Số năm công tác", None),
        ("Địa chỉ email", "email"),
        ("Mã số đảng viên", "party_card"),
        ("Đ.thoại", "phone"),
        ("Số máy", "phone"),
        ("Chữ ký", None),
        ("Việc làm hiện nay", "position"),
        ("Công tác đang làm", "position"),
        ("Cấp ủy giới thiệu", "unit"),
        ("Ngày dự bị", "party_joined"),
        ("Nam hay nữ", "gender"),
        ("Thành phần dân tộc", "ethnicity"),
        ("Dân tộc, tôn giáo", "ethnicity"),
        ("Là người dân tộc", "ethnicity"),
        ("Họ và tên công chức, viên chức", "full_name"),
        ("Họ và tên con", None),
        ("Thôn/Tổ dân phố", "unit"),
        ("Số điệnthoại", "phone"),
        ("SốĐT", "phone"),
        ("Nơicông tác", "unit"),
        ("Ngày/tháng/nămsinh", "birth_date"),
    ],
)
def test_header_is_understood(written: str, field: str | None) -> None:
    proposal = (
        read([("TT", "Họ và tên", written), (1, "Lê Thị Hoa", None)])
        if (field != "full_name")
        else read([("TT", written, "Ngày sinh"), (1, "Lê Thị Hoa", "01/02/1990")])
    )

    found = {column.header: column.field for column in proposal.columns}
    assert found[" ".join(written.split())] == field


def test_two_columns_of_units_give_the_better_one() -> None:
    proposal = read(
        [
            ("TT", "Họ và tên", "Đơn vị công tác", "Chi bộ"),
            (1, "Lê Thị Hoa", "Trường THCS Na Sầm", "Chi bộ trường"),
        ]
    )

    assert rows_of(proposal)[0]["unit"] == "Trường THCS Na Sầm"
    assert "columns-not-used" in {note.code for note in proposal.notes}


def test_column_that_enrolment_needs_is_missed_aloud() -> None:
    proposal = read([("TT", "Họ và tên"), (1, "Lê Thị Hoa")])

    missed = {note.field for note in proposal.notes if note.code == "column-missing"}
    assert missed == {"birth_date", "gender", "unit"}
    assert rows_of(proposal) == [{"full_name": "Lê Thị Hoa"}]


def test_row_with_texts_alone_among_the_people_is_one_of_them() -> None:
    proposal = read(
        [
            ("TT", "Họ và tên", "Chức vụ", "Ngày sinh"),
            (1, "Lê Thị Hoa", "Bí thư", "01/02/1990"),
            (None, "Krông Y", "Trưởng thôn"),
            (None, None, "Ghi thêm", "xem sau"),
            (2, "Hà Văn Tú", "Bí thư", "01/02/1990"),
        ]
    )

    assert codes_of(proposal) == [(3, "missing-birth-date")]
    assert len(proposal.lines) == 3


def test_births_in_both_columns_contradict_each_other() -> None:
    header = [("TT", "Họ và tên", "Ngày sinh", None), (None, None, "Nam", "Nữ")]

    proposal = read(
        [*header, (1, "Lê Thị Hoa", "01/02/1990", "01/02/1990"), (2, "Hà Văn Tú", None, None)]
    )

    assert codes_of(proposal) == [
        (3, "contradicting-gender"),
        (4, "missing-birth-date"),
        (4, "missing-gender"),
    ]


def test_date_in_three_columns_may_be_missing() -> None:
    header = [("TT", "Họ và tên", "Ngày sinh"), (None, None, "Ngày", "Tháng", "Năm")]

    proposal = read(
        [*header, (1, "Lê Thị Hoa", 5, 6, 1990), (2, "Hà Văn Tú", None, None, None)],
        merges=[Merge(1, 2, 1, 4)],
    )

    assert codes_of(proposal) == [(4, "missing-birth-date")]


def test_gender_in_two_columns_under_its_own_header() -> None:
    header = [("TT", "Họ và tên", "Giới tính", None), (None, None, "Nam", "Nữ")]

    rows = rows_of(read([*header, (1, "Lê Thị Hoa", None, "x"), (2, "Hà Văn Tú", "x", None)]))

    assert [row["gender"] for row in rows] == ["female", "male"]


def test_births_under_men_alone_are_births_of_all() -> None:
    header = [("TT", "Họ và tên", "Ngày sinh"), (None, None, "Nam")]

    rows = rows_of(read([*header, (1, "Lê Thị Hoa", "01/02/1990")]))

    assert rows == [
        {"full_name": "Lê Thị Hoa", "birth_date": "1990-02-01", "birth_precision": "day"}
    ]


def test_title_over_many_columns_just_above_is_no_level_of_the_header() -> None:
    rows: Rows = [
        (None, "Họ và tên học viên"),
        ("TT", None, "Họ và tên", "Ngày sinh", "Đơn vị", "Chức vụ"),
        (1, None, "Lê Thị Hoa", "01/02/1990", "A", "B"),
    ]

    proposal = read(rows, merges=[Merge(1, 1, 1, 5)])

    assert proposal.header_rows == (2,)
    assert names_of(proposal) == ["Lê Thị Hoa"]


def test_number_or_gap_above_the_header_is_no_level_of_it() -> None:
    for above in ([(None, None, 2026)], [("Đơn vị",), ()]):
        proposal = read([*above, ("TT", "Họ và tên", "Ngày sinh"), (1, "Lê Thị Hoa", "1990")])

        assert len(proposal.header_rows) == 1


def test_name_in_one_column_wins_over_a_lone_given_name() -> None:
    proposal = read(
        [("TT", "Họ và tên", "Ngày sinh", "Tên"), (1, "Lê Thị Hoa", "01/02/1990", "Hoa")]
    )

    assert names_of(proposal) == ["Lê Thị Hoa"]


@pytest.mark.parametrize(
    ("kind", "written", "field"),
    [
        ("cadres", "Chức danh được quy hoạch", "planned_for"),
        ("cadres", "Lý luận CT", "theory_level"),
        ("cadres", "Ngày học CNKT gần nhất", "last_update"),
        ("cadres", "Thời gian bồi dưỡng (ngày)", "training_days"),
        ("dossiers", "Bằng tốt nghiệp", "degree"),
        ("dossiers", "Trường tốt nghiệp", "institution"),
        ("dossiers", "Năm tốt nghiệp ĐH", "graduation_year"),
        ("dossiers", "Xếp loại tốt nghiệp", None),
        ("dossiers", "Tiết", "periods"),
        ("dossiers", "CV", "official_letter"),
        ("dossiers", "Văn bản đề nghị", "official_letter"),
        ("cadres", "Bồi dưỡng kỹ năng số", "digital"),
        ("cadres", "Phái tính", "gender"),
        ("learners", "Số ĐDCN", "citizen_id"),
        ("learners", "Là người dân tộc", None),
        ("learners", "Dân tộc (x)", None),
        ("dossiers", "Tổng tiết", "periods"),
        ("dossiers", "Bài tương đương", "lessons"),
        ("dossiers", "Có đơn", "application"),
        ("dossiers", "Văn bằng (bản sao)", "degree_copy"),
        ("dossiers", "Bảng điểm (bản sao)", "transcript"),
        ("dossiers", "CV đề nghị", "official_letter"),
        ("dossiers", "ĐV", "party_member"),
        ("dossiers", "Đơn của cá nhân", "application"),
        ("dossiers", "Văn bằng công chứng", "degree_copy"),
        ("dossiers", "Bằng TN (bản sao)", "degree_copy"),
        ("dossiers", "Bảng điểm công chứng", "transcript"),
        ("dossiers", "VB đề nghị", "official_letter"),
        ("dossiers", "Quy đổi ra tiết", "periods"),
        ("cadres", "Chức danh được QH", "planned_for"),
        ("cadres", "Chức vụ được quy hoạch", "planned_for"),
        ("cadres", "Bồi dưỡng (ngày)", "training_days"),
        ("marks", "Điểm TK", "first_mark"),
        ("marks", "Điểm thi cuối khóa", "first_mark"),
        ("marks", "Điểm bài làm lại", "resit_mark"),
    ],
)
def test_header_of_other_lists_is_understood(
    kind: ImportKind, written: str, field: str | None
) -> None:
    proposal = read([("TT", "Họ và tên", written), (1, "Lê Thị Hoa", "x")], kind=kind)

    assert proposal.columns[2].field == field
