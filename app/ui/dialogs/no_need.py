"""A commune that answered, by telephone or letter, that it needs nothing in a year."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app import clock
from app.services.centre.served_communes import ServedRow
from app.services.plans import needs
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner

_NOTE = (
    "Đơn vị được tính là đã trả lời và đứng trong bảng nhu cầu với 0 người. Sau này đơn vị đăng ký "
    "thì ghi nhu cầu như thường, dòng này tự bỏ."
)


class NoNeedDialog(FormDialog):
    """Asks which of the communes it was, and when it answered."""

    def __init__(
        self, window: QWidget | None, runner: Runner, year: int, communes: Sequence[ServedRow]
    ) -> None:
        super().__init__(window, f"Không có nhu cầu năm {year}", "Cất", note=_NOTE, width=620)
        self._runner, self._year = runner, year
        self._names = {row.commune_code: row.full_name for row in communes}
        offered = [kit.Option(code, name) for code, name in self._names.items()]
        self.form.add(
            kit.ChoiceField(
                "commune_code", "Xã, phường", offered, width=220, required="Chọn xã, phường."
            ),
            kit.TextField("sending_unit", "Đơn vị trả lời", required="Ghi tên đơn vị."),
        )
        self.form.add(
            kit.DateField("on", "Ngày trả lời", required="Ghi ngày trả lời."),
            kit.TextField("note", "Ghi chú", help="Ví dụ: công văn số …, điện thoại."),
        )
        self.form.fields["commune_code"].changed.connect(self._propose_unit)
        first = next(iter(self._names))
        unit = f"Đảng ủy {self._names[first]}"
        self.form.read({"commune_code": first, "sending_unit": unit, "on": clock.today()})

    def submit(self) -> None:
        """Keep the answer."""
        if self.form.run(self._runner, self._keep):
            self.accept()

    def _propose_unit(self) -> None:
        code = str(self.form.fields["commune_code"].value())
        self.form.fields["sending_unit"].set_value(f"Đảng ủy {self._names[code]}")

    def _keep(self) -> Committed[None] | None:
        values = self.form.values()
        return self._runner.do(
            f"Ghi không có nhu cầu của {values['sending_unit']}",
            needs.note_no_need,
            year=self._year,
            **values,
        )
