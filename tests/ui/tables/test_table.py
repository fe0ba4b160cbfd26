"""A table is driven by the keyboard, keeps its place, and says why it is empty."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui import fonts, theme
from app.ui.tables import Column, Table
from app.ui.tables.delegate import cut_words, last_words
from app.ui.tables.widths import share_out
from app.ui.tokens import LIGHT, Row
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import EmptyState
from app.ui.widgets.search_field import SearchField
from tests.ui.tables.people import PEOPLE, Person, columns

KEY = Qt.Key


class Page(QWidget):
    """A filter field over a table, as on a screen."""

    def __init__(self) -> None:
        super().__init__()
        self.field = SearchField("Lọc tên")
        self.table: Table[Person] = Table(
            columns(), count=lambda rows: f"{len(rows)} người", hint="Enter mở"
        )
        self.table.use_filter(self.field)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.table)
        self.resize(1000, 400)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.table.show_rows(PEOPLE)
    made.show()
    made.activateWindow()
    made.table.focus()
    qtbot.waitUntil(made.table.view.hasFocus)
    return made


def press(page: Page, key: Qt.Key, *, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(page.table.view, key, modifier)


def current(page: Page) -> int:
    person = page.table.current()
    assert person is not None
    return person.id


def test_keyboard_begins_on_the_first_row(page: Page) -> None:
    assert current(page) == 1


def test_space_ticks_and_goes_on(page: Page, qtbot: QtBot) -> None:
    count = page.table.foot.count
    left = count.x()
    with qtbot.waitSignal(page.table.ticks_changed):
        press(page, KEY.Key_Space)
    press(page, KEY.Key_Space)
    assert [person.id for person in page.table.ticked()] == [1, 2]
    assert current(page) == 3
    assert page.table.foot.chosen.text() == "Đã chọn 2"
    qtbot.waitUntil(lambda: count.x() > left)  # it makes way for the acts on the ticked rows
    assert page.table.foot.chosen.x() == left


def test_enter_opens_and_f2_edits(page: Page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.table.opened) as opened:
        press(page, KEY.Key_Return)
    with qtbot.waitSignal(page.table.edited) as edited:
        press(page, KEY.Key_F2)
    assert opened.args == [PEOPLE[0]]
    assert edited.args == [PEOPLE[0]]


def test_arrows_tell_which_row_is_current(page: Page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.table.current_changed) as told:
        press(page, KEY.Key_Down)
    assert told.args == [PEOPLE[1]]


def test_typing_in_the_table_filters_it(page: Page, qtbot: QtBot) -> None:
    QTest.keyClicks(page.table.view, "h")
    qtbot.waitUntil(page.field.hasFocus)
    QTest.keyClicks(page.field, "oang")
    assert page.field.text() == "hoang"
    assert [person.id for person in page.table.rows.shown] == [3]
    assert page.table.foot.count.text() == "1 người"
    QTest.keyClick(page.field, KEY.Key_Down)
    assert page.table.view.hasFocus()
    assert current(page) == 3
    page.field.setFocus()
    QTest.keyClick(page.field, KEY.Key_Escape)
    assert len(page.table.rows.shown) == 5


def test_ctrl_c_copies_the_ticked_rows_else_the_selected(page: Page) -> None:
    press(page, KEY.Key_C, control=True)
    assert QGuiApplication.clipboard().text().startswith("1\tLý Thị Lan Anh\t")
    page.table.rows.tick([4, 2])
    press(page, KEY.Key_C, control=True)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["2", "4"]


def test_cursor_stays_on_its_row_when_rows_are_read_again(page: Page) -> None:
    page.table.select(4)
    page.table.show_rows(reversed(PEOPLE))
    assert current(page) == 4
    page.table.show_rows([person for person in PEOPLE if person.id != 4])
    assert current(page) == 2
    page.table.show_rows([])
    assert page.table.current() is None
    assert not page.table.select(4)


def test_selection_and_place_stay_when_rows_are_read_again(page: Page) -> None:
    many = [Person(number, f"Nguyễn Văn {number}") for number in range(200)]
    page.table.show_rows(many)
    page.table.select(150)
    QTest.keyClick(page.table.view, KEY.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    bar = page.table.view.verticalScrollBar()
    bar.setValue(900)
    page.table.show_rows(many)
    lines = {index.row() for index in page.table.view.selectionModel().selectedRows()}
    assert (lines, bar.value(), current(page)) == ({149, 150}, 900, 149)
    page.table.show_rows([person for person in many if person.id != 150])
    assert {i.row() for i in page.table.view.selectionModel().selectedRows()} == {149}


def test_chosen_are_the_ticked_or_the_current(page: Page) -> None:
    page.table.select(2)
    assert [person.id for person in page.table.chosen()] == [2]
    page.table.rows.tick([3])
    assert [person.id for person in page.table.chosen()] == [3]


def test_acts_on_ticks_are_shown_only_while_rows_are_ticked(page: Page) -> None:
    act = page.table.foot.add_act(Button("Rút khỏi lớp…", "link"))
    assert not act.isVisible()
    page.table.rows.tick([1])
    assert act.isVisible()
    page.table.rows.tick([1], on=False)
    assert not act.isVisible()


def click(page: Page, line: int, column: int) -> None:
    view = page.table.view
    at = view.visualRect(page.table.rows.index(line, column)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_mouse_ticks_only_on_the_check_box(page: Page) -> None:
    click(page, 1, 2)
    assert page.table.rows.ticked == frozenset()
    assert current(page) == 2
    click(page, 2, 0)
    assert page.table.rows.ticked == {3}
    click(page, 2, 0)
    assert page.table.rows.ticked == frozenset()


def test_double_click_opens(page: Page, qtbot: QtBot) -> None:
    view = page.table.view
    at = view.visualRect(page.table.rows.index(3, 2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(page.table.opened) as opened:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [PEOPLE[3]]


def click_head(page: Page, column: int) -> None:
    head = page.table.view.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(column) + 12, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_click_on_the_head_sorts_up_down_and_back(page: Page) -> None:
    shown: list[list[int]] = []
    for _ in range(3):
        click_head(page, 2)
        shown.append([person.id for person in page.table.rows.shown])
    assert shown == [[2, 3, 1, 4, 5], [5, 4, 1, 3, 2], [1, 2, 3, 4, 5]]


def test_click_on_the_heads_check_box_ticks_all_shown(page: Page) -> None:
    page.field.setText("an")
    click_head(page, 0)
    assert page.table.rows.ticked == {1, 3}
    click_head(page, 0)
    assert page.table.rows.ticked == frozenset()


def test_empty_table_says_why(page: Page) -> None:
    nothing = EmptyState("Lớp chưa có học viên.", Button("Thêm"))
    lost = EmptyState("Không ai khớp bộ lọc.", Button("Bỏ lọc"))
    page.table.when_empty(nothing)
    page.table.when_nothing_found(lost)
    page.field.setText("không có ai")
    assert (lost.isVisible(), nothing.isVisible(), page.table.view.isVisible()) == (1, 0, 0)
    page.table.show_rows([])
    assert (lost.isVisible(), nothing.isVisible(), page.table.view.isVisible()) == (0, 1, 0)
    page.field.clear()
    page.table.show_rows(PEOPLE)
    assert (lost.isVisible(), nothing.isVisible(), page.table.view.isVisible()) == (0, 0, 1)


class Memory:
    """Keeps widths in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, Mapping[str, int]] = {"people": {"Họ và tên": 222, "Không còn": 5}}

    def load(self, table: str) -> Mapping[str, int]:
        """Return the widths of a table."""
        return self.kept.get(table, {})

    def save(self, table: str, widths: Mapping[str, int]) -> None:
        """Keep the widths of a table."""
        self.kept[table] = widths


def test_column_widths_are_remembered(page: Page) -> None:
    memory = Memory()
    page.table.view.remember_widths("people", memory)
    assert page.table.view.columnWidth(2) == 222
    page.table.view.setColumnWidth(3, 130)
    assert memory.kept["people"]["Ngày sinh"] == 130
    assert "Ghi chú" not in memory.kept["people"]


def test_a_column_that_fits_leaves_what_its_words_do_not_need(qtbot: QtBot) -> None:
    notes: Table[str] = Table(
        [
            Column("Bài", str.title, stretch=1),
            Column("Ghi chú", lambda row: row.strip("."), width=220, fit=True),
        ],
        identity=str,
    )
    qtbot.addWidget(notes)
    notes.resize(600, 300)
    notes.show()
    notes.show_rows(["."])
    empty, lesson = (notes.view.columnWidth(at) for at in (1, 0))
    notes.show_rows(["Cho trùng địa điểm"])
    assert empty < 100 < notes.view.columnWidth(1) < 220
    assert notes.view.columnWidth(0) < lesson
    notes.show_rows(["Cho trùng địa điểm và giảng viên, ghép với DVM-2026-01"])
    assert notes.view.columnWidth(1) == 220
    memory = Memory()
    notes.view.remember_widths("notes", memory)
    notes.show_rows(["."])
    assert "notes" not in memory.kept
    notes.view.setColumnWidth(1, 150)
    notes.show_rows(["Cho trùng địa điểm"])
    assert (notes.view.columnWidth(1), memory.kept["notes"]) == (150, {"Ghi chú": 150})


def test_a_column_that_comes_back_fits_its_words_as_before(qtbot: QtBot) -> None:
    days: Table[str] = Table(
        [
            Column("Bài", str.title, stretch=1),
            Column("Địa điểm", str, width=220, fit=True, hidden_under=400),
        ],
        identity=str,
    )
    memory = Memory()
    days.view.remember_widths("days", memory)
    qtbot.addWidget(days)
    days.resize(600, 300)
    days.show()
    days.show_rows(["A"])
    days.resize(300, 300)
    qtbot.waitUntil(lambda: days.view.isColumnHidden(1))
    days.resize(600, 300)
    qtbot.waitUntil(lambda: not days.view.isColumnHidden(1))
    days.show_rows(["Hội trường tầng hai"])
    assert days.view.columnWidth(1) > 120
    assert "days" not in memory.kept


def test_wide_table_shows_the_columns_hidden_by_default(page: Page, qtbot: QtBot) -> None:
    assert not page.table.view.isColumnHidden(5)
    page.resize(500, 400)
    qtbot.waitUntil(lambda: page.table.view.isColumnHidden(5))


def test_row_height_follows_the_setting(page: Page) -> None:
    upright = page.table.view.verticalHeader()
    assert upright.defaultSectionSize() == Row.NORMAL
    theme.set_rows("roomy")
    assert upright.defaultSectionSize() == Row.ROOMY


def picture(page: Page) -> QImage:
    return page.table.view.viewport().grab().toImage()


def colours_of_line(page: Page, line: int) -> set[str]:
    rect = page.table.view.visualRect(page.table.rows.index(line, 6))
    image = picture(page)
    return {image.pixelColor(x, rect.top() + 4).name() for x in range(rect.left(), rect.right())}


def test_selection_is_shown_by_ground_and_bar(page: Page) -> None:
    page.table.select(2)
    image = picture(page)
    rect = page.table.view.visualRect(page.table.rows.index(1, 0))
    assert image.pixelColor(1, rect.center().y()).name() == LIGHT.accent_text.lower()
    assert LIGHT.sel.lower() in colours_of_line(page, 1)
    assert LIGHT.sel.lower() not in colours_of_line(page, 2)
    page.table.rows.tick([3])
    assert LIGHT.sel.lower() in colours_of_line(page, 2)


def test_ring_is_shown_for_the_keyboard_and_not_for_the_mouse(page: Page) -> None:
    press(page, KEY.Key_Down)
    with_keys = picture(page)
    click(page, 1, 2)
    with_mouse = picture(page)
    rect = page.table.view.visualRect(page.table.rows.index(1, 4))
    at = QPoint(rect.center().x(), rect.top() + 1)
    assert with_keys.pixelColor(at).name() == LIGHT.accent_text.lower()
    assert with_mouse.pixelColor(at).name() == LIGHT.sel.lower()


def test_row_under_the_mouse_is_lit(page: Page) -> None:
    rect = page.table.view.visualRect(page.table.rows.index(3, 6))
    QTest.mouseMove(page.table.view.viewport(), rect.center())
    assert LIGHT.hover.lower() in colours_of_line(page, 3)


def test_column_fits_its_content(page: Page) -> None:
    page.table.view.resizeColumnToContents(2)
    assert 100 < page.table.view.columnWidth(2) < 180


@pytest.mark.parametrize(
    ("room", "shown"),
    [(300, "Đảng bộ xã Hội Hoan"), (100, "… xã Hội Hoan"), (5, "Đảng bộ xã Hội Hoan")],
)
def test_place_that_is_cut_keeps_the_words_in_which_places_differ(room: int, shown: str) -> None:
    assert last_words("Đảng bộ xã Hội Hoan", fonts.font(), room) == shown


def test_no_name_is_cut_and_a_very_long_one_keeps_its_given_name(page: Page) -> None:
    view, usual = page.table.view, page.table.view.columnWidth(2)
    long = Person(9, "Nguyễn Thị Hoàng Oanh Phương Thảo Nguyên")
    page.table.show_rows([*PEOPLE, long])
    assert usual < view.columnWidth(2) < 340
    assert not cut_words(page.table.rows.columns[2], long, view.columnWidth(2))
    page.table.show_rows([*PEOPLE, Person(9, long.name * 3)])
    assert view.columnWidth(2) == 340
    page.resize(700, 400)
    assert view.columnWidth(2) == usual, "other columns come first where there is little room"
    page.resize(1000, 400)
    page.table.show_rows(PEOPLE)
    assert view.columnWidth(2) == usual
    view.setColumnWidth(2, 210)
    page.table.show_rows([*PEOPLE, long])
    assert view.columnWidth(2) == 210, "the user's hand moved it"


def test_what_is_cut_is_shown_whole_by_the_mouse(
    page: Page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _view: told.append(text))
    page.table.show_rows([Person(77, "Lý Thị Lan Anh", "ngày " * 90)])
    rect = page.table.view.visualRect(page.table.rows.index(0, 6))
    for x in (
        rect.left() + 4,
        page.table.view.visualRect(page.table.rows.index(0, 1)).center().x(),
    ):
        at = QPoint(x, rect.center().y())
        event = QHelpEvent(QEvent.Type.ToolTip, at, page.table.view.mapToGlobal(at))
        QApplication.sendEvent(page.table.view.viewport(), event)
    assert told == [f"ghi chú 77\n{'ngày ' * 90}", ""]


def test_stretching_columns_keep_their_own_width_at_least(page: Page, qtbot: QtBot) -> None:
    view = page.table.view
    fixed = sum(view.columnWidth(at) for at in range(8) if at != 6)
    qtbot.waitUntil(lambda: view.columnWidth(6) == view.viewport().width() - fixed)
    view.setColumnWidth(2, 250)
    assert view.horizontalHeader().length() == view.viewport().width()
    page.resize(420, 400)
    qtbot.waitUntil(lambda: view.columnWidth(6) == 96)
    assert view.horizontalHeader().length() > view.viewport().width()


def test_columns_with_a_small_share_make_no_table_too_wide() -> None:
    assert share_out(500, {0: 2, 1: 2, 2: 1}, {0: 170, 1: 170, 2: 124}) == {2: 124, 0: 188, 1: 188}
    assert share_out(100, {0: 1, 1: 1}, {0: 96, 1: 96}) == {0: 96, 1: 96}, "never under their own"


def test_keyboard_sorts_by_the_menu(page: Page) -> None:
    view = page.table.view
    act = view.addAction("Rút khỏi lớp…")
    menu = view.make_menu()
    assert menu.actions()[0] is act
    order = menu.actions()[-1].menu()
    assert isinstance(order, QMenu)
    titles = [action.text() for action in order.actions()]
    assert titles[:2] == ["TT", "Họ và tên"]
    order.actions()[1].trigger()
    assert [person.id for person in page.table.rows.shown] == [2, 3, 1, 4, 5]
    menu.deleteLater()


def test_menu_key_opens_the_menu_at_the_row(page: Page, qtbot: QtBot) -> None:
    view = page.table.view
    page.table.select(3)
    row = view.viewport().mapToGlobal(view.visualRect(page.table.rows.index(2, 0)).bottomLeft())
    reasons = QContextMenuEvent.Reason
    for reason, at in ((reasons.Keyboard, row), (reasons.Mouse, QPoint(5, 5))):
        view.contextMenuEvent(QContextMenuEvent(reason, QPoint(5, 5), QPoint(5, 5)))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.pos() == at
        menu.close()
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
