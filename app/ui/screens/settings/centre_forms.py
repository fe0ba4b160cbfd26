"""Forms of Cài đặt, Trung tâm: another name from a day on, a name written right, a commune more."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.services.centre import centre_names, served_communes
from app.services.centre.setup import CentreNames
from app.text.dates import format_date
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner

_LATER = (
    "Văn bản và giấy chứng nhận có ngày từ ngày này trở đi mang tên mới; những gì đã cấp trước đó "
    "giữ nguyên tên cũ."
)
_PLACE = "Đứng trước ngày ký, ví dụ Na Sầm, ngày …"
_WRONG = "Chỉ để sửa chữ viết sai. Đổi tên theo quyết định thì dùng “Đổi tên từ ngày…”."


class NamesDialog(FormDialog):
    """Asks for the names; with a `period_id` it writes that period right instead of a new one."""

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        shell: kit.Shell,
        names: CentreNames,
        period_id: UUID | None = None,
    ) -> None:
        title = "Sửa chữ viết sai trong tên" if period_id else "Đổi tên trung tâm"
        note = _WRONG if period_id else _LATER
        super().__init__(window, title, "Cất" if period_id else "Đổi tên", note=note)
        self._runner, self._shell, self._period_id = runner, shell, period_id
        place = kit.TextField("place_name", "Địa danh", required="Cần địa danh.", help=_PLACE)
        if period_id is None:
            missing = "Cần ngày quyết định đổi tên có hiệu lực."
            self.form.add(kit.DateField("since", "Từ ngày", required=missing), place)
        for name, label, missing, help in _FIELDS:
            self.form.add(
                kit.TextField(name, label, required=missing, help=help, most=kit.Most.CENTRE_NAME)
            )
        if period_id is not None:
            self.form.add(place)
        self.form.read(names)

    def submit(self) -> None:
        """Write the names; a refusal stays beside its field."""
        done = self.form.run(self._runner, self._write)
        if done is None:
            return
        self.accept()
        renamed = "Văn bản từ ngày đó mang tên mới."
        self._shell.toast("Đã sửa tên." if self._period_id else f"Đã đổi tên. {renamed}")

    def _write(self) -> Committed[Any] | None:
        values = self.form.values()
        since = values.pop("since", None)
        names = CentreNames(**{name: value or "" for name, value in values.items()})
        if self._period_id is not None:
            return self._runner.do(
                "Sửa chữ viết sai trong tên trung tâm",
                centre_names.correct,
                period_id=self._period_id,
                names=names,
            )
        label = f"Đổi tên trung tâm từ {format_date(since)}"
        return self._runner.do(label, centre_names.rename, names=names, since=since)


class ServeDialog(FormDialog):
    """Asks which commune is served from now on."""

    def __init__(self, window: QWidget | None, runner: Runner, shell: kit.Shell) -> None:
        super().__init__(window, "Thêm xã, phường phục vụ", "Thêm", width=520)
        self._runner, self._shell = runner, shell
        communes = runner.ask(served_communes.list_not_served, on=clock.today())
        self._names = {commune.code: commune.full_name for commune in communes}
        self.form.add(
            kit.ChoiceField(
                "commune_code",
                "Xã, phường, đặc khu",
                [kit.Option(code, name) for code, name in self._names.items()],
                required="Cần chọn xã, phường.",
            )
        )
        self.form.add(kit.DateField("since", "Từ ngày", required="Cần ghi ngày."))
        self.form.read({"since": clock.today()})

    def submit(self) -> None:
        """Add it."""
        name = self._names.get(str(self.form.fields["commune_code"].value()), "")
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Thêm {name} vào địa bàn", served_communes.serve, **self.form.values()
            ),
        )
        if done is not None:
            self.accept()
            self._shell.toast(f"Đã thêm {name} vào địa bàn phục vụ.")


_FIELDS = (
    ("full_name", "Tên trung tâm", "Cần tên trung tâm để in văn bản.", "In ở đầu văn bản."),
    ("superior_name", "Cấp ủy trực thuộc", "Cần tên cấp ủy.", "In ở dòng trên tên trung tâm."),
    ("seal_name", "Tên trên con dấu", "", "Bỏ trống là tên trung tâm viết hoa."),
)
