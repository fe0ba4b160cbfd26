"""The eight lists that sending units really send, and what must come out of each."""

import json
from datetime import date
from pathlib import Path
from typing import Any

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


def known_names() -> list[str]:
    rows = [
        row
        for path in sorted(SAMPLES.glob("*.json"))
        for row in json.loads(path.read_text(encoding="utf-8"))["rows"]
    ]
    return sorted({row["full_name"] for row in rows})
