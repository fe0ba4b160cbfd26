"""Tests that kept bytes come back unchanged, or not at all."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services.upkeep.stored_files import StoredFileError, keep, load, place


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(data=st.binary(max_size=300))
def test_what_is_kept_comes_back(tmp_path: Path, data: bytes) -> None:
    assert load(tmp_path, keep(tmp_path, data)) == data


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    first = keep(tmp_path, b"GCN")
    written = place(tmp_path, first).stat().st_mtime_ns
    assert keep(tmp_path, b"GCN") == first
    assert place(tmp_path, first).stat().st_mtime_ns == written
    assert sum(1 for path in tmp_path.rglob("*") if path.is_file()) == 1


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    sha256 = keep(tmp_path, b"GCN")
    place(tmp_path, sha256).write_bytes(b"GCM")
    with pytest.raises(StoredFileError) as refusal:
        load(tmp_path, sha256)
    assert refusal.value.code == "stored-file-altered"


def test_an_altered_file_is_mended_by_keeping_the_bytes_again(tmp_path: Path) -> None:
    sha256 = keep(tmp_path, b"GCN")
    place(tmp_path, sha256).write_bytes(b"GCM")
    keep(tmp_path, b"GCN")
    assert load(tmp_path, sha256) == b"GCN"


def test_a_lost_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    sha256 = keep(tmp_path, b"GCN")
    place(tmp_path, sha256).unlink()
    with pytest.raises(StoredFileError) as refusal:
        load(tmp_path, sha256)
    assert "bản sao lưu" in refusal.value.remedy


def test_a_name_that_is_no_hash_reaches_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        load(tmp_path, "../giaovu.db")
