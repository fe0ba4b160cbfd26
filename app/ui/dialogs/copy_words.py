"""What the centre calls its copies on paper, and the signs in their numbers."""

from PySide6.QtWidgets import QWidget

from app.services.papers.copy_kinds import CopyKind, CopyWords, copy_words, keep_copy_words
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner

_NOTE = (
    "Ghi sẵn theo Nghị định 30/2020/NĐ-CP và lệ thường của văn bản Đảng. Nơi cấp trên quy định "
    "khác (ví dụ ký hiệu BS) thì sửa ở đây; bản sao đã lấy số giữ nguyên."
)


class CopyWordsDialog(FormDialog):
    """A line for each kind of copy: its name and its sign."""

    def __init__(self, window: QWidget | None, runner: Runner) -> None:
        super().__init__(window, "Tên và ký hiệu bản sao", "Cất", note=_NOTE, width=520)
        self._runner = runner
        values: dict[str, str] = {}
        for kind, words in runner.ask(copy_words).items():
            name, sign = f"name:{kind.value}", f"sign:{kind.value}"
            self.form.add(
                kit.TextField(name, kind.label, required="Ghi tên loại bản sao."),
                kit.TextField(
                    sign, "Ký hiệu", width=120, required="Ghi ký hiệu.", most=kit.Most.SIGN
                ),
            )
            values |= {name: words.name, sign: words.sign}
        self.form.read(values)

    def submit(self) -> None:
        """Keep the words."""
        if self.form.run(self._runner, self._keep):
            self.accept()

    def _keep(self) -> Committed[None] | None:
        values = self.form.values()
        words = {
            kind: CopyWords(values[f"name:{kind.value}"], values[f"sign:{kind.value}"])
            for kind in CopyKind
        }
        return self._runner.do("Sửa tên và ký hiệu bản sao", keep_copy_words, words=words)
