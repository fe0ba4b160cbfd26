"""The exchange with the command line alone, and its package opened with tools of others."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.program import DONE, REFUSED, Folder
from tests.faults.state import state_of

CENTRE = ("--province", "20", "--commune", "06124", "--director", "Chu Văn Dũng", "--practice")


def run(*command: str | Path, cwd: Path) -> None:
    """Run an outside tool, which must be content; skip where it is not installed."""
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def accepted_by_the_tools_of_others(package: Path, keys: Path, place: Path) -> None:
    """Go through a package as the format promises that anybody can: four tools in this order."""
    place.mkdir()
    run("unzip", package, cwd=place)
    run("minisign", "-V", "-p", keys / "centre.pub", "-m", "payload.zip.age", cwd=place)
    for who in ("province", "centre"):
        key = keys / f"{who}.agekey"
        run("age", "-d", "-i", key, "-o", f"{who}.zip", "payload.zip.age", cwd=place)
    assert (place / "province.zip").read_bytes() == (place / "centre.zip").read_bytes()
    run(sys.executable, "-m", "frictionless", "validate", place / "province.zip", cwd=place)
    run("unzip", "province.zip", "-d", "inside", cwd=place)
    described = json.loads((place / "inside" / "datapackage.json").read_text("utf-8"))
    assert described["giaovu"]["sequence"] == 1


def test_a_centre_and_its_province_exchange_by_commands_alone(
    folder_at: Callable[[Path], Folder], tmp_path: Path
) -> None:
    centre, province = folder_at(tmp_path / "trung tâm"), folder_at(tmp_path / "tỉnh")
    usb, keys = tmp_path / "Ổ USB", tmp_path / "khóa"
    centre.done("init", *CENTRE)
    promised = centre.call("exercise", "--count", 2).acknowledged
    province.done("province", "init", "--province", "20", "--name", "Ban Tuyên giáo", "--practice")

    invited = province.done("province", "invite", "--to", keys)["fingerprint"]
    wrong = "00000 " * 8
    trust = ("trust", keys / "province.json", "--fingerprint")
    assert centre.refused(*trust, wrong, code=REFUSED) in (
        "fingerprint-mistyped",
        "fingerprint-differs",
    )
    assert centre.done(*trust, invited)["fingerprint"] == invited
    own = centre.done("keys", "--out", keys, "--secret")["fingerprint"]
    province.done("province", "admit", keys / "centre.json", "--fingerprint", own)
    province.done("keys", "--out", keys, "--secret")

    exported = centre.done("sync", "export", "--to", usb)
    assert exported["full"] is True
    assert exported["counts"]["certificates"] == len(promised) == 2

    received = province.done("province", "receive", exported["path"])
    assert received["received"] == sum(exported["counts"].values())
    assert received["received"] == sum(received[k] for k in ("applied", "unchanged", "held"))
    assert received["digest_agrees"] is True
    assert received["mirror_digest"] == exported["state_digest"]
    (row,) = province.done("province", "board")["centres"]
    assert (row["code"], row["rows"]["certificates"]) == ("20-06124", 2)

    receipt = province.done("province", "receipt", "20-06124", "--to", usb)["path"]
    assert centre.done("sync", "receive", receipt)["applied"] == received["applied"]
    status = centre.done("sync", "status")
    assert (status["unsent_total"], status["last_accepted"]) == (0, 1)
    assert centre.findings() == province.findings() == []

    accepted_by_the_tools_of_others(Path(exported["path"]), keys, tmp_path / "mở bằng tay")


@pytest.mark.long
def test_the_demo_ends_in_what_it_promises(
    folder_at: Callable[[Path], Folder], tmp_path: Path
) -> None:
    top, keys = tmp_path / "Thử việc chính", tmp_path / "khóa"
    made = folder_at(tmp_path / "không dùng").done("demo", top, "--export-keys", keys)
    assert not (tmp_path / "không dùng").exists()
    assert (made["digest_agrees"], made["findings"], made["receipt_for"]) == (True, [], 1)
    assert [file for file in made["files"] if not Path(file).stat().st_size] == []
    for form in ("F06", "F26", "F30", "F32"):
        assert sum(file.endswith(f"{form}.pdf") for file in made["files"]) == 3
    centre, province = folder_at(top / "centre"), folder_at(top / "province")
    assert centre.findings() == province.findings() == []
    (row,) = province.done("province", "board")["centres"]
    assert row["rows"]["certificates"] == len(centre.certificates()) > 100
    (package,) = (top / "out").glob("*.gvp")
    accepted_by_the_tools_of_others(package, keys, tmp_path / "mở bằng tay")


@pytest.mark.long
def test_the_second_package_carries_only_what_is_new(
    pair: tuple[Folder, Folder], tmp_path: Path
) -> None:
    centre, province = pair
    for number in (1, 2):
        exported = centre.done("sync", "export", "--to", tmp_path)
        assert exported["full"] is (number == 1)
        received = province.done("province", "receive", exported["path"])
        assert (received["sequence"], received["digest_agrees"]) == (number, True)
        receipt = province.done("province", "receipt", "20-06124", "--to", tmp_path)["path"]
        centre.done("sync", "receive", receipt)
        assert centre.done("sync", "status")["unsent_total"] == 0
        centre.call("exercise")
    assert exported["counts"]["certificates"] == 1


@pytest.mark.long
def test_a_lost_stick_is_made_good_by_the_same_bytes(
    pair: tuple[Folder, Folder], tmp_path: Path
) -> None:
    centre, province = pair
    lost = Path(centre.done("sync", "export", "--to", tmp_path / "mất")["path"])
    again = centre.done("sync", "export", "--to", tmp_path / "khác", "--again", 1)
    assert Path(again["path"]).read_bytes() == lost.read_bytes()
    beside = centre.done("sync", "export", "--to", tmp_path / "khác", "--again", 1)
    assert Path(beside["path"]).name == "20-06124-000001 (2).gvp"
    assert centre.done("sync", "status")["packages"][0]["sequence"] == 1
    export = ("sync", "export", "--to", tmp_path)
    assert centre.refused(*export, "--again", 7, code=REFUSED) == "unknown-package"
    (centre.path / "packages" / lost.name).write_bytes(b"x")
    assert centre.refused(*export, "--again", 1, code=REFUSED) == "package-lost"
    assert province.done("province", "receive", again["path"])["digest_agrees"] is True


@pytest.mark.long
def test_each_side_refuses_the_work_of_the_other(
    pair: tuple[Folder, Folder], tmp_path: Path
) -> None:
    centre, province = pair
    export = ("sync", "export", "--to", tmp_path)
    package = centre.done(*export)["path"]
    centres_work: tuple[tuple[object, ...], ...] = (
        export,
        ("sync", "status"),
        ("sync", "receive", package),
        ("exercise",),
    )
    provinces_work: tuple[tuple[object, ...], ...] = (
        ("province", "board"),
        ("province", "invite", "--to", tmp_path / "khóa"),
        ("province", "receive", package),
        ("province", "receipt", "20-06124", "--to", tmp_path),
        ("province", "admit", centre.path.parent / "keys" / "centre.json"),
    )
    for folder, wrong in ((province, centres_work), (centre, provinces_work)):
        before = state_of(folder.path)
        for words in wrong:
            assert folder.refused(*words, code=REFUSED) == "wrong-side", words
        assert state_of(folder.path) == before
    assert not (tmp_path / "khóa").exists()


def test_real_data_never_gives_its_secret_away_nor_is_exercised_upon(
    folder_at: Callable[[Path], Folder], tmp_path: Path
) -> None:
    real = folder_at(tmp_path / "thật")
    real.done("init", *CENTRE[:-1])
    keys = ("keys", "--out", tmp_path / "khóa", "--secret")
    assert real.refused(*keys, code=REFUSED) == "secret-keys-stay"
    assert not (tmp_path / "khóa").exists()
    assert real.call("keys", "--out", tmp_path / "khóa").code == DONE
    assert {file.name for file in (tmp_path / "khóa").iterdir()} == {
        "centre.pub",
        "centre.agepub",
        "centre.json",
    }
