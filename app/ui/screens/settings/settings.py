"""Cài đặt: sections at the left, what can be set at the right; everything is saved at once."""

from collections.abc import Hashable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.models.values import Side
from app.services.centre.centre_names import own_side
from app.ui import kit
from app.ui.screens.settings.about import AboutSection
from app.ui.screens.settings.backup import BackupSection
from app.ui.screens.settings.centre import CentreSection
from app.ui.screens.settings.days_off import DaysOffSection
from app.ui.screens.settings.history import HistorySection
from app.ui.screens.settings.look import LookSection
from app.ui.screens.settings.papers import PapersSection
from app.ui.screens.settings.people import PeopleSection
from app.ui.screens.settings.programmes import ProgrammesSection
from app.ui.screens.settings.rooms import RoomsSection
from app.ui.screens.settings.section import SettingsSection
from app.ui.widgets.scroll_place import ScrollPlace
from app.ui.widgets.side_list import Entry, SideList

OF_A_CENTRE: tuple[type[SettingsSection], ...] = (
    CentreSection,
    PeopleSection,
    PapersSection,
    ProgrammesSection,
    DaysOffSection,
    RoomsSection,
)
OF_ALL: tuple[type[SettingsSection], ...] = (
    LookSection,
    BackupSection,
    HistorySection,
    AboutSection,
)
_LIST_WIDTH = 196


class SettingsScreen(kit.Screen):
    """The settings; opened with the key of a section, or with (key, name of a part)."""

    title = "Cài đặt"
    watches = frozenset().union(*(section.watches for section in (*OF_A_CENTRE, *OF_ALL)))

    def build(self) -> None:
        """Make the list; sections are made when they are first gone to."""
        is_centre = self.runner.ask(own_side) is not Side.PROVINCE
        kinds = (*OF_A_CENTRE, *OF_ALL) if is_centre else OF_ALL
        self._kinds = {kind.key: kind for kind in kinds}
        self._made: dict[str, SettingsSection] = {}
        self._places: dict[str, QWidget] = {}
        self.list = SideList(
            [Entry(kind.key, kind.title, kind.icon) for kind in kinds], name="Các mục cài đặt"
        )
        self.list.chosen.connect(self._show)
        self.list.entered.connect(lambda: self.section.focus_first())
        self.stack = QStackedWidget()
        across = QHBoxLayout()
        across.setSpacing(kit.Space.PAGE)
        across.addWidget(self.list.in_scroll(_LIST_WIDTH))
        across.addWidget(self.stack, 1)
        self.main.addLayout(across, 1)
        self._part = ""
        self.list.light(kinds[0].key)

    @property
    def section(self) -> SettingsSection:
        """Return the section in sight."""
        key = self.list.current
        if key not in self._made:
            self._made[key] = self._kinds[key](self)
            self._places[key] = _scrolling(self._made[key])
            self.stack.addWidget(self._places[key])
        return self._made[key]

    def open(self, argument: Hashable) -> None:
        """Go to a section."""
        key, self._part = argument if isinstance(argument, tuple) else (argument, "")
        if isinstance(key, str) and key in self._kinds:
            self.list.light(key)
        self._show(self.list.current)

    def refresh(self) -> None:
        """Read the section in sight; the others when they are gone to."""
        for section in self._made.values():
            section.is_stale = True
        self.section.read_if_stale()

    def focus_first(self) -> None:
        """Begin in the list, or where the visit asked for."""
        if self._part:
            self.section.focus_on(self._part)
        else:
            self.list.focus()

    def panes(self) -> tuple[QWidget, ...]:
        """Let F6 go between the list and the section."""
        return (self, self.section)

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this screen."""
        return (kit.KeyHint("↑ ↓", "mục khác"), kit.KeyHint("Enter", "vào mục"))

    def help_page(self) -> str:
        """Return the guide's page of the section."""
        return self.section.help

    def _show(self, key: str) -> None:
        section = self.section
        section.read_if_stale()
        self.stack.setCurrentWidget(self._places[key])


def _scrolling(section: SettingsSection) -> QWidget:
    """Put a section into a place that scrolls when the window is too low for it."""
    if section.findChild(kit.TwoColumns) is not None:
        return section  # its columns scroll already
    return ScrollPlace(section)
