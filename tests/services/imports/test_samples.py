"""The eight lists that sending units really send come out exactly as they should."""

import pytest

from app.services.imports.vocabulary.fields import ImportKind
from tests.services.imports.sample_lists import (
    LISTS,
    expected_of,
    proposed,
    require_problems,
    require_rows,
)


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
