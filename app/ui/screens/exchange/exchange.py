"""Trao đổi với tỉnh: what the province lacks, a package to a drive, its receipt back."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import drives
from app.services.centre.setup import get_centre
from app.services.files import write_atomically
from app.services.sync import exchange_status, outbox
from app.services.sync.bundle_file import read_bundle_file, write_bundle
from app.services.sync.exchange_status import ExchangeStatus
from app.services.sync.own_side import own_bundle, own_keys
from app.services.sync.package_copies import copy_package
from app.services.sync.receipts import ReceiptSummary
from app.services.sync.sent_packages import PackageRow
from app.services.sync.taking_in import take_receipt_file
from app.services.sync.trusting import trust
from app.ui import confirm, kit
from app.ui.dialogs.delivery_slip import DeliverySlipDialog
from app.ui.file_names import proposed_file
from app.ui.screens.exchange.cards import PackagesCard, ProvinceCard, ReceiptCard, UnsentCard
from app.ui.screens.exchange.drives import DriveTiles

_KEYS_FIRST = "Nhận khóa của tỉnh trước: bấm “Nhận khóa của tỉnh…”."


class ExchangeScreen(kit.Screen):
    """Left is ours: what they lack and which drive. Right is theirs: receipt and keys."""

    title = "Trao đổi với tỉnh"
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "packages",
            "peers",
            "training_classes",
            "enrolments",
            "attendances",
            "scores",
            "results",
            "certificates",
            "persons",
            "issued_documents",
        }
    )

    def build(self) -> None:
        """Make the cards."""
        self._slip_of: int | None = None  # the package written last, else the newest
        self.receive = self.writes(kit.Button("Nhận biên nhận…", icon="inbox"))
        self.receive.clicked.connect(self._receive)
        self.head.add_act(self.receive)
        self.export = self.writes(kit.Button("Xuất gói", "primary", icon="hard-drive-upload"))
        self.set_primary(self.export)
        self.export.clicked.connect(self._export)
        self.unsent, self.receipt = UnsentCard(), ReceiptCard()
        self.packages = PackagesCard()
        self.unsent.opened.connect(self.shell.go)
        self.packages.opened.connect(self._copy_again)
        self.take = self.writes(kit.Button("Nhận khóa của tỉnh…", icon="key-round"))
        self.take.clicked.connect(self._take_keys)
        give = kit.Button("Ghi khóa của trung tâm…", icon="upload")
        give.clicked.connect(self._give_keys)
        self.province = ProvinceCard(self.take, give)
        columns = kit.TwoColumns()
        columns.left.addWidget(self.unsent)
        columns.left.addWidget(self._drives())
        columns.left.addStretch(1)
        for card in (self.receipt, self.province, self.packages):
            columns.right.addWidget(card)
        columns.right.addStretch(1)
        self.main.addWidget(columns, 1)

    def refresh(self) -> None:
        """Read how things stand."""
        status = self.runner.ask(exchange_status.status)
        self.unsent.show_status(status)
        self.receipt.show_package(status.last_accepted)
        self.province.show_province(status.province)
        self.packages.show_packages(status.packages)
        newest = status.packages[0].sequence_no if status.packages else None
        self._offer_slip(self._slip_of or newest)
        self._show_head(status)
        self.shell.set_count("exchange", 0)

    def focus_first(self) -> None:
        """Begin with the drives; where there is none, with the keys or with what is not sent."""
        tiles, counts = self.drives.tiles, self.unsent.findChildren(kit.FigureRow)
        first: list[QWidget] = [*tiles, *counts] if self.export.isEnabled() else [self.take]
        for widget in first[:1]:
            widget.setFocus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this screen."""
        return (kit.KeyHint("← →", "chọn ổ"), kit.KeyHint("F5", "tìm lại ổ"))

    def make_stale(self) -> None:
        """F5 looks for drives again, too."""
        self._find_drives()
        super().make_stale()

    def _drives(self) -> QWidget:
        card = kit.Card("Chọn ổ để ghi")
        again = kit.Button("Tìm lại ổ  F5", "link")
        again.clicked.connect(self.make_stale)
        card.add_link(again)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(10)
        self.drives = DriveTiles()
        self.no_drive = kit.Label(
            "Chưa thấy ổ USB nào. Cắm USB rồi bấm “Tìm lại ổ”, hoặc “Xuất gói” để chọn thư mục.",
            "body",
            "text2",
            wrap=True,
        )
        self.result = kit.Label("", "body", "ok", wrap=True)
        self.result.hide()
        after = "Ghi xong thì đọc lại, so từng byte, rồi mới báo xong."
        self.before = kit.Label(after, "small", "text2", wrap=True)
        self.slip = kit.Button("", icon="printer", tip="Mẫu F48, hai bên ký khi giao USB")
        self.slip.clicked.connect(self._show_slip)
        beneath = QHBoxLayout()
        beneath.addWidget(self.result, 1)
        beneath.addWidget(self.before, 1)
        beneath.addWidget(self.slip)
        column.addWidget(self.drives)
        column.addWidget(self.no_drive)
        column.addLayout(beneath)
        card.add(box)
        self._find_drives()
        return card

    def _find_drives(self) -> None:
        found = drives.removable_drives()
        self.drives.show_drives(found)
        self.drives.setVisible(bool(found))
        self.no_drive.setVisible(not found)

    def _show_head(self, status: ExchangeStatus) -> None:
        last = status.last_accepted
        words = "Tỉnh chưa xác nhận gói nào"
        if status.province is None:
            words = "Nhận khóa của tỉnh trước, rồi mới xuất gói được"
        elif last is not None:
            words = f"{status.province.name} đã nhận đến gói số {last.sequence_no}"
        self.head.set_title(self.title, words)
        following = status.packages[0].sequence_no + 1 if status.packages else 1
        self.export.setText(f"Xuất gói số {following}")
        self.export.set_reason("" if status.province else _KEYS_FIRST)
        self.receive.set_reason("" if status.province else _KEYS_FIRST)

    def _offer_slip(self, sequence_no: int | None) -> None:
        self._slip_of = sequence_no
        number = f" số {sequence_no}" if sequence_no else ""
        self.slip.setText(f"Biên bản giao nhận gói{number}…")
        self.slip.set_reason("" if sequence_no else "Chưa lập gói nào.")

    def _show_slip(self) -> None:
        if self._slip_of is not None:
            DeliverySlipDialog(self.window(), self.runner, self._slip_of).open()

    def _export(self) -> None:
        folder = self.drives.folder or confirm.choose_folder(self, "Chọn nơi ghi gói")
        if folder is None:
            return
        keys = own_keys(self.runner.paths.keys)
        done = self.runner.do(
            "Lập gói gửi tỉnh", outbox.make_package, keys=keys, folder=self.runner.paths.packages
        )
        if done is not None:
            self._copy(done.value, folder)

    def _copy_again(self, package: PackageRow) -> None:
        folder = self.drives.folder or confirm.choose_folder(self, "Chọn nơi ghi gói")
        if folder is not None:
            self._copy(package, folder)

    def _copy(self, package: PackageRow, folder: Path) -> None:
        """Copy the kept bytes; a drive pulled out too early costs nothing but another try."""
        copied = self.runner.do(
            f"Ghi gói số {package.sequence_no} ra ổ",
            lambda _session: copy_package(package, kept_in=self.runner.paths.packages, to=folder),
        )
        if copied is None:
            return
        self._offer_slip(package.sequence_no)
        self.result.setText(
            f"Đã ghi gói số {package.sequence_no} vào {copied.value} và đọc lại đúng từng byte. "
            "Rút ổ được rồi; gói còn chờ biên nhận của tỉnh."
        )
        self.result.show()
        self.before.hide()

    def _receive(self) -> None:
        start = self.drives.folder
        path = confirm.choose_file(self, "Chọn biên nhận của tỉnh", "Gói Giáo vụ (*.gvp)", start)
        if path is None:
            return
        keys = own_keys(self.runner.paths.keys)
        done = self.runner.do("Nhận biên nhận của tỉnh", take_receipt_file, path=path, keys=keys)
        if done is not None:
            self.result.hide()  # the package waits for nothing any more
            self.before.show()
            self.shell.toast(_said(done.value), undo=False)

    def _take_keys(self) -> None:
        path = confirm.choose_file(self, "Chọn tệp khóa của tỉnh", "Tệp khóa (*.json)")
        if path is None:
            return
        done = self.runner.do(
            "Nhận khóa của tỉnh", lambda session: trust(session, bundle=read_bundle_file(path))
        )
        if done is not None:
            self.shell.toast(
                f"Đã nhận khóa của {done.value.name}. So mã kiểm tra qua điện thoại.", undo=True
            )

    def _give_keys(self) -> None:
        path = confirm.choose_new_file(
            self,
            "Ghi khóa của trung tâm để gửi tỉnh",
            "Tệp khóa (*.json)",
            proposed_file(self.runner.ask(get_centre).full_name, "khóa", suffix=".json"),
        )
        if path is None:
            return
        keys = own_keys(self.runner.paths.keys)
        bundle = self.runner.ask(own_bundle, keys=keys)
        written = self.runner.do(
            "Ghi khóa của trung tâm", lambda _session: write_atomically(path, write_bundle(bundle))
        )
        if written is not None:
            self.province.show_own(bundle.fingerprint)
            self.shell.toast(f"Đã ghi {path.name}. Đọc mã kiểm tra cho tỉnh.", undo=False)


def _said(summary: ReceiptSummary) -> str:
    again = "Biên nhận này đã nhận trước đây. " if summary.already_taken else ""
    return (
        f"{again}Tỉnh đã nhận gói số {summary.sequence_no}: {summary.received} dòng, "
        f"giữ lại {summary.held}."
    )
