"""The guide's pages: their order, which of them fits a screen, and finding words in them."""

import re
from dataclasses import dataclass
from functools import cache

from app.paths import resource
from app.text.names import fold, nfc

_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@dataclass(frozen=True)
class GuidePage:
    """A page of the guide: its name in `resources/guide`, its title, its Markdown."""

    name: str
    title: str
    icon: str
    text: str

    def rank(self, phrase: str) -> int:
        """Return how well the folded words fit: 2 as they stand, 1 one by one, 0 not at all."""
        folded = _folded(self.text)
        if phrase in folded:
            return 2
        return int(all(word in folded for word in phrase.split()))

    def line_with(self, phrase: str) -> str:
        """Return the first line that has the folded words, else their first one; no markup."""
        lines = [_plain(line) for line in self.text.splitlines() if not line.startswith("# ")]
        for wanted in (phrase, *phrase.split()[:1]):
            for line in lines:
                if wanted and wanted in fold(line):
                    return line
        return ""


# Name of the file and the icon beside its title, in the order of the list.
_PAGES = (
    ("bat-dau", "book-open"),
    ("hom-nay", "sun"),
    ("ke-hoach", "clipboard-list"),
    ("lop-hoc", "presentation"),
    ("nhap-danh-sach", "file-spreadsheet"),
    ("hoc-vien", "users"),
    ("diem-danh", "list-checks"),
    ("danh-gia", "clipboard-list"),
    ("cong-nhan", "file-check"),
    ("chung-nhan", "award"),
    ("trao-doi", "arrow-left-right"),
    ("sao-luu", "shield-check"),
    ("cai-dat", "settings"),
    ("phim-tat", "keyboard"),
)
FIRST = _PAGES[0][0]

# What `Screen.help_page()` says of a screen → the page that fits it.
_FITTING = {
    "today": "hom-nay",
    "plans": "ke-hoach",
    "classes": "lop-hoc",
    "class_info": "lop-hoc",
    "class_learners": "nhap-danh-sach",
    "class_timetable": "lop-hoc",
    "class_papers": "lop-hoc",
    "week": "lop-hoc",
    "class_attendance": "diem-danh",
    "class_assessment": "danh-gia",
    "class_recognition": "cong-nhan",
    "class_certificates": "chung-nhan",
    "certificates": "chung-nhan",
    "import_wizard": "nhap-danh-sach",
    "imports": "nhap-danh-sach",
    "cadres": "nhap-danh-sach",
    "equivalence": "nhap-danh-sach",
    "people": "hoc-vien",
    "person": "hoc-vien",
    "twins": "hoc-vien",
    "exchange": "trao-doi",
    "settings": "cai-dat",
    "backup": "sao-luu",
}


def fitting(screen: str) -> str:
    """Return the name of the page for a screen, or for a page's own name; the first otherwise."""
    known = {name for name, _icon in _PAGES}
    return screen if screen in known else _FITTING.get(screen, FIRST)


@cache
def guide_pages() -> tuple[GuidePage, ...]:
    """Return the pages in their order."""
    return tuple(_read(name, icon) for name, icon in _PAGES)


def _read(name: str, icon: str) -> GuidePage:
    text = nfc(resource("guide", f"{name}.md").read_text(encoding="utf-8"))
    title = text.partition("\n")[0].removeprefix("# ").strip()
    return GuidePage(name, title, icon, text)


@cache
def _folded(text: str) -> str:
    return fold(text)


def _plain(line: str) -> str:
    """Return a line without its links' addresses and other marks."""
    words = _LINK.sub(r"\1", line)
    for mark in ("**", "`", "|", "#"):
        words = words.replace(mark, "")
    return " ".join(words.strip("- ").split())
