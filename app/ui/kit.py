"""Everything that screens are built from, in one import: `from app.ui.kit import Button, Table, …`."""

from app.ui.widgets.badges import BadgeLabel, Check, IconLabel
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card, EmptyState, Facts
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.chips import Chip, Chips
from app.ui.widgets.figure_row import Figure, FigureRow
from app.ui.widgets.keys import KeyCap, KeyHints
from app.ui.widgets.labels import Label, Rule
from app.ui.widgets.progress import Bar, ProgressLine
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.side_panel import NextStep, ScrollColumn, SidePanel
from app.ui.widgets.stepper import Step, Stepper, StepState, VerticalStepper
from app.ui.widgets.tabs import Tab, TabBar
from app.ui.widgets.toast import Toast

__all__ = [
    "BadgeLabel",
    "Bar",
    "Button",
    "Card",
    "Check",
    "CheckBox",
    "Chip",
    "Chips",
    "EmptyState",
    "Facts",
    "Figure",
    "FigureRow",
    "IconLabel",
    "KeyCap",
    "KeyHints",
    "Label",
    "NextStep",
    "ProgressLine",
    "Rule",
    "ScrollColumn",
    "SearchField",
    "SidePanel",
    "Step",
    "StepState",
    "Stepper",
    "Tab",
    "TabBar",
    "Toast",
    "VerticalStepper",
]
