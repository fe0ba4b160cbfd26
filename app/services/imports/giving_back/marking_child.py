"""The process that fills in a unit's own .xlsx: bounded, and free to die without harm."""

import json
import sys
from collections.abc import Sequence
from copy import copy
from pathlib import Path
from typing import Any

from app.services.imports.readers.process_limits import limit_process

ARGUMENT = "--mark-sheet"
"""What the frozen program is called with to become this process; `app.__main__` looks for it."""

MAX_MEMORY = 1_000_000_000
MAX_SECONDS = 60
ERROR_FILL, ASK_FILL = "FFC7CE", "FFEB9C"
REASON_WIDTH = 60

_Facts = dict[str, Any]
# openpyxl is imported late, so its classes have no name here
_Sheet = Any


def main(arguments: Sequence[str]) -> int:
    """Fill the workbook (first argument) in by the facts (third) and write it (second)."""
    source, target, facts = arguments
    limit_process(memory=MAX_MEMORY, seconds=MAX_SECONDS)
    mark(Path(source), Path(target), json.loads(Path(facts).read_text(encoding="utf-8")))
    return 0


def mark(source: Path, target: Path, facts: _Facts) -> None:
    """Write the workbook with its look, formulas as the values that they showed."""
    from openpyxl import load_workbook

    book = load_workbook(source, data_only=True, keep_links=False)
    sheet = book[facts["sheet"]]
    book.active = book.index(sheet)
    _write_heading(sheet, facts)
    for remark in facts["remarks"]:
        _write_remark(sheet, remark, facts["column"])
    if not facts["is_whole"]:
        _close_up(sheet, dict(facts["places"]))
    book.save(target)


def _write_heading(sheet: _Sheet, facts: _Facts) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    column = facts["column"] + 1
    sheet.column_dimensions[get_column_letter(column)].width = REASON_WIDTH
    for row, _place in facts["places"]:
        if sheet.cell(row, column).value is not None:
            sheet.cell(row, column).value = None  # the reasons of the time before
    if facts["heading_row"] is not None:
        heading = sheet.cell(facts["heading_row"], column)
        _write_text(heading, facts["heading"])
        heading.font = Font(bold=True)


def _write_remark(sheet: _Sheet, remark: _Facts, column: int) -> None:
    from openpyxl.styles import Alignment, PatternFill

    colour = ERROR_FILL if remark["is_error"] else ASK_FILL
    fill = PatternFill("solid", fgColor=f"FF{colour}")
    for each in (*remark["columns"], column):
        sheet.cell(remark["row"], each + 1).fill = fill
    reason = sheet.cell(remark["row"], column + 1)
    _write_text(reason, remark["text"])
    reason.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[remark["row"]].hidden = False
    sheet.row_dimensions[remark["row"]].height = None  # as high as the reason needs


def _write_text(cell: _Sheet, text: str) -> None:
    from openpyxl.cell.cell import MergedCell

    if not isinstance(cell, MergedCell):
        cell.value = text
        cell.data_type = "s"  # also where the text begins like a formula


def _close_up(sheet: _Sheet, places: dict[int, int]) -> None:
    """Let the rows that stay close up, with their heights and merged cells; the others go."""
    from openpyxl.utils import get_column_letter

    merges = [(each.min_row, each.max_row, copy(each)) for each in sheet.merged_cells.ranges]
    for _first, _last, each in merges:
        sheet.unmerge_cells(str(each))
    last = get_column_letter(sheet.max_column)
    heights = {new: sheet.row_dimensions[old].height for old, new in places.items()}
    for old, new in places.items():
        if new != old:
            sheet.move_range(f"A{old}:{last}{old}", rows=new - old)
    for row, height in heights.items():
        sheet.row_dimensions[row].height = height
    end = max(places.values(), default=0)
    sheet.delete_rows(end + 1, max(sheet.max_row - end, 1))
    for first, finish, each in merges:
        shifts = {places.get(row, 0) - row for row in range(first, finish + 1)}
        if len(shifts) == 1 and first in places:
            each.shift(row_shift=shifts.pop())
            sheet.merge_cells(str(each))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
