"""Which texts of a Word document are in a font of an old encoding: by run, style, or default."""

from collections.abc import Mapping
from xml.parsers import expat

from app.services.imports.letters.fonts import encoding_of_font
from app.services.imports.readers.archive import Archive
from app.services.imports.readers.xlsx_parts import local_name, relationships, target_of_type

_FIRST_TO_LAST = ("hAnsiTheme", "hAnsi", "asciiTheme", "ascii")  # letters with marks are in hAnsi
_DEEPEST = 20  # styles that are based on each other


def fonts_of(archive: Archive, part: str) -> "Fonts":
    """Return the fonts of the document in `part`: those of its theme, then its styles."""
    fonts = Fonts()
    targets = relationships(archive, part)
    folder = part.rpartition("/")[0]
    for kind, scan in (("theme", _ThemeScan), ("styles", _StylesScan)):
        found = target_of_type(targets, kind, folder)
        if found in archive:
            archive.walk(found, scan(fonts).parser)
    return fonts


class Fonts:
    """The fonts that styles and defaults give; "" where nothing is said."""

    def __init__(self) -> None:
        self.of_theme: dict[str, str] = {}
        self.of_style: dict[str, str] = {}
        self.based_on: dict[str, str] = {}
        self.usual_style = ""
        self.usual = ""

    def named(self, attributes: Mapping[str, str]) -> str:
        """Return the font that an element `rFonts` asks for."""
        asked = {local_name(key): value for key, value in attributes.items()}
        name = next((key for key in _FIRST_TO_LAST if asked.get(key)), "")
        if name.endswith("Theme"):
            return self.of_theme.get(asked[name][:5], "")  # "minorHAnsi", "majorAscii"
        return asked.get(name, "")

    def old_font(self, font: str, style: str, paragraph_style: str) -> str | None:
        """Return the font of a run if it is an old one; the run's own goes before its styles."""
        styles = (style, paragraph_style or self.usual_style)
        said = (font, *map(self._of_style, styles), self.usual)
        found = next(filter(None, said), "")
        return found if encoding_of_font(found) else None

    def _of_style(self, style: str) -> str:
        for _ in range(_DEEPEST):
            if self.of_style.get(style) or not style:
                break
            style = self.based_on.get(style, "")
        return self.of_style.get(style, "")


class _ThemeScan:
    """Finds the theme's font for headings ("major") and for all other text ("minor")."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._kind = ""
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if name in ("majorFont", "minorFont"):
            self._kind = name[:5]
        elif name == "latin" and self._kind:
            self._fonts.of_theme.setdefault(self._kind, attributes.get("typeface", ""))


class _StylesScan:
    """Finds the default font, and the fonts of the styles."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._style: str | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if name == "style":
            self._start_style({local_name(key): value for key, value in attributes.items()})
        elif name == "rFonts" and self._style is None:
            self._fonts.usual = self._fonts.named(attributes)
        elif name == "rFonts" and self._style:
            self._fonts.of_style.setdefault(self._style, self._fonts.named(attributes))
        elif name == "basedOn" and self._style:
            self._fonts.based_on[self._style] = value_of(attributes)

    def _start_style(self, said: Mapping[str, str]) -> None:
        self._style = said.get("styleId", "")
        if said.get("type") == "paragraph" and said.get("default") in ("1", "true", "on"):
            self._fonts.usual_style = self._style


def value_of(attributes: Mapping[str, str], name: str = "val") -> str:
    """Return an attribute, of most elements the only one; "" where it is absent."""
    return next((value for key, value in attributes.items() if local_name(key) == name), "")
