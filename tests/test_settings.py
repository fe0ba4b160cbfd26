"""Preferences of this computer survive damage and newer programs."""

import json
from pathlib import Path

import pytest

from app.settings import Settings


def test_preferences_come_back_as_saved(tmp_path: Path) -> None:
    path = tmp_path / "mới" / "settings.json"
    settings = Settings(theme="dark", column_widths={"learners": {"Họ và tên": 20}})
    settings.save(path)
    assert vars(Settings.load(path)) == vars(settings)


@pytest.mark.parametrize(
    "content", ["", "{", "[1]", '"x"', json.dumps({"theme": 7, "mới": 1}), '{"theme": "hồng"}']
)
def test_a_damaged_or_newer_file_gives_the_defaults(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    assert vars(Settings.load(path)) == vars(Settings())
