"""What comes on a stick damaged, twice, out of order or too new is refused and changes nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.services.sync import container
from app.services.sync.crypto import signatures
from app.services.sync.key_folder import load_keys
from tests.faults.program import DONE, REFUSED, Folder, dice
from tests.faults.state import State, state_of

MANY = pytest.mark.parametrize("count", [6, pytest.param(300, marks=pytest.mark.long)])

RECEIVE = ("province", "receive")
TAKE_RECEIPT = ("sync", "receive")


@pytest.fixture
def package(pair: tuple[Folder, Folder], tmp_path: Path) -> Path:
    """The first package of the centre, which the province does not have yet."""
    return exported(pair[0], tmp_path / "usb")


def exported(centre: Folder, to: Path) -> Path:
    return Path(centre.done("sync", "export", "--to", to)["path"])


def nothing_changed(folder: Folder, before: State) -> None:
    """The journal's head, every table and every file are as before."""
    assert state_of(folder.path) == before


@MANY
def test_a_package_cut_short_anywhere_is_refused(
    pair: tuple[Folder, Folder], package: Path, count: int
) -> None:
    _, province = pair
    data, before = package.read_bytes(), state_of(province.path)
    chance = dice(count)
    lengths = {0, 1, len(data) - 1, *(chance.randrange(len(data)) for _ in range(count))}
    for length in sorted(lengths):
        package.write_bytes(data[:length])
        code = province.refused(*RECEIVE, package, code=REFUSED)
        assert code in ("truncated", "not-a-package"), (length, code)
    nothing_changed(province, before)
    package.write_bytes(data)
    assert province.done(*RECEIVE, package)["already_received"] is False


@MANY
def test_a_package_with_a_flipped_bit_anywhere_is_refused(
    pair: tuple[Folder, Folder], package: Path, count: int
) -> None:
    _, province = pair
    data, before = package.read_bytes(), state_of(province.path)
    chance = dice(count)
    for _ in range(count):
        place = chance.randrange(len(data))
        flipped = data[place] ^ (1 << chance.randrange(8))
        package.write_bytes(data[:place] + bytes([flipped]) + data[place + 1 :])
        province.refused(*RECEIVE, package, code=REFUSED)
    nothing_changed(province, before)


def test_a_package_received_twice_changes_nothing_the_second_time(
    pair: tuple[Folder, Folder], package: Path
) -> None:
    _, province = pair
    province.done(*RECEIVE, package)
    before = state_of(province.path)
    again = province.done(*RECEIVE, package)
    assert (again["already_received"], again["digest_agrees"]) == (True, True)
    nothing_changed(province, before)


def test_packages_out_of_order_are_refused_by_the_number_that_is_missing(
    pair: tuple[Folder, Folder], package: Path
) -> None:
    centre, province = pair
    centre.call("exercise")
    second = exported(centre, package.parent)
    before = state_of(province.path)
    assert province.refused(*RECEIVE, second, code=REFUSED) == "predecessor-missing"
    nothing_changed(province, before)
    assert province.done(*RECEIVE, package)["digest_agrees"] is True
    assert province.done(*RECEIVE, second)["digest_agrees"] is True
    before = state_of(province.path)
    assert province.done(*RECEIVE, package)["already_received"] is True
    nothing_changed(province, before)


def test_a_package_of_a_newer_format_asks_for_an_update(
    pair: tuple[Folder, Folder], package: Path
) -> None:
    centre, province = pair
    outside = container.unwrap(package.read_bytes())
    comment = signatures.read_signature(outside.signature).comment
    keys = load_keys(centre.path / "keys").current
    newer = signatures.sign(outside.sealed, keys.signing, comment.replace("v=1 ", "v=2 ", 1))
    package.write_bytes(container.wrap(outside.sealed, newer))
    before = state_of(province.path)
    assert province.refused(*RECEIVE, package, code=REFUSED) == "newer-format"
    nothing_changed(province, before)


def test_a_package_for_another_or_from_a_stranger_is_refused(
    pair: tuple[Folder, Folder], package: Path, folder_at: Callable[[Path], Folder], tmp_path: Path
) -> None:
    centre, _ = pair
    before = state_of(centre.path)
    assert centre.refused(*TAKE_RECEIPT, package, code=REFUSED) == "own-package"
    nothing_changed(centre, before)
    stranger = folder_at(tmp_path / "tỉnh khác")
    stranger.done("province", "init", "--province", "01", "--practice")
    assert stranger.refused(*RECEIVE, package, code=REFUSED) == "unknown-signer"
    stranger.done("province", "admit", centre.path.parent / "keys" / "centre.json")
    assert stranger.refused(*RECEIVE, package, code=REFUSED) == "wrong-recipient"


def test_a_centre_set_back_to_an_older_copy_forks_and_is_refused(
    pair: tuple[Folder, Folder], package: Path, folder_at: Callable[[Path], Folder], tmp_path: Path
) -> None:
    centre, province = pair
    older = folder_at(tmp_path / "bản chép cũ")
    shutil.copytree(centre.path, older.path)
    for one in (centre, older):
        one.call("exercise", "--seed", len(str(one.path)))
    mine, other = exported(centre, tmp_path / "a"), exported(older, tmp_path / "b")
    for good in (package, mine):
        assert province.call(*RECEIVE, good).code == DONE
    before = state_of(province.path)
    assert province.refused(*RECEIVE, other, code=REFUSED) == "forked"
    nothing_changed(province, before)


def test_a_receipt_that_is_damaged_or_not_ours_is_refused(
    pair: tuple[Folder, Folder], package: Path, tmp_path: Path
) -> None:
    centre, province = pair
    province.done(*RECEIVE, package)
    file = Path(province.done("province", "receipt", "20-06124", "--to", tmp_path)["path"])
    data, before = file.read_bytes(), state_of(centre.path)
    for damaged in (data[:-1], data[: len(data) // 2], data[:300] + b"\0" + data[301:]):
        file.write_bytes(damaged)
        centre.refused(*TAKE_RECEIPT, file, code=REFUSED)
    nothing_changed(centre, before)
    file.write_bytes(data)
    assert centre.done(*TAKE_RECEIPT, file)["already_taken"] is False
    assert centre.done("sync", "status")["last_accepted"] == 1
    before = state_of(centre.path)
    assert centre.done(*TAKE_RECEIPT, file)["already_taken"] is True
    nothing_changed(centre, before)


@pytest.mark.parametrize("what", ["nothing", "folder", "device", "link", "text", "big"])
def test_what_is_no_package_at_all_is_refused_at_once(
    pair: tuple[Folder, Folder], package: Path, tmp_path: Path, what: str
) -> None:
    _, province = pair
    place = tmp_path / "gói lạ.gvp"
    if what == "folder":
        place.mkdir()
    elif what == "link":
        place.symlink_to(package)
    elif what == "text":
        place.write_text("không phải gói", encoding="utf-8")
    elif what == "big":
        with place.open("wb") as file:
            file.truncate(6_000_000_000)
    elif what == "device":
        place = Path("/dev/zero")
    before = state_of(province.path)
    answer = province.call(*RECEIVE, place, "--json")
    assert answer.code == (REFUSED if what != "nothing" else 12)
    assert answer.json["message"]
    nothing_changed(province, before)
