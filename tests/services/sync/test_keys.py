"""The keys of a data folder: made whole, readable by their owner only, replaced without loss."""

import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from app.errors import StorageError
from app.services.sync.crypto import encryption
from app.services.sync.key_exports import (
    export_public_keys,
    export_secret_sealing_key,
)
from app.services.sync.key_files import KeysUnusableError
from app.services.sync.key_folder import create_keys, load_keys, replace_keys
from app.services.sync.keys import PublicKeys, SecretKeys
from tests.services.sync.builders import TODAY, centre, files_limited_to, province

LATER = date(2027, 1, 4)


def test_keys_that_were_made_are_loaded_again(tmp_path: Path) -> None:
    made = create_keys(tmp_path / "keys", today=TODAY)
    assert load_keys(tmp_path / "keys") == made
    assert made.current.valid_since == TODAY
    assert made.previous == ()


def test_keys_are_never_made_twice(tmp_path: Path) -> None:
    made = create_keys(tmp_path, today=TODAY)
    with pytest.raises(KeysUnusableError) as refusal:
        create_keys(tmp_path, today=TODAY)
    assert refusal.value.code == "keys-exist"
    assert load_keys(tmp_path) == made


def test_a_folder_without_keys_is_said_so(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(KeysUnusableError) as refusal:
            load_keys(folder)
        assert refusal.value.code == "keys-missing"


def test_replaced_keys_still_open_what_was_under_way(tmp_path: Path) -> None:
    first = create_keys(tmp_path, today=TODAY).current
    ring = replace_keys(tmp_path, today=LATER)
    newest = replace_keys(tmp_path, today=LATER)
    assert ring.current.valid_since == LATER
    assert newest.previous == (ring.current, first)
    sealed = encryption.encrypt(b"under way", [first.public.sealing])
    assert encryption.decrypt(sealed, newest.identities) == b"under way"
    assert newest.identities[0] == newest.current.sealing


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps the user's folder private itself"
)
def test_only_the_owner_can_read_the_secret_files(tmp_path: Path) -> None:
    create_keys(tmp_path / "keys", today=TODAY)
    secrets = [path for path in (tmp_path / "keys").rglob("*") if path.is_file()]
    assert len(secrets) == 2
    for path in secrets:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_an_interrupted_run_left_is_not_taken_for_keys(tmp_path: Path) -> None:
    made = create_keys(tmp_path, today=TODAY)
    (tmp_path / "new-1234").mkdir()
    (tmp_path / "new-1234" / "signing.key").write_text("half")
    assert load_keys(tmp_path) == made


@pytest.mark.parametrize("name", ["signing.key", "sealing.agekey"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"a\nb\n", b"# created: 2026-11-22\n"])
def test_damaged_keys_are_said_so_and_left_alone(tmp_path: Path, name: str, content: bytes) -> None:
    create_keys(tmp_path, today=TODAY)
    path = tmp_path / "0001" / name
    path.write_bytes(content)
    with pytest.raises(KeysUnusableError) as refusal:
        load_keys(tmp_path)
    assert refusal.value.code == "keys-damaged"
    assert path.read_bytes() == content


def test_a_secret_beside_another_public_key_is_damage(tmp_path: Path) -> None:
    create_keys(tmp_path, today=TODAY)
    path = tmp_path / "0001" / "sealing.agekey"
    path.write_text(path.read_text().replace(load_keys(tmp_path).current.public.sealing, "age1x"))
    with pytest.raises(KeysUnusableError, match="Không đọc được khóa"):
        load_keys(tmp_path)


def test_one_changed_letter_of_a_signing_key_is_noticed(tmp_path: Path) -> None:
    create_keys(tmp_path, today=TODAY)
    path = tmp_path / "0001" / "signing.key"
    text = path.read_text()
    middle = len(text) - 80  # within the secret or the public half
    path.write_text(text[:middle] + ("A" if text[middle] != "A" else "B") + text[middle + 1 :])
    with pytest.raises(KeysUnusableError):
        load_keys(tmp_path)


def test_a_file_where_the_keys_should_be_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "0001").write_text("in the way")
    with pytest.raises(KeysUnusableError):
        load_keys(tmp_path)
    for folder in (tmp_path / "0001", tmp_path / "0001" / "keys"):
        with pytest.raises(StorageError):
            replace_keys(folder, today=TODAY)
        with pytest.raises(StorageError):
            load_keys(folder)


def test_replacing_the_keys_is_the_way_out_of_damage(tmp_path: Path) -> None:
    create_keys(tmp_path, today=TODAY)
    (tmp_path / "0001" / "signing.key").write_bytes(b"")
    with pytest.raises(KeysUnusableError, match="Không đọc được khóa"):
        load_keys(tmp_path)
    ring = replace_keys(tmp_path, today=LATER)
    assert ring.current.valid_since == LATER
    assert ring.previous == ()


def test_keys_that_cannot_be_written_leave_no_secret_behind(tmp_path: Path) -> None:
    create_keys(tmp_path, today=TODAY)
    with files_limited_to(20), pytest.raises(StorageError):
        replace_keys(tmp_path, today=LATER)
    assert [path.name for path in tmp_path.iterdir()] == ["0001"]


def test_secrets_do_not_show_when_an_object_is_printed() -> None:
    shown = repr(centre())
    assert centre().signing not in shown
    assert centre().sealing not in shown


def test_two_pairs_have_nothing_in_common() -> None:
    one, other = centre().public, province().public
    assert one.key_id != other.key_id
    assert one.sealing != other.sealing


@pytest.mark.parametrize(
    ("signing", "sealing"),
    [("", ""), ("RWQ", "age1"), (centre().public.sealing, centre().public.signing)],
    ids=["empty", "beginnings", "exchanged"],
)
def test_texts_that_are_no_keys_are_refused(signing: str, sealing: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        PublicKeys(signing, sealing)
    with pytest.raises(ValueError, match="not an age recipient"):
        PublicKeys(centre().public.signing, centre().public.sealing.upper())


def test_a_secret_that_is_none_has_no_public_half() -> None:
    for signing, sealing in (("x", centre().sealing), (centre().signing, "x")):
        with pytest.raises(ValueError, match="not a"):
            _ = SecretKeys(signing, sealing, TODAY).public


def test_public_keys_are_exported_for_outside_tools(tmp_path: Path) -> None:
    keys = centre().public
    signing, sealing = export_public_keys(keys, tmp_path, "centre")
    assert signing == tmp_path / "centre.pub"
    assert signing.read_text() == (
        f"untrusted comment: minisign public key {keys.key_id}\n{keys.signing}\n"
    )
    assert sealing.read_text() == f"{keys.sealing}\n"


def test_the_secret_sealing_key_is_exported_as_age_writes_it(tmp_path: Path) -> None:
    path = export_secret_sealing_key(centre(), tmp_path, "centre")
    assert path.read_text().splitlines() == [
        "# created: 2026-11-22",
        f"# public key: {centre().public.sealing}",
        centre().sealing,
    ]


def test_a_recovery_key_opens_what_is_sealed_for_it() -> None:
    kept_apart = encryption.new_sealing_key()
    recipient = encryption.public_sealing_key(kept_apart)
    sealed = encryption.encrypt(b"rescue", [centre().public.sealing, recipient])
    assert encryption.decrypt(sealed, [kept_apart]) == b"rescue"
