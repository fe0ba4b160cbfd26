"""The ways back out of the wizard: an import taken back, and a list sent back to its unit."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.services.classes.enrolments import list_learners
from app.services.imports.giving_back.remarks import HEADING
from app.services.imports.readers.reading import read_bytes, read_workbook
from app.services.lists.import_batches import list_batches
from app.services.people.people import details_of, update_person
from app.services.upkeep.stored_files import load
from app.ui import confirm
from app.ui.screens.import_pages.sending_back import MarkedDialog
from app.ui.screens.import_pages.steps import Stage
from app.ui.widgets.labels import Label
from tests.services.imports.word_makers import in_word
from tests.ui.screens.import_desk import (
    AN,
    BAD_LIST,
    BINH,
    ImportDesk,
    cells,
    click,
    open_dialog,
)


@pytest.fixture(autouse=True)
def closed(desk: ImportDesk) -> Iterator[None]:
    """End the wizard's work, whatever a test left running."""
    yield
    desk.screen.runner.close()


def test_person_edited_since_stays_and_the_result_page_says_so(
    desk: ImportDesk, class_id: UUID
) -> None:
    desk.take(cells(AN, BINH), at=Stage.WRITE)
    desk.go_on()
    with desk.database.action("Sửa") as session:
        row = list_learners(session, class_id=class_id)[0]
        details = details_of(session, person_id=row.person_id)._replace(phone="0999")
        update_person(session, person_id=row.person_id, details=details)

    desk.take_back()

    assert desk.names(class_id) == ["Nguyễn Văn An"]
    assert desk.screen.write.result.title.text() == "Đã lấy lại: 1 người lấy ra, 1 người ở lại."


def test_rows_to_put_right_are_saved_as_the_units_own_workbook(
    desk: ImportDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.take_file(BAD_LIST, at=Stage.SHAPE)
    foot = desk.screen.foot
    assert foot.marked.isHidden()
    desk.screen.go_to(Stage.CHECK)
    for button, name in (("bad", "can-sua.xlsx"), ("every", "ket-qua")):
        path = tmp_path / name
        monkeypatch.setattr(confirm.answers, "new_file", lambda _w, _q, path=path: path)
        click(foot.marked)
        dialog = open_dialog(desk.qtbot, MarkedDialog)
        click(getattr(dialog, button))
        desk.qtbot.waitUntil(lambda: not desk.screen.runner.jobs)
    assert desk.said.toasts == ["Đã lưu can-sua.xlsx", "Đã lưu ket-qua.xlsx"]
    paths = (tmp_path / "can-sua.xlsx", tmp_path / "ket-qua.xlsx", BAD_LIST)
    bad, every, sent = (len(read_workbook(path).sheets[0].rows) for path in paths)
    assert bad < every == sent


def test_list_from_word_goes_back_as_an_excel_file(
    desk: ImportDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, saved = tmp_path / "Danh sách.docx", tmp_path / "can-sua.xlsx"
    sent.write_bytes(in_word(read_workbook(BAD_LIST).sheets[0], header=1))
    monkeypatch.setattr(confirm.answers, "new_file", lambda _w, _q: saved)
    desk.take_file(sent, at=Stage.CHECK)
    click(desk.screen.foot.marked)
    dialog = open_dialog(desk.qtbot, MarkedDialog)
    assert any("thành tệp Excel" in label.text() for label in dialog.findChildren(Label))
    click(dialog.bad)
    desk.qtbot.waitUntil(lambda: not desk.screen.runner.jobs)
    (sheet,) = read_workbook(saved).sheets
    assert sheet.rows[0].cells[-1] == HEADING
    assert len(sheet.rows) < len(read_workbook(sent).sheets[0].rows)


def test_list_without_problems_says_that_there_is_nothing_to_send_back(desk: ImportDesk) -> None:
    desk.take(cells(AN), at=Stage.CHECK)
    assert desk.screen.foot.marked.reason == "Không có dòng nào cần sửa."


def test_pasted_cells_are_kept_as_they_were_pasted_and_can_be_read_again(
    desk: ImportDesk, class_id: UUID
) -> None:
    desk.take(cells(AN), at=Stage.WRITE)
    desk.go_on()
    with desk.database.read() as session:
        (batch,) = list_batches(session, class_id=class_id)
    kept = load(desk.database.paths.files, batch.sha256)
    assert kept == cells(AN).encode()
    desk.take_back()
    workbook = read_bytes(kept, batch.file_name)
    assert workbook.sheets[0].rows[1].cells[1] == "Nguyễn Văn An"


def test_earlier_imports_are_a_click_away(desk: ImportDesk, class_id: UUID) -> None:
    click(desk.screen.earlier)
    assert desk.said.pages == [("imports", class_id)]
