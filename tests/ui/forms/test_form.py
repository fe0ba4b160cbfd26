"""A form gives a dataclass and takes one, and shows each refusal beside its field."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.errors import UserError
from app.ui.forms import CheckField, DateField, Form, NumberField, TextField
from app.ui.refusal_codes import short_code
from app.ui.runner import Committed, Runner
from app.ui.tokens import Space
from tests.ui.gallery_screens import NoData


@dataclass(frozen=True)
class Details:
    """What the form edits; `id` is not shown."""

    id: int
    name: str
    size: int | None = None
    since: date | None = None
    open: bool = False


class Heard:
    """Remembers refusals that reached the dialogs."""

    def __init__(self) -> None:
        self.refusals: list[UserError] = []

    def refused(self, label: str, error: UserError) -> None:
        """Remember a refusal."""
        self.refusals.append(error)

    def broke(self, label: str, error: BaseException) -> None:
        """Let a defect show."""
        raise error


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    made.add(TextField("name", "Tên lớp", required="Cần tên lớp."))
    made.add(NumberField("size", "Sĩ số"), DateField("since", "Ngày mở"))
    made.add(CheckField("open", "Đang mở"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_fields_on_one_line_stand_16_px_apart_with_no_room_kept_for_an_error(form: Form) -> None:
    size, since = form.fields["size"].editor, form.fields["since"].editor
    end = size.mapTo(form, size.rect().topRight()).x() + 1
    assert since.mapTo(form, since.rect().topLeft()).x() - end == Space.LARGE


def save(session: Session, details: Details) -> str:
    if details.size == 0:
        raise UserError("Lớp phải có người.", "Ghi sĩ số.", field="size")
    if details.name == "Đóng":
        raise UserError("Lớp đã đóng.", field="state")
    return details.name


def test_dataclass_goes_in_and_comes_out(form: Form) -> None:
    details = Details(7, "Đảng viên mới", 46, date(2026, 10, 19), open=True)
    form.read(details)
    assert form.make(Details, id=7) == details
    assert not form.is_changed
    form.fields["size"].set_value(47)
    assert form.is_changed


def test_mapping_fills_what_it_names(form: Form) -> None:
    form.read({"name": "Lớp A"})
    assert form.values() == {"name": "Lớp A", "size": None, "since": None, "open": False}
    form.read(object())
    assert form.values()["name"] is None


def test_fields_reach_the_right_edge_and_stay_in_line_beside_a_long_error(form: Form) -> None:
    form.resize(620, 500)
    QApplication.processEvents()
    name, size, since = (form.fields[key] for key in ("name", "size", "since"))
    assert name.editor.geometry().right() == name.width() - 1
    since.show_refusal(UserError("Ngày này sớm hơn ngày bế giảng của lớp.", "Sửa ngày." * 9))
    QApplication.processEvents()
    assert since.height() > size.height()
    assert since.editor.y() == size.editor.y()


def test_what_was_typed_survives_when_the_page_reads_again(form: Form) -> None:
    before = {"name": "Lớp A", "size": 40, "since": date(2026, 10, 19), "open": False}
    form.read(before)
    form.fields["size"].show_draft("nhiều")
    form.fields["since"].show_draft("20/10/2026")
    form.renew({**before, "name": "Lớp B", "size": 41, "since": date(2026, 10, 26)})
    drafts = {name: field.draft() for name, field in form.fields.items()}
    assert drafts == {"name": "Lớp B", "size": "nhiều", "since": "20/10/2026", "open": ""}
    assert {field.name for field in form.changed_fields} == {"size", "since"}


def test_what_was_written_is_as_unchanged_and_follows_the_data_again(form: Form) -> None:
    form.read({"name": "Lớp A"})
    form.fields["name"].show_draft("lớp b")
    form.settle("name", "Lớp B")
    assert not form.is_changed
    form.renew({"name": "Lớp A"})
    assert form.values()["name"] == "Lớp A"
    form.fields["name"].show_draft("Lớp C")
    form.renew({"size": 1})
    form.renew({"name": "Lớp C"})
    assert [field.name for field in form.changed_fields] == []


def test_a_refusal_beside_a_field_says_its_code(form: Form) -> None:
    size = form.fields["size"]
    form.show_refusal(UserError("Đã có lớp này.", code="class-code-taken", field="size"))
    assert (size.problem, size.error.words.code.text()) == ("Đã có lớp này.", "LOP-03")
    assert size.editor.accessibleDescription() == "Đã có lớp này. LOP-03"
    size.show_draft("nhiều")
    assert not size.check()
    assert size.error.words.code.text() == short_code("number-not-understood") != ""
    size.show_problem("Cần sĩ số.")
    assert not size.error.words.code.isVisible()


def test_one_wrong_field_says_it_itself(form: Form, qtbot: QtBot) -> None:
    form.read({})
    assert not form.check()
    assert form.fields["name"].problem == "Cần tên lớp."
    assert not form.summary.isVisible()
    qtbot.waitUntil(form.fields["name"].editor.hasFocus)


def test_several_wrong_fields_are_listed_on_top_with_links(form: Form, qtbot: QtBot) -> None:
    form.read({"size": "mười"})
    assert not form.check()
    assert [link.text() for link in form.summary.links] == ["Tên lớp", "Sĩ số"]
    form.summary.links[1].click()
    qtbot.waitUntil(form.fields["size"].editor.hasFocus)
    form.read({"name": "Lớp A"})
    assert form.check()
    assert not form.summary.isVisible()


def test_what_was_mended_is_not_listed_any_more(form: Form) -> None:
    form.read({"size": "mười", "since": "31/02/2026"})
    form.check()
    size, since = form.fields["size"], form.fields["since"]
    for field, words in ((size, "10"), (since, "29/02/2026")):
        field.show_draft(words)
        field.leave()
    assert [link.isVisible() for link in form.summary.links] == [True, False, True]
    assert form.summary.isVisible()
    since.show_draft("28/02/2026")
    since.leave()
    assert not form.summary.isVisible(), "one alone says it itself"


def test_refusal_marks_the_field_it_names(form: Form, qtbot: QtBot) -> None:
    heard = Heard()
    runner = Runner(NoData(), heard)  # type: ignore[arg-type]  # the service needs no data
    form.read({"name": "Lớp A", "size": 0})

    def act() -> Committed[str] | None:
        return runner.do("Lập lớp", save, form.make(Details, id=1))

    assert form.run(runner, act) is None
    assert form.fields["size"].problem == "Lớp phải có người. Ghi sĩ số."
    assert heard.refusals == []
    form.read({"name": "Đóng", "size": 3})
    form.run(runner, act)
    assert [error.field for error in heard.refusals] == ["state"]


def test_nothing_is_run_while_a_field_is_wrong(form: Form) -> None:
    runner = Runner(NoData(), Heard())  # type: ignore[arg-type]  # as above
    form.read({})
    ran: list[bool] = []

    def act() -> Committed[str]:
        ran.append(True)
        return Committed("")

    assert form.run(runner, act) is None
    assert ran == []
    form.read({"name": "Lớp A"})
    assert form.run(runner, act) == Committed("")


def test_keyboard_begins_in_the_first_empty_field(form: Form, qtbot: QtBot) -> None:
    form.read({"name": "Lớp A"})
    form.focus_first()
    qtbot.waitUntil(form.fields["size"].editor.hasFocus)
    form.read(Details(1, "Lớp A", 3, date(2026, 1, 1)))
    form.focus_first()
    qtbot.waitUntil(form.fields["name"].editor.hasFocus)


def test_form_says_that_it_was_changed(form: Form, qtbot: QtBot) -> None:
    field = form.fields["name"]
    assert isinstance(field, TextField)
    with qtbot.waitSignal(form.changed):
        field.line.textEdited.emit("x")
