"""The clerk's choices, the sheet that is taken, and what the checks of whole rows and lists say."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from app.services.imports.answers import Answer, AnswersNotUnderstoodError, answers_of_json
from app.services.imports.dossiers import EquivalenceRule, outcome_of
from app.services.imports.fields import ImportKind
from app.services.imports.fonts import LegacyEncoding
from app.services.imports.opening import open_workbook
from app.services.imports.proposal import Proposal
from app.services.imports.proposing import propose
from app.services.imports.refusals import SheetRefusedError
from app.services.imports.sheets import Workbook
from tests.services.imports.makers import (
    ANNE,
    BINH,
    HEADER,
    ErrorCell,
    Formula,
    InFont,
    Rows,
    in_memory,
    people,
    sheet_xml,
    workbook,
    xlsx,
)

TODAY = date(2026, 11, 22)
SAMPLES = Path(__file__).parent / "samples"


def read(
    source: Workbook | Rows,
    *,
    kind: ImportKind = "learners",
    answers: Sequence[Answer] = (),
    mapping: Mapping[int, str | None] | None = None,
    sheet: str | None = None,
    encodings: Mapping[int, LegacyEncoding | None] | None = None,
) -> Proposal:
    return propose(
        source if isinstance(source, Workbook) else in_memory(source),
        kind=kind,
        today=TODAY,
        answers=answers,
        mapping=mapping,
        sheet=sheet,
        encodings=encodings,
    )


def opened(data: bytes) -> Workbook:
    return open_workbook(data, "ds.xlsx")


def codes_of(proposal: Proposal) -> list[tuple[int, str]]:
    return [(p.row, p.code) for p in (*proposal.rejected, *proposal.questions)]


def names_of(proposal: Proposal) -> list[object]:
    return [line.values["full_name"] for line in proposal.ready]


# What the checks say


def person(
    name: str, born: object, gender: object, number: object, unit: str = "A"
) -> list[object]:
    return [name, born, gender, number, unit]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        (person("Lê Thị Hoa", "01/02/1990", "Nữ", "020190441046"), []),
        (person("Lê Thị Hoa", "01/02/1990", "Nữ", None), []),
        (person("Lê Thị Hoa", "1990", "Nữ", "020190441046"), []),
        (
            person("Lê Thị Hoa", "01/02/1990", "Nam", "020190441046"),
            ["citizen-id-contradicts-gender"],
        ),
        (
            person("Lê Thị Hoa", "01/02/1991", "Nam", "020190441046"),
            ["citizen-id-contradicts-gender", "citizen-id-contradicts-birth-year"],
        ),
        (person("Lê Thị Hoa", "01/02/2015", "Nữ", None), ["unlikely-birth-date"]),
        (person("Lê Thị Hoa", "01/02/1925", "Nữ", None), ["unlikely-birth-date"]),
        (person("Lê Thị Hoa", "23/11/2026", "Nữ", None), ["birth-in-future"]),
        (person("Lê Thị Hoa", "2026", "Nữ", None), ["unlikely-birth-date"]),
        (person("Lê Thị Hoa", None, "Nữ", None), ["missing-birth-date"]),
        (person("Lê Thị Hoa", "01/02/1990", None, None), ["missing-gender"]),
        (person("Lê Thị Hoa", "31/02/1990", "Nx", "12"), ["invalid-date", "invalid-citizen-id"]),
        (person("Lê Thị Hoa", ErrorCell("#N/A"), "Nữ", None), ["error-cell"]),
        (person("Lê Thị Hoa", Formula("A1", "01/02/1990"), "Nữ", None), ["formula-cell"]),
    ],
)
def test_person_is_checked(line: list[object], codes: list[str]) -> None:
    proposal = read(opened(xlsx(people(line))))

    assert [code for _, code in codes_of(proposal)] == codes


def test_refused_row_asks_nothing_more() -> None:
    proposal = read(people(person("Lê Thị Hoa", "31/02/1990", "Nx", None)))

    assert codes_of(proposal) == [(2, "invalid-date")]
    assert proposal.questions == ()


def test_missing_gender_is_proposed_from_the_number() -> None:
    proposal = read(people(person("Lê Thị Hoa", "01/02/1990", None, "020190441046")))

    assert [(p.code, p.proposal) for p in proposal.questions] == [("missing-gender", "Nữ")]


def test_unknown_province_and_too_early_admission_are_only_noted() -> None:
    proposal = read(
        [
            ("TT", "Họ và tên", "Ngày sinh", "CCCD", "Ngày vào Đảng"),
            (1, "Lê Thị Hoa", "01/02/1990", "999190441046", "01/02/2000"),
        ]
    )

    assert codes_of(proposal) == []
    assert {"citizen-id-unknown-province", "party-joined-too-young"} <= {
        note.code for note in proposal.notes
    }


def test_old_number_is_kept_apart() -> None:
    proposal = read(people(person("Lê Thị Hoa", "01/02/1990", "Nữ", "081234567")))

    assert proposal.ready[0].values["old_id_no"] == "081234567"
    assert proposal.to_json()["rows"] == [
        {
            "full_name": "Lê Thị Hoa",
            "gender": "female",
            "birth_date": "1990-02-01",
            "birth_precision": "day",
            "citizen_id": None,
            "unit": "A",
        }
    ]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (person("LÊ THỊ HOA", "01/02/1990", "Nữ", "020190441046"), "duplicate-in-list"),
        (person("Lê Thi Hoa", "01/02/1990", "Nữ", "020190441046"), "duplicate-in-list"),
        (person("Lê Thúy Hoa", "01/02/1990", "Nữ", "020190441046"), "duplicate-in-list"),
        (person("Hà Thị Tú", "01/02/1990", "Nữ", "020190441046"), "citizen-id-of-another-person"),
        (person("Lê Thị Hoa", "01/02/1990", "Nữ", None), "duplicate-in-list"),
        (person("Lê Thị Hoà", "01/02/1990", "Nữ", None), None),
        (person("Lê Thị Hoa", "01/02/1990", "Nữ", "020190441047"), None),
        (person("Lê Thị Hoa", "02/02/1990", "Nữ", None), None),
    ],
)
def test_repeated_person_is_noticed(second: list[object], code: str | None) -> None:
    proposal = read(people(person("Lê Thị Hoa", "01/02/1990", "Nữ", "020190441046"), second))

    assert codes_of(proposal) == ([(3, code)] if code else [])


def test_hidden_row_is_asked_about() -> None:
    proposal = read(opened(xlsx(people(ANNE, BINH), hidden=[3])))

    assert codes_of(proposal) == [(3, "hidden-row")]


def test_formula_for_the_row_number_or_a_note_does_not_matter() -> None:
    rows = [(*HEADER, "Ghi chú"), (Formula("ROW()", "1"), *ANNE, Formula("1+1", "2"))]

    assert codes_of(read(opened(xlsx(rows)))) == []


def test_mixed_encodings_without_fonts_ask_where_both_readings_make_sense() -> None:
    names = ["NguyÔn V¨n An", "TrÇn ThÞ B×nh", "Leâ Thò Cuùc", "Phaïm Vaên Duõng", "Hoà"]

    proposal = read(
        [("TT", "Họ và tên"), *((number, name) for number, name in enumerate(names, start=1))]
    )

    asked = [(problem.row, problem.code, problem.proposal) for problem in proposal.questions]
    assert asked == [(6, "unclear-encoding", "Hồ")]


def test_capitals_of_a_capitals_font_are_ordinary_names_in_the_end() -> None:
    rows = people((InFont("trÇn ®øc", ".VnTimeH"), "01/02/1990", "Nam", None, "A"))

    assert names_of(read(opened(xlsx(rows, fonts=[".VnTimeH"])))) == ["Trần Đức"]


# What the clerk chooses


def test_first_visible_sheet_with_names_is_taken_and_the_others_told() -> None:
    sheets = {
        "Bìa": sheet_xml([["Kế hoạch", 2026]]),
        "Cũ": sheet_xml(people(BINH)),
        "Mới": sheet_xml(people(ANNE)),
        "Dự bị": sheet_xml(people(BINH)),
    }
    book = opened(workbook(sheets, states={"Cũ": "hidden"}))

    proposal = read(book)

    assert (proposal.sheet, names_of(proposal)) == ("Mới", ["Nguyễn Thị An"])
    assert any("“Dự bị”" in note.message for note in proposal.notes if note.code == "other-sheets")
    assert names_of(read(book, sheet="Cũ")) == ["Trần Văn Bình"]


def test_sheet_that_does_not_exist_is_refused() -> None:
    with pytest.raises(SheetRefusedError) as refused:
        read(people(ANNE), sheet="Khác")

    assert refused.value.code == "no-such-sheet"


def test_workbook_of_blank_sheets_is_refused() -> None:
    with pytest.raises(SheetRefusedError) as refused:
        read([])

    assert refused.value.code == "empty-file"


def test_mapping_of_the_clerk_comes_before_the_guess() -> None:
    rows = [("Mã", "Cột lạ", "Họ và tên"), ("x1", "Chi bộ 1", "Lê Thị Hoa")]

    proposal = read(rows, mapping={1: "unit", 0: None})

    assert [column.field for column in proposal.columns] == [None, "unit", "full_name"]
    assert proposal.ready[0].values["unit"] == "Chi bộ 1"


def test_field_chosen_for_one_column_leaves_the_other() -> None:
    rows = [("TT", "Đơn vị", "Chi bộ", "Họ và tên"), (1, "A", "B", "Lê Thị Hoa")]

    proposal = read(rows, mapping={2: "unit"})

    assert proposal.ready[0].values["unit"] == "B"
    assert proposal.columns[1].field is None


def test_lists_of_the_same_making_have_the_same_shape() -> None:
    one, two = read(people(ANNE)), read(people(BINH, ANNE))

    assert one.shape == two.shape
    assert one.shape != read([("TT", "Họ và tên"), (1, "Lê Thị Hoa")]).shape


def test_encoding_chosen_by_the_clerk_is_used() -> None:
    rows = [("TT", "Họ và tên"), (1, "Hµ Lª")]

    assert names_of(read(rows, encodings={1: "TCVN3"})) == ["Hà Lê"]
    assert codes_of(read(rows, encodings={1: None})) == [(2, "odd-name")]


# Answers


def sample_06(*answers: Answer) -> Proposal:
    book = open_workbook((SAMPLES / "06-danh-sach-loi.xlsx").read_bytes(), "06.xlsx")
    return read(book, answers=answers)


def test_accepted_question_lets_the_row_in() -> None:
    proposal = sample_06(Answer("accept", row=10))

    assert 10 in [line.number for line in proposal.ready]
    assert 10 not in [problem.row for problem in proposal.questions]


def test_accepting_equal_questions_settles_them_all() -> None:
    lines = [person(f"Lê Thị {name}", "01/02/1990", "Nữ", "020191441046") for name in ("An", "Hà")]
    lines[1][3] = "020191441047"
    proposal = read(
        people(*lines), answers=[Answer("accept", code="citizen-id-contradicts-birth-year")]
    )

    assert len(proposal.ready) == 2


def test_refusal_cannot_be_accepted_away() -> None:
    proposal = sample_06(Answer("accept", row=7))

    assert (7, "missing-name") in codes_of(proposal)


def test_row_left_out_is_neither_ready_nor_asked_about() -> None:
    proposal = sample_06(Answer("skip", row=12), Answer("skip", row=7))

    assert {line.number for line in proposal.lines if line.skipped} == {7, 12}
    assert not {7, 12} & {row for row, _ in codes_of(proposal)}
    assert proposal.to_json()["skipped"] == [7, 12]


def test_duplicate_of_a_row_left_out_is_no_duplicate() -> None:
    proposal = sample_06(Answer("skip", row=2))

    assert (12, "duplicate-in-list") not in codes_of(proposal)


def test_right_value_for_a_cell_is_read_like_the_cell() -> None:
    proposal = sample_06(
        Answer("change", row=7, field="full_name", value="LÊ THỊ HOA"),
        Answer("change", row=6, code="invalid-date", value="28/2/1998"),
        Answer("change", row=14, code="formula-cell", value="Nguyễn Văn A"),
        Answer("change", row=9, field="citizen_id", value=""),
    )
    ready = {line.number: line.values for line in proposal.ready}

    assert ready[7]["full_name"] == "Lê Thị Hoa"
    assert str(ready[6]["birth_date"]) == "28/02/1998"
    assert ready[14]["full_name"] == "Nguyễn Văn A"
    assert ready[9]["citizen_id"] is None


def test_wrong_value_for_a_cell_is_refused_again() -> None:
    proposal = sample_06(Answer("change", row=6, field="birth_date", value="30/02/1990"))

    assert (6, "invalid-date") in codes_of(proposal)


def test_one_answer_puts_all_equal_cells_right() -> None:
    lines = [person(f"Lê Thị {name}", "01/02/1990", "N", None) for name in ("An", "Hà", "Tú")]
    lines[2][2] = "?"

    proposal = read(
        people(*lines), answers=[Answer("change", code="unknown-gender", text="N", value="Nữ")]
    )

    assert [line.values["gender"] for line in proposal.ready] == ["female", "female"]
    assert codes_of(proposal) == [(4, "unknown-gender")]


def test_name_in_two_columns_is_put_right_at_once() -> None:
    rows = [
        ("TT", "Họ và tên đệm", "Tên", "Ngày sinh"),
        (1, "Lê Thị", "Hoa 2", "01/02/1990"),
        (2, "Lê Thị", "An", "01/02/1990"),
    ]

    proposal = read(rows, answers=[Answer("change", row=2, code="odd-name", value="Lê Thị Hoa")])

    assert names_of(proposal) == ["Lê Thị Hoa", "Lê Thị An"]


def test_file_of_answers_is_understood() -> None:
    answers = answers_of_json(
        [
            {"row": 12, "answer": "skip"},
            {"code": "unknown-gender", "text": "Nu", "value": "Nữ"},
            {"row": 14, "field": "full_name", "value": "Nguyễn Văn A"},
        ]
    )

    assert answers == (
        Answer("skip", row=12),
        Answer("change", code="unknown-gender", text="Nu", value="Nữ"),
        Answer("change", row=14, field="full_name", value="Nguyễn Văn A"),
    )
    assert answers_of_json({"answers": [{"row": 1, "answer": "accept"}]}) == (
        Answer("accept", row=1),
    )


@pytest.mark.parametrize(
    "plain",
    [
        "skip",
        {"row": 1},
        [1],
        [{"row": 12}],
        [{"row": 12, "answer": "maybe"}],
        [{"answer": "skip"}],
        [{"row": "12", "answer": "skip"}],
        [{"row": 12, "field": "colour", "value": "red"}],
    ],
)
def test_answers_that_say_nothing_are_refused(plain: object) -> None:
    with pytest.raises(AnswersNotUnderstoodError) as refused:
        answers_of_json(plain)

    assert refused.value.code == "answers-not-understood"
    assert refused.value.remedy


# Dossiers and cadres


@pytest.mark.parametrize(
    ("periods", "lessons", "outcome"),
    [
        (144, 13, "equivalent"),
        (150, 12, "supplement"),
        (143, 18, "supplement"),
        (None, 18, "incomplete"),
        (150, None, "incomplete"),
    ],
)
def test_dossier_is_judged(periods: int | None, lessons: int | None, outcome: str) -> None:
    papers = {"application": True, "transcript": True}

    values = {**papers, "periods": periods, "lessons": lessons}
    assert outcome_of(values, EquivalenceRule()) == outcome
    assert outcome_of({**values, "application": False}, EquivalenceRule()) == "incomplete"


def test_rule_of_a_province_may_differ() -> None:
    values = {"periods": 100, "lessons": 10}

    assert outcome_of(values, EquivalenceRule(min_periods=100, min_lessons=10)) == "equivalent"


def test_column_means_what_the_kind_of_list_makes_of_it() -> None:
    header = ("TT", "Họ và tên", "Quy hoạch")

    def meaning(value: str, kind: ImportKind) -> object:
        return read([header, (1, "Lê Thị Hoa", value)], kind=kind).to_json()["rows"]

    assert meaning("Trưởng phòng", "cadres") == [
        {"full_name": "Lê Thị Hoa", "planned_for": "Trưởng phòng"}
    ]
    assert meaning("x", "dossiers") == [
        {"full_name": "Lê Thị Hoa", "outcome": "incomplete", "planned_leader": True}
    ]
    assert meaning("x", "learners") == [{"full_name": "Lê Thị Hoa"}]
