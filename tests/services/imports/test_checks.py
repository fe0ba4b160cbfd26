"""What the checks of whole rows and of the list say: refused, asked about, or only noted."""

import pytest

from tests.services.imports.asking import codes_of, names_of, opened, person, read
from tests.services.imports.makers import (
    ANNE,
    BINH,
    HEADER,
    ErrorCell,
    Formula,
    InFont,
    people,
    xlsx,
)


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
