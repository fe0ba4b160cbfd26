"""Cài đặt, Văn bản: style and wording of each form, legal grounds, numbers that nothing uses."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from app.services.outgoing import legal_basis
from app.services.outgoing.document_issuing import PARTY_STYLE, STATE_STYLE
from app.services.papers import form_settings
from app.services.papers.form_settings import STYLE_LABELS, FormSetting
from app.text.dates import format_date
from app.ui import kit
from app.ui.dialogs.copy_words import CopyWordsDialog
from app.ui.dialogs.ground import GroundDialog, KeptGround
from app.ui.dialogs.wording import WordingDialog
from app.ui.screens.settings.gaps import GapsPart
from app.ui.screens.settings.section import SettingsSection, fill, heading


class PapersSection(SettingsSection):
    """Forms at the left; legal grounds over unused numbers at the right."""

    key: ClassVar[str] = "papers"
    title: ClassVar[str] = "Văn bản"
    icon: ClassVar[str] = "file-text"
    sentence: ClassVar[str] = (
        "Thể thức, câu chữ và căn cứ của văn bản sẽ lập. Văn bản đã ký giữ nguyên từng chữ."
    )
    watches: ClassVar[frozenset[str]] = frozenset(
        {"settings", "issued_documents", "number_series", "number_voids"}
    )

    def build(self) -> None:
        """Make the tables."""
        columns = kit.TwoColumns(6, 5)
        columns.left.addLayout(self._forms_part(), 1)
        columns.right.addLayout(self._grounds_part(), 3)
        self.gaps = GapsPart(self, self.runner)
        columns.right.addLayout(self.gaps, 2)
        self.column.addWidget(columns, 1)

    def refresh(self) -> None:
        """Read all three."""
        self.forms.show_rows(self.runner.ask(form_settings.list_form_settings))
        if self.forms.current() is None:
            self.forms.select("F05")
        grounds = self.runner.ask(legal_basis.list_grounds)
        self.grounds.show_rows([KeptGround(at, ground) for at, ground in enumerate(grounds)])
        self.gaps.refresh()
        self._show_reasons()

    def focus_first(self) -> None:
        """Begin with the forms."""
        self.forms.focus()

    def focus_on(self, part: str) -> None:
        """Go to the unused numbers where they are asked for."""
        if part == "gaps":
            self.gaps.focus()
        else:
            self.focus_first()

    def _forms_part(self) -> QVBoxLayout:
        self.words = self.writes(kit.Button("Sửa câu chữ…", icon="pencil", small=True))
        self.words.clicked.connect(self._edit_words)
        self.restyle = self.writes(kit.Button("Đổi thể thức", small=True))
        self.restyle.clicked.connect(self._change_style)
        self.copies = self.writes(kit.Button("Bản sao…", small=True))
        self.copies.clicked.connect(lambda: CopyWordsDialog(self.window(), self.runner).start())
        self.forms: kit.Table[FormSetting] = kit.Table(
            [
                kit.Column("Mẫu", lambda row: row.id, kit.Kind.CODE, 92, fit=True),
                kit.Column("Giấy tờ", lambda row: row.name, stretch=1),
                kit.Column("Thể thức", lambda row: STYLE_LABELS[row.style], width=100, fit=True),
                kit.Column("Câu chữ", _wording_of, width=110, fit=True, quiet=True),
            ],
            count=lambda rows: f"{len(rows)} mẫu",
        )
        self.forms.current_changed.connect(lambda _row: self._show_reasons())
        self.forms.setMinimumHeight(420)
        part = QVBoxLayout()
        part.setSpacing(kit.Space.SMALL)
        part.addLayout(heading("Thể thức và câu chữ", self.words, self.restyle, self.copies))
        part.addWidget(self.forms, 1)
        return part

    def _grounds_part(self) -> QVBoxLayout:
        add = self.writes(kit.Button("Thêm…", icon="plus", small=True))
        add.clicked.connect(lambda: GroundDialog(self.window(), self.runner, None).start())
        self.change = self.writes(kit.Button("Sửa…", small=True))
        self.change.clicked.connect(self._edit_ground)
        self.grounds: kit.Table[KeptGround] = kit.Table(
            [
                kit.Column(
                    "Căn cứ",
                    lambda row: row.ground.text.removeprefix("Căn cứ "),
                    stretch=1,
                    second=_use_of,
                    tooltip=lambda row: row.ground.text,
                ),
            ],
            row_height=kit.RowHeight.READING,
            count=lambda rows: f"{len(rows)} căn cứ, in theo ngày của quyết định",
        )
        self.grounds.current_changed.connect(lambda _row: self._show_reasons())
        part = QVBoxLayout()
        part.setSpacing(kit.Space.SMALL)
        part.addLayout(heading("Căn cứ pháp lý", add, self.change))
        part.addWidget(fill(self.grounds), 1)
        return part

    def _show_reasons(self) -> None:
        form = self.forms.current()
        none = "Chọn một mẫu trong danh sách."
        self.restyle.set_reason("" if form else none)
        if form is not None and not form.has_wording:
            none = "Danh sách, sổ và biên bản không có câu chữ để sửa."
        self.words.set_reason("" if form is not None and form.has_wording else none)
        chosen = self.grounds.current() is not None
        self.change.set_reason("" if chosen else "Chọn một căn cứ trong danh sách.")

    def _edit_words(self) -> None:
        form = self.forms.current()
        if form is not None:
            WordingDialog(self.window(), self.runner, self.shell, form).start()

    def _change_style(self) -> None:
        form = self.forms.current()
        if form is None:
            return
        other = STATE_STYLE if form.style == PARTY_STYLE else PARTY_STYLE
        done = self.runner.do(
            f"Đổi thể thức mẫu {form.id} thành {STYLE_LABELS[other]}",
            form_settings.set_form_style,
            form=form.id,
            style=other,
        )
        if done is not None:
            self.shell.toast(f"Mẫu {form.id} từ nay theo thể thức {STYLE_LABELS[other]}.")

    def _edit_ground(self) -> None:
        row = self.grounds.current()
        if row is not None:
            GroundDialog(self.window(), self.runner, row).start()


def _wording_of(row: FormSetting) -> str:
    if not row.has_wording:
        return ""
    return "của trung tâm" if row.wording_is_own else "mặc định"


def _use_of(row: KeptGround) -> str:
    """Say from when until when, and in which papers."""
    ground = row.ground
    end = f" đến hết {format_date(ground.valid_to)}" if ground.valid_to else ""
    where = f"mẫu {', '.join(ground.forms)}" if ground.forms else "mọi quyết định"
    return f"Từ {format_date(ground.valid_from)}{end} · {where}"
