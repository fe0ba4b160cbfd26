"""A file with one sheet for each Party cell: they are taken in one after the other."""

from pathlib import Path
from uuid import UUID

from PySide6.QtTest import QTest

from app.services.lists.import_batches import list_batches
from app.services.lists.import_history import list_history
from app.ui.screens.import_history.columns import facts_of
from app.ui.screens.import_pages.steps import Stage
from tests.services.imports.makers import sheet_xml, workbook
from tests.ui.screens.desk_stage import Key
from tests.ui.screens.import_desk import AN, BINH, CHAU, HEAD, ImportDesk, click

_HEAD = (*HEAD[:5], "Sinh hoạt tại", HEAD[6])


def a_file(folder: Path) -> Path:
    """Return a file with three lists, and a sheet between them that is none."""
    sheets = {
        "Chi bộ 1": sheet_xml([_HEAD, ("1", *AN)]),
        "Ghi chú": sheet_xml([("Ghi chú",), ("Gửi trước ngày 15",)]),
        "Chi bộ 2": sheet_xml([_HEAD, ("1", *BINH)]),
        "Chi bộ 3": sheet_xml([_HEAD, ("1", *CHAU)]),
    }
    path = folder / "dang-uy.xlsx"
    path.write_bytes(workbook(sheets))
    return path


def test_lists_of_one_file_go_in_one_after_the_other_by_one_click_each(
    desk: ImportDesk, class_id: UUID, tmp_path: Path
) -> None:
    screen, page = desk.screen, desk.screen.write
    path = a_file(tmp_path)
    desk.take_file(path, at=Stage.COLUMNS)
    screen.columns.field_chosen.emit(5, "unit")
    desk.wait()
    screen.go_to(Stage.WRITE)
    desk.go_on()
    assert page.waiting.title.text() == "Tệp còn 2 trang tính có danh sách chưa nhập"
    assert page.waiting.words.text() == "“Chi bộ 2”, “Chi bộ 3”"
    assert page.next_sheet.text() == "Nhập tiếp “Chi bộ 2”"
    assert (page.next_sheet.kind, page.to_class.kind) == ("primary", "secondary")

    for name, left in (("Chi bộ 2", True), ("Chi bộ 3", False)):
        QTest.keyClick(page.next_sheet, Key.Key_Return)
        desk.wait()
        assert screen.stage is Stage.SHAPE
        assert (screen.work.sheet, screen.work.class_id) == (name, class_id)
        assert screen.work.choices.settled.mapping == {5: "unit"}
        assert not screen.work.earlier, "this sheet of the file is new"
        screen.go_to(Stage.WRITE)
        desk.go_on()
        assert page.next_sheet.isVisible() is left
    assert page.to_class.kind == "primary"
    assert sorted(desk.names(class_id)) == sorted((AN[0], BINH[0], CHAU[0]))
    assert desk.said.refusals == []

    desk.take_back()
    assert not page.next_sheet.isVisible()
    with desk.database.read() as session:
        batches = list_batches(session, class_id=class_id)
    assert [batch.taken_back_at is not None for batch in batches] == [True, False, False]


def test_on_another_day_only_the_sheet_that_is_in_is_said_to_be(
    desk: ImportDesk, class_id: UUID, tmp_path: Path
) -> None:
    screen = desk.screen
    path = a_file(tmp_path)
    desk.take_file(path, at=Stage.WRITE)
    desk.go_on()
    screen.start_over(class_id)
    desk.take_file(path)
    said = screen.source.earlier.words.text()
    assert said.startswith("Trang tính “Chi bộ 1”. Nội dung giống hệt")
    assert screen.source.next_sheet.text() == "Nhập “Chi bộ 2”"
    click(screen.source.next_sheet)
    desk.wait()
    assert (screen.stage, screen.work.sheet, screen.work.earlier) == (Stage.SHAPE, "Chi bộ 2", "")
    screen.go_to(Stage.WRITE)
    assert screen.write.earlier.isHidden()
    desk.go_on()
    assert screen.write.waiting.words.text() == "“Chi bộ 3”", "the first came in before"
    with desk.database.read() as session:
        facts = [facts_of(row) for row in list_history(session, class_id=class_id)]
    assert "· trang tính “Chi bộ 2”" in facts[0]


def test_file_with_one_list_offers_no_other(desk: ImportDesk, tmp_path: Path) -> None:
    path = tmp_path / "mot.xlsx"
    notes = sheet_xml([("Ghi chú",), ("Gửi trước ngày 15",)])
    path.write_bytes(workbook({"Danh sách": sheet_xml([_HEAD, ("1", *AN)]), "Ghi chú": notes}))
    desk.take_file(path, at=Stage.WRITE)
    desk.go_on()
    assert desk.screen.write.waiting.isHidden()
    assert desk.screen.write.result.words.text() == "Tệp gốc được giữ cùng lần nhập này."
