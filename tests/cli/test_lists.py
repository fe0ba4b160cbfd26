"""init, list and import as the command line calls them."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import lists, setup
from app.cli.context import Context
from app.cli.outcome import Outcome
from app.cli.plain import plain_row
from app.database import Database
from app.errors import UserError
from app.models.values import ClassStatus
from app.paths import Paths
from app.services.imports.readers.reading import read_workbook
from app.services.upkeep.derived import DERIVATIONS
from app.services.upkeep.stored_files import load
from tests.builders import make_class
from tests.services.imports.sample_lists import SAMPLES

Call = Callable[..., Outcome]

INIT = ("init", "--province", "20", "--commune", "06124", "--director", "Chu Văn Dũng")


@pytest.fixture
def call(paths: Paths) -> Call:
    """Run a command on this test's data folder."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)
    setup.register(commands)
    lists.register(commands)

    def run(*words: str) -> Outcome:
        arguments = parser.parse_args(words)
        outcome: Outcome = arguments.handler(arguments, Context(paths, as_json=True))
        # What a command gives back can always be written as JSON, and says something to people.
        json.dumps(outcome.data)
        assert outcome.lines
        return outcome

    return run


@pytest.fixture
def class_code(paths: Paths) -> str:
    """A class under way in the data folder, which is closed again."""
    database = Database(paths, user="test", derivations=DERIVATIONS)
    with database.action("Lập lớp") as session:
        make_class(session, status=ClassStatus.IN_PROGRESS)
    database.close()
    return "DVM-2026-01"


def test_init_makes_a_folder_that_is_the_centres(call: Call, paths: Paths) -> None:
    made = call(*INIT, "--clerk", "Hoàng Thị Bích", "--served", "06148", "06151", "--practice").data
    assert made["name"] == "Trung tâm chính trị xã Na Sầm"
    assert made["superior_name"] == "Đảng ủy xã Na Sầm"
    assert (made["commune"], made["practice"]) == ("06124", True)
    assert made["folder"] == str(paths.folder)
    assert call("list", "provinces").data["count"] == 34
    assert call("list", "communes").data["count"] == 65
    codes = {row["code"] for row in call("list", "programmes").data["rows"]}
    assert {"NTD", "DVM"} <= codes
    assert call("list", "lessons").data["count"] > 20


def test_init_refuses_a_second_time_and_unknown_codes(call: Call) -> None:
    with pytest.raises(UserError) as unknown:
        call("init", "--province", "20", "--commune", "99999", "--director", "Chu Văn Dũng")
    assert unknown.value.code == "unknown-commune"
    # The refused call has left the folder as nobody's.
    call(*INIT)
    with pytest.raises(UserError) as again:
        call(*INIT)
    assert again.value.code == "already-set-up"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("classes",), 1),
        (("classes", "--year", "2025"), 0),
        (("people",), 3),
        (("people", "--find", "ai nong"), 1),
        (("learners", "--class", "DVM-2026-01"), 3),
        (("sessions", "--class", "dvm-2026-01"), 10),
        (("attendance", "--class", "DVM-2026-01"), 3),
        (("certificates",), 0),
        (("certificates", "--class", "DVM-2026-01"), 0),
        (("register",), 0),
        (("imports",), 0),
    ],
)
def test_lists_give_rows_with_the_names_of_the_domain(
    call: Call, class_code: str, words: tuple[str, ...], count: int
) -> None:
    answer = call("list", *words)
    assert answer.data["count"] == len(answer.data["rows"]) == count
    assert len(answer.lines) == count + 1


def test_rows_write_days_codes_and_ids_as_text(call: Call, class_code: str) -> None:
    (row,) = call("list", "classes").data["rows"]
    assert (row["code"], row["opened_on"], row["status"]) == (
        class_code,
        "2026-10-19",
        "in_progress",
    )
    assert row["next_step"]["key"] == "take-attendance"
    learner = call("list", "learners", "--class", class_code).data["rows"][0]
    assert (learner["birth_date"], learner["birth_precision"]) == ("1990-01-01", "day")


def test_only_rows_are_written_as_rows() -> None:
    with pytest.raises(TypeError):
        plain_row("not a row")


def test_sensitive_fields_are_left_out_unless_asked_for(call: Call, class_code: str) -> None:
    plain = call("list", "people").data["rows"][0]
    full = call("list", "people", "--full").data["rows"][0]
    assert not plain.keys() & {"ethnicity", "party_status", "admitted_on"}
    assert (full["ethnicity"], full["party_status"]) == ("Tày", "probationary")


def test_list_of_a_class_asks_for_the_class(call: Call, class_code: str) -> None:
    with pytest.raises(UserError) as needed:
        call("list", "learners")
    with pytest.raises(UserError) as unknown:
        call("list", "sessions", "--class", "XYZ")
    assert (needed.value.code, unknown.value.code) == ("class-needed", "unknown-class")


def test_list_is_understood_without_a_data_folder(call: Call, paths: Paths) -> None:
    paths.database.unlink()
    answer = call("import", str(SAMPLES / "06-danh-sach-loi.xlsx"), "--as", "learners").data
    expected = json.loads((SAMPLES / "06-danh-sach-loi.expected.json").read_text("utf-8"))
    assert answer["rows"] == expected["rows"]
    for kind in ("rejected", "questions"):
        found = [{"row": problem["row"], "code": problem["code"]} for problem in answer[kind]]
        assert found == expected[kind]
    assert answer["applied"] is False
    assert not paths.database.exists()


def test_list_is_taken_in_only_when_asked_and_once(
    call: Call, class_code: str, paths: Paths
) -> None:
    words = ("import", str(SAMPLES / "05-cap-nhat.csv"), "--as", "learners", "--class", class_code)
    dry = call(*words).data
    assert (dry["counts"]["new"], dry["applied"]) == (50, False)
    assert call("list", "imports").data["count"] == 0
    done = call(*words, "--apply").data
    assert (done["applied"], done["counts"]["enrol"]) == (True, 50)
    assert call("list", "learners", "--class", class_code).data["count"] == 53
    (batch,) = call("list", "imports", "--class", class_code).data["rows"]
    assert load(paths.files, batch["sha256"]) == (SAMPLES / "05-cap-nhat.csv").read_bytes()
    with pytest.raises(UserError) as refusal:
        call(*words, "--apply")
    assert refusal.value.code == "already-imported"
    again = call(*words, "--apply", "--again").data
    assert again["counts"]["unchanged"] == 50


@pytest.mark.parametrize(
    ("sample", "kind", "count"),
    [
        pytest.param("08-can-bo-xa", "cadres", 300, marks=pytest.mark.long),
        ("07-ho-so-xac-nhan", "dossiers", 30),
    ],
)
def test_lists_that_are_of_no_class_are_held_against_the_data_and_taken_in(
    call: Call, sample: str, kind: str, count: int
) -> None:
    call(*INIT)
    words = ("import", str(SAMPLES / f"{sample}.xlsx"), "--as", kind)
    expected = json.loads((SAMPLES / f"{sample}.expected.json").read_text("utf-8"))
    dry = call(*words).data
    assert (dry["rows"], dry["counts"]["new"], dry["applied"]) == (expected["rows"], count, False)
    assert call("list", "people").data["count"] == 0
    assert call(*words, "--apply").data["counts"]["new"] == count
    listed = call("list", kind).data["rows"]
    assert len(listed) == count
    assert {row["full_name"] for row in listed} == {row["full_name"] for row in expected["rows"]}
    after = call(*words).data
    assert (after["counts"]["unchanged"], after["already_imported"]) == (count, True)
    assert "class" not in after
    (batch,) = call("list", "imports").data["rows"]
    assert (batch["target"], batch["counts"]["new"]) == (kind, count)
    back = call("import", "--take-back", batch["id"], "--apply").data
    assert back["counts"]["removed"] == count
    assert call("list", "people").data["count"] == 0


def test_roll_and_marks_of_a_class_come_in_from_sheets(
    call: Call, paths: Paths, tmp_path: Path
) -> None:
    database = Database(paths, user="test", derivations=DERIVATIONS)
    with database.action("Lập lớp") as session:
        make_class(session, status=ClassStatus.TEACHING_DONE)
    database.close()
    roll, marks = tmp_path / "diem-danh.csv", tmp_path / "bang-diem.csv"
    roll.write_text("TT,Họ và tên,Sáng 19/10,Chiều 19/10\n1,Nông Thị Ái,x,x\n", "utf-8")
    marks.write_text('TT,Họ và tên,Điểm\n1,Nông Thị Ái,"6,5"\n2,Hoàng Văn An,8\n', "utf-8")
    of_class = ("--class", "DVM-2026-01", "--apply")
    assert call("import", str(roll), "--as", "attendance", *of_class).data["counts"] == {
        **dict.fromkeys(("new", "update", "question", "error", "skipped"), 0),
        "unchanged": 1,
    }
    done = call("import", str(marks), "--as", "marks", *of_class).data
    assert (done["counts"]["new"], done["applied"]) == (2, True)
    assert done["rows"] == [
        {"full_name": "Nông Thị Ái", "first_mark": 650},
        {"full_name": "Hoàng Văn An", "first_mark": 800},
    ]
    assert {row["target"] for row in call("list", "imports").data["rows"]} == {
        "attendance",
        "marks",
    }


def test_import_is_taken_back_by_its_id_after_a_dry_run(
    call: Call, class_code: str, paths: Paths
) -> None:
    sample = str(SAMPLES / "05-cap-nhat.csv")
    call("import", sample, "--as", "learners", "--class", class_code, "--apply")
    (batch,) = call("list", "imports").data["rows"]
    dry = call("import", "--take-back", batch["id"]).data
    assert (dry["counts"]["removed"], dry["counts"]["rows"], dry["applied"]) == (50, 50, False)
    assert call("list", "learners", "--class", class_code).data["count"] == 53
    done = call("import", "--take-back", batch["id"], "--apply").data
    assert (done["rows"], done["applied"]) == (dry["rows"], True)
    assert {row["outcome"] for row in done["rows"]} == {"removed"}
    assert call("list", "learners", "--class", class_code).data["count"] == 3
    (after,) = call("list", "imports").data["rows"]
    assert (after["counts"]["removed"], bool(after["taken_back_at"])) == (50, True)
    refused = []
    for wanted in (batch["id"], "khong-co"):
        with pytest.raises(UserError) as refusal:
            call("import", "--take-back", wanted, "--apply")
        refused.append(refusal.value.code)
    assert refused == ["already-taken-back", "unknown-import"]
    assert load(paths.files, batch["sha256"]) == Path(sample).read_bytes()


def test_rows_to_put_right_are_saved_for_the_unit(
    call: Call, class_code: str, tmp_path: Path
) -> None:
    sample = str(SAMPLES / "06-danh-sach-loi.xlsx")
    bad, everything = tmp_path / "can-sua.xlsx", tmp_path / "ket-qua.xlsx"
    words = ("import", sample, "--as", "learners", "--class", class_code)
    answer = call(*words, "--bad-rows", str(bad), "--all-rows", str(everything))
    wanted = {problem["row"] for problem in (*answer.data["rejected"], *answer.data["questions"])}
    rows = {path: len(read_workbook(path).sheets[0].rows) for path in (bad, everything)}
    whole = len(read_workbook(Path(sample)).sheets[0].rows)
    assert rows[everything] == whole
    assert len(wanted) < rows[bad] < whole
    good = str(SAMPLES / "05-cap-nhat.csv")
    said = call("import", good, "--as", "learners", "--bad-rows", str(tmp_path / "khong.xlsx"))
    assert any("Không có dòng nào cần sửa" in line for line in said.lines)
    assert not (tmp_path / "khong.xlsx").exists()


def test_import_without_a_kind_is_a_wrong_call(
    call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call("import", str(SAMPLES / "05-cap-nhat.csv"))
    assert ended.value.code == 2
    assert "--as" in capsys.readouterr().err


def test_answers_settle_questions(call: Call, class_code: str, tmp_path: Path) -> None:
    answers = tmp_path / "tra-loi.json"
    answers.write_text(
        json.dumps(
            [{"row": 10, "answer": "accept"}, {"row": 12, "answer": "skip"}], ensure_ascii=False
        ),
        encoding="utf-8",
    )
    done = call(
        "import",
        str(SAMPLES / "06-danh-sach-loi.xlsx"),
        *("--as", "learners", "--class", class_code, "--apply", "--answer", str(answers)),
    ).data
    counts = done["counts"]
    assert (counts["new"], counts["question"], counts["skipped"], counts["error"]) == (5, 2, 1, 5)
    assert {problem["row"] for problem in done["questions"]} == {11, 14}


@pytest.mark.parametrize("content", ["{", "[{}]", '"x"'])
def test_answers_that_say_nothing_are_refused(call: Call, tmp_path: Path, content: str) -> None:
    answers = tmp_path / "tra-loi.json"
    answers.write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as refusal:
        call(
            "import",
            str(SAMPLES / "05-cap-nhat.csv"),
            *("--as", "learners", "--answer", str(answers)),
        )
    assert refusal.value.remedy


def test_taking_learners_in_without_a_class_is_a_wrong_call(
    call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call("import", str(SAMPLES / "05-cap-nhat.csv"), "--as", "learners", "--apply")
    assert ended.value.code == 2
    assert "--class" in capsys.readouterr().err


def test_file_that_is_no_list_is_refused(call: Call, tmp_path: Path) -> None:
    with pytest.raises(UserError) as gone:
        call("import", str(tmp_path / "khong-co.xlsx"), "--as", "learners")
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a spreadsheet")
    with pytest.raises(UserError) as unreadable:
        call("import", str(broken), "--as", "learners")
    assert (gone.value.code, unreadable.value.code) == ("file-not-found", "unreadable-file")


def test_template_is_written_with_the_communes_served(
    call: Call, tmp_path: Path, paths: Paths
) -> None:
    call(*INIT)
    out = tmp_path / "mau.xlsx"

    assert call("import", "--template", str(out), "--as", "learners").data == {"files": [str(out)]}

    offered = {value for row in read_workbook(out).sheets[1].rows for value in row.cells}
    assert any(str(value).startswith("Xã ") for value in offered)
    with pytest.raises(UserError, match="là mẫu chưa điền"):
        call("import", str(out), "--as", "learners")


def test_template_needs_no_data_folder(call: Call, tmp_path: Path, paths: Paths) -> None:
    paths.database.unlink()
    out = tmp_path / "mau.xlsx"

    call("import", "--template", str(out), "--as", "cadres")

    assert out.stat().st_size > 0
    assert not paths.database.exists()


def test_import_without_a_file_is_a_wrong_call(call: Call) -> None:
    with pytest.raises(SystemExit):
        call("import", "--as", "learners")
