"""Forms: `Form` holds fields, each a label, an editor, help, and its own error beside it."""

from app.text.lengths import Most
from app.ui.forms.choice import ChoiceField
from app.ui.forms.choice_box import ChoiceBox
from app.ui.forms.choice_popup import Option
from app.ui.forms.date_field import DateField
from app.ui.forms.field import Field
from app.ui.forms.form import Form
from app.ui.forms.line_field import LineField
from app.ui.forms.number_fields import MarkField, NumberField
from app.ui.forms.other_fields import CheckField, NotesField
from app.ui.forms.text_fields import NameField, TextField

__all__ = [
    "CheckField",
    "ChoiceBox",
    "ChoiceField",
    "DateField",
    "Field",
    "Form",
    "LineField",
    "MarkField",
    "Most",
    "NameField",
    "NotesField",
    "NumberField",
    "Option",
    "TextField",
]
