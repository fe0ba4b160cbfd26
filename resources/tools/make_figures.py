"""Make the tabular-figure fonts "Giaovu Figures" from Be Vietnam Pro: every digit one advance.

    python resources/tools/make_figures.py

Reads and writes resources/fonts. Be Vietnam Pro (OFL, no reserved font name) has no `tnum`
feature, so its figures dance in columns. Wide digits are narrowed, the others centred.
"""

from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "fonts"
FACES = ("Regular", "Medium", "SemiBold")
ADVANCE = 606


def main() -> None:
    """Write one derived face for each weight that tables use."""
    for face in FACES:
        font = TTFont(FONTS / f"BeVietnamPro-{face}.ttf", recalcTimestamp=False)
        for digit in "0123456789":
            _set_advance(font, font.getBestCmap()[ord(digit)])
        _drop_kerning(font)
        _rename(font)
        font.save(FONTS / f"GiaovuFigures-{face}.ttf")


def _set_advance(font: TTFont, name: str) -> None:
    """Narrow a digit that is too wide, centre one that is not."""
    glyph = font["glyf"][name]
    width, _ = font["hmtx"][name]
    if width > ADVANCE:
        glyph.coordinates.scale((ADVANCE / width, 1))
    else:
        glyph.coordinates.translate(((ADVANCE - width) / 2, 0))
    glyph.coordinates.toInt()
    glyph.program.fromBytecode(b"")  # its hints name points of the old outline
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (ADVANCE, glyph.xMin)


def _drop_kerning(font: TTFont) -> None:
    """Take out pair kerning, which would move figures apart again; marks keep their places."""
    table = font["GPOS"].table
    kerning = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    for index in kerning:
        table.LookupList.Lookup[index].SubTable = []
        table.LookupList.Lookup[index].SubTableCount = 0


def _rename(font: TTFont) -> None:
    """Give the family its own name; the copyright and licence records stay."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            text = record.toUnicode()
            text = text.replace("Be Vietnam Pro", "Giaovu Figures")
            record.string = text.replace("BeVietnamPro", "GiaovuFigures")


if __name__ == "__main__":
    main()
