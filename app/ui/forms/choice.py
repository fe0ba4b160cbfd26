"""The form field for a choice from a list."""

from collections.abc import Hashable, Sequence

from PySide6.QtWidgets import QApplication

from app.ui.forms.choice_box import ChoiceBox
from app.ui.forms.choice_popup import Option
from app.ui.forms.field import Field


class ChoiceField(Field):
    """A choice from a list; `value()` is the key of the option, None for none."""

    def __init__(
        self,
        name: str,
        label: str,
        options: Sequence[Option] = (),
        *,
        help: str = "",
        width: int = 0,
        required: str = "",
        prompt: str = "Chọn…",
    ) -> None:
        self.box = ChoiceBox(options, prompt=prompt)
        super().__init__(name, label, self.box, help=help, width=width, required=required)
        self.box.chosen.connect(self._on_chosen)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other choices."""
        self.box.set_options(options)

    def value(self) -> Hashable:
        """Return the key of the choice, None for none."""
        return self.box.key

    def set_value(self, value: object) -> None:
        """Choose by key."""
        self.box.set_key(value)

    def draft(self) -> str:
        """Return the key of the choice as words."""
        return "" if self.box.key is None else str(self.box.key)

    def show_draft(self, words: str) -> None:
        """Choose what was chosen, where it is still offered."""
        for option in self.box.options:
            if str(option.key) == words:
                self.box.choose(option.key)

    def leave(self) -> None:
        """Check on leaving, except for the list itself."""
        if QApplication.activePopupWidget() is None:
            super().leave()

    def _on_chosen(self) -> None:
        self.show_problem("")
        self.changed.emit()
