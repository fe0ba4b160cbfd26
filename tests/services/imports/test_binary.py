"""The readers of .xls and .xlsb see the fonts, formulas and hidden rows beside the values."""

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest

from app.services.imports.readers.biff import scan_biff
from app.services.imports.readers.compound import BrokenCompoundError, CompoundFile
from app.services.imports.readers.opening import open_workbook
from app.services.imports.readers.sheets import CellError, Merge, Place
from tests.services.imports.makers import (
    ANNE,
    ErrorCell,
    Formula,
    InFont,
    compound,
    compound_of_small,
    people,
    xlsb,
    xlsb_record,
    zipped,
)

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


def test_dates_that_show_no_day_are_seen_in_the_stream() -> None:
    code = "mm/yyyy"
    start = record(0x0809, b"\0\x06\x05\0")
    start += record(0x041E, struct.pack("<HHB", 164, len(code), 0) + code.encode())
    start += record(0x041E, struct.pack("<HHB", 165, 1, 1) + "0".encode("utf-16-le"))
    start += b"".join(record(0x00E0, struct.pack("<HH", 0, number)) for number in (0, 164, 17, 165))
    offset = len(start) + len(record(0x0085, bytes(9))) + len(record(0x000A, b""))
    start += record(0x0085, struct.pack("<IBBBB", offset, 0, 0, 1, 0) + b"A") + record(0x000A, b"")
    sheet = record(0x0809, b"\0\x06\x10\0") + record(0x0203, struct.pack("<HHHd", 1, 2, 1, 36220))
    numbers = struct.pack("<HI", 0, 0) + struct.pack("<HI", 2, 0) + struct.pack("<HI", 3, 0)
    sheet += record(0x00BD, struct.pack("<HH", 2, 1) + numbers + struct.pack("<H", 3))
    sheet += record(0x000A, b"")

    book = scan_biff(start + sheet)

    assert book.sheets[0].parts == {Place(2, 2): "month", Place(3, 2): "month"}
    (read,) = open_workbook(compound({"Workbook": start + sheet}), "x.xls").sheets
    assert read.rows[0].cells == (None, None, "03/1999")


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


def test_short_streams_and_a_table_named_elsewhere_are_found_too() -> None:
    file = CompoundFile(compound_of_small("Workbook", b"short" * 30))

    assert file.names == {"Workbook"}
    assert file.read("Workbook") == b"short" * 30


def test_sector_beyond_the_end_is_refused() -> None:
    with pytest.raises(BrokenCompoundError):
        CompoundFile(compound({"Workbook": b"x"})[:700])


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(1_000)])
def test_what_is_no_compound_file_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenCompoundError):
        CompoundFile(data)


def test_dates_with_a_time_and_times_alone_are_read() -> None:
    book = open_workbook(MARKS.read_bytes(), "marks.xls")

    assert book.sheets[1].rows[0].cells == ("x", date(1999, 3, 6), "08:30:00", 2.5)


def test_binary_workbook_is_read_with_its_marks() -> None:
    rows = [
        *people(ANNE),
        [2, InFont("TrÇn V¨n", ".VnTime"), Formula("?", "01/02/1990"), ErrorCell("#N/A")],
    ]
    fonts = ("Times New Roman", ".VnTime")

    book = open_workbook(
        xlsb(rows, styles=fonts, hidden=[3], merges=[(0, 0, 0, 1)], date_1904=True), "ds.xlsb"
    )
    sheet = book.sheets[0]

    assert (book.format, book.date_1904, sheet.name) == ("xlsb", True, "Danh sách")
    assert sheet.rows[1].cells == (1, *ANNE)
    assert sheet.rows[2].cells == (2, "TrÇn V¨n", "01/02/1990", CellError("#N/A"))
    assert sheet.formulas == {Place(3, 2): "=…"}
    assert sheet.fonts == {Place(3, 1): ".VnTime"}
    assert sheet.hidden_rows == {3}
    assert sheet.merges == (Merge(1, 0, 1, 1),)


def test_binary_workbook_whose_marks_make_no_sense_still_gives_its_values() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsb(people(ANNE)))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet1.bin"
    whole = xlsb_record(0, struct.pack("<IIHBB", 0, 0, 300, 0, 0) + bytes(5))
    parts[part] = parts[part].replace(whole, xlsb_record(0, bytes(4)))

    sheet = open_workbook(zipped(parts), "ds.xlsb").sheets[0]

    assert sheet.rows[1].cells == (1, *ANNE)
