"""Compares a paper with the golden one byte for byte, and shows what reads differently."""

import difflib
import os
from pathlib import Path

import pytest

from tests.services.documents.reading import text_of

_ROOT = Path(__file__).parents[3]
_GOLDEN = _ROOT / "tests" / "golden"
_NEW = _ROOT / ".check" / "golden"
_REWRITE = "GIAOVU_WRITE_GOLDEN"


def assert_golden(data: bytes, name: str) -> None:
    """Fail with a readable difference unless `data` is the golden file of that name.

    The new file is put into .check/golden/ to be looked at. With GIAOVU_WRITE_GOLDEN=1 in the
    environment it becomes the golden one.
    """
    golden = _GOLDEN / name
    if os.environ.get(_REWRITE):
        golden.write_bytes(data)
        return
    expected = golden.read_bytes()
    if data == expected:
        return
    _NEW.mkdir(parents=True, exist_ok=True)
    (_NEW / name).write_bytes(data)
    lines = difflib.unified_diff(
        text_of(expected).splitlines(), text_of(data).splitlines(), "golden", "new", lineterm=""
    )
    shown = "\n".join(lines) or "The text is the same: look at lines, faces and sizes."
    pytest.fail(f"{name} changed; the new one is {_NEW / name}\n{shown}")
