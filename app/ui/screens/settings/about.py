"""Cài đặt, Giới thiệu: which version this is, where the data lies, whose work it stands on."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app import __version__
from app.paths import resource
from app.ui import kit
from app.ui.dialog import Dialog
from app.ui.screens.settings.section import SettingsSection, in_a_row, open_folder


@dataclass(frozen=True)
class Licence:
    """Something that travels with the program, and the file with its terms."""

    what: str
    terms: str
    file: tuple[str, ...]


_LICENCES = (
    Licence("Chữ Be Vietnam Pro", "SIL OFL 1.1", ("fonts", "OFL-BeVietnamPro.txt")),
    Licence("Chữ số Giaovu Figures", "SIL OFL 1.1", ("fonts", "OFL-GiaovuFigures.txt")),
    Licence("Chữ Liberation Serif", "SIL OFL 1.1", ("fonts", "OFL-LiberationSerif.txt")),
    Licence("Chữ Charm", "SIL OFL 1.1", ("fonts", "OFL-Charm.txt")),
    Licence("Biểu tượng Lucide", "ISC, MIT", ("licenses", "lucide-ISC.txt")),
    Licence(
        "Danh mục tỉnh, xã (vietnamadminunits)",
        "MIT",
        ("licenses", "vietnamadminunits-MIT.txt"),
    ),
)
_LIBRARIES = (
    "Giáo vụ dùng giấy phép Apache 2.0 và chạy trên Qt, PySide6 (LGPL 3.0); SQLAlchemy, Alembic, "
    "openpyxl, python-calamine, python-docx, platformdirs, pyrage (MIT); ReportLab, "
    "XlsxWriter (BSD); pypdfium2 (Apache 2.0, BSD); py-minisign."
)


class AboutSection(SettingsSection):
    """Version and places at the left, licences at the right."""

    key: ClassVar[str] = "about"
    title: ClassVar[str] = "Giới thiệu"
    icon: ClassVar[str] = "info"
    sentence: ClassVar[str] = (
        "Giáo vụ: phần mềm quản lý lớp, giấy chứng nhận và sổ gốc của trung tâm chính trị."
    )

    def build(self) -> None:
        """Make both cards."""
        columns = kit.TwoColumns(1, 1)
        self.facts = kit.Facts(caption_width=124)
        self.folder = kit.Button("Mở thư mục dữ liệu", icon="folder-open")
        self.folder.clicked.connect(lambda: self._open(self.runner.paths.folder))
        self.logs = kit.Button("Mở thư mục báo lỗi", "quiet")
        self.logs.clicked.connect(lambda: self._open(self.runner.paths.logs))
        self.line = kit.ProgressLine()
        card = kit.Card("Máy này")
        inside = QVBoxLayout()
        inside.setSpacing(kit.Space.MEDIUM)
        inside.addWidget(self.facts)
        inside.addLayout(in_a_row(self.folder, self.logs))
        inside.addWidget(self.line)
        card.add_padded(inside)
        columns.left.addWidget(card)
        columns.left.addStretch(1)
        columns.right.addWidget(self._licences())
        columns.right.addStretch(1)
        self.column.addWidget(columns, 1)

    def refresh(self) -> None:
        """Show where things are."""
        paths = self.runner.paths
        self.facts.show_facts(
            [
                ("Phiên bản", __version__),
                ("Dữ liệu", str(paths.folder)),
                ("Tệp dữ liệu", f"{paths.database.name}, {_megabytes(paths.database)}"),
                ("Bản in được giữ", str(paths.files)),
            ]
        )

    def focus_first(self) -> None:
        """Begin with the folder."""
        self.folder.setFocus()

    def _licences(self) -> QWidget:
        card = kit.Card("Giấy phép", "Enter mở toàn văn")
        card.add_padded(kit.Label(_LIBRARIES, "small", "text2", wrap=True))
        self.rows: list[kit.FigureRow] = []
        for licence in _LICENCES:
            row = kit.FigureRow(kit.Figure("file-text", licence.what, licence.terms))
            row.opened.connect(lambda shown=licence: LicenceDialog(self.window(), shown).open())
            card.add(row)
            self.rows.append(row)
        return card

    def _open(self, folder: Path) -> None:
        if not folder.is_dir() or not open_folder(folder):
            self.line.say(f"Chưa mở được {folder}.", kit.Tone.WARN)


class LicenceDialog(Dialog):
    """The text of a licence, to read and copy."""

    def __init__(self, window: QWidget | None, licence: Licence) -> None:
        super().__init__(window, licence.what, width=720)
        self.text = QPlainTextEdit(resource(*licence.file).read_text(encoding="utf-8"))
        self.text.setReadOnly(True)
        self.text.setFixedHeight(380)
        self.text.setAccessibleName(f"Giấy phép {licence.terms}")
        self.body.addWidget(self.text)
        self.add_close()


def _megabytes(path: Path) -> str:
    size = path.stat().st_size if path.is_file() else 0
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
