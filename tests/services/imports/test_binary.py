"""The reader of .xls sees fonts, formulas, hidden rows and merged cells beside the values."""

import struct
from pathlib import Path

import pytest

from app.services.imports.biff import scan_biff
from app.services.imports.compound import BrokenCompoundError, CompoundFile
from app.services.imports.opening import open_workbook
from app.services.imports.sheets import Merge, Place
from tests.services.imports.makers import compound

MARKS = Path(__file__).parent / "files" / "marks.xls"


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def test_marks_stand_beside_the_values() -> None:
    book = open_workbook(MARKS.read_bytes(), "marks.xls")
    sheet, other = book.sheets

    assert sheet.formulas == {Place(6, 4): "=…"}
    assert sheet.hidden_rows == {7}
    assert sheet.merges == (Merge(1, 0, 1, 4),)
    assert sheet.fonts == {
        Place(4, 1): "VNI-Times",
        Place(5, 1): ".VnTimeH",
        Place(5, 4): ".VnTime",
    }
    assert (sheet.visible, other.visible) == (True, False)


def test_errors_dates_and_passwords_are_seen_in_the_stream() -> None:
    sheet = record(0x0809, b"\0\x06\x10\0") + record(
        0x0205, struct.pack("<HHHBB", 1, 2, 0, 0x2A, 1)
    )
    sheet += record(0x0205, struct.pack("<HHHBB", 2, 2, 0, 1, 0)) + record(0x000A, b"")
    start = record(0x0809, b"\0\x06\x05\0") + record(0x0022, b"\x01\0") + record(0x002F, b"\0\0")
    offset = len(start) + len(record(0x0085, bytes(9))) + len(record(0x000A, b""))
    stream = start + record(0x0085, struct.pack("<IBBBB", offset, 0, 0, 1, 0) + b"A")
    stream += record(0x000A, b"") + sheet

    book = scan_biff(stream)

    assert (book.encrypted, book.date_1904) == (True, True)
    assert book.sheets[0].errors == {Place(2, 2): "#N/A"}


def test_font_of_the_older_format_has_one_byte_a_letter() -> None:
    font = bytes(14) + bytes([7]) + b".VnTime"
    style = struct.pack("<H", 0)
    sheet = record(0x0809, b"\0\x05\x10\0") + record(0x0204, struct.pack("<HHH", 0, 0, 0))
    start = record(0x0809, b"\0\x05\x05\0") + record(0x0031, font) + record(0x00E0, style)
    offset = len(start) + 4 + 8 + 4
    stream = (
        start + record(0x0085, struct.pack("<IBBBB", offset, 0, 0, 1, 65)) + record(0x000A, b"")
    )

    assert scan_biff(stream + sheet + record(0x000A, b"")).sheets[0].fonts == {
        Place(1, 0): ".VnTime"
    }


def test_streams_of_a_compound_file_are_found_by_name() -> None:
    file = CompoundFile(compound({"Workbook": b"a" * 5_000, "Other": b"b"}))

    assert file.names == {"Workbook", "Other"}
    assert file.read("Workbook").rstrip(b"\0") == b"a" * 5_000


def test_small_streams_are_found_too() -> None:
    sample = Path(__file__).parent / "samples" / "03-so-cap-tcvn3.xls"

    assert CompoundFile(sample.read_bytes()).read("Workbook")[:4] == b"\x09\x08\x10\x00"


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(1_000)])
def test_what_is_no_compound_file_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenCompoundError):
        CompoundFile(data)
