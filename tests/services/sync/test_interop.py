"""Tools that nobody here wrote open our packages and make ones that we open."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.services.sync import container
from app.services.sync.admission import Allowed
from app.services.sync.canonical import encode_rows
from app.services.sync.crypto.signatures import UNTRUSTED_COMMENT
from app.services.sync.digests import digest_of_tables
from app.services.sync.field_types import FieldType
from app.services.sync.key_exports import export_public_keys, export_secret_sealing_key
from app.services.sync.key_folder import create_keys
from app.services.sync.package import DELETIONS
from app.services.sync.table_schema import Field, TableSchema
from app.services.sync.tables import TableData
from tests.services.imports.makers import zipped
from tests.services.sync.builders import (
    FIRST_ID,
    TODAY,
    centre,
    header,
    members_of,
    opened,
    people,
    province,
    sealed,
    trusted_centre,
)

AWKWARD = (
    "Đặng Thị Ngọc Ánh",
    "a;b|c\td",
    "'một' \"hai\"",
    " đầu và cuối ",
    "dòng một\r\ndòng hai\rdòng ba\ndòng bốn",
    "=1+1",
    "\\",
    "",
    "NULL",
    "#",
    "\u00a0\u200b",
)
NOTES = TableSchema(
    "notes",
    (Field("number", FieldType.INTEGER, required=True), Field("note", FieldType.STRING)),
    ("number",),
)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run an outside tool, or skip where it is not installed."""
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )


def frictionless(path: Path) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "frictionless", "validate", path, "--json", cwd=path.parent)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a package and the exported keys, as a province's IT people would have it."""
    notes = TableData.of(NOTES, encode_rows(NOTES, list(enumerate((*AWKWARD, None)))))
    empty = TableData.of(TableSchema("empty", NOTES.fields, ("number",)), [])
    gone = TableData.of(DELETIONS, [("persons", str(FIRST_ID))])
    data = sealed(tables=[people(), notes, empty, gone], files={"paper.pdf": b"%PDF-1.7 \xff"})
    (tmp_path / "one.gvp").write_bytes(data)
    export_public_keys(centre().public, tmp_path, "centre")
    export_public_keys(province().public, tmp_path, "province")
    export_secret_sealing_key(province(), tmp_path, "province")
    export_secret_sealing_key(centre(), tmp_path, "centre")
    return tmp_path


def test_unzip_minisign_age_and_frictionless_accept_a_package_in_this_order(folder: Path) -> None:
    assert run("unzip", "one.gvp", cwd=folder).returncode == 0
    verified = run("minisign", "-V", "-p", "centre.pub", "-m", "payload.zip.age", cwd=folder)
    assert verified.returncode == 0, verified.stderr
    assert f"Trusted comment: {header().facts.comment}" in verified.stdout
    for who in ("province", "centre"):
        target = f"{who}.zip"
        age = run("age", "-d", "-i", f"{who}.agekey", "-o", target, "payload.zip.age", cwd=folder)
        assert age.returncode == 0, age.stderr
    assert (folder / "province.zip").read_bytes() == (folder / "centre.zip").read_bytes()
    report = frictionless(folder / "province.zip")
    assert report.returncode == 0, report.stdout
    assert json.loads(report.stdout)["stats"]["tasks"] == 5
    assert run("unzip", "province.zip", "-d", "inside", cwd=folder).returncode == 0
    assert frictionless(folder / "inside" / "datapackage.json").returncode == 0


def test_frictionless_reads_the_same_values_as_we_do(folder: Path) -> None:
    from frictionless import Package
    from frictionless.resources import TableResource

    inside = members_of((folder / "one.gvp").read_bytes())
    for name, content in inside.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    notes = Package(str(folder / "datapackage.json")).get_resource("notes")
    assert isinstance(notes, TableResource)
    rows = notes.read_rows()
    expected = [cell or None for _, cell in encode_rows(NOTES, list(enumerate((*AWKWARD, None))))]
    assert [row["note"] for row in rows] == expected
    assert [row["number"] for row in rows] == list(range(len(expected)))


def test_minisign_refuses_another_key_and_another_file(folder: Path) -> None:
    assert run("unzip", "one.gvp", cwd=folder).returncode == 0
    verify = ("minisign", "-V", "-p", "centre.pub", "-m", "payload.zip.age")
    wrong = run(*verify[:3], "province.pub", *verify[4:], cwd=folder)
    assert wrong.returncode != 0
    with (folder / "payload.zip.age").open("ab") as file:
        file.write(b"x")
    assert run(*verify, cwd=folder).returncode != 0


def test_frictionless_finds_a_changed_row(folder: Path) -> None:
    inside = members_of((folder / "one.gvp").read_bytes())
    inside["data/persons.csv"] = inside["data/persons.csv"].replace(b'"850"', b'"1850"')
    with zipfile.ZipFile(folder / "changed.zip", "w") as archive:
        for name, content in inside.items():
            archive.writestr(name, content)
    report = frictionless(folder / "changed.zip")
    assert report.returncode != 0
    found = {
        error["type"] for task in json.loads(report.stdout)["tasks"] for error in task["errors"]
    }
    assert found == {"hash-count", "byte-count", "constraint-error"}


def test_a_package_made_with_outside_tools_is_opened(tmp_path: Path) -> None:
    keys = create_keys(tmp_path / "keys", today=TODAY).current
    export_public_keys(province().public, tmp_path, "province")
    (tmp_path / "payload.zip").write_bytes(zipped(members_of(sealed())))
    comments = ("-c", UNTRUSTED_COMMENT, "-t", header().facts.comment)
    for command in (
        ("age", "-R", "province.agepub", "-o", "payload.zip.age", "payload.zip"),
        ("minisign", "-S", "-s", "keys/0001/signing.key", "-m", "payload.zip.age", *comments),
    ):
        done = run(*command, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    names = (container.SEALED, container.SIGNATURE)
    data = container.wrap(*((tmp_path / name).read_bytes() for name in names))
    signer = trusted_centre(signing_key=keys.public.signing)
    assert opened(data, trusted=[signer]).tables == {"persons": people()}


def test_minisign_reads_our_secret_key_and_shows_the_same_id(tmp_path: Path) -> None:
    public = create_keys(tmp_path / "keys", today=TODAY).current.public
    shown = run("minisign", "-R", "-s", "keys/0001/signing.key", "-p", "own.pub", cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    comment, key = (tmp_path / "own.pub").read_text().splitlines()
    assert key == public.signing
    assert comment.rsplit(" ", 1)[1].zfill(16) == public.key_id


def test_the_state_digest_is_recomputed_from_the_files_alone(folder: Path) -> None:
    inside = members_of((folder / "one.gvp").read_bytes())
    described = json.loads(inside["datapackage.json"])
    lines = []
    for name in sorted(path for path in inside if path.startswith("data/")):
        table = name.removeprefix("data/").removesuffix(".csv")
        count = described["giaovu"]["counts"][table]
        if count:
            lines.append(f'"{table}","{count}","{hashlib.sha256(inside[name]).hexdigest()}"\r\n')
    package = opened((folder / "one.gvp").read_bytes(), allowed=Allowed(3))
    by_hand = hashlib.sha256("".join(lines).encode()).hexdigest()
    assert digest_of_tables(package.tables.values()) == by_hand
