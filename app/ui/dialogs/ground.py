"""A ground of the library: its words and the days on which decisions carry it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app import clock
from app.services.outgoing import legal_basis
from app.services.outgoing.legal_basis import Ground
from app.services.papers.form_settings import list_form_settings
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner


@dataclass(frozen=True)
class KeptGround:
    """A ground and its place in the library."""

    id: int
    ground: Ground


class GroundDialog(FormDialog):
    """Asks for the line, its days and the one form it is for; `row` None adds a ground."""

    def __init__(self, window: QWidget | None, runner: Runner, row: KeptGround | None) -> None:
        note = "Quyết định mang những căn cứ còn dùng vào ngày của nó, theo thứ tự trong thư viện."
        title = "Sửa căn cứ" if row else "Thêm căn cứ"
        super().__init__(window, title, "Cất", note=note, width=640)
        self._runner, self._row = runner, row
        forms = [kit.Option(None, "Mọi quyết định")]
        forms += [
            kit.Option(one.id, f"{one.id} {one.name}")
            for one in runner.ask(list_form_settings)
            if one.has_wording
        ]
        self.form.add(
            kit.NotesField(
                "text",
                "Căn cứ",
                lines=4,
                required="Cần ghi căn cứ.",
                help="Cả dòng, bắt đầu bằng “Căn cứ”, đủ số, ngày, nơi ban hành; không cần dấu "
                "cuối dòng.",
            )
        )
        self.form.add(
            kit.DateField("valid_from", "Dùng từ ngày", required="Cần ngày bắt đầu dùng."),
            kit.DateField("valid_to", "Đến hết ngày", help="Bỏ trống nếu còn dùng."),
        )
        self.form.add(kit.ChoiceField("form", "Dùng cho", forms))
        self.form.read(_shown(row))

    def submit(self) -> None:
        """Write the ground."""
        if self.form.run(self._runner, self._write) is not None:
            self.accept()

    def _write(self) -> Committed[None] | None:
        values = self.form.values()
        ground = Ground(
            str(values["text"]),
            values["valid_from"],
            values["valid_to"],
            (str(values["form"]),) if values["form"] else (),
        )
        if self._row is None:
            return self._runner.do("Thêm căn cứ pháp lý", legal_basis.add_ground, ground=ground)
        return self._runner.do(
            "Sửa căn cứ pháp lý", legal_basis.change_ground, number=self._row.id, ground=ground
        )


def _shown(row: KeptGround | None) -> dict[str, object]:
    if row is None:
        return {"valid_from": clock.today()}
    ground = row.ground
    return {
        "text": ground.text,
        "valid_from": ground.valid_from,
        "valid_to": ground.valid_to,
        "form": ground.forms[0] if ground.forms else None,
    }
