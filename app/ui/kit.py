"""Everything that screens are built from, in one place: `from app.ui import kit`."""

from app.ui.badge import Badge
from app.ui.forms import (
    CheckField,
    ChoiceBox,
    ChoiceField,
    DateField,
    Field,
    Form,
    MarkField,
    Most,
    NameField,
    NotesField,
    NumberField,
    Option,
    TextField,
)
from app.ui.screen import KeyHint, Screen, Shell
from app.ui.tables import Column, Kind, Share, Table, TableFilter, check_column, shares_by
from app.ui.tokens import Row as RowHeight
from app.ui.tokens import Space, Tone
from app.ui.widgets.acts import Acts
from app.ui.widgets.badges import BadgeLabel, Check, IconLabel
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card, EmptyState, Facts
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.chip import Chip
from app.ui.widgets.chips import Chips
from app.ui.widgets.columns import TwoColumns
from app.ui.widgets.figure_row import Figure, FigureRow
from app.ui.widgets.keys import KeyCap, KeyHints
from app.ui.widgets.labels import ElidedLabel, Label, Rule
from app.ui.widgets.progress import Bar, ProgressLine
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.side_panel import NextStep, ScrollColumn, SidePanel
from app.ui.widgets.stack import Stack
from app.ui.widgets.step import Step, StepState
from app.ui.widgets.stepper import Stepper
from app.ui.widgets.tabs import Tab, TabBar
from app.ui.widgets.toast import Toast
from app.ui.widgets.vertical_stepper import VerticalStepper
from app.ui.widgets.why_line import WhyLine

__all__ = [
    "Acts",
    "Badge",
    "BadgeLabel",
    "Bar",
    "Button",
    "Card",
    "Check",
    "CheckBox",
    "CheckField",
    "Chip",
    "Chips",
    "ChoiceBox",
    "ChoiceField",
    "Column",
    "DateField",
    "ElidedLabel",
    "EmptyState",
    "Facts",
    "Field",
    "Figure",
    "FigureRow",
    "Form",
    "IconLabel",
    "KeyCap",
    "KeyHint",
    "KeyHints",
    "Kind",
    "Label",
    "MarkField",
    "Most",
    "NameField",
    "NextStep",
    "NotesField",
    "NumberField",
    "Option",
    "ProgressLine",
    "RowHeight",
    "Rule",
    "Screen",
    "ScrollColumn",
    "SearchField",
    "Share",
    "Shell",
    "SidePanel",
    "Space",
    "Stack",
    "Step",
    "StepState",
    "Stepper",
    "Tab",
    "TabBar",
    "Table",
    "TableFilter",
    "TextField",
    "Toast",
    "Tone",
    "TwoColumns",
    "VerticalStepper",
    "WhyLine",
    "check_column",
    "shares_by",
]
