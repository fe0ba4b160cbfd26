"""A crash report names places in the code and nothing that a clerk typed."""

import sys
import threading
from pathlib import Path

import pytest

from app import crash


def failing() -> ValueError:
    try:
        raise ValueError("Nguyễn Văn An, 020198648309")
    except ValueError as error:
        return error


def test_a_report_names_the_place_and_not_the_person() -> None:
    text = crash.report_text(failing(), doing="Ghi điểm")
    assert "test_crash.py" in text
    assert "ValueError" in text
    assert "Ghi điểm" in text
    assert "Nguyễn" not in text
    assert "0201" not in text


def test_exceptions_of_every_thread_lead_to_the_same_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    crash.install(told.append)
    error = failing()
    sys.excepthook(ValueError, error, error.__traceback__)
    threading.excepthook(threading.ExceptHookArgs((ValueError, error, None, None)))
    assert told == [error, error]


def test_a_report_is_kept_beside_the_logs(tmp_path: Path) -> None:
    path = crash.keep_report("báo cáo", tmp_path / "logs")
    assert path is not None
    assert path.read_text(encoding="utf-8") == "báo cáo"


def test_a_report_that_cannot_be_kept_is_still_shown(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    assert crash.keep_report("x", tmp_path / "logs") is None
