"""The workbook that goes back to the unit: its own file with the cells coloured and the reasons.

A foreign .xlsx is opened again only in a bounded process (`marking_child`); every other source, and
an .xlsx that the process cannot fill in, is written anew with the same cells.
"""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from app.errors import UserError
from app.services.imports.giving_back import marking_child
from app.services.imports.giving_back.marked_anew import marked_anew
from app.services.imports.giving_back.remarks import Markup, Rows, has_bad_rows, markup_of
from app.services.imports.proposal.answers import Answer
from app.services.imports.proposal.decoding import decode_sheet
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.readers import child_process
from app.services.imports.readers.sheets import Sheet, Workbook

_FILLED_IN = ("xlsx", "xlsm")


class NothingToMarkError(UserError):
    """A list in which nothing is to be put right."""


def marked_book(
    proposal: Proposal,
    workbook: Workbook,
    data: bytes,
    *,
    rows: Rows,
    answers: Sequence[Answer] = (),
    decoded: Sheet | None = None,
) -> bytes:
    """Return the list as an .xlsx file with the problems marked; `data` are the bytes as sent.

    What the clerk's `answers` have changed is told, and the cells stay as the unit wrote them.
    `decoded` is the sheet in Unicode, where the clerk has chosen how to read its letters.
    """
    if not has_bad_rows(proposal):
        raise NothingToMarkError(
            f"Danh sách “{proposal.file}” không có dòng nào cần sửa.",
            remedy="Không cần gửi lại cho đơn vị; nhập danh sách như thường.",
            code="nothing-to-mark",
        )
    sheet = next(each for each in workbook.sheets if each.name == proposal.sheet)
    markup = markup_of(proposal, sheet, rows, answers)
    filled = _filled_in(markup, data) if is_own_file(workbook) else None
    if filled is not None:
        return filled
    return marked_anew(decoded or decode_sheet(sheet).sheet, proposal.columns, markup)


def is_own_file(workbook: Workbook) -> bool:
    """Tell whether the unit's own file goes back; other formats become a new .xlsx."""
    return workbook.format in _FILLED_IN


def marked_name(name: str, rows: Rows) -> str:
    """Return a name for the file that goes back, made from the name of the one that came."""
    what = "cần sửa" if rows is Rows.BAD else "kết quả"
    return f"{Path(name).stem} - {what}.xlsx"


def child_command() -> list[str]:
    """Return what starts the filling process."""
    return child_process.child_command(marking_child.__name__, marking_child.ARGUMENT)


def _filled_in(markup: Markup, data: bytes) -> bytes | None:
    """Return the unit's own file filled in; None where the process did not come through."""
    with tempfile.TemporaryDirectory(prefix="giaovu-") as folder:
        source, target = Path(folder) / "source.xlsx", Path(folder) / "target.xlsx"
        facts = Path(folder) / "facts.json"
        source.write_bytes(data)
        facts.write_text(json.dumps(asdict(markup)), encoding="utf-8")
        done = _is_filled_in(source, target, facts)
        return target.read_bytes() if done and target.exists() else None


def _is_filled_in(source: Path, target: Path, facts: Path) -> bool:
    command = [*child_command(), str(source), str(target), str(facts)]
    try:
        return child_process.run_child(command, seconds=marking_child.MAX_SECONDS) == 0
    except (subprocess.TimeoutExpired, OSError):
        return False
