"""The cards on the page of a person: classes, private facts, the lists they came from."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.services.people.person_history import AttendedClass
from app.services.people.person_page import BroughtBy
from app.services.people.sensitive import SensitiveFact
from app.text.dates import format_date
from app.text.moments import format_day_of
from app.ui import kit
from app.ui.private_columns import OPEN_KEY
from app.ui.screens.import_history.choice import ImportChoice


class ClassesCard(kit.Card):
    """The classes of a person as lines that open them, under each the paper that came of it."""

    def __init__(self, shell: kit.Shell) -> None:
        super().__init__("Các lớp đã học")
        self._shell = shell
        self.lines: list[kit.FigureRow] = []

    def show_classes(self, attended: Sequence[AttendedClass]) -> None:
        """Show these classes."""
        self.clear_rows()
        self.note.setText(f"{len(attended)} lớp" if attended else "")
        self.lines = []
        if not attended:
            self.add(kit.EmptyState("Chưa học lớp nào ở trung tâm này."))
        for one in attended:
            self._line(_class_figure(one), one, "learners")
            if one.serial_no:
                self._line(_paper_figure(one), one, "certificates")

    def _line(self, figure: kit.Figure, one: AttendedClass, tab: str) -> None:
        line = kit.FigureRow(figure)
        line.opened.connect(partial(self._shell.go, "class", (one.class_id, tab)))
        self.lines.append(line)
        self.add(line)


class PrivateCard(kit.Card):
    """What is private, masked; the button opens it, which is written down."""

    def __init__(self) -> None:
        super().__init__("Thông tin riêng")
        self.facts = kit.Facts(caption_width=112)
        self.open_button = kit.Button("Mở xem", icon="eye", tip=OPEN_KEY, small=True)
        self.hint = kit.Label("", "small", "text3", wrap=True)
        self.add_link(self.open_button)
        inside = QVBoxLayout()
        inside.setSpacing(kit.Space.SMALL)
        inside.addWidget(self.facts)
        inside.addWidget(self.hint)
        self.add_padded(inside)

    def show_masked(self, facts: Sequence[SensitiveFact], reason: str, readings: int) -> None:
        """Show that something is kept, and not what; `reason` says why it may not be opened."""
        self._show(facts)
        self.open_button.setVisible(True)
        nothing = "" if any(fact.value for fact in facts) else "Chưa ghi thông tin riêng nào."
        self.open_button.set_reason(reason or nothing)
        seen = f"Đã mở {readings} lượt. " if readings else ""
        self.hint.setText(f"{seen}Mỗi lượt mở ghi vào nhật ký: ai, lúc nào.")

    def show_open(self, facts: Sequence[SensitiveFact]) -> None:
        """Show the facts until the page is left."""
        self._show(facts)
        self.open_button.setVisible(False)
        self.hint.setText("Đang mở; rời trang này là che lại.")

    def _show(self, facts: Sequence[SensitiveFact]) -> None:
        self.facts.show_facts([(fact.label, fact.value or "–") for fact in facts])


class ListsCard(kit.Card):
    """The lists that brought the person in or changed them."""

    def __init__(self, shell: kit.Shell) -> None:
        super().__init__("Có trong danh sách đã nhập")
        self._shell = shell

    def show_lists(self, lists: Sequence[BroughtBy]) -> None:
        """Show these; the card is away where no list has them."""
        self.clear_rows()
        self.setVisible(bool(lists))
        for one in lists:
            day = format_day_of(one.at)
            back = " · đã lấy lại" if one.is_taken_back else ""
            figure = kit.Figure(
                "file-spreadsheet", one.file_name, f"Dòng {one.row_no}, nhập {day}{back}"
            )
            line = kit.FigureRow(figure)
            choice = ImportChoice(one.batch_id, row_no=one.row_no)
            line.opened.connect(partial(self._shell.go, "imports", choice))
            self.add(line)


def _class_figure(one: AttendedClass) -> kit.Figure:
    began = f"khai giảng {format_date(one.opened_on)}" if one.opened_on else ""
    presence = f"có mặt {one.attended}/{one.total} tiết ({one.rate})" if one.total else ""
    parts = (one.state.label, began, presence, one.classification)
    sub = " · ".join(part for part in parts if part)
    return kit.Figure("presentation", f"{one.code} · {one.name}", sub)


def _paper_figure(one: AttendedClass) -> kit.Figure:
    return kit.Figure("award", f"Giấy số {one.serial_no}", f"Số vào sổ {one.register_no}")
