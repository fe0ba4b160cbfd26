"""Các trung tâm: the province's board of centres, their packages in, the receipts out."""

from typing import ClassVar

from app.services.files import copy_to_drive, write_atomically
from app.services.sync.board import CentreOnBoard, board
from app.services.sync.bundle_file import read_bundle_file, write_bundle
from app.services.sync.own_side import own_bundle, own_keys
from app.services.sync.receipt_sealing import make_receipt
from app.services.sync.received import Received
from app.services.sync.subjects import by_subject
from app.services.sync.taking_in import receive_file
from app.services.sync.trusting import trust
from app.text.numbers import format_int
from app.ui import confirm, kit
from app.ui.file_names import proposed_file

_PACKAGE = "Gói Giáo vụ (*.gvp)"
_KEYS = "Tệp khóa (*.json)"


class CentresScreen(kit.Screen):
    """One line for each trusted centre; the panel tells the chosen one's rows and questions."""

    title = "Các trung tâm"
    watches: ClassVar[frozenset[str]] = frozenset({"peers", "packages", "held_rows"})

    def build(self) -> None:
        """Make acts, table and panel."""
        admit = self.writes(kit.Button("Nhận khóa trung tâm…", icon="key-round"))
        invite = kit.Button("Ghi khóa của tỉnh…", icon="upload")
        receive = self.writes(kit.Button("Nhận gói…", "primary", icon="inbox"))
        admit.clicked.connect(self._admit)
        invite.clicked.connect(self._invite)
        receive.clicked.connect(self._receive)
        for button in (invite, admit):
            self.head.add_act(button)
        self.set_primary(receive)
        self.table: kit.Table[CentreOnBoard] = kit.Table(
            [
                kit.Column("Mã", lambda row: row.code, kit.Kind.CODE, 110),
                kit.Column("Trung tâm", lambda row: row.name, stretch=1),
                kit.Column(
                    "Gói mới nhất", lambda row: f"{row.last_sequence}", kit.Kind.NUMBER, 110
                ),
                kit.Column("Số dòng", _rows, kit.Kind.NUMBER, 96),
                kit.Column("Giữ lại", lambda row: f"{row.held}", kit.Kind.NUMBER, 80),
            ],
            identity=lambda row: row.code,
            count=lambda rows: f"{len(rows)} trung tâm",
        )
        sentence = (
            "Chưa công nhận trung tâm nào. Gửi khóa của tỉnh cho trung tâm, nhận khóa của họ, rồi "
            "so mã kiểm tra qua điện thoại."
        )
        self.table.when_empty(kit.EmptyState(sentence))
        self.receipt = self.writes(kit.Button("Ghi biên nhận…", icon="hard-drive-upload"))
        self.receipt.clicked.connect(self._receipt)
        self.panel = kit.SidePanel()
        self.set_side(self.panel)
        self.name = kit.Label("", "section", wrap=True)
        self.facts = kit.Facts(caption_width=150)
        self.panel.column.addWidget(self.name)
        self.panel.column.addWidget(self.facts)
        self.panel.column.addStretch(1)
        self.panel.add_button(self.receipt)
        self.result = kit.Label("", "body", "ok", wrap=True)
        self.result.hide()
        self.table.view.selectionModel().currentRowChanged.connect(self._show_current)
        self.main.addWidget(self.result)
        self.main.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Read the board."""
        rows = self.runner.ask(board)
        self.table.show_rows(rows)
        if self.table.current() is None and rows:
            self.table.select(rows[0].code)
        self._show_current()

    def focus_first(self) -> None:
        """Begin in the table."""
        self.table.focus()

    def _show_current(self) -> None:
        row = self.table.current()
        self.show_side(filled=row is not None)
        if row is None:
            return
        self.name.setText(row.name)
        kept = [(subject.name, format_int(subject.count)) for subject in by_subject(row.rows)]
        self.facts.show_facts([("Mã kiểm tra khóa", row.fingerprint), *kept])
        why_not = "" if row.last_sequence else "Tỉnh chưa nhận gói nào của trung tâm này."
        self.receipt.set_reason(why_not)

    def _admit(self) -> None:
        path = confirm.choose_file(self, "Chọn tệp khóa của trung tâm", _KEYS)
        if path is None:
            return
        done = self.runner.do(
            "Công nhận khóa của trung tâm",
            lambda session: trust(session, bundle=read_bundle_file(path)),
        )
        if done is not None:
            self.shell.toast(f"Đã công nhận {done.value.name}. So mã kiểm tra qua điện thoại.")

    def _invite(self) -> None:
        path = confirm.choose_new_file(
            self,
            "Ghi khóa của tỉnh để gửi trung tâm",
            _KEYS,
            proposed_file("khóa của tỉnh", suffix=".json"),
        )
        if path is None:
            return
        bundle = self.runner.ask(own_bundle, keys=own_keys(self.runner.paths.keys))
        written = self.runner.do(
            "Ghi khóa của tỉnh", lambda _session: write_atomically(path, write_bundle(bundle))
        )
        if written is not None:
            self._say(f"Đã ghi {path.name}. Đọc mã này qua điện thoại: {bundle.fingerprint}")

    def _receive(self) -> None:
        path = confirm.choose_file(self, "Chọn gói của trung tâm", _PACKAGE)
        if path is None:
            return
        paths = self.runner.paths
        done = self.runner.do(
            f"Nhận gói {path.name}",
            receive_file,
            path=path,
            keys=own_keys(paths.keys),
            folder=paths.packages,
        )
        if done is not None:
            self._say(_told(done.value))

    def _receipt(self) -> None:
        row = self.table.current()
        folder = confirm.choose_folder(self, "Chọn nơi ghi biên nhận")
        if row is None or folder is None:
            return
        paths = self.runner.paths
        made = self.runner.do(
            f"Lập biên nhận cho {row.name}",
            make_receipt,
            centre=row.code,
            keys=own_keys(paths.keys),
            folder=paths.packages,
        )
        if made is None:
            return
        kept = made.value
        copied = self.runner.do(
            "Ghi biên nhận ra ổ",
            lambda _session: copy_to_drive(kept.read_bytes(), folder, kept.name),
        )
        if copied is not None:
            self._say(f"Đã ghi biên nhận {copied.value} và đọc lại đúng từng byte.")

    def _say(self, words: str) -> None:
        self.result.setText(words)
        self.result.show()


def _rows(row: CentreOnBoard) -> str:
    return format_int(sum(row.rows.values()))


def _told(received: Received) -> str:
    again = "Gói này đã nhận trước đây. " if received.already_received else ""
    agrees = "khớp với trung tâm" if received.digest_agrees else "không khớp, cần gói đầy đủ"
    applied, unchanged = received.total("applied"), received.total("unchanged")
    return (
        f"{again}Gói số {received.sequence_no}: nhận {format_int(applied + unchanged)} dòng "
        f"({format_int(applied)} ghi, {format_int(unchanged)} không đổi), giữ lại "
        f"{received.total('held')}; bản ở tỉnh {agrees}."
    )
