"""Forms: `Form` holds fields, each a label, an editor, help, and its own error beside it."""

from app.ui.forms.choice import ChoiceField
from app.ui.forms.choice_box import ChoiceBox
from app.ui.forms.choice_popup import Option
from app.ui.forms.field import Field
from app.ui.forms.fields import (
    CheckField,
    DateField,
    LineField,
    MarkField,
    NameField,
    NotesField,
    NumberField,
    TextField,
)
from app.ui.forms.form import Form

__all__ = [
    "CheckField",
    "ChoiceBox",
    "ChoiceField",
    "DateField",
    "Field",
    "Form",
    "LineField",
    "MarkField",
    "NameField",
    "NotesField",
    "NumberField",
    "Option",
    "TextField",
]
