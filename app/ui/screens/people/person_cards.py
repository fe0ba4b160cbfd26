"""The cards on the page of a person: classes, training and posts, private facts, the lists."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.people.person_history import AttendedClass
from app.services.people.person_page import BroughtBy, Post, Training
from app.services.people.sensitive import SensitiveFact
from app.text.dates import format_date
from app.ui import kit
from app.ui.private_columns import OPEN_KEY


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
        self.head.addWidget(self.open_button)
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


class BackgroundCard(kit.Card):
    """Posts and prior training, the newest first."""

    def __init__(self) -> None:
        super().__init__("Chức vụ và bồi dưỡng đã qua")

    def show_background(self, posts: Sequence[Post], trainings: Sequence[Training]) -> None:
        """Show these; the card is away where there is nothing."""
        self.clear_rows()
        self.setVisible(bool(posts or trainings))
        for post in posts:
            self.add(_told(*_post_words(post)))
        for training in trainings:
            self.add(_told(*_training_words(training)))


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
            day = format_date(one.at.astimezone().date())
            back = " · đã rút lại" if one.is_taken_back else ""
            figure = kit.Figure(
                "file-spreadsheet", one.file_name, f"Dòng {one.row_no}, nhập {day}{back}"
            )
            line = kit.FigureRow(figure)
            line.opened.connect(partial(self._shell.go, "imports", one.class_id))
            self.add(line)


def _class_figure(one: AttendedClass) -> kit.Figure:
    began = f"khai giảng {format_date(one.opened_on)}" if one.opened_on else ""
    presence = f"có mặt {one.attended}/{one.total} tiết ({one.rate})" if one.total else ""
    parts = (one.state.label, began, presence, one.classification)
    sub = " · ".join(part for part in parts if part)
    return kit.Figure("presentation", f"{one.code} · {one.name}", sub)


def _paper_figure(one: AttendedClass) -> kit.Figure:
    return kit.Figure("award", f"Giấy số {one.serial_no}", f"Số vào sổ {one.register_no}")


def _told(title: str, sub: str) -> QWidget:
    """Return a line that opens nothing: what, and since when or from where."""
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(kit.Space.LARGE, 8, kit.Space.LARGE, 8)
    column.setSpacing(0)
    column.addWidget(kit.Label(title, "body", wrap=True))
    column.addWidget(kit.Label(sub, "small", "text3", wrap=True))
    return line


def _post_words(post: Post) -> tuple[str, str]:
    title = ", ".join(part for part in (post.post, post.unit) if part)
    since = f"từ {format_date(post.valid_from)}" if post.valid_from else ""
    until = f"đến {format_date(post.valid_to)}" if post.valid_to else ""
    span = " ".join(part for part in (since, until) if part)
    return title, span or f"xác nhận ngày {format_date(post.confirmed_on)}"


def _training_words(training: Training) -> tuple[str, str]:
    title = training.programme or training.kind.label
    parts = (
        training.institution,
        str(training.ended_on or ""),
        f"{training.periods} tiết" if training.periods is not None else "",
        f"{training.days} ngày" if training.days is not None else "",
        training.certificate_no,
        training.evidence.label,
    )
    return title, " · ".join(part for part in parts if part)
