"""The letter by which a unit names people for a class: kept, corrected, or taken away."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.services.classes import nominations
from app.services.classes.nominations import NominationDetails, NominationRow
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner

_HELP = "Viết như ở danh sách học viên thì chương trình tự đếm người đã đến."


class NominationDialog(FormDialog):
    """A new letter, or one that is kept (`row`), which may be taken away here.

    A new one begins with a unit of the list that has none yet; "Cất và thêm" goes on to the next.
    """

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        class_id: UUID,
        row: NominationRow | None = None,
    ) -> None:
        title = "Sửa công văn cử" if row else "Công văn cử đi học"
        super().__init__(window, title, "Cất", width=560)
        self._runner, self._class_id, self._row = runner, class_id, row
        self.unit = kit.TextField(
            "sending_unit", "Đơn vị cử", required="Cần ghi đơn vị cử.", help=_HELP
        )
        self.form.add(self.unit)
        self.form.add(
            kit.TextField("document_no", "Số công văn", width=170),
            kit.DateField("document_on", "Ngày công văn"),
            kit.NumberField("named_count", "Số người cử", least=1, most=999),
        )
        self.form.add(kit.DateField("received_on", "Ngày nhận"), kit.TextField("note", "Ghi chú"))
        names = ("sending_unit", "document_no", "document_on", "named_count", "received_on", "note")
        if row is None:
            self.again = self.offer_next()
            self._begin()
        else:
            self.form.read({name: getattr(row, name) for name in names})
            drop = kit.Button("Bỏ công văn này", "link")
            drop.clicked.connect(self._drop)
            self.foot.insertWidget(0, drop)

    def submit(self) -> None:
        """Keep the letter; a refusal stays beside its field."""
        if self.form.run(self._runner, self._write):
            self.accept()

    def submit_next(self) -> None:
        """Keep the letter and begin with that of the next unit."""
        if self._row is not None:
            self.submit()
        elif self.form.run(self._runner, self._write):
            self._begin()
            self.form.focus_first()

    def _begin(self) -> None:
        """Propose the first unit of the list that has no letter, and count the others."""
        units = self._runner.ask(nominations.units_without_letter, class_id=self._class_id)
        unit = units[0] if units else None
        self.form.read({"received_on": clock.today(), "sending_unit": unit})
        self.say(f"Còn {len(units)} đơn vị trong danh sách chưa có công văn." if units else "")

    def _write(self) -> Committed[UUID] | None:
        details = NominationDetails(**self.form.values())
        label = f"Công văn cử của {details.sending_unit}"
        if self._row is None or self._row.id is None:
            return self._runner.do(
                label, nominations.add_nomination, class_id=self._class_id, details=details
            )
        return self._runner.do(
            f"Sửa {label[0].lower()}{label[1:]}",
            nominations.update_nomination,
            nomination_id=self._row.id,
            details=details,
        )

    def _drop(self) -> None:
        if self._row is None or self._row.id is None:
            return
        done = self._runner.do(
            f"Bỏ công văn cử của {self._row.sending_unit}",
            nominations.remove_nomination,
            nomination_id=self._row.id,
        )
        if done is not None:
            self.accept()
