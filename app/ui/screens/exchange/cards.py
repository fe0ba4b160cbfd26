"""The cards of the exchange: what the province lacks, its receipt, its keys, the packages made."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.values import PackageState
from app.services.sync.exchange_status import ExchangeStatus
from app.services.sync.peers import PeerRow
from app.services.sync.sent_packages import PackageRow
from app.services.sync.subjects import by_subject
from app.text.moments import format_day_of
from app.text.numbers import format_int
from app.ui import kit

_LOW = 28  # the drives beneath are to be in sight, whatever waits
_TONES = {
    PackageState.EXPORTED: (kit.Tone.WARN, "clock", "Chờ biên nhận"),
    PackageState.ACCEPTED: (kit.Tone.OK, "circle-check", "Tỉnh đã nhận"),
}


class UnsentCard(kit.Card):
    """What the province does not have yet, by subject; `opened` names the page of a subject."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("Tỉnh chưa có", "Không gửi: điện thoại, nơi ở, ghi chú, số thẻ đảng")

    def show_status(self, status: ExchangeStatus) -> None:
        """Show the counts as they stand."""
        self.clear_rows()
        self.title.setText(f"Tỉnh chưa có   {format_int(status.unsent_total)} thay đổi")
        subjects = by_subject(status.unsent)
        if not subjects:
            self.add(kit.EmptyState("Không có thay đổi nào: tỉnh đã có đủ như ở đây."))
        for subject in subjects:
            figure = kit.Figure(subject.icon, subject.name, "", format_int(subject.count), "dòng")
            row = kit.FigureRow(figure, low=_LOW)
            row.opened.connect(partial(self.opened.emit, subject.page))
            self.add(row)


class ReceiptCard(kit.Card):
    """The newest receipt: received = applied + unchanged + held, and what is held."""

    def __init__(self) -> None:
        super().__init__("Biên nhận mới nhất")

    def show_package(self, package: PackageRow | None) -> None:
        """Show the receipt of the newest confirmed package."""
        self.clear_rows()
        if package is None or package.receipt is None:
            self.add(kit.EmptyState("Chưa có biên nhận nào của tỉnh."))
            return
        receipt = package.receipt
        facts = kit.Facts(caption_width=190)
        held = receipt["held"]
        facts.show_facts(
            [
                ("Gói số", str(package.sequence_no)),
                ("Đã ghi", _figure(receipt["applied"])),
                ("Không đổi", _figure(receipt["unchanged"])),
                ("Đang giữ chờ trả lời", str(len(held)) if isinstance(held, list) else "0"),
                ("Tổng bằng số đã gửi", _figure(receipt["received"])),
            ]
        )
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 12, 16, 14)
        column.addWidget(facts)
        for row in held if isinstance(held, list) else []:
            column.addWidget(kit.Label(f"Tỉnh hỏi: {row[3]}", "small", "warn", wrap=True))
        self.add(box)


class ProvinceCard(kit.Card):
    """Whose keys were taken in, with the code to compare over the telephone."""

    def __init__(self, take: kit.Button, give: kit.Button) -> None:
        super().__init__("Khóa trao đổi")
        self._take, self._give = take, give
        self._words = kit.Label("", "small", "text2", wrap=True)
        self._words.setMinimumWidth(0)
        self.own = kit.Label("", "small", "text2", wrap=True)
        self.own.setMinimumWidth(0)
        self.own.hide()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addWidget(self.own)
        column.addWidget(take)
        column.addWidget(give)
        self.add(box)

    def show_province(self, province: PeerRow | None) -> None:
        """Say whose keys are trusted, or what to do first."""
        self._take.become("secondary" if province else "primary")
        if province is None:
            self._words.setText(
                "Việc đầu tiên, làm một lần: nhận tệp khóa của tỉnh, và gửi tỉnh tệp khóa của "
                "trung tâm. Hai bên đọc mã kiểm tra cho nhau qua điện thoại."
            )
            return
        self._words.setText(
            f"{province.name} (mã {province.code}).\nMã kiểm tra: {province.fingerprint}"
        )

    def show_own(self, fingerprint: str) -> None:
        """Show the code that the clerk reads out: a telephone call takes longer than a toast."""
        self.own.setText(f"Mã của trung tâm, để đọc cho tỉnh: {fingerprint}")
        self.own.show()


class PackagesCard(kit.Card):
    """The packages made so far, newest first; `opened` asks to write one once more."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__("Các gói đã lập")

    def show_packages(self, packages: tuple[PackageRow, ...]) -> None:
        """Show the newest packages."""
        self.clear_rows()
        if not packages:
            self.add(kit.EmptyState("Chưa lập gói nào."))
        for package in packages[:6]:
            tone, icon, words = _TONES.get(
                package.state, (kit.Tone.NEUTRAL, "file-text", package.state.label)
            )
            made = format_day_of(package.made_at)
            title = f"Gói số {package.sequence_no} · {made[:5]}"
            row = kit.FigureRow(kit.Figure(icon, title, words, "", "chép lại", tone))
            row.setToolTip("Ghi đúng gói này ra ổ một lần nữa")
            row.opened.connect(partial(self.opened.emit, package))
            self.add(row)


def _figure(value: object) -> str:
    return format_int(int(str(value)))
