"""Lưu sổ kết quả: the unit's own workbook, its problems marked, saved where the clerk wants it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.files import write_atomically
from app.services.imports.giving_back.marking import is_own_file, marked_book, marked_name
from app.services.imports.giving_back.remarks import Rows, has_bad_rows
from app.services.imports.proposal.proposal import Proposal
from app.ui import confirm, kit
from app.ui.dialog import Dialog
from app.ui.runner import Runner
from app.ui.screens.import_pages.draft import Source, Understood

_OWN_FILE = "Lưu lại đúng sổ đơn vị đã gửi"
_NEW_FILE = "Lưu danh sách đơn vị đã gửi thành tệp Excel"
_WORDS = (
    "{}: ô sai được tô màu, cột cuối ghi rõ lý do, cách sửa và chỗ bạn đã sửa; ô của đơn vị để "
    "nguyên. Gửi lại cho đơn vị, sửa xong thì nhập tiếp tệp đó."
)


class MarkedDialog(Dialog):
    """Asks which rows go back, in a file of which `what` tells; `chosen` carries a `Rows`."""

    chosen = Signal(object)

    def __init__(self, window: QWidget | None, what: str, bad: int, every: int) -> None:
        super().__init__(window, "Lưu sổ kết quả", icon="file-spreadsheet", tone=kit.Tone.ACCENT)
        self.body.addWidget(kit.Label(_WORDS.format(what), "body", "text2", wrap=True))
        self.add_close("Đóng", focused=False)
        self.every = self.add_button(kit.Button(f"&Mọi dòng ({every})"))
        self.every.clicked.connect(lambda: self._choose(Rows.ALL))
        self.bad = self.add_button(kit.Button(f"&Chỉ dòng cần sửa ({bad})", "primary"))
        self.bad.clicked.connect(lambda: self._choose(Rows.BAD))
        self.bad.setFocus()

    def _choose(self, rows: Rows) -> None:
        self.accept()
        self.chosen.emit(rows)


def why_nothing_marked(found: Understood | None) -> str:
    """Return why there is nothing to save, "" if there is."""
    proposal = _proposal(found)
    if proposal is None:
        return "Chưa đọc được danh sách nào."
    return "" if has_bad_rows(proposal) else "Không có dòng nào cần sửa."


def save_marked(
    window: QWidget, runner: Runner, shell: kit.Shell, source: Source, found: Understood
) -> None:
    """Ask which rows and where to, then write the workbook beside the window."""
    proposal = _proposal(found)
    if proposal is None or not has_bad_rows(proposal):
        return
    bad = sum(bool(line.problems) and not line.skipped for line in proposal.lines)
    what = _OWN_FILE if is_own_file(source.workbook) else _NEW_FILE
    dialog = MarkedDialog(window, what, bad, len(proposal.lines))
    dialog.chosen.connect(lambda rows: _save(window, runner, shell, source, found, rows))
    dialog.open()


def _save(
    window: QWidget,
    runner: Runner,
    shell: kit.Shell,
    source: Source,
    found: Understood,
    rows: Rows,
) -> None:
    preview = found.preview
    proposed = Path(marked_name(source.name, rows))
    path = confirm.choose_new_file(window, "Lưu sổ kết quả", "Excel (*.xlsx)", proposed)
    if path is None or preview is None:
        return
    target = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
    job = runner.start_reading(
        "Lưu sổ kết quả",
        lambda _session, _progress: write_atomically(
            target,
            marked_book(
                preview.proposal,
                source.workbook,
                source.data,
                rows=rows,
                answers=preview.answers,
                decoded=found.sighting.sheet,
            ),
        ),
    )
    job.succeeded.connect(lambda _done: shell.toast(f"Đã lưu {target.name}", undo=False))


def _proposal(found: Understood | None) -> Proposal | None:
    return found.preview.proposal if found is not None and found.preview is not None else None
