"""The form field for a paper's number: the clerk types the count, the whole number stands below."""

from datetime import date

from app.errors import UserError
from app.services.outgoing.document_issuing import NumberShape, number_shape
from app.ui import kit
from app.ui.runner import Runner


class PaperNumberField(kit.NumberField):
    """The number of a paper; empty takes the next. `offer` says of which paper and day."""

    def __init__(self) -> None:
        super().__init__("number", "Số", least=1, help=" ")
        self._shape: NumberShape | None = None
        self.changed.connect(self._say_whole)

    def offer(self, runner: Runner, day: date, *, form: str, kind: str, sign: str = "") -> int:
        """Show how the number will be printed on a paper of this day; return the next one."""
        shape = runner.ask(number_shape, form=form, kind=kind, sign=sign, day=day)
        self._shape = shape
        self._say_whole()
        return shape.next

    def set_value(self, value: object) -> None:
        """Show a number, and the whole of it below."""
        super().set_value(value)
        self._say_whole()

    def _say_whole(self) -> None:
        if self._shape is not None:
            self.say_help(_whole(self._shape, self._typed_number()))

    def _typed_number(self) -> int | None:
        try:
            return self.value()
        except UserError:
            return None


def _whole(shape: NumberShape, typed: int | None) -> str:
    if typed is None:
        return f"Để trống: {shape.of(shape.next)}"
    if typed == shape.next:
        return f"Số kế tiếp: {shape.of(typed)}"
    return f"Trên văn bản: {shape.of(typed)}; số kế tiếp: {shape.next}"
