"""The form field for who signs a paper: those who may sign on its day, the head first."""

from datetime import date

from app.services.outgoing.signers import SignerRow, list_signers
from app.text.dates import format_date
from app.ui import kit
from app.ui.runner import Runner

SIGNER_MISSING = "Cần chọn người ký."


class SignerField(kit.ChoiceField):
    """Who signs: `offer` lists who may on a day, and proposes the first where none is chosen."""

    def __init__(self) -> None:
        super().__init__("signer_id", "Người ký", required=SIGNER_MISSING)

    def offer(self, runner: Runner, day: date) -> None:
        """Offer those who may sign on a day."""
        people = runner.ask(list_signers, on=day)
        self.set_options([kit.Option(one.id, _named(one)) for one in people])
        if self.value() is None and people:
            self.set_value(people[0].id)
        nobody = f"Chưa có ai được ký vào ngày {format_date(day)}: thêm ở Cài đặt, mục Người ký."
        self.say_help("" if people else nobody)


def _named(signer: SignerRow) -> str:
    return f"{signer.full_name} · {signer.post if signer.is_head else signer.capacity}"
