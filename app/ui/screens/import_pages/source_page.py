"""Step 1, Nguồn: which class, and which list: a file, pasted cells, or one of the last lists."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.models.values import ClassStatus
from app.services.classes.class_rows import ClassRow
from app.services.classes.class_states import has_reached
from app.services.imports.vocabulary.fields import ImportKind
from app.ui import confirm, kit, theme
from app.ui.file_names import file_name
from app.ui.screens.import_pages.drop_zone import DropZone
from app.ui.screens.import_pages.file_kinds import FILES
from app.ui.screens.import_pages.kinds import KINDS
from app.ui.screens.import_pages.notice import Notice
from app.ui.screens.import_pages.recent import RecentList
from app.ui.widgets.segments import Segment, Segments

_TAKEN_AS_IS = (
    "Tiêu đề hai dòng, ô gộp, dòng tên chi bộ, dòng cộng và chữ ký",
    "Chữ TCVN3 (.VnTime), VNI, Unicode tổ hợp, tên viết hoa cả",
    "Số căn cước mất số 0 ở đầu, chỉ có năm sinh, cột Nam/Nữ đánh dấu",
)
_CLASS_LEAST, _CLASS_WIDTH = 200, 360


class SourcePage(QWidget):
    """Asks for a list in three ways; what cannot be read is said here and loses nothing.

    `path_chosen`, `text_pasted` and `kept_chosen` carry the list wanted, `class_chosen` a class,
    `kind_chosen` what kind of list it is.
    """

    kind_chosen = Signal(str)

    template_wanted = Signal()
    path_chosen = Signal(object)
    text_pasted = Signal(str)
    kept_chosen = Signal(object)
    class_chosen = Signal(object)
    next_sheet_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder: Path | None = None
        self.setAcceptDrops(True)
        self.kinds = Segments(
            [Segment(words.kind, words.name) for words in KINDS.values()], name="Danh sách gồm"
        )
        self.kinds.chosen.connect(self.kind_chosen)
        self.class_label = kit.Label("Nhập vào lớp", "label")
        self.classes = kit.ChoiceBox(prompt="Chọn lớp…")
        self.classes.setAccessibleName("Nhập vào lớp")
        self.classes.setMinimumWidth(theme.current().px(_CLASS_LEAST))
        self.classes.setMaximumWidth(theme.current().px(_CLASS_WIDTH))
        self.classes.chosen.connect(self.class_chosen)
        self.zone = DropZone()
        self.zone.choose.clicked.connect(self.choose_file)
        self.zone.paste.clicked.connect(self.paste)
        self.zone.template.clicked.connect(self.template_wanted)
        self.zone.dropped.connect(self._take)
        self.zone.several.connect(self._refuse_several)
        self.refusal = Notice()
        self.earlier = Notice(kit.Tone.WARN, "circle-alert")
        self.next_sheet = kit.Button("", small=True)
        self.next_sheet.clicked.connect(self.next_sheet_wanted)
        self.earlier.add_act(self.next_sheet)
        self.chosen = Notice(kit.Tone.OK, "file-spreadsheet")
        self.recent: kit.Table[RecentList] = kit.Table(_recent_columns(), row_height=48)
        self.recent.when_empty(kit.EmptyState("Chưa có danh sách nào gần đây trên máy này."))
        self.recent.opened.connect(self._open_recent)
        self._lay_out()

    # For the wizard

    def show_classes(self, rows: Sequence[ClassRow], chosen: UUID | None) -> None:
        """Offer the classes that still take learners."""
        options = [kit.Option(row.id, f"{row.code} · {row.title}", row.name) for row in rows]
        self.classes.set_options(options)
        self.classes.set_key(chosen)

    def show_kind(self, kind: ImportKind) -> None:
        """Show which kind of list is taken in, and the class only where it is about one."""
        self.kinds.show_choice(kind)
        for widget in (self.class_label, self.classes):
            widget.setVisible(KINDS[kind].needs_class)

    def show_recent(self, lists: Sequence[RecentList]) -> None:
        """Offer these lists."""
        self.recent.show_rows(lists)

    def show_reading(self, name: str) -> None:
        """Say that a list is being read."""
        self.refusal.hide()
        self.earlier.hide()
        self.chosen.say(f"Đang đọc {name}…", "Danh sách được đọc trong một tiến trình riêng.")

    def show_source(self, name: str, facts: str) -> None:
        """Say which list was read."""
        self.refusal.hide()
        self.chosen.say(name, facts)

    def ask_for_class(self) -> None:
        """Say what is still to be chosen for the list that was read, and go there."""
        said = f"{self.chosen.words.text()} Chọn lớp sẽ nhận danh sách này ở ô bên trên."
        self.chosen.say(self.chosen.title.text(), said)
        self.classes.setFocus()

    def show_refusal(self, error: UserError, before: str) -> None:
        """Say why a list was not taken; `before` is the list that stays, if there is one."""
        stays = f" Danh sách “{before}” vẫn còn ở các bước sau." if before else ""
        self.chosen.hide()
        self.earlier.hide()
        self.refusal.refuse(error, f"{error.remedy}{stays}".strip())

    def show_earlier(self, words: str, left: Sequence[str]) -> None:
        """Say that the same content was taken in before, and offer what is left of its file."""
        self.next_sheet.setVisible(bool(left))
        if left:
            self.next_sheet.setText(f"Nhập “{left[0]}”")
        if words:
            self.earlier.say("Danh sách này đã nhập trước đây", words)
        else:
            self.earlier.hide()

    def start_over(self) -> None:
        """Forget what was said of the last list."""
        for notice in (self.refusal, self.earlier, self.chosen):
            notice.hide()

    def choose_file(self) -> None:
        """Let the clerk choose a file."""
        path = confirm.choose_file(self.window(), "Chọn danh sách", FILES, self._folder)
        if path is not None:
            self._take(path)

    def paste(self) -> None:
        """Take the cells that were copied elsewhere."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.text_pasted.emit(text)
        else:
            self._say(
                "Chưa có gì để dán.",
                "Trong Excel, bôi đen cả vùng danh sách kể cả dòng tiêu đề, bấm Ctrl+C rồi dán.",
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the class beside the kind of list, or under it where there is no room."""
        super().resizeEvent(event)
        needed = self.kinds.sizeHint().width() + self._into.minimumSize().width()
        directions = QBoxLayout.Direction
        is_narrow = self.width() < needed + self._choices.spacing()
        self._choices.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file wherever it is dropped on the page."""
        self.zone.dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Let the place to drop on go out."""
        self.zone.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        self.zone.dropEvent(event)

    def choose_template(self, kind: ImportKind, code: str) -> Path | None:
        """Let the clerk say where the template of a kind goes; `code` is the class it is about."""
        start = self._folder or Path.home()
        start /= file_name(code, "mẫu", KINDS[kind].name, suffix=".xlsx")
        kinds = "Bảng tính Excel (*.xlsx)"
        return confirm.choose_new_file(self.window(), "Lưu mẫu để điền", kinds, start)

    def show_template(self, path: Path) -> None:
        """Say where the template is."""
        self.refusal.hide()
        words = f"Thư mục {path.parent}. Điền xong thì kéo tệp đó vào đây."
        self.chosen.say(f"Đã lưu mẫu “{path.name}”", words)

    # Inside

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(kit.Space.LARGE)
        self._into = QHBoxLayout()
        self._into.setSpacing(kit.Space.MEDIUM)
        self._into.addWidget(self.class_label)
        self._into.addWidget(self.classes, 1)
        self._into.addStretch(0)
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choices.setSpacing(kit.Space.MEDIUM)
        self._choices.addWidget(self.kinds)
        self._choices.addLayout(self._into, 1)
        whole.addLayout(self._choices)
        columns = kit.TwoColumns(11, 10)
        columns.left.setSpacing(kit.Space.MEDIUM)
        for notice in (self.refusal, self.earlier, self.chosen):
            columns.left.addWidget(notice)
        columns.left.addWidget(self.zone)
        columns.left.addWidget(_comfort())
        columns.left.addStretch(1)
        columns.right.addWidget(self.recent, 1)
        whole.addWidget(columns, 1)

    def _take(self, path: Path) -> None:
        self._folder = path.parent
        self.path_chosen.emit(path)

    def _open_recent(self, entry: RecentList) -> None:
        if entry.path is not None:
            self._take(entry.path)
        else:
            self.kept_chosen.emit(entry)

    def _refuse_several(self) -> None:
        self._say("Chỉ nhập từng danh sách một.", "Kéo thả lại một tệp, xong rồi nhập tệp sau.")

    def _say(self, title: str, words: str) -> None:
        self.refusal.say(title, words)


def takes_learners(row: ClassRow) -> bool:
    """Tell whether the list of a class may still change."""
    cancelled = row.status is ClassStatus.CANCELLED
    return not cancelled and not has_reached(row.status, ClassStatus.RECOGNISED)


def earlier_words(into: str, name: str, day: str) -> str:
    """Say for what end, when and under which name the same content was taken in."""
    return (
        f"Nội dung giống hệt tệp “{name}” đã nhập {into} ngày {day}. "
        "Nhập lại thì ai đã có không bị thêm lần nữa."
    )


def _comfort() -> kit.Card:
    """Say what needs no repair beforehand, so that nobody retypes a list."""
    card = kit.Card("Không cần sửa tệp trước")
    lines = QVBoxLayout()
    lines.setSpacing(0)
    for text in _TAKEN_AS_IS:
        lines.addWidget(kit.Check(text))
    card.add_padded(lines)
    return card


def _recent_columns() -> list[kit.Column[RecentList]]:
    return [
        kit.Column("Danh sách gần đây", lambda r: r.name, stretch=1, second=lambda r: r.where),
        kit.Column("Ngày", lambda r: r.day, kit.Kind.DATE, 104, sort=lambda r: r.at.timestamp()),
    ]
