"""Letters that were spoilt before a file came: read again where that is certain, else told.

Looks at the bytes of a whole sheet first, since almost no list has any of this.
"""

import re
from collections.abc import Callable

from app.services.imports.readers.sheets import CellValue, Row, Sheet, Workbook

LETTERS_LOST = "letters-lost"
_MENDED, _LOOKALIKE = "mended-letters", "lookalike-letters"
_LEAST_LOST = 3
# "ế" that was saved as UTF-8 and read as windows-1252: nearly every list has one of these.
_GARBLED = ("\u00e1\u00ba".encode(), "\u00e1\u00bb".encode())
_FOREIGN = bytes(range(0xCE, 0xD4))  # how Greek and Cyrillic letters begin
_FOREIGN_WORD = re.compile(r"[^\s\u0370-\u04ff]*[\u0370-\u04ff]\S*")
LETTER_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]|\ufffd")
"""What a letter leaves behind that the code of a file had no place for."""
# The code of each such letter, and the one that looks the same.
_LOOKALIKES = """
391A 392B 395E 396Z 397H 399I 39aK 39cM 39dN 39fO 3a1P 3a4T 3a5Y 3a7X 3bdv 3bfo 405S
406I 408J 410A 412B 415E 41aK 41cM 41dH 41eO 420P 421C 422T 423Y 425X 430a 435e 43eo
440p 441c 443y 445x 455s 456i 458j
"""
_AS_LATIN = {int(pair[:-1], 16): pair[-1] for pair in _LOOKALIKES.split()}


def mend(workbook: Workbook) -> Workbook:
    """Return the workbook with its letters put right, and remarks that say so."""
    found: list[str] = []
    sheets = tuple(_mend_sheet(sheet, found) for sheet in workbook.sheets)
    if not found:
        return workbook
    remarks = (*workbook.remarks, *dict.fromkeys(found))
    return workbook._replace(sheets=sheets, remarks=remarks)


def _mend_sheet(sheet: Sheet, found: list[str]) -> Sheet:
    texts = "\n".join([v for row in sheet.rows for v in row.cells if isinstance(v, str)])
    data = texts.encode(errors="replace")
    if any(sign in data for sign in _GARBLED):
        sheet = _changed(sheet, _read_again, _MENDED, found)
    if any(byte in data for byte in _FOREIGN):
        sheet = _changed(sheet, _in_latin, _LOOKALIKE, found)
    if (b"?" in data or b"\xef\xbf\xbd" in data) and len(LETTER_LOST.findall(texts)) >= _LEAST_LOST:
        found.append(LETTERS_LOST)
    return sheet


def _changed(sheet: Sheet, change: Callable[[str], str], code: str, found: list[str]) -> Sheet:
    rows = []
    for row in sheet.rows:
        cells: tuple[CellValue, ...] = tuple(
            change(value) if isinstance(value, str) and not value.isascii() else value
            for value in row.cells
        )
        if cells != row.cells:
            found.append(code)
        rows.append(Row(row.number, cells))
    return sheet._replace(rows=tuple(rows))


def _read_again(text: str) -> str:
    """Read as UTF-8 what was read as windows-1252; blanks may stand for no-break spaces."""
    for written in (text, text.replace("\u00c3 ", "\u00c3\u00a0")):
        try:
            return b"".join(map(_as_byte, written)).decode()
        except UnicodeError:
            continue
    return text


def _as_byte(letter: str) -> bytes:
    return letter.encode("latin-1") if letter < "\u0100" else letter.encode("cp1252")


def _in_latin(text: str) -> str:
    return _FOREIGN_WORD.sub(lambda match: _latin_word(match[0]), text)


def _latin_word(word: str) -> str:
    """Write a word in Latin letters if all its letters have one that looks the same."""
    latin = word.translate(_AS_LATIN)
    return word if _FOREIGN_WORD.search(latin) else latin
