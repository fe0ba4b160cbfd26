"""The eight lists that sending units really send come out exactly as they should."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.reading import read_workbook
from app.services.imports.vocabulary.fields import ImportKind

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 11, 22)
LISTS: list[tuple[str, ImportKind]] = [
    ("01-doi-tuong-ket-nap.xlsx", "learners"),
    ("02-dang-vien-moi.xlsx", "learners"),
    ("03-so-cap-tcvn3.xls", "learners"),
    ("04-cap-uy.ods", "learners"),
    ("05-cap-nhat.csv", "learners"),
    ("06-danh-sach-loi.xlsx", "learners"),
    ("07-ho-so-xac-nhan.xlsx", "dossiers"),
    ("08-can-bo-xa.xlsx", "cadres"),
]
# This list has no column of peoples, yet its expected file names one for each row: nothing in the
# file says it, so nobody can read it there.
NOT_IN_THE_LIST = {"04-cap-uy.ods": {"ethnicity"}}


def expected_of(name: str) -> dict[str, Any]:
    path = (SAMPLES / name).with_suffix(".expected.json")
    expected: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    absent = NOT_IN_THE_LIST.get(name, set())
    expected["rows"] = [
        {key: value for key, value in row.items() if key not in absent} for row in expected["rows"]
    ]
    return expected


def proposed(name: str, kind: ImportKind) -> dict[str, Any]:
    return propose(read_workbook(SAMPLES / name), kind=kind, today=TODAY).to_json()


def require_rows(plain: dict[str, Any], name: str) -> None:
    """Hold the rows of a list against the expected file: the same keys, in the same order."""
    rows, expected = plain["rows"], expected_of(name)["rows"]
    assert rows == expected
    assert [list(row) for row in rows] == [list(row) for row in expected]


def require_problems(plain: dict[str, Any], name: str) -> None:
    """Hold the refusals and the questions of a list, with their codes, against the file."""
    expected = expected_of(name)
    for part in ("rejected", "questions"):
        found = [{"row": problem["row"], "code": problem["code"]} for problem in plain[part]]
        assert found == expected[part]


@pytest.mark.parametrize(("name", "kind"), LISTS)
def test_sample_gives_exactly_the_rows_that_are_expected(name: str, kind: ImportKind) -> None:
    require_rows(proposed(name, kind), name)


@pytest.mark.parametrize(("name", "kind"), LISTS)
def test_sample_gives_exactly_the_refusals_and_questions(name: str, kind: ImportKind) -> None:
    require_problems(proposed(name, kind), name)


def test_old_encoding_of_the_sample_is_named() -> None:
    assert proposed("03-so-cap-tcvn3.xls", "learners")["encoding"] == "TCVN3"
    assert proposed("01-doi-tuong-ket-nap.xlsx", "learners")["encoding"] == "Unicode"


@pytest.mark.parametrize(("name", "kind"), LISTS[:5])
def test_programme_is_told_from_title_or_file_name(name: str, kind: ImportKind) -> None:
    assert proposed(name, kind)["programme"] == expected_of(name)["programme"]


def test_two_level_header_is_found_below_the_titles() -> None:
    plain = proposed("01-doi-tuong-ket-nap.xlsx", "learners")

    assert plain["header_rows"] == [6, 7]
    assert plain["sheet_rows"] == list(range(8, 72))


def test_restored_zeros_are_told_for_the_whole_column() -> None:
    notes = proposed("02-dang-vien-moi.xlsx", "learners")["notes"]

    restored = {
        note["field"]: len(note["rows"]) for note in notes if note["code"] == "zeros-restored"
    }
    assert restored == {"citizen_id": 48, "phone": 48}


def test_every_message_says_where_and_what_to_do() -> None:
    plain = proposed("06-danh-sach-loi.xlsx", "learners")

    for problem in plain["rejected"] + plain["questions"]:
        assert problem["message"].startswith(f"Dòng {problem['row']}, cột {problem['column']} (")
        assert problem["message"].count(".") >= 2
