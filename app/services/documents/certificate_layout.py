"""A certificate's layout as data: what stands where, in which letters, how it is made to fit."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.paths import resource
from app.services.documents.blocks import Align
from app.services.documents.fonts import Face
from app.services.documents.pen import Colour

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_FACES = {
    "regular": Face.REGULAR,
    "bold": Face.BOLD,
    "italic": Face.ITALIC,
    "bold-italic": Face.BOLD_ITALIC,
    "script": Face.CHARM,
    "script-bold": Face.CHARM_BOLD,
}


class LayoutError(UserError):
    """A layout file that cannot be used; the message says which part of it is wrong."""

    def __init__(self, layout: str, part: str, trouble: str) -> None:
        super().__init__(
            f"Mẫu giấy “{layout}” không dùng được: {part} {trouble}.",
            remedy="Hãy sửa mẫu giấy đó hoặc chọn mẫu giấy khác.",
        )


class Mode(Enum):
    """Whether everything is printed, or only what varies, on a pre-printed blank."""

    PLAIN = "plain"
    ON_BLANK = "on_blank"


@dataclass(frozen=True)
class CertificateValues:
    """Every text of one certificate exactly as it is printed: the frozen snapshot of the issue.

    Empty texts leave their line out. `capacity` may have two lines ("K/T GIÁM ĐỐC\\nPHÓ GIÁM ĐỐC").
    """

    full_name: str
    superior: str
    issuer: str
    birth_date: str
    programme: str
    period: str
    place_date: str
    capacity: str
    signer_name: str
    serial_no: str
    register_no: str
    home_place: str = ""
    unit: str = ""
    classification: str = ""
    valid_until: str = ""
    title: str = "Giấy chứng nhận"
    holder_prefix: str = "Chứng nhận đồng chí"
    programme_text: str = "Đã hoàn thành chương trình"


_NAMES = frozenset(field.name for field in fields(CertificateValues))


@dataclass(frozen=True)
class LayoutRun:
    """A stretch of an element: fixed words, or a placeholder such as {full_name}."""

    text: str
    face: Face

    @cached_property
    def _parts(self) -> list[str]:
        """Fixed words and names by turns."""
        return _PLACEHOLDER.split(self.text)

    @property
    def names(self) -> list[str]:
        """The values that this stretch prints."""
        return self._parts[1::2]

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the text with the values in the place of the placeholders."""
        parts = list(self._parts)
        parts[1::2] = [values[name] for name in parts[1::2]]
        return "".join(parts)


@dataclass(frozen=True)
class Element:
    """One text of the paper; lengths in mm from the upper left corner, sizes in points.

    `y` is the base line of its first line; None puts it into the stack, `gap` mm below the one
    before. A text too wide for `width` is set smaller down to `smallest`, then narrower down to
    `condense` (parts of the full width), then in up to `lines` lines; `wraps_first` turns that
    round. `tracking` is letter-spacing in parts of the size. `fallback` is the face for a text
    that the first one cannot print. `rule` is the length of a rule below it, in mm. `label` names
    the element to the user. What is `shared` is the same for a whole class, and in the file once.
    """

    name: str
    label: str
    runs: tuple[LayoutRun, ...]
    x: float
    width: float
    size: float
    align: Align = Align.CENTRE
    y: float | None = None
    gap: float = 0
    smallest: float = 0
    condense: float = 1
    lines: int = 1
    wraps_first: bool = False
    leading: float = 1.2
    tracking: float = 0
    colour: Colour = (0, 0, 0)
    capitals: bool = False
    rule: float = 0
    shared: bool = False
    fallback: Face | None = None

    @property
    def is_fixed(self) -> bool:
        """Whether the element is the same on every certificate."""
        return not any(run.names for run in self.runs)


@dataclass(frozen=True)
class Ornament:
    """A drawn sign of the plain paper: "divider" or "lotus"."""

    kind: str
    x: float
    y: float
    size: float
    colour: Colour


@dataclass(frozen=True)
class Layout:
    """The whole paper; the stack is set between the base lines `stack_top` and `stack_bottom`."""

    name: str
    width: float
    height: float
    mode: Mode
    frame: bool
    elements: tuple[Element, ...]
    ornaments: tuple[Ornament, ...] = ()
    stack_top: float = 0
    stack_bottom: float = 0


def plain_layout() -> Layout:
    """Return the shipped layout for plain A4 paper."""
    return load_layout(resource("certificates", "plain-a4.json"))


def load_layout(path: Path) -> Layout:
    """Read a layout file; LayoutError says what is wrong with it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise LayoutError(path.name, "tệp", "không đọc được") from error
    return parse_layout(data, path.name)


def parse_layout(data: Mapping[str, Any], file_name: str) -> Layout:
    """Return the layout that the data describes; LayoutError names the part that is wrong."""
    part = "phần đầu"
    try:
        elements = []
        for position, item in enumerate(data["elements"], start=1):
            part = f"phần tử {position} ({item.get('name', 'chưa có tên')})"
            elements.append(_element(item, data["colours"]))
        part = "phần hoa văn"
        ornaments = [_ornament(item, data["colours"]) for item in data.get("ornaments", ())]
        part = "phần đầu"
        return Layout(
            name=data["name"],
            width=float(data["page"]["width"]),
            height=float(data["page"]["height"]),
            mode=Mode(data["mode"]),
            frame=bool(data.get("frame", False)),
            elements=tuple(elements),
            ornaments=tuple(ornaments),
            stack_top=float(data.get("stack", {}).get("top", 0)),
            stack_bottom=float(data.get("stack", {}).get("bottom", 0)),
        )
    except KeyError as error:
        raise LayoutError(file_name, part, f"thiếu hoặc sai mục {error}") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise LayoutError(file_name, part, "có giá trị không đúng") from error


def _element(item: Mapping[str, Any], colours: Mapping[str, str]) -> Element:
    face = _FACES[item.get("face", "regular")]
    runs = tuple(
        LayoutRun(run["text"], _FACES[run["face"]] if "face" in run else face)
        for run in item["runs"]
    )
    for run in runs:
        unknown = set(run.names) - _NAMES
        if unknown:
            raise KeyError(min(unknown))
    size = float(item["size"])
    return Element(
        name=item["name"],
        label=item["label"],
        runs=runs,
        x=float(item["x"]),
        width=float(item["width"]),
        size=size,
        align=Align(item.get("align", "centre")),
        y=float(item["y"]) if "y" in item else None,
        gap=float(item.get("gap", 0)),
        smallest=float(item.get("smallest", size)),
        condense=float(item.get("condense", 1)),
        lines=int(item.get("lines", 1)),
        wraps_first=bool(item.get("wraps_first", False)),
        leading=float(item.get("leading", 1.2)),
        tracking=float(item.get("tracking", 0)),
        colour=_colour(colours[item.get("colour", "ink")]),
        capitals=bool(item.get("capitals", False)),
        rule=float(item.get("rule", 0)),
        shared=bool(item.get("shared", False)),
        fallback=_FACES[item["fallback"]] if "fallback" in item else None,
    )


def _ornament(item: Mapping[str, Any], colours: Mapping[str, str]) -> Ornament:
    if item["kind"] not in ("divider", "lotus"):
        raise KeyError(item["kind"])
    return Ornament(
        kind=item["kind"],
        x=float(item["x"]),
        y=float(item["y"]),
        size=float(item["size"]),
        colour=_colour(colours[item.get("colour", "gold")]),
    )


def _colour(text: str) -> Colour:
    """Read "#8A1219"."""
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (round(red, 3), round(green, 3), round(blue, 3))
