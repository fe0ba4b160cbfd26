"""The wording of a form: its parts with fields picked from a list, and the paper beside them."""

from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app import clock
from app.errors import UserError
from app.services.classes.class_rows import list_classes
from app.services.documents.letters.paper_text import PaperText, require_sound
from app.services.documents.letters.usual_texts import NOTICE
from app.services.papers import forms, own_texts
from app.services.papers.form_settings import FormSetting
from app.services.papers.plan_forms import PLAN_FORMS, try_plan_wording
from app.ui import kit, theme
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.preview import PdfPreview
from app.ui.refusal_codes import short_code
from app.ui.runner import Runner
from app.ui.widgets.refusal_words import RefusalWords

_PARTS = (
    ("subject", "Trích yếu", 2),
    ("addressees", "Kính gửi (mỗi dòng một nơi)", 2),
    ("basis", "Căn cứ riêng (mỗi dòng một căn cứ)", 2),
    ("body", "Nội dung (dòng trống giữa hai điều, hai đoạn)", 9),
    ("recipients", "Nơi nhận (mỗi dòng một nơi)", 3),
)
_CHAPTERS = "Nội dung: đoạn đầu mở kế hoạch; sau mỗi dòng trống là một mục, dòng đầu là tên mục."
_WAIT_MS = 400
_WIDTH, _FORM_WIDTH, _HEIGHT = 1180, 500, 480


class WordingDialog(FormDialog):
    """Edits a wording; what is typed shows on a paper of the newest class after a moment."""

    def __init__(
        self, window: QWidget | None, runner: Runner, shell: kit.Shell, form: FormSetting
    ) -> None:
        note = _CHAPTERS if form.id == "F02" else ""
        title = f"Câu chữ mẫu {form.id}: {form.name}"
        super().__init__(window, title, "Cất", note=note, width=_WIDTH)
        self._runner, self._shell, self._form = runner, shell, form
        rows = runner.ask(list_classes)
        self._class_id: UUID | None = rows[0].id if rows else None
        self._usual = own_texts.TEXTS[form.id]
        self._parts = [part for part in _PARTS if part[0] != _other_part(self._usual)]
        for name, label, lines in self._parts:
            self.form.add(kit.NotesField(name, label, lines=lines, most=kit.Most.WORDING))
        self._last: QPlainTextEdit | None = None
        self.preview = PdfPreview(buttons=False)
        self.why_not = RefusalWords(ink="text2")
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.try_out)
        self.form.read(runner.ask(own_texts.text_of, form=form.id))
        self.form.changed.connect(self._timer.start)
        QApplication.instance().focusChanged.connect(self._keep_last)  # type: ignore[union-attr]
        self.try_out()

    def submit(self) -> None:
        """Keep the wording."""
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Sửa câu chữ mẫu {self._form.id}",
                own_texts.keep_text,
                form=self._form.id,
                text=self.text(),
            ),
        )
        if done is not None:
            self.accept()
            self._shell.toast(f"Mẫu {self._form.id} từ nay in theo câu chữ mới.")

    def text(self) -> PaperText:
        """Return the wording as it is typed."""
        typed = {name: str(field.value() or "") for name, field in self.form.fields.items()}
        return PaperText(
            self._usual.name,
            self._usual.kind,
            subject=typed["subject"],
            body=typed["body"],
            basis=typed.get("basis", ""),
            addressees=typed.get("addressees", ""),
            recipients=typed["recipients"],
        )

    def insert(self, field: str) -> None:
        """Write a field where the cursor was last."""
        editor = self._last or self._editor("body")
        editor.insertPlainText(f"{{{field}}}")
        editor.setFocus()

    def try_out(self) -> None:
        """Show the paper in the words that are typed, or why it cannot be shown."""
        try:
            self._show(self._made())
        except UserError as refusal:
            self._show_why(str(refusal), short_code(refusal.code))

    def done(self, result: int) -> None:
        """Try out no further wording."""
        self._timer.stop()
        super().done(result)

    def _made(self) -> bytes:
        require_sound(self.text(), own_texts.fields_of(self._form.id))
        if self._form.id in PLAN_FORMS:
            return self._runner.ask(try_plan_wording, form=self._form.id, text=self.text())
        if self._class_id is None:
            return b""
        paper = self._runner.ask(
            forms.build,
            form=self._form.id,
            class_id=self._class_id,
            day=clock.today(),
            text=self.text(),
        )
        return paper.to_pdf()

    def _show(self, data: bytes) -> None:
        if not data:
            what = "kế hoạch" if self._form.id in PLAN_FORMS else "lớp"
            self._show_why(f"Chưa có {what} nào để xem thử.")
            return
        self.why_not.hide()
        self.preview.show()
        self.preview.show_pdf(data)

    def _show_why(self, sentence: str, code: str = "") -> None:
        self.why_not.say(sentence, code)
        self.why_not.show()
        self.preview.hide()

    def _lay_out(self) -> None:
        """Put fields and list at the left, the paper at the right."""
        fields = own_texts.fields_of(self._form.id)
        self.fields = kit.ChoiceBox(
            [kit.Option(name, f"{{{name}}}  {label}") for name, label in fields.items()],
            prompt="Chèn trường…",
        )
        self.fields.setAccessibleName("Chèn trường")
        self.fields.setMinimumWidth(1)  # no wider than the words beneath, however long an option is
        self.fields.chosen.connect(self._chosen)
        self.usual = kit.Button("Dùng lại câu chữ mặc định", "link", small=True)
        self.usual.clicked.connect(self._back_to_usual)
        acts = QHBoxLayout()
        acts.setSpacing(kit.Space.LARGE)
        acts.addWidget(self.fields, 1)
        acts.addWidget(self.usual)
        px = theme.current().px
        side = QWidget()
        side.setFixedWidth(px(_FORM_WIDTH))
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(kit.Space.LARGE)
        left.addLayout(acts)
        self.body.removeWidget(self.form)
        left.addWidget(self.form)
        right = QVBoxLayout()
        right.addWidget(self.why_not)
        right.addWidget(self.preview, 1)
        self.preview.setMinimumHeight(px(_HEIGHT))
        across = QHBoxLayout()
        across.setSpacing(kit.Space.LARGE)
        across.addWidget(side)
        across.addLayout(right, 1)
        self.body.addLayout(across)
        # Tab goes as one reads: what may be put in stands above the words.
        editors = (field.editor for field in self.form.fields.values())
        for here, then in pairwise((self.fields, self.usual, *editors)):
            QWidget.setTabOrder(here, then)

    def _chosen(self) -> None:
        key = self.fields.key
        if isinstance(key, str):
            self.insert(key)
            self.fields.set_key(None)

    def _back_to_usual(self) -> None:
        for name, _label, _lines in self._parts:
            self.form.fields[name].set_value(getattr(self._usual, name))
        self.try_out()

    def _editor(self, name: str) -> QPlainTextEdit:
        field = self.form.fields[name]
        assert isinstance(field, kit.NotesField)  # noqa: S101 - all parts are notes
        return field.text

    def _keep_last(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QPlainTextEdit) and self.isAncestorOf(now):
            self._last = now


def _other_part(text: PaperText) -> str:
    """Decisions and plans have grounds and no addressees; notices the other way round."""
    return "basis" if text.kind == NOTICE else "addressees"
