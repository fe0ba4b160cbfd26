"""Forms that were not finished: kept while they are written, and offered after a power cut."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import clock
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.drafts import Draft, Drafts, drafts
from tests.ui.screens.desk_stage import fill

OPTIONS = [kit.Option("a", "Lớp A"), kit.Option("b", "Lớp B")]


class LetterDialog(FormDialog):
    """A form with a field of each kind, for somebody."""

    def __init__(self, whom: str) -> None:
        super().__init__(None, "Giấy giới thiệu", "Lưu")
        self.form.add(kit.TextField("name", "Họ và tên"), kit.DateField("on", "Ngày"))
        self.form.add(kit.ChoiceField("group", "Lớp", OPTIONS))
        self.form.add(kit.CheckField("signed", "Đã ký"), kit.NotesField("note", "Ghi chú"))
        self.form.read({"name": whom, "on": clock.today()})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    """Drafts of a folder of this test alone."""
    drafts.open(tmp_path / "drafts.json")
    yield tmp_path
    drafts.open(tmp_path / "nowhere.json")


def shown(qtbot: QtBot, whom: str = "Vi Văn Hòa") -> LetterDialog:
    dialog = LetterDialog(whom)
    dialog.start()
    return dialog


def test_a_form_cut_off_is_offered_with_time_and_fields_and_goes_on(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off = shown(qtbot)
    assert not cut_off.draft.isVisible()
    fill(cut_off.form.fields["name"], "Vi Văn Hoà ơi")
    fill(cut_off.form.fields["on"], "31/2/2026")  # what cannot be read is kept as well
    group = cut_off.form.fields["group"]
    assert isinstance(group, kit.ChoiceField)
    group.box.choose("b")
    cut_off.draft.keep()
    cut_off.deleteLater()  # as a power cut: nobody closed it
    drafts.open(folder / "drafts.json")
    assert list(drafts.titles) == ["Giấy giới thiệu"]
    monkeypatch.setenv("GIAOVU_TODAY", "2026-11-23")  # the form begins with another day
    assert not shown(qtbot, "Nông Thị Ái").draft.isVisible()  # about somebody else
    again = shown(qtbot)
    assert again.draft.isVisible()
    assert again.draft.words.text().endswith(": Họ và tên, Ngày, Lớp.")
    again.draft.go_on.click()
    assert not again.draft.isVisible()
    assert again.form.fields["name"].value() == "Vi Văn Hoà ơi"
    assert again.form.fields["on"].draft() == "31/2/2026"
    assert again.form.fields["group"].value() == "b"
    again.accept()
    assert list(drafts.titles) == []
    assert json.loads((folder / "drafts.json").read_bytes()) == {}


def test_a_form_keeps_itself_while_it_is_written_and_not_once_it_is_as_before(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.dialogs.form_draft._EVERY_MS", 10)
    dialog = shown(qtbot)
    note, signed = dialog.form.fields["note"], dialog.form.fields["signed"]
    note.show_draft("Mang theo sổ")
    signed.show_draft("1")
    qtbot.waitUntil(lambda: drafts.titles != ())
    note.show_draft("")
    signed.show_draft("")
    qtbot.waitUntil(lambda: drafts.titles == ())


def test_a_draft_that_is_not_wanted_goes(qtbot: QtBot) -> None:
    first = shown(qtbot)
    first.form.fields["note"].show_draft("Nháp")
    first.draft.keep()
    first.deleteLater()
    again = shown(qtbot)
    again.draft.leave.click()
    assert drafts.titles == ()
    assert again.form.fields["note"].draft() == ""


def test_old_and_damaged_drafts_are_let_go(tmp_path: Path) -> None:
    path = tmp_path / "some.json"
    kept = Drafts()
    kept.open(path)
    kept.keep("old", Draft("Cũ", clock.now() - timedelta(days=15), {"a": "b"}, ("A",)))
    kept.keep("new", Draft("Mới", clock.now(), {"a": "b"}, ("A",)))
    kept.open(path)
    assert list(kept.titles) == ["Mới"]
    path.write_bytes(b'{"x": 3}')
    kept.open(path)
    assert list(kept.titles) == []
