"""Trợ giúp: the guide, page by page, found by its words; F1 opens the page that fits."""

from collections.abc import Hashable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.text.names import fold
from app.ui import kit, theme
from app.ui.screens.help.pages import FIRST, GuidePage, fitting, guide_pages
from app.ui.screens.help.text import GuideText
from app.ui.widgets.side_list import Entry, SideList

_LIST_WIDTH, _TEXT_WIDTH = 250, 820


class HelpScreen(kit.Screen):
    """The list of pages with a field that searches them, and the page; Esc goes back to work."""

    title = "Trợ giúp"

    def build(self) -> None:
        """Make field, list and page."""
        self._name = FIRST
        self.field = kit.SearchField("Tìm trong hướng dẫn", icon="search", width=_LIST_WIDTH)
        self.list = SideList(name="Các trang hướng dẫn")
        self.text = GuideText()
        self.text.setMaximumWidth(theme.current().px(_TEXT_WIDTH))
        self.nothing = kit.Label("Không trang nào có đủ các từ này.", "body", "text2", wrap=True)
        left = QVBoxLayout()
        left.setSpacing(kit.Space.SMALL)
        left.addWidget(self.field)
        left.addWidget(self.nothing)
        left.addWidget(self.list.in_scroll(_LIST_WIDTH), 1)
        across = QHBoxLayout()
        across.setSpacing(kit.Space.PAGE)
        across.addLayout(left)
        across.addWidget(self.text, 1)
        across.addStretch(0)
        self.main.addLayout(across, 1)
        self.field.textChanged.connect(lambda _text: self._search())
        self.field.left_down.connect(self.list.focus)
        self.field.escaped.connect(self.shell.back)
        self.list.chosen.connect(self._show)
        self.list.entered.connect(self.text.setFocus)
        self.text.anchorClicked.connect(self._follow)
        self._search()

    def open(self, argument: Hashable) -> None:
        """Show the page for a screen's name or a page's own; the last one where none is named."""
        if isinstance(argument, str) and argument:
            self._name = fitting(argument)
        self.field.clear()
        self._show(self._name)

    def focus_first(self) -> None:
        """Begin in the list: ↑ ↓ turn pages, Enter reads."""
        self.list.focus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this screen."""
        return (
            kit.KeyHint("↑ ↓", "trang khác"),
            kit.KeyHint("Enter", "vào trang đọc"),
            kit.KeyHint("Ctrl+F", "tìm trong hướng dẫn"),
            kit.KeyHint("Esc", "quay lại việc đang làm"),
        )

    def help_page(self) -> str:
        """F1 stays on the page that is read."""
        return self._name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to work by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.shell.back()
        else:
            super().keyPressEvent(event)

    @property
    def wanted(self) -> str:
        """Return the folded words that are looked for."""
        return fold(self.field.text())

    def _search(self) -> None:
        """List the pages that have the words, best first; the page in sight stays if it is one."""
        wanted = self.wanted
        ranks = {page: page.rank(wanted) for page in guide_pages()}
        found = sorted((page for page in ranks if ranks[page]), key=lambda page: -ranks[page])
        self.list.show_entries([_entry(page, wanted) for page in found])
        self.nothing.setVisible(not found)
        if not found:
            return
        best = [page.name for page in found if ranks[page] == ranks[found[0]]]
        self._show(self._name if self._name in best else best[0])

    def _show(self, name: str) -> None:
        self._name = name
        self.list.light(name)
        page = next(page for page in guide_pages() if page.name == name)
        self.text.show_page(page.text, self.wanted)

    def _follow(self, url: QUrl) -> None:
        """Turn to the page that a link names ("diem-danh.md")."""
        self.field.clear()
        self._show(fitting(url.path().rpartition("/")[2].removesuffix(".md")))


def _entry(page: GuidePage, wanted: str) -> Entry:
    return Entry(page.name, page.title, page.icon, page.line_with(wanted))
