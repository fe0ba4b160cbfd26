"""Fonts that give away an old Vietnamese encoding, and whether they draw capitals only."""

from typing import Literal

LegacyEncoding = Literal["TCVN3", "VNI"]


def encoding_of_font(font: str) -> LegacyEncoding | None:
    """Return the encoding that text in this font is in: ".VnTime" → TCVN3, "VNI-Times" → VNI."""
    name = font.strip().lower().lstrip(".")
    if name.startswith("vni"):
        return "VNI"
    return "TCVN3" if name.startswith("vn") and font.strip().startswith(".") else None


def draws_capitals(font: str) -> bool:
    """Tell whether a TCVN3 font shows small letters as capitals (".VnTimeH"): it has no others."""
    return encoding_of_font(font) == "TCVN3" and font.strip().endswith("H")
