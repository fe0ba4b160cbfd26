"""Forms of Cài đặt, Người ký: somebody who signs, the last day of it, somebody who works here."""

from PySide6.QtWidgets import QWidget

from app import clock
from app.models.values import Role
from app.services.centre import users
from app.services.documents.prescribed.capacity import (
    WAYS_TO_SIGN,
    styled_capacity,
    written_capacity,
)
from app.services.documents.prescribed.styles import PARTY, STATE
from app.services.outgoing import signer_keeping
from app.services.outgoing.signers import SignerRow
from app.text.dates import format_date
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner

# For whom somebody signs who does not sign in an own right.
_USUAL_WHOM = {"KT": "Giám đốc", "TM": "Ban Thường vụ", "TL": "Giám đốc", "TUQ": "Giám đốc"}
_ROLES = (Role.TRAINING_CLERK, Role.REGISTRY_CLERK, Role.DIRECTOR)


class SignerDialog(FormDialog):
    """Asks who signs, in which capacity, from which day."""

    def __init__(self, window: QWidget | None, runner: Runner, shell: kit.Shell) -> None:
        super().__init__(window, "Thêm người ký", "Thêm", width=560)
        self._runner, self._shell = runner, shell
        self.form.add(kit.NameField("full_name", required="Cần họ tên người ký."))
        self.form.add(
            kit.TextField("post", "Chức vụ", required="Cần chức vụ.", help="Ví dụ Phó giám đốc.")
        )
        options = [kit.Option(sign, text) for sign, text in WAYS_TO_SIGN.items()]
        self.sign = kit.ChoiceField("sign", "Ký với tư cách", options, required="Cần tư cách ký.")
        self.whom = kit.TextField("whom", "Ký cho")
        self.form.add(self.sign, self.whom)
        self.form.add(
            kit.DateField("valid_from", "Ký từ ngày", required="Cần ngày bắt đầu ký."),
            kit.DateField("valid_to", "Đến hết ngày", help="Bỏ trống nếu chưa biết."),
        )
        self.form.read({"valid_from": clock.today(), "sign": ""})
        self.sign.changed.connect(self._propose_whom)
        for name in ("post", "sign", "whom"):
            self.form.fields[name].changed.connect(self._say_how)
        self._say_how()

    def _propose_whom(self) -> None:
        """Write for whom such a signer usually signs, unless something else was typed."""
        if (self.whom.value() or "") in ("", *_USUAL_WHOM.values()):
            self.whom.set_value(_USUAL_WHOM.get(str(self.sign.value()), ""))

    def _say_how(self) -> None:
        """Say what stands over the name on paper, in both styles."""
        sign, post = str(self.sign.value() or ""), str(self.form.fields["post"].value() or "")
        self.whom.setVisible(sign in _USUAL_WHOM)
        line = written_capacity(sign, str(self.whom.value() or ""), post)
        party, state = (styled_capacity((line,), style)[0].upper() for style in (PARTY, STATE))
        shown = party if party == state else f"{party}; thể thức Nhà nước: {state}"
        self.sign.say_help(f"Trên giấy: {shown}" if post else "")

    def submit(self) -> None:
        """Add the signer."""
        name = str(self.form.fields["full_name"].value() or "")
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Thêm người ký {name}", signer_keeping.add_signer_as, **self.form.values()
            ),
        )
        if done is not None:
            self.accept()
            self._shell.toast(f"Đã thêm người ký {name}.")


class EndSignerDialog(FormDialog):
    """Asks for the last day on which somebody signs."""

    def __init__(
        self, window: QWidget | None, runner: Runner, shell: kit.Shell, signer: SignerRow
    ) -> None:
        note = (
            f"{signer.full_name} ký từ ngày {format_date(signer.valid_from)}. Văn bản đã ký giữ "
            "nguyên; sau ngày này người khác ký."
        )
        title = f"{signer.full_name} thôi ký"
        super().__init__(window, title, "Ghi ngày thôi ký", note=note, width=520)
        self._runner, self._shell, self._signer = runner, shell, signer
        self.form.add(kit.DateField("valid_to", "Ngày ký cuối cùng", required="Cần ghi ngày."))
        self.form.read({"valid_to": clock.today()})

    def submit(self) -> None:
        """Write the day."""
        name = self._signer.full_name
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"{name} thôi ký",
                signer_keeping.end_signer,
                signer_id=self._signer.id,
                **self.form.values(),
            ),
        )
        if done is not None:
            self.accept()
            self._shell.toast(f"Đã ghi ngày thôi ký của {name}.")


class UserDialog(FormDialog):
    """Asks who else works with the program."""

    def __init__(self, window: QWidget | None, runner: Runner, shell: kit.Shell) -> None:
        super().__init__(window, "Thêm người làm", "Thêm", width=520)
        self._runner, self._shell = runner, shell
        self.form.add(kit.NameField("full_name", required="Cần họ tên."))
        options = [kit.Option(role, role.label) for role in _ROLES]
        self.form.add(kit.ChoiceField("role", "Việc", options, width=240, required="Cần chọn."))
        self.form.read({"role": Role.TRAINING_CLERK})

    def submit(self) -> None:
        """Add the person."""
        name = str(self.form.fields["full_name"].value() or "")
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(f"Thêm người làm {name}", users.add_user, **self.form.values()),
        )
        if done is not None:
            self.accept()
            self._shell.toast(f"Đã thêm {name}.")
