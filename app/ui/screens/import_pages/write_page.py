"""Step 5, Thực hiện: what will be written in one sentence and in figures; then the result stays."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.lists.list_preview import RowKind
from app.text.enumeration import some_of
from app.ui import kit
from app.ui.jobs import Job, JobState
from app.ui.screens.import_history.columns import fate_words
from app.ui.screens.import_pages.check_rows import CheckRow
from app.ui.screens.import_pages.draft import Understood
from app.ui.screens.import_pages.kinds import KINDS, KindWords
from app.ui.screens.import_pages.notice import Notice
from app.ui.screens.import_pages.problem_words import words_of
from app.ui.tokens import Width

_LEFT = (
    (RowKind.UNCHANGED, "equal", kit.Tone.NEUTRAL, "Không đổi", ""),
    (
        RowKind.QUESTION,
        "circle-question-mark",
        kit.Tone.WARN,
        "Còn câu hỏi",
        "không ghi; trả lời ở bước Kiểm tra",
    ),
    (RowKind.ERROR, "circle-x", kit.Tone.BAD, "Còn lỗi", "không ghi; sửa ở bước Kiểm tra"),
    (RowKind.SKIPPED, "minus", kit.Tone.NEUTRAL, "Bỏ qua", "không ghi theo ý bạn"),
)
_ROOM = 80  # letters of what stands in the way of rows, beside their number
_NAMED = 4  # lists that wait
_LONGEST_NAME = 24  # of a sheet, on a button


class WritePage(QWidget):
    """Before: what would be written. While: the job. After: the same figures and what to do next.

    `kind_opened` asks for the rows of a kind; `next_sheet_wanted`, `class_wanted`, `undo_wanted`
    and `another_wanted` are the buttons of the result.
    """

    kind_opened = Signal(object)
    next_sheet_wanted = Signal()
    class_wanted = Signal()
    undo_wanted = Signal()
    another_wanted = Signal()
    again_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = KINDS["learners"]
        self.result = Notice(kit.Tone.OK, "circle-check")
        self.to_class = kit.Button("Mở danh sách lớp", "primary", trailing="arrow-right")
        self.to_class.clicked.connect(self.class_wanted)
        self.undo = kit.Button("Lấy lại cả lần nhập…", icon="undo-2")
        self.undo.clicked.connect(self.undo_wanted)
        self.another = kit.Button("Nhập danh sách khác", icon="file-spreadsheet")
        self.another.clicked.connect(self.another_wanted)
        for button in (self.to_class, self.undo, self.another):
            self.result.add_act(button)
        self.waiting = Notice(kit.Tone.ACCENT, "file-spreadsheet")
        self.next_sheet = kit.Button("", "primary", trailing="arrow-right")
        self.next_sheet.clicked.connect(self.next_sheet_wanted)
        self.waiting.add_act(self.next_sheet)
        self.earlier = Notice(kit.Tone.WARN, "circle-alert")
        self.again = kit.CheckBox("Vẫn nhập lại danh sách này")
        self.again.toggled.connect(lambda _on: self.again_changed.emit())
        self.earlier.add_act(self.again)
        self.line = kit.ProgressLine()
        self.card = kit.Card("Sẽ ghi", "")
        self.outside = kit.Card("Không ghi", "")
        self._lay_out()

    def show_list(self, found: Understood, into: str, earlier: str) -> None:
        """Show what would be written."""
        self._words = KINDS[found.kind]
        for widget in (self.result, self.waiting, self.line):
            widget.hide()
        self.card.title.setText(f"Sẽ ghi {into}")
        self._show_counts(found.counts)
        self._show_outside(found)
        if earlier:
            self.earlier.say("Danh sách này đã nhập trước đây", earlier)
        else:
            self.earlier.hide()

    def follow(self, job: Job) -> None:
        """Show the job that writes."""
        self.line.follow(job)
        job.ended.connect(lambda: self.line.setVisible(job.state is not JobState.DONE))

    def show_done(self, counts: dict[str, int], into: str, left: Sequence[str]) -> None:
        """Show the result; it stays. `left` are the lists of the file that are not taken in yet."""
        self.earlier.hide()
        self.line.hide()
        self.card.title.setText(f"Đã ghi {into}")
        self._show_counts(counts)
        self.result.say(
            _done_words(counts, self._words, into), "Tệp gốc được giữ cùng lần nhập này."
        )
        self.undo.show()
        self.to_class.setText(self._words.seen)
        self.to_class.kind = "secondary" if left else "primary"
        self.to_class.show()
        if left:
            self._offer_next(left)
        (self.next_sheet if left else self.to_class).setFocus()

    def show_undone(self, counts: dict[str, int], place: str) -> None:
        """Say that the import has been taken back, and what became of its rows."""
        kept = counts.get("kept", 0)
        title = f"Đã lấy lại: {fate_words(counts)}." if kept else ""
        more = "Ai ở lại và vì sao: xem trong “Các lần nhập”. " if kept else ""
        self.result.say(
            title or f"Đã lấy lại: {place} như trước lần nhập này.",
            f"{more}Danh sách vẫn còn, có thể nhập lại.",
        )
        for widget in (self.undo, self.to_class, self.waiting):  # the wizard's primary is back
            widget.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(kit.Space.LARGE)
        notices = (self.result, self.waiting, self.earlier)
        for widget in (*notices, self.line, self.card, self.outside):
            column.addWidget(widget)
        inside = kit.ScrollColumn()
        inside.column.addLayout(column)
        inside.column.addStretch(1)
        inside.setMaximumWidth(Width.FORM + 140)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside, 1)
        whole.addStretch(0)

    def _offer_next(self, left: Sequence[str]) -> None:
        """Name the lists of the file that wait, and go on with the first of them."""
        names = some_of([f"“{name}”" for name in left[:_NAMED]], len(left), "trang tính")
        self.waiting.say(f"Tệp còn {len(left)} trang tính có danh sách chưa nhập", names)
        self.next_sheet.setText(f"Nhập tiếp “{_short(left[0])}”".replace("&", "&&"))

    def _show_counts(self, counts: dict[str, int]) -> None:
        self.card.clear_rows()
        words = self._words
        written = (
            (RowKind.NEW, "plus", kit.Tone.OK, *words.new),
            (RowKind.UPDATE, "pencil", kit.Tone.ACCENT, *words.known),
        )
        shown = [each for each in written if counts[each[0]]] or list(written[:1])
        for kind, icon, tone, title, sub in shown:
            figure = kit.Figure(icon, title, sub, f"{counts[kind]}", words.noun, tone)
            self._add(self.card, kind, figure)

    def _show_outside(self, found: Understood) -> None:
        counts = found.counts
        self.outside.clear_rows()
        left = [each for each in _LEFT if counts[each[0]]]
        self.outside.setVisible(bool(left))
        self.outside.note.setText(f"{sum(counts[each[0]] for each in left)} dòng")
        for kind, icon, tone, title, sub in left:
            why = _why(found.rows, kind) or sub or self._words.same
            figure = kit.Figure(icon, title, why, f"{counts[kind]}", "dòng", tone)
            self._add(self.outside, kind, figure)

    def _add(self, card: kit.Card, kind: RowKind, figure: kit.Figure) -> None:
        row = kit.FigureRow(figure)
        row.opened.connect(lambda: self.kind_opened.emit(kind))
        card.add(row)


def sentence(counts: dict[str, int], words: KindWords, into: str) -> str:
    """Say what would be written."""
    parts = _parts(counts, words)
    if not parts:
        return "Không có dòng nào để ghi."
    return f"Sẽ ghi {into}: {', '.join(parts)}. Dừng giữa chừng thì không ghi gì."


def _done_words(counts: dict[str, int], words: KindWords, into: str) -> str:
    """Say what was written."""
    return f"Đã nhập {into}: {', '.join(_parts(counts, words))}."


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def _parts(counts: dict[str, int], words: KindWords) -> list[str]:
    parts = []
    if counts[RowKind.NEW]:
        parts.append(f"{counts[RowKind.NEW]} {words.counted[0]}")
    if counts[RowKind.UPDATE]:
        parts.append(f"{counts[RowKind.UPDATE]} {words.counted[1]}")
    return parts


def _why(rows: tuple[CheckRow, ...], kind: RowKind) -> str:
    """Name what stands in the way of rows of a kind: what has room, and how much there is more."""
    found = (words_of(each.code).title for row in rows if row.kind is kind for each in row.problems)
    titles = [title if at == 0 else _inside(title) for at, title in enumerate(dict.fromkeys(found))]
    said = [some_of(titles[:n], len(titles), "vấn đề") for n in range(1, len(titles) + 1)]
    return next((words for words in reversed(said) if len(words) <= _ROOM), "".join(said[:1]))


def _inside(title: str) -> str:
    """Return a title as it stands inside a sentence; an abbreviation stays as it is."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
