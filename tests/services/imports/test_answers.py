"""The clerk's word on questions lets rows in, leaves them out, or puts cells right."""

import pytest

from app.services.imports.proposal.answer_file import AnswersNotUnderstoodError, answers_of_json
from app.services.imports.proposal.answers import Answer
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.readers.opening import open_workbook
from tests.services.imports.asking import codes_of, names_of, person, read
from tests.services.imports.makers import people
from tests.services.imports.sample_lists import SAMPLES


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


def test_birth_put_right_keeps_the_gender_of_its_column() -> None:
    rows = [
        ("TT", "Họ và tên", "Ngày sinh", None),
        (None, None, "Nam", "Nữ"),
        (1, "Lê Thị Hoa", None, "31/02/1990"),
        (2, "Hà Văn Tú", "01/02/1990", "01/02/1990"),
    ]
    answers = [
        Answer("change", row=3, code="invalid-date", value="28/02/1990"),
        Answer("change", row=4, code="contradicting-gender", value="Nam"),
    ]

    proposal = read(rows, answers=answers)

    assert [line.values["gender"] for line in proposal.ready] == ["female", "male"]


def test_typed_date_is_taken_day_first_even_in_a_column_that_is_month_first() -> None:
    lines = [
        person("Lê Thị An", "03/25/1990", "Nữ", None),
        person("Hà Tú", "04/05/1991", "Nam", None),
    ]
    asked = read(people(*lines))
    assert codes_of(asked) == [(2, "ambiguous-date"), (3, "ambiguous-date")]

    settled = read(
        people(*lines),
        answers=[
            Answer("change", row=2, field="birth_date", value="25/03/1990"),
            Answer("change", row=3, field="birth_date", value="05/04/1991"),
        ],
    )

    assert codes_of(settled) == []
    assert [str(line.values["birth_date"]) for line in settled.ready] == [
        "25/03/1990",
        "05/04/1991",
    ]
