"""Word documents made piece by piece, so that a test can say exactly what stands in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from app.services.imports.readers.sheets import CellValue, Merge, Place, Row, Sheet
from tests.services.imports.makers import RELATIONS, zipped

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class In:
    """A cell: the XML of its paragraphs, over how many lines of the grid it goes, how it merges."""

    xml: str
    span: int = 1
    merge: str = ""


Cells = Sequence[str | In]


def run(text: str, look: str = "") -> str:
    """Return a run of text; `look` is the XML of its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def font(name: str) -> str:
    """Return what makes a run stand in a font."""
    return f"<w:rFonts w:ascii={quoteattr(name)} w:hAnsi={quoteattr(name)}/>"


def paragraph(content: str, style: str = "") -> str:
    """Return a paragraph around the XML of its runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{content}</w:p>"


def line(text: str) -> str:
    """Return a paragraph of plain text."""
    return paragraph(run(text))


def table(rows: Sequence[Cells], *, grid: Sequence[int] = ()) -> str:
    """Return a table; `grid` are the widths between its lines."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(map(row, rows))}</w:tbl>"


def row(cells: Cells, properties: str = "") -> str:
    """Return a row of a table."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(map(_cell, cells))}</w:tr>"


def _cell(cell: str | In) -> str:
    cell = cell if isinstance(cell, In) else In(line(cell))
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.span}"/>{merge}</w:tcPr>{cell.xml}</w:tc>'


def docx(body: str, *, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a document around the XML of its paragraphs and tables; `more` adds parts of word/."""
    kinds = {"styles.xml": "styles", "theme/theme1.xml": "theme", "page.mht": "aFChunk"}
    links = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{part}"/>'
        for part, kind in kinds.items()
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{RELATIONS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    return zipped(parts | {f"word/{name}": part for name, part in (more or {}).items()})


def in_word(sheet: Sheet, header: int) -> bytes:
    """Return a sheet as a commune would type it in Word: the rows above `header` are its titles."""
    titles = [each for each in sheet.rows if each.number < header]
    listed = [each for each in sheet.rows if each.number >= header]
    lines = "".join(line(_shown(each.cells[0])) for each in titles if each.cells)
    return docx(lines + table([_word_row(each, sheet) for each in listed]))


def _word_row(each: Row, sheet: Sheet) -> list[str | In]:
    cells: list[str | In] = []
    while (at := sum(map(_span, cells))) < sheet.width:
        merge = next((m for m in sheet.merges if _covers(m, each.number, at)), None)
        if merge is None:
            cells.append(In(_look(sheet, each, at)))
        else:
            state = "" if merge.top == merge.bottom else "continue"
            state = "restart" if state and each.number == merge.top else state
            cells.append(In(_look(sheet, each, at), merge.right - merge.left + 1, state))
    return cells


def _look(sheet: Sheet, each: Row, column: int) -> str:
    name = sheet.fonts.get(Place(each.number, column))
    return paragraph(run(_shown(each.cell(column)), font(name) if name else ""))


def _covers(merge: Merge, number: int, column: int) -> bool:
    return merge.left == column and merge.top <= number <= merge.bottom


def _span(cell: str | In) -> int:
    return cell.span if isinstance(cell, In) else 1


def _shown(value: CellValue) -> str:
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
