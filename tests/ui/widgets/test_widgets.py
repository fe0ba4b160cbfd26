"""The shared widgets answer the keyboard, say what they show, and fit what they are given."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.badge import Badge
from app.ui.tokens import DARK, LIGHT, Tone
from app.ui.widgets.acts import Acts
from app.ui.widgets.badges import BadgeLabel, Check, IconLabel
from app.ui.widgets.buttons import Button, Kind
from app.ui.widgets.cards import Card, EmptyState, Facts
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.chip import Chip
from app.ui.widgets.chips import Chips
from app.ui.widgets.columns import TwoColumns
from app.ui.widgets.figure_row import Figure, FigureRow
from app.ui.widgets.keys import KeyCap, KeyHints
from app.ui.widgets.labels import ElidedLabel, Label, Rule
from app.ui.widgets.side_panel import NextStep, ScrollColumn, SidePanel
from app.ui.widgets.stack import Stack
from app.ui.widgets.step import Step, StepState
from app.ui.widgets.stepper import Stepper
from app.ui.widgets.tabs import Tab, TabBar
from app.ui.widgets.vertical_stepper import VerticalStepper

KEY = Qt.Key
W = TypeVar("W", bound=QWidget)


def shown(qtbot: QtBot, widget: W, size: tuple[int, int] | None = None) -> W:
    """Show a widget."""
    if size:
        widget.resize(*size)
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def centre_colour(widget: QWidget, x: int = 6) -> str:
    return widget.grab().toImage().pixelColor(x, widget.height() // 2).name()


@pytest.mark.parametrize(
    ("kind", "ground"), [("primary", "accent"), ("secondary", "surface"), ("quiet", None)]
)
def test_button_has_the_ground_of_its_kind(qtbot: QtBot, kind: Kind, ground: str | None) -> None:
    button = shown(qtbot, Button("In 10 tờ kế tiếp", kind, icon="printer"))
    if ground:
        assert centre_colour(button) == getattr(LIGHT, ground).lower()
        theme_dark(button)
        assert centre_colour(button) == getattr(DARK, ground).lower()


def theme_dark(widget: QWidget) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, dark=True)


def test_greyed_button_says_why(qtbot: QtBot) -> None:
    button = shown(qtbot, Button("Khóa buổi", tip="Ctrl+L"))
    button.set_reason("Khi mọi người đã ghi.")
    assert (button.isEnabled(), button.toolTip()) == (False, "Khi mọi người đã ghi.")
    assert button.accessibleDescription() == "Khi mọi người đã ghi."
    button.set_reason("")
    assert (button.isEnabled(), button.toolTip()) == (True, "Ctrl+L")


@pytest.mark.parametrize("kind", ["primary", "secondary", "quiet", "link"])
def test_words_on_buttons_are_never_cut(qtbot: QtBot, kind: Kind) -> None:
    short = Button("In", kind)
    long = Button("Ghi 33 người còn lại có mặt", kind, icon="check", trailing="arrow-right")
    for button in (short, long):
        qtbot.addWidget(button)
        button.setEnabled(False)
        button.grab()
    assert long.minimumSizeHint() == long.sizeHint()
    assert long.sizeHint().width() > short.sizeHint().width() + 100


def test_button_without_words_has_a_name(qtbot: QtBot) -> None:
    button = shown(qtbot, Button("", icon="ellipsis", tip="Việc khác"))
    assert button.accessibleName() == "Việc khác"
    button.set_icon("x")
    assert button.icon_name == "x"


def test_button_that_comes_next_is_the_primary_with_its_letter() -> None:
    button = Button("Nhận khóa…")
    button.become("primary")
    assert (button.kind, button.shortcut().toString()) == ("primary", "Alt+N")
    button.become("secondary")
    assert (button.letter, button.shortcut().isEmpty()) == ("", True)


def test_mnemonic_is_not_drawn_as_a_sign(qtbot: QtBot) -> None:
    assert Button("&In && gửi")._shown() == "In & gửi"


def test_chips_combine_with_ctrl_and_all_clears(qtbot: QtBot) -> None:
    chips = shown(
        qtbot, Chips([Chip(None, "Tất cả", 46), Chip("f", "Nữ", 25), Chip("x", "Rút", 0)])
    )
    heard: list[object] = []
    chips.changed.connect(heard.append)
    QTest.mouseClick(chips.faces[1], Qt.MouseButton.LeftButton)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(chips.faces[2], Qt.MouseButton.LeftButton, control)
    QTest.mouseClick(chips.faces[1], Qt.MouseButton.LeftButton, control)
    QTest.mouseClick(chips.faces[0], Qt.MouseButton.LeftButton)
    assert heard == [{"f"}, {"f", "x"}, {"x"}, frozenset()]
    assert [face.isChecked() for face in chips.faces] == [True, False, False]


def test_chips_are_one_stop_with_arrows_inside(qtbot: QtBot) -> None:
    chips = shown(qtbot, Chips([Chip(None, "Tất cả"), Chip("f", "Nữ", icon="users")]))
    chips.faces[0].setFocus()
    QTest.keyClick(chips.faces[0], KEY.Key_Right)
    assert chips.faces[1].hasFocus()
    QTest.keyClick(chips.faces[1], KEY.Key_Space)
    assert chips.active == {"f"}
    QTest.keyClick(chips.faces[1], KEY.Key_Right)
    QTest.keyClick(chips.faces[1], KEY.Key_Left)
    assert chips.faces[0].hasFocus()
    stops = [f for f in chips.faces if f.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [chips.faces[0]]


def test_new_counts_keep_what_is_filtered(qtbot: QtBot) -> None:
    chips = shown(qtbot, Chips([Chip(None, "Tất cả", 3), Chip("f", "Nữ", 2)]))
    chips.choose("f")
    chips.show_chips([Chip(None, "Tất cả", 4), Chip("f", "Nữ", 3)])
    assert chips.active == {"f"}
    assert chips.faces[1].text() == "Nữ 3"
    chips.show_chips([Chip(None, "Tất cả", 4), Chip("m", "Nam", 1)])
    assert chips.active == frozenset()


def test_chips_wrap_where_the_page_is_narrow(qtbot: QtBot) -> None:
    chips = shown(qtbot, Chips([Chip(n, f"Trạng thái số {n}", n) for n in range(8)]), (900, 28))
    assert chips.heightForWidth(2000) < chips.heightForWidth(400)
    chips.resize(400, 200)
    tops = {face.y() for face in chips.faces}
    assert len(tops) > 1
    assert all(face.geometry().right() <= 400 for face in chips.faces)
    assert Chips().sizeHint() == QSize(0, 0)


def test_tabs_go_along_by_keys_and_mouse(qtbot: QtBot) -> None:
    bar = shown(
        qtbot, TabBar([Tab("a", "Thông tin"), Tab("b", "Học viên", "46"), Tab("c", "Lịch")])
    )
    heard: list[str] = []
    bar.changed.connect(heard.append)
    QTest.keyClick(bar, KEY.Key_Right)
    QTest.keyClick(bar, KEY.Key_Left)
    QTest.keyClick(bar, KEY.Key_Left)
    QTest.mouseMove(bar, QPoint(5, 10))
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() + 900, 10))
    bar.choose("a")
    QTest.keyClick(bar, KEY.Key_Up)
    assert heard == ["b", "a", "c", "a"]
    assert bar.accessibleDescription() == "Thông tin"
    before = bar.sizeHint().width()
    bar.set_count("a", "100/100")
    assert bar.sizeHint().width() > before
    bar.setFocus()
    bar.grab()


def test_current_tab_is_in_sight_where_the_line_is_short(qtbot: QtBot) -> None:
    bar = TabBar([Tab(str(number), f"Thẻ số {number}", "46") for number in range(9)])
    shown(qtbot, bar, (260, 34))
    for number in range(9):
        bar.choose(str(number))
        left, wide = next(place[1:] for place in bar._places() if place[0].key == str(number))
        assert left >= 0
        assert left + wide <= 260


STEPS = [
    Step("Dự kiến", StepState.DONE, "KH 02/01"),
    Step("Đang học", StepState.CURRENT, "19/10–23/10"),
    Step("Đã lưu"),
]


@pytest.mark.parametrize("kind", [Stepper, VerticalStepper])
def test_stepper_says_where_we_are_and_opens_done_steps(
    qtbot: QtBot, kind: type[Stepper | VerticalStepper]
) -> None:
    stepper = shown(qtbot, kind(STEPS), (600, 174))
    assert stepper.accessibleName() == "bước 2 trên 3, Đang học"
    stepper.grab()
    with qtbot.waitSignal(stepper.opened) as opened:
        QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert opened.args == [0]
    with qtbot.assertNotEmitted(stepper.opened):
        QTest.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=QPoint(590, 160))


def test_short_stepper_shows_the_current_step_alone(qtbot: QtBot) -> None:
    stepper = shown(qtbot, Stepper(STEPS), (150, 40))
    assert stepper._lefts() == []
    wide, narrow = Stepper(STEPS), stepper.grab().toImage()
    assert stepper.sizeHint().height() < wide.sizeHint().height()
    wide.resize(600, 40)
    assert len(wide._lefts()) == 3
    assert narrow.width() == 150
    empty = shown(qtbot, Stepper(), (150, 40))
    empty.grab()
    assert empty.accessibleName() == ""


def test_work_line_opens_by_mouse_and_enter(qtbot: QtBot) -> None:
    button = Button("Điểm danh", "primary")
    figure = Figure("pencil", "Chưa có điểm", "NTD-2026-07", "6", "bài", Tone.BAD, "quá hạn 2 ngày")
    row = shown(qtbot, FigureRow(figure, button), (700, 48))
    assert row.accessibleName() == "Chưa có điểm: 6 bài. NTD-2026-07 quá hạn 2 ngày"
    assert row.toolTip() == ""
    row.resize(400, 48)
    assert row.toolTip() == "Chưa có điểm\nNTD-2026-07 quá hạn 2 ngày", "what is cut is told"
    row.resize(700, 48)
    with qtbot.waitSignal(row.opened):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    with qtbot.waitSignal(row.opened):
        QTest.keyClick(row, KEY.Key_Return)
    row.setFocus()
    with qtbot.assertNotEmitted(row.opened):
        QTest.keyClick(row, KEY.Key_Down)
        QTest.keyClick(row, KEY.Key_A)
        button.click()
    QTest.mouseMove(row, QPoint(100, 20))
    row.grab()


def test_check_box_takes_clicks_on_its_words(qtbot: QtBot) -> None:
    box = shown(qtbot, CheckBox("Chỉ phần sẽ in"))
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 4, 10))
    assert box.isChecked()
    box.setFocus()
    QTest.keyClick(box, KEY.Key_Space)
    assert not box.isChecked()
    box.setEnabled(False)
    box.grab()


def test_buttons_that_do_not_fit_go_into_the_menu_and_the_primary_never(qtbot: QtBot) -> None:
    plain = [Button("Xuất khẩu", icon="download"), Button("In danh sách", icon="printer")]
    primary = Button("Lớp mới", "primary", icon="plus")
    acts = shown(qtbot, Acts([*plain, primary]), (600, 32))
    assert not acts.more.isVisible()
    acts.resize(300, 32)
    assert [button.isVisible() for button in (*plain, primary)] == [True, False, True]
    assert [action.text() for action in acts.menu.actions()] == ["In danh sách"]
    acts.resize(acts.minimumSizeHint())
    assert [button.isVisible() for button in (*plain, primary)] == [False, False, True]
    pressed: list[bool] = []
    plain[1].clicked.connect(lambda: pressed.append(True))
    acts.menu.actions()[0].trigger()
    assert pressed == [True]
    acts.more.click()
    assert acts.menu.isVisible()
    acts.menu.close()
    acts.resize(600, 32)
    assert all(button.isVisible() for button in (*plain, primary))
    assert acts.menu.actions() == []


def test_button_hidden_by_the_screen_takes_no_room(qtbot: QtBot) -> None:
    first, second = Button("Điểm danh sáng 22/10", "primary"), Button("In 10 tờ", "primary")
    acts = Acts([first, second])
    qtbot.addWidget(acts)
    both = acts.sizeHint().width()
    second.hide()
    alone = acts.sizeHint().width()
    assert alone < both
    acts.show()
    assert acts.sizeHint().width() == alone
    second.show()
    assert acts.sizeHint().width() == both
    acts.remove(second)
    assert (acts.sizeHint().width(), acts.buttons) == (alone, [first])
    folded = acts.add(Button("Xuất khẩu", icon="download"))
    acts.resize(acts.minimumSizeHint())
    acts.remove(folded)
    assert acts.menu.actions() == []


def test_rare_acts_are_only_in_the_menu(qtbot: QtBot) -> None:
    acts = shown(qtbot, Acts([Button("Mở", "primary")]), (300, 32))
    before = acts.sizeHint().width()
    action = acts.add_rare("Sao chép lớp")
    assert acts.more.isVisible()
    assert action in acts.menu.actions()
    assert acts.sizeHint().width() > before


def test_a_hidden_primary_takes_no_room(qtbot: QtBot) -> None:
    former, now = Button("Điểm danh sáng 22/11", "primary"), Button("Khóa buổi", "primary")
    acts = shown(qtbot, Acts([former, now]), (600, 32))
    former.hide()
    assert acts.minimumSizeHint().width() == now.sizeHint().width()


def test_long_line_is_shortened_with_the_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = shown(qtbot, ElidedLabel("Ban Tuyên giáo và Dân vận Tỉnh ủy Lạng Sơn"), (120, 20))
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""


def test_columns_stand_under_each_other_in_a_narrow_window(qtbot: QtBot) -> None:
    columns = TwoColumns()
    left, right = Label("trái"), Label("phải")
    columns.left.addWidget(left)
    columns.right.addWidget(right)
    shown(qtbot, columns, (1200, 300))
    assert left.mapTo(columns, QPoint()).y() == right.mapTo(columns, QPoint()).y()
    columns.resize(700, 300)
    below: Callable[[], bool] = lambda: (  # noqa: E731 - a condition to wait for
        right.mapTo(columns, QPoint()).y() > left.mapTo(columns, QPoint()).y()
    )
    qtbot.waitUntil(below)


def test_tab_stops_at_a_place_that_scrolls_only_while_there_is_something_to_scroll(
    qtbot: QtBot,
) -> None:
    column = ScrollColumn()
    for line in range(9):
        column.column.addWidget(Label(f"dòng {line}"))
    shown(qtbot, column, (300, 600))
    assert column.focusPolicy() is Qt.FocusPolicy.NoFocus
    column.resize(300, 80)
    qtbot.waitUntil(lambda: column.focusPolicy() is Qt.FocusPolicy.StrongFocus)


def test_card_takes_rows_and_gives_them_back(qtbot: QtBot) -> None:
    card = shown(qtbot, Card("Cần làm", "30 ngày tới"), (300, 200))
    card.add(Label("một"))
    card.add(Label("hai"))
    card.add_padded(Label("ba"))
    assert len(card.findChildren(Rule)) == 2
    card.clear_rows()
    assert card.column.count() == 1
    plain = Card()
    qtbot.addWidget(plain)
    plain.add(Label("một"))
    plain.add_padded(Facts())
    plain.clear_rows()
    assert plain.column.count() == 0


def test_a_link_makes_the_head_of_a_card_no_taller() -> None:
    plain = Card("Cần làm")
    for small in (False, True):
        card = Card("Cần làm")
        card.add_link(Button("Xem", "link", small=small))
        assert card.sizeHint().height() == plain.sizeHint().height()


def test_facts_are_shown_in_place_of_those_before(qtbot: QtBot) -> None:
    facts = shown(qtbot, Facts(), (300, 100))
    facts.show_facts([("Thời gian", "28/09"), ("Chủ nhiệm", "Chu Văn Dũng")])
    facts.show_facts([("Sĩ số", "39")])

    def visible() -> list[str]:
        return [label.text() for label in facts.findChildren(Label) if label.isVisible()]

    qtbot.waitUntil(lambda: visible() == ["Sĩ số", "39"])


def test_long_caption_of_a_fact_takes_a_second_line(qtbot: QtBot) -> None:
    facts = Facts(caption_width=60)
    qtbot.addWidget(facts)
    facts.show_facts([("Trung tâm và danh mục", "6")])
    facts.resize(200, facts.heightForWidth(200))
    facts.show()
    caption = facts.findChildren(Label)[0]
    assert caption.height() >= caption.heightForWidth(60) > caption.heightForWidth(600)


def test_page_with_a_stack_scrolls_only_below_what_its_pages_need(qtbot: QtBot) -> None:
    """Wrapped words would like more; Qt's own stack takes that for the least."""
    area, ground, stack, page = QScrollArea(), QWidget(), Stack(), QWidget()
    qtbot.addWidget(area)
    column = QVBoxLayout(page)
    column.addWidget(Chips([Chip(f"{n}", "Nhóm") for n in range(12)]))
    column.addWidget(QTextEdit())
    stack.addWidget(page)
    QVBoxLayout(ground).addWidget(stack)
    area.setWidgetResizable(True)
    area.setWidget(ground)
    area.resize(900, 180)
    area.show()
    assert page.hasHeightForWidth()
    assert page.sizeHint().height() > area.height()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0, timeout=2000)


def test_badge_says_its_word(qtbot: QtBot) -> None:
    badge = shown(qtbot, BadgeLabel(Badge("Đã công nhận", Tone.WARN, "stamp", filled=True)))
    assert badge.accessibleName() == "Đã công nhận"
    assert centre_colour(badge, 4) == LIGHT.warn_soft.lower()
    before = badge.sizeHint().width()
    badge.show_badge(Badge("Hủy", Tone.BAD))
    assert badge.accessibleName() == "Hủy"
    assert badge.sizeHint().width() < before
    badge.grab()


def test_condition_shows_evidence_and_icon(qtbot: QtBot) -> None:
    check = shown(qtbot, Check("Đã in, hỏng 1 tờ", "12/38", Tone.WARN))
    assert [label.text() for label in check.findChildren(Label)] == ["Đã in, hỏng 1 tờ", "12/38"]
    (icon,) = check.findChildren(IconLabel)
    icon.show_icon("circle-check", Tone.OK)
    icon.grab()


def test_keys_are_printed_as_on_the_keyboard(qtbot: QtBot) -> None:
    hints = shown(qtbot, KeyHints([("↓", "người kế"), ("F8", "lỗi kế")], ("Ctrl+Z", "hoàn tác")))
    assert [cap.accessibleName() for cap in hints.findChildren(KeyCap)] == ["↓", "F8", "Ctrl+Z"]
    hints.grab()


def test_side_panel_keeps_its_buttons_in_sight(qtbot: QtBot) -> None:
    panel = SidePanel()
    for number in range(60):
        panel.column.addWidget(Label(f"dòng {number}"))
    button = panel.add_button(Button("Mở lớp"))
    step = NextStep()
    step.show_step("In tiếp 26 giấy", "")
    step.add_button(Button("Vào in", "primary"))
    panel.column.insertWidget(0, step)
    shown(qtbot, panel, (300, 400))
    assert not step.facts.isVisible()
    assert panel.rect().contains(button.geometry())


def test_empty_state_has_one_sentence_and_buttons(qtbot: QtBot) -> None:
    state = shown(qtbot, EmptyState("Lớp chưa có học viên.", Button("Nhập…"), Button("Thêm")))
    assert state.sentence.text() == "Lớp chưa có học viên."
    assert len(state.findChildren(Button)) == 2
    assert EmptyState("Không có gì.").findChildren(Button) == []
