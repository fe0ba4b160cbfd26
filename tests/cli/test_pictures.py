"""The pictures that the documents show are those that the command takes, and all are shown."""

from pathlib import Path

from app.cli.screenshots import GUIDE

_ROOT = Path(__file__).resolve().parents[2]
_PICTURES = _ROOT / "docs" / "pictures"


def test_every_picture_of_the_guide_is_there_and_no_other() -> None:
    assert {path.stem for path in _PICTURES.iterdir()} == GUIDE


def test_every_picture_is_shown_where_it_helps() -> None:
    shown = "".join(
        (_ROOT / page).read_text(encoding="utf-8") for page in ("README.md", "docs/guide/README.md")
    )
    assert [name for name in sorted(GUIDE) if f"pictures/{name}.png)" not in shown] == []


def test_pictures_stay_small_enough_to_be_kept_with_the_source() -> None:
    large = [path.name for path in _PICTURES.iterdir() if path.stat().st_size > 150_000]
    assert large == []
