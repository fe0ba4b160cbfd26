"""Building stones of Word files: paragraphs in a lettering, tables without edges, rules, fields."""

from dataclasses import dataclass
from typing import Any

from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Align, Lettering

FONT = "Times New Roman"  # what Word has; ours is metric-compatible with it
_NATURAL = 1.15  # Word's single line of this font, in parts of the size


@dataclass(frozen=True)
class Place:
    """Where the words of a paragraph stand; lengths in points, `leading` in parts of the size."""

    align: Align = Align.CENTRE
    before: float = 0
    after: float = 0
    first_indent: float = 0
    indent: float = 0
    right_indent: float = 0
    leading: float = _NATURAL
    keep_next: bool = False


def write(
    into: Any,  # noqa: ANN401 - a document, a cell, a header of python-docx
    text: str,
    lettering: Lettering,
    place: Place | None = None,
) -> Any:  # noqa: ANN401 - python-docx's paragraph
    """Add a paragraph of one lettering and return it."""
    paragraph = new_paragraph(into, place or Place())
    add_run(paragraph, lettering.apply(text), lettering)
    return paragraph


def new_paragraph(into: Any, place: Place) -> Any:  # noqa: ANN401 - of python-docx
    """Add an empty paragraph; the empty one that a new cell begins with is used first."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = _fresh_one(into) or into.add_paragraph()
    kinds = {
        Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
        Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
        Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
        Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
    }
    paragraph.alignment = kinds[place.align]
    setting = paragraph.paragraph_format
    setting.space_before, setting.space_after = Pt(place.before), Pt(place.after)
    setting.first_line_indent, setting.left_indent = Pt(place.first_indent), Pt(place.indent)
    setting.right_indent = Pt(place.right_indent)
    setting.line_spacing = round(place.leading / _NATURAL, 3)
    setting.keep_with_next = place.keep_next
    return paragraph


def _fresh_one(into: Any) -> Any:  # noqa: ANN401 - of python-docx
    """Return the empty paragraph that a new cell begins with; None where it was used."""
    if not hasattr(into, "_tc") or len(into.paragraphs) != 1:
        return None
    first = into.paragraphs[0]
    return None if first.runs or first._p.xpath("w:pPr") else first


def add_run(paragraph: Any, text: str, lettering: Lettering) -> None:  # noqa: ANN401 - of python-docx
    """Write a text into a paragraph in a lettering."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.name, run.font.size = FONT, Pt(lettering.size)
    run._r.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    run.bold = lettering.face in (Face.BOLD, Face.BOLD_ITALIC)
    run.italic = lettering.face in (Face.ITALIC, Face.BOLD_ITALIC)
    run.underline = lettering.underlined


def rule(into: Any, length: float, room: float) -> None:  # noqa: ANN401 - of python-docx
    """Draw a centred rule of a length in points: the upper edge of an empty, indented line."""
    from docx.shared import Pt

    side = max((room - length) / 2, 0)
    paragraph = new_paragraph(into, Place(before=4, indent=side, right_indent=side))
    paragraph.paragraph_format.line_spacing = Pt(4)
    _child(paragraph._p.get_or_add_pPr(), "w:pBdr", "w:top", val="single", sz="6", space="1")


def add_field(paragraph: Any, code: str, lettering: Lettering) -> None:  # noqa: ANN401 - of python-docx
    """Write a field such as PAGE, which Word fills itself."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "", "end"):
        add_run(paragraph, "", lettering)
        run = paragraph.runs[-1]._r
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = code
        run.append(mark)


def columns(into: Any, *widths: float) -> Any:  # noqa: ANN401 - python-docx's row of cells
    """Add a table of one row without edges and return its cells; widths in points."""
    from docx.shared import Pt

    table = into.add_table(rows=1, cols=len(widths))
    table.autofit = False
    no_padding(table)
    keep_whole(table.rows[0])
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Pt(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    return table.rows[0].cells


def no_padding(table: Any, points: float = 0) -> None:  # noqa: ANN401 - of python-docx
    """Let the words of a table begin at the edges of its cells, or some points from them."""
    twips = str(round(points * 20))
    for side in ("left", "right"):
        _child(table._tbl.tblPr, "w:tblCellMar", f"w:{side}", w=twips, type="dxa")
    _child(table._tbl.tblPr, "", "w:tblInd", w="0", type="dxa")


def keep_whole(row: Any) -> None:  # noqa: ANN401 - of python-docx
    """Let a row stand on one page."""
    _child(row._tr.get_or_add_trPr(), "", "w:cantSplit", val="true")


def repeat_head(row: Any) -> None:  # noqa: ANN401 - of python-docx
    """Print a row again on top of each page."""
    _child(row._tr.get_or_add_trPr(), "", "w:tblHeader", val="true")


def _child(parent: Any, group: str, name: str, **values: str) -> None:  # noqa: ANN401 - lxml's
    """Put an element with attributes into a parent, inside a group of its kind where named."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    inside = parent
    if group:
        inside = parent.find(qn(group))
        if inside is None:
            inside = OxmlElement(group)
            parent.append(inside)
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    inside.append(element)
