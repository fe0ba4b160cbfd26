"""Two people side by side: pick value by value what stays, join them, or say they are two."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.centre.rights import why_not_sensitive
from app.services.people.twin_comparing import (
    ComparedField,
    Comparison,
    compare,
    compare_openly,
)
from app.services.people.twin_joining import Side, join_people
from app.services.people.twin_pairs import TwinPair, set_apart
from app.services.people.twin_scores import LIKELY
from app.ui import kit
from app.ui.dialog import Dialog
from app.ui.private_columns import OPEN_KEY
from app.ui.runner import Runner
from app.ui.widgets.refusal_words import RefusalWords

_WIDTH = 940
_HEIGHT = 320
_CHOSEN = "✓ "


class JoinDialog(Dialog):
    """Compares two people: 1 and 2 pick whose value stays, Ctrl+S joins, Esc leaves as it was.

    Private values are masked until Ctrl+M opens them, which is written down.

    `settled` carries what was done, for the toast.
    """

    settled = Signal(str)

    def __init__(self, window: QWidget | None, runner: Runner, pair: TwinPair) -> None:
        super().__init__(window, "Có phải một người không?", width=_WIDTH)
        self.runner = runner
        self._found: Comparison = runner.ask(
            compare, first_id=pair.first_id, second_id=pair.second_id
        )
        self.picks = {field.field: field.pick for field in self._found.fields}
        self.body.addWidget(kit.Label(_why(pair), "body", "text2", wrap=True))
        self.body.addWidget(kit.Label(_stays(self._found), "body", wrap=True))
        self.body.addSpacing(kit.Space.SMALL)
        self.table = self._table()
        self.body.addWidget(self.table)
        self.refusal = RefusalWords("medium")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        self.private = self._private_button()
        self.add_close("Hoãn", focused=False)
        self.apart = self.add_button(kit.Button("Không phải một người"))
        self.apart.clicked.connect(self._set_apart)
        self.join = self.add_button(kit.Button("Gộp làm một", "primary", tip="Ctrl+S"))
        self.join.clicked.connect(self._join)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.join.click)

    def start(self) -> None:
        """Show the dialog with the keyboard on the first value that differs."""
        self.open()
        self.table.focus()

    def pick(self, typed: str) -> None:
        """Let the first (1) or the second (2) person's value stay, and go to the next row."""
        field, sides = self.table.current(), {"1": Side.KEPT, "2": Side.OTHER}
        if field is None or typed not in sides:
            return
        if field.differs:
            self.picks[field.field] = sides[typed]
        line = self.table.rows.line_of(field.field)
        self.table.show_rows(self._found.fields)
        self.table.view.go_to(min(line + 1, len(self._found.fields) - 1))

    def open_private(self) -> None:
        """Show private values as they are: masked, two numbers may look the same."""
        done = self.runner.do(
            f"So thông tin riêng của {self._found.kept_name} và {self._found.other_name}",
            compare_openly,
            first_id=self._found.kept_id,
            second_id=self._found.other_id,
        )
        if done is not None:
            self._found = done.value
            self.table.show_rows(self._found.fields)
            self.private.hide()
            self.table.focus()

    def _private_button(self) -> kit.Button:
        """Return the button that opens private values, at the left of the foot."""
        button = kit.Button("Mở xem mục riêng", "link", icon="eye", tip=OPEN_KEY)
        button.setVisible(any(field.is_private for field in self._found.fields))
        button.set_reason(self.runner.ask(why_not_sensitive))
        button.clicked.connect(self.open_private)
        QShortcut(QKeySequence(OPEN_KEY), self).activated.connect(button.click)
        self.foot.insertWidget(0, button)
        return button

    def _table(self) -> kit.Table[ComparedField]:
        table: kit.Table[ComparedField] = kit.Table(
            [
                kit.Column("Mục", lambda row: row.label, width=190),
                kit.Column("1 · Hồ sơ giữ lại", self._kept, stretch=1, ink=self._kept_ink),
                kit.Column("2 · Hồ sơ gộp vào", self._other, stretch=1, ink=self._other_ink),
                kit.Column(
                    "", _sameness, kit.Kind.BADGE, 124, badge=_badge, key="sameness", sort=_order
                ),
            ],
            identity=lambda row: row.field,
            count=lambda rows: f"{sum(row.differs for row in rows)} mục khác nhau",
            hint="1, 2 chọn giá trị giữ lại · Ctrl+S gộp",
        )
        table.show_rows(self._found.fields)
        table.setFixedHeight(_HEIGHT)
        table.view.typed.connect(self.pick)
        table.opened.connect(self._turn)
        first = next((row.field for row in self._found.fields if row.differs), None)
        if first is not None:
            table.select(first)
        return table

    def _turn(self, field: ComparedField) -> None:
        """Take the other value: what Enter and a double click do."""
        self.pick("1" if self.picks[field.field] is Side.OTHER else "2")

    def _kept(self, row: ComparedField) -> str:
        return _marked(row.kept, chosen=self.picks[row.field] is Side.KEPT and row.differs)

    def _other(self, row: ComparedField) -> str:
        return _marked(row.other, chosen=self.picks[row.field] is Side.OTHER and row.differs)

    def _kept_ink(self, row: ComparedField) -> kit.Tone | None:
        return _ink(row, self.picks[row.field], Side.KEPT)

    def _other_ink(self, row: ComparedField) -> kit.Tone | None:
        return _ink(row, self.picks[row.field], Side.OTHER)

    def _join(self) -> None:
        found = self._found
        with self.runner.telling(self._tell):
            done = self.runner.do(
                f"Gộp hồ sơ {found.other_name} vào {found.kept_name}",
                join_people,
                kept_id=found.kept_id,
                other_id=found.other_id,
                picks=self.picks,
            )
        if done is not None:
            self.accept()
            self.settled.emit(f"Đã gộp hồ sơ {found.other_name} vào {found.kept_name}")

    def _set_apart(self) -> None:
        found = self._found
        names = f"{found.kept_name} và {found.other_name}"
        done = self.runner.do(
            f"{names} không phải một người",
            set_apart,
            first_id=found.kept_id,
            second_id=found.other_id,
        )
        if done is not None:
            self.accept()
            self.settled.emit(f"Đã ghi: {names} là hai người")

    def _tell(self, error: UserError) -> bool:
        self.refusal.refuse(error)
        self.refusal.show()
        self._fit()
        return True


def _why(pair: TwinPair) -> str:
    reasons = ", ".join(pair.likeness.reasons) or "không có gì chung"
    asks = pair.likeness.score >= LIKELY  # else a clerk has brought the two together
    return f"{'Vì sao hỏi' if asks else 'Xem kỹ trước khi gộp'}: {reasons}."


def _stays(found: Comparison) -> str:
    return (
        f"Giữ hồ sơ 1, {found.kept_name} ({found.kept_counts}). Lớp, kết quả, giấy, bồi dưỡng và "
        f"chức vụ của hồ sơ 2, {found.other_name} ({found.other_counts}), chuyển sang đó."
    )


def _marked(value: str, *, chosen: bool) -> str:
    return f"{_CHOSEN if chosen else ''}{value or 'Chưa ghi'}"


def _ink(row: ComparedField, picked: Side, side: Side) -> kit.Tone | None:
    if not row.differs:
        return kit.Tone.NEUTRAL
    return kit.Tone.ACCENT if picked is side else kit.Tone.NEUTRAL


def _sameness(row: ComparedField) -> str:
    return "Khác nhau" if row.differs else "Giống nhau"


def _badge(row: ComparedField) -> kit.Badge | None:
    return kit.Badge("Khác nhau", kit.Tone.WARN, "circle-alert") if row.differs else None


def _order(row: ComparedField) -> int:
    return 0 if row.differs else 1
