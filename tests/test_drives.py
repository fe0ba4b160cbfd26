"""The drives that are offered, and why one is not."""

from pathlib import Path

import pytest

from app import drives


def test_a_drive_says_its_room_or_why_it_is_of_no_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "KINGSTON"
    monkeypatch.setattr(drives, "_removable_folders", lambda: [tmp_path, gone])
    here, pulled = drives.removable_drives()
    assert (here.label, here.why_not) == (tmp_path.name, "")
    assert 0 < here.free <= here.total
    assert (pulled.label, pulled.why_not) == ("KINGSTON", "Không đọc được ổ này.")
    # Root may write everywhere, so a locked drive is one that the system says is locked.
    monkeypatch.setattr("os.access", lambda _folder, _mode: False)
    assert drives.removable_drives()[0].why_not == "Ổ đang khóa chống ghi."
