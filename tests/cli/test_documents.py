"""Tests of writing papers from the command line."""

import argparse
from pathlib import Path

import pytest

from app.cli import documents
from app.cli.context import Context
from app.cli.outcome import Outcome
from app.database import Database
from app.errors import StorageError, UserError
from app.paths import Paths
from tests.class_lives import certified_class
from tests.services.documents.reading import pages_of, words_of


@pytest.fixture
def folder(paths: Paths, database: Database) -> Paths:
    """A data folder with one certified class, closed."""
    with database.action("Cấp giấy") as session:
        certified_class(session, marks=(850, 700))
    database.close()
    return paths


def run(folder: Paths, *arguments: str) -> Outcome:
    """Run one command of the group on a data folder."""
    parser = argparse.ArgumentParser()
    documents.register(parser.add_subparsers())
    options = parser.parse_args(arguments)
    outcome: Outcome = options.handler(options, Context(folder, as_json=False))
    return outcome


def write(folder: Paths, out: Path, form: str, *more: str) -> Outcome:
    """Write a form of the one class to a file."""
    return run(folder, "document", form, "--class", "dvm-2026-01", "--out", str(out), *more)


@pytest.mark.parametrize("form", ["F06", "F12", "F13", "F14", "F21", "F25", "F26", "F30", "F31"])
def test_each_form_of_the_class_is_written_as_a_pdf(
    folder: Paths, tmp_path: Path, form: str
) -> None:
    out = tmp_path / "giấy tờ.pdf"
    outcome = write(folder, out, form.lower())
    assert outcome.data["form"] == form
    assert out.read_bytes().startswith(b"%PDF")
    assert str(out) in outcome.lines[0]


def test_a_decision_is_written_as_a_word_file_and_a_list_is_not(
    folder: Paths, tmp_path: Path
) -> None:
    out = tmp_path / "f26.docx"
    assert write(folder, out, "F26").data == {"form": "F26", "path": str(out)}
    assert out.read_bytes().startswith(b"PK")
    with pytest.raises(UserError) as refusal:
        write(folder, tmp_path / "f06.docx", "F06")
    assert refusal.value.code == "no-word"


def test_a_paper_of_the_class_takes_a_number(folder: Paths) -> None:
    outcome = run(folder, "number", "f28", "--class", "dvm-2026-01")
    assert outcome.data == {"form": "F28", "number": "01-TB/TTCT"}
    with pytest.raises(UserError):
        run(folder, "number", "F28", "--class", "dvm-2026-01")


def test_all_papers_of_the_class_are_written_as_one(folder: Paths, tmp_path: Path) -> None:
    out = tmp_path / "ho-so.pdf"
    outcome = write(folder, out, "ho-so")
    assert outcome.data["form"] == "HO-SO"
    assert "F21" in outcome.data["parts"]
    first = " ".join(pages_of(out.read_bytes())[0].split())
    assert str(outcome.data["checksum"]) in first
    with pytest.raises(UserError):
        write(folder, tmp_path / "ho-so.xlsx", "HO-SO")


def test_a_list_is_written_as_an_excel_file(folder: Paths, tmp_path: Path) -> None:
    out = tmp_path / "f06.xlsx"
    assert write(folder, out, "F06").data == {"form": "F06", "path": str(out)}
    assert out.read_bytes().startswith(b"PK")


def test_the_day_on_the_paper_can_be_chosen(folder: Paths, tmp_path: Path) -> None:
    out = tmp_path / "f06.pdf"
    write(folder, out, "F06", "--day", "3/2/2027")
    assert "Na Sầm, ngày 03 tháng 02 năm 2027" in words_of(out.read_bytes())


def test_certificates_are_written_in_register_order_and_again_the_same(
    folder: Paths, tmp_path: Path
) -> None:
    first, again = tmp_path / "1.pdf", tmp_path / "2.pdf"
    made = run(folder, "certificates", "DVM-2026-01", "--out", str(first))
    repeated = run(folder, "certificates", "DVM-2026-01", "--out", str(again))
    assert again.read_bytes() == first.read_bytes()
    assert (made.data["again"], repeated.data["again"]) == (False, True)
    one, two = pages_of(first.read_bytes())
    assert "Nông Thị Ái" in one
    assert "Hoàng Văn An" in two


def test_on_blanks_only_what_varies_is_printed(folder: Paths, tmp_path: Path) -> None:
    out = tmp_path / "phôi.pdf"
    run(folder, "certificates", "DVM-2026-01", "--out", str(out), "--on-blank")
    words = words_of(out.read_bytes())
    assert "Nông Thị Ái" in words
    assert "Số hiệu" not in words


@pytest.mark.parametrize(
    ("form", "name", "code"),
    [
        ("F99", "x.pdf", "unknown-form"),
        ("F26", "x.xlsx", "no-excel"),
        ("F06", "x.doc", "unknown-file-type"),
    ],
)
def test_what_cannot_be_written_is_refused_and_leaves_no_file(
    folder: Paths, tmp_path: Path, form: str, name: str, code: str
) -> None:
    with pytest.raises(UserError) as refusal:
        write(folder, tmp_path / name, form)
    assert refusal.value.code == code
    assert not (tmp_path / name).exists()


def test_a_class_that_does_not_exist_is_refused(folder: Paths, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="KHONG-CO"):
        run(folder, "certificates", "KHONG-CO", "--out", str(tmp_path / "x.pdf"))


def test_a_folder_that_is_not_there_is_refused_with_a_sentence(
    folder: Paths, tmp_path: Path
) -> None:
    with pytest.raises(StorageError, match=r"x\.pdf"):
        write(folder, tmp_path / "không có" / "x.pdf", "F06")


def test_the_timetables_of_a_month_are_of_all_classes(folder: Paths, tmp_path: Path) -> None:
    out = tmp_path / "f11.pdf"
    run(folder, "document", "F11", "--month", "10/2026", "--out", str(out))
    words = words_of(out.read_bytes())
    assert "LỊCH SỬ DỤNG HỘI TRƯỜNG" in words
    assert "(từ ngày 01/10/2026 đến ngày 31/10/2026)" in words
    assert "DVM-2026-01" in words
    codes = []
    for form, month in (("F11", "12/2026"), ("F10", "10/2026"), ("F12", "10/2026"), ("F11", "x")):
        with pytest.raises(UserError) as refusal:
            run(folder, "document", form, "--month", month, "--out", str(out))
        codes.append(refusal.value.code)
    assert codes == ["nobody-named", "nobody-named", "unknown-form", "month-not-understood"]
