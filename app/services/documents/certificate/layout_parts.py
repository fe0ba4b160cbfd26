"""The parts of a layout file: one text of the paper, one drawn sign."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from app.services.documents.certificate.certificate_layout import Ornament
from app.services.documents.certificate.certificate_values import CertificateValues
from app.services.documents.certificate.layout_elements import Element, LayoutRun
from app.services.documents.typesetting.colours import Colour
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Align

_FACES = {
    "regular": Face.REGULAR,
    "bold": Face.BOLD,
    "italic": Face.ITALIC,
    "bold-italic": Face.BOLD_ITALIC,
    "script": Face.CHARM,
    "script-bold": Face.CHARM_BOLD,
}
_NAMES = frozenset(field.name for field in fields(CertificateValues))


def read_element(item: Mapping[str, Any], colours: Mapping[str, str]) -> Element:
    """Return a text of the paper; KeyError names an unknown value, face or colour."""
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


def read_ornament(item: Mapping[str, Any], colours: Mapping[str, str]) -> Ornament:
    """Return a drawn sign; KeyError names one that cannot be drawn."""
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
