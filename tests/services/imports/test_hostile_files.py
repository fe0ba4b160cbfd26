"""Any file at all gives a list to look at or one clear sentence: no crash, no hang, no bloat."""

import contextlib
import io
import json
import os
import random
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.child import answer_for
from app.services.imports.readers.reading import read_bytes, read_workbook
from app.services.imports.readers.refusals import SheetRefusedError
from app.services.imports.readers.spreadsheet_xml import NAMESPACE
from tests.services.imports.makers import (
    ANNE,
    BINH,
    HEADER,
    MAIN,
    compound,
    in_memory,
    ods,
    people,
    sheet_xml,
    workbook,
    worksheet,
    xlsx,
    zipped,
)

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)
GOOD = xlsx(people(ANNE, BINH))
NEEDS_A_PROCESS = "an xls that asks for 67 GB of memory"
LAUGHS = "<!DOCTYPE l [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def chance(seed: int) -> random.Random:
    """Return the same dice for the same seed."""
    return random.Random(seed)  # noqa: S311 - damage for tests, no secret


def laughing_sheet() -> str:
    cell = '<c r="A1" t="inlineStr"><is><t>&i;</t></is></c>'
    return f"{LAUGHS}]>" + worksheet(f'<row r="1">{cell}</row>')


def external_entity() -> str:
    cell = '<c r="A1" t="inlineStr"><is><t>&x;</t></is></c>'
    start = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return start + worksheet(f'<row r="1">{cell}</row>')


def shared_text_bomb() -> bytes:
    """One long text that very many cells share."""
    texts = f'<sst xmlns="{MAIN}"><si><t>{"x" * 30_000}</t></si></sst>'
    cells = "".join(f'<row r="{n}"><c t="s"><v>0</v></c></row>' for n in range(1, 15_000))
    return workbook({"A": worksheet(cells)}, more={"xl/sharedStrings.xml": texts})


def packed_zeros() -> bytes:
    """A worksheet that grows a thousandfold."""
    return xlsx([HEADER], more={"xl/worksheets/sheet1.xml": b" " * 120_000_000})


def many_parts() -> bytes:
    return zipped({f"part{n}": "" for n in range(2_500)})


def with_link() -> bytes:
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as archive:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return stream.getvalue()


def encrypted_part() -> bytes:
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + offset] |= 1
            start = data.find(mark, start + 1)
    return bytes(data)


def locked_xls() -> bytes:
    """An .xls whose workbook stream opens with the record of a password."""
    globals_ = struct.pack("<HHHHIIII", 0x0809, 16, 0x0600, 5, 0, 0, 0, 0)
    return compound(
        {"Workbook": globals_ + struct.pack("<HHHHH", 0x2F, 6, 1, 1, 1) + b"\x0a\0\0\0"}
    )


def endless_chain() -> bytes:
    """A compound file whose directory goes round in a circle."""
    data = bytearray(compound({"Workbook": b"x"}))
    struct.pack_into("<I", data, 512 + 4, 1)
    return bytes(data)


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("empty-file", lambda: b""),
    "only blanks": ("empty-file", lambda: b" \r\n\t " * 100),
    "only zeros": ("empty-file", lambda: bytes(5_000)),
    "random bytes": ("unreadable-file", lambda: chance(1).randbytes(5_000)),
    "random bytes after the mark of a zip": (
        "unreadable-file",
        lambda: b"PK\x03\x04" + chance(2).randbytes(5_000),
    ),
    "random bytes after the mark of an xls": (
        "unreadable-file",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + chance(3).randbytes(5_000),
    ),
    "half an xlsx": ("unreadable-file", lambda: GOOD[: len(GOOD) // 2]),
    "an xlsx without its last byte": ("unreadable-file", lambda: GOOD[:-1]),
    "half an xls": (
        "unreadable-file",
        lambda: (HERE / "samples/03-so-cap-tcvn3.xls").read_bytes()[:6_000],
    ),
    "an xls that makes the reader panic": (
        "unreadable-file",
        lambda: (HERE / "files/reader-panics.xls").read_bytes(),
    ),
    NEEDS_A_PROCESS: (
        "too-big",
        lambda: (HERE / "files/asks-for-67-gigabytes.xls").read_bytes(),
    ),
    "an xls with an endless chain": ("unreadable-file", endless_chain),
    "a compound file without a workbook": ("unreadable-file", lambda: compound({"Other": b"x"})),
    "a locked xlsx": ("password-protected", lambda: compound({"EncryptedPackage": b"x"})),
    "a locked xls": ("password-protected", locked_xls),
    "a locked ods": (
        "password-protected",
        lambda: ods("", manifest="<m:encryption-data xmlns:m='x'/>"),
    ),
    "a zip with locked parts": ("password-protected", encrypted_part),
    "a Word document of today": (
        "wrong-kind-of-file",
        lambda: zipped(
            {
                "_rels/.rels": "<Relationships><Relationship Id='a' Type='x/officeDocument' "
                "Target='word/document.xml'/></Relationships>",
                "word/document.xml": "<a/>",
            }
        ),
    ),
    "an old Word document": ("wrong-kind-of-file", lambda: compound({"WordDocument": b"x"})),
    "an ordinary zip": ("wrong-kind-of-file", lambda: zipped({"a.txt": "x"})),
    "a page of the web without a table, named xls": (
        "wrong-kind-of-file",
        lambda: b"<html><h1>404</h1></html>",
    ),
    "a page in one file without a table": (
        "wrong-kind-of-file",
        lambda: b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>404</p>",
    ),
    "an entity in an XML spreadsheet": (
        "unsafe-file",
        lambda: f"{LAUGHS}]><Workbook xmlns='{NAMESPACE.decode()}'/>".encode(),
    ),
    "an XML spreadsheet cut in the middle": (
        "unreadable-file",
        lambda: b"<?xml version='1.0'?><Workbook xmlns='%b'><Worksheet>" % NAMESPACE,
    ),
    "a table of the old XML kind": (
        "wrong-kind-of-file",
        lambda: b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>",
    ),
    "a PDF": ("wrong-kind-of-file", lambda: b"%PDF-1.7 ..."),
    "a picture": ("wrong-kind-of-file", lambda: b"\x89PNG\r\n\x1a\n"),
    "a program": ("wrong-kind-of-file", lambda: b"MZ\x90\0"),
    "more than 20 MB": ("too-big", lambda: b"a,b\n" * 5_100_000),
    "a zip of 2,500 parts": ("too-big", many_parts),
    "a zip bomb": ("too-big", packed_zeros),
    "a text shared by 15,000 cells": ("too-big", shared_text_bomb),
    "a billion laughs": ("unsafe-file", lambda: workbook({"A": laughing_sheet()})),
    "an entity from a file": ("unsafe-file", lambda: workbook({"A": external_entity()})),
    "a DOCTYPE in an ods": (
        "unsafe-file",
        lambda: zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": "<!DOCTYPE a><a/>",
            }
        ),
    ),
    "a part that climbs out": ("unsafe-file", lambda: xlsx([HEADER], more={"../../evil": "x"})),
    "a part with an absolute name": (
        "unsafe-file",
        lambda: xlsx([HEADER], more={"/etc/evil": "x"}),
    ),
    "a part that is a link": ("unsafe-file", with_link),
    "21,000 rows": ("too-big", lambda: xlsx([["An", 1]] * 21_000)),
    "150 columns": ("too-big", lambda: xlsx([list(range(150))])),
    "60 sheets": ("too-big", lambda: workbook({f"S{n}": sheet_xml([["x"]]) for n in range(60)})),
    "a sheet that is not XML": (
        "unreadable-file",
        lambda: xlsx([], more={"xl/worksheets/sheet1.xml": "<worksheet><row>"}),
    ),
    "a workbook without sheets": ("no-worksheets", lambda: workbook({})),
    "a text index that does not exist": (
        "unreadable-file",
        lambda: workbook(
            {"A": sheet_xml([["x"]]).replace("inlineStr", "s").replace("<is>", "<v>9</v><is>")}
        ),
    ),
}


def processor_seconds() -> float:
    """Return what this process and the children that it waited for have taken of the processors."""
    return sum(os.times()[:4])


@pytest.mark.parametrize("kind", [kind for kind in FILES if kind != NEEDS_A_PROCESS])
def test_file_is_refused_with_one_sentence(kind: str, tmp_path: Path) -> None:
    code, make = FILES[kind]
    started = processor_seconds()

    source = tmp_path / "source"
    source.write_bytes(make())
    refused = json.loads(answer_for(source, "danh-sach.xlsx"))["refused"]

    assert refused["code"] == code
    assert "danh-sach.xlsx" in refused["message"]
    assert refused["remedy"]
    assert processor_seconds() - started < 10


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("half an xlsx", "unreadable-file"),
        ("an xls that makes the reader panic", "unreadable-file"),
        ("a locked xlsx", "password-protected"),
        ("a billion laughs", "unsafe-file"),
        (NEEDS_A_PROCESS, "too-big"),
        ("nothing", "empty-file"),
        ("more than 20 MB", "too-big"),
    ],
)
def test_refusal_comes_through_from_the_other_process(kind: str, code: str) -> None:
    with pytest.raises(SheetRefusedError) as refused:
        read_bytes(FILES[kind][1](), "danh-sach.xlsx")

    assert refused.value.code == code
    assert "danh-sach.xlsx" in refused.value.message
    assert refused.value.remedy


# The system counts a forked child as large as its parent was: the parent must be a small one.
MEASURE = """
import resource, sys
from pathlib import Path
from app.services.imports.readers.reading import read_bytes
from app.services.imports.readers.refusals import SheetRefusedError
for name in sys.argv[1:]:
    try:
        read_bytes(Path(name).read_bytes(), "x")
    except SheetRefusedError:
        print("refused")
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_reader_never_takes_more_than_its_share_of_memory(tmp_path: Path) -> None:
    hungry = ("a zip bomb", "a text shared by 15,000 cells", NEEDS_A_PROCESS)
    files = [tmp_path / str(number) for number in range(len(hungry))]
    for file, kind in zip(files, hungry, strict=True):
        file.write_bytes(FILES[kind][1]())

    measured = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, files)],
        cwd=HERE.parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    *refusals, kilobytes = measured.stdout.split()
    assert refusals == ["refused"] * len(hungry)
    assert int(kilobytes) < 500_000


@pytest.mark.parametrize("seed", range(12))
def test_damaged_xls_gives_a_list_or_a_sentence(seed: int) -> None:
    source = bytearray((HERE / "samples/03-so-cap-tcvn3.xls").read_bytes())
    dice = chance(seed)
    for _ in range(20):
        source[dice.randrange(512, len(source))] = dice.randrange(256)

    with contextlib.suppress(SheetRefusedError):
        book = read_bytes(bytes(source), "hỏng.xls")
        propose(book, kind="learners", today=TODAY)


@pytest.mark.parametrize("seed", range(12))
def test_damaged_xlsx_gives_a_list_or_a_sentence(seed: int) -> None:
    parts = {}
    dice = chance(seed)
    with zipfile.ZipFile(HERE / "samples/02-dang-vien-moi.xlsx") as archive:
        for name in archive.namelist():
            parts[name] = bytearray(archive.read(name))
    for content in parts.values():
        for _ in range(3):
            content[dice.randrange(len(content))] = dice.randrange(32, 127)

    with contextlib.suppress(SheetRefusedError):
        book = read_bytes(zipped({name: bytes(content) for name, content in parts.items()}), "x")
        propose(book, kind="learners", today=TODAY)


def names_in(data: bytes, name: str = "ds.xlsx") -> list[object]:
    proposal = propose(read_bytes(data, name), kind="learners", today=TODAY)
    return [line.values["full_name"] for line in proposal.ready]


@pytest.mark.parametrize("rows", [100_000, pytest.param(1_000_000, marks=pytest.mark.long)])
def test_very_many_blank_rows_do_not_hide_the_learners(rows: int) -> None:
    good = sheet_xml(people(ANNE, BINH))
    blank = "".join(f'<row r="{n}" ht="15"><c r="A{n}" s="1"/></row>' for n in range(4, rows))
    started = processor_seconds()

    found = names_in(workbook({"A": good.replace("</sheetData>", f"{blank}</sheetData>")}))

    assert found == ["Nguyễn Thị An", "Trần Văn Bình"]
    assert processor_seconds() - started < 10


def test_cell_far_below_and_wrong_dimension_do_not_matter() -> None:
    good = sheet_xml(people(ANNE, BINH))
    far = '<row r="1048576"><c r="B1048576" t="inlineStr"><is><t> . </t></is></c></row>'
    lying = '<dimension ref="A1:XFD1048576"/><sheetData>'
    data = workbook(
        {"A": good.replace("</sheetData>", f"{far}</sheetData>").replace("<sheetData>", lying)}
    )

    assert names_in(data) == ["Nguyễn Thị An", "Trần Văn Bình"]


@pytest.mark.parametrize("name", ["ds.xls", "ds.csv", "ds.txt", "ds", "danh sách (2).XLSX"])
def test_kind_is_told_by_content_not_by_name(name: str) -> None:
    assert names_in(GOOD, name) == ["Nguyễn Thị An", "Trần Văn Bình"]


def test_csv_named_xlsx_is_read() -> None:
    text = "TT,Họ và tên,Ngày sinh\n1,Nguyễn Thị An,20/04/1991\n"

    assert names_in(text.encode(), "ds.xlsx") == ["Nguyễn Thị An"]


def test_folder_missing_file_and_device_are_refused(tmp_path: Path) -> None:
    for path, code in (
        (tmp_path, "not-a-file"),
        (tmp_path / "không có.xlsx", "file-not-found"),
        (Path("/dev/zero"), "not-a-file"),
    ):
        with pytest.raises(SheetRefusedError) as refused:
            read_workbook(path)
        assert refused.value.code == code


def test_formulas_are_never_run_but_always_asked_about() -> None:
    data = (HERE / "samples/06-danh-sach-loi.xlsx").read_bytes()

    proposal = propose(read_bytes(data, "x.xlsx"), kind="learners", today=TODAY)

    asked = [problem for problem in proposal.questions if problem.code == "formula-cell"]
    assert [problem.row for problem in asked] == [14]
    assert "HYPERLINK" in asked[0].message


def test_macros_and_links_are_left_alone_and_told() -> None:
    data = xlsx(
        people(ANNE),
        more={"xl/vbaProject.bin": b"\0", "xl/externalLinks/externalLink1.xml": "<a/>"},
    )

    proposal = propose(read_bytes(data, "x.xlsm"), kind="learners", today=TODAY)

    assert {"macros", "external-links"} <= {note.code for note in proposal.notes}


ENDLESS = {
    "blanks before": " " * 30_000 + "x",
    "blanks behind": "1" + " " * 30_000,
    "brackets": "(" * 30_000,
    "letters": "A " * 15_000,
    "half dates": "Ð1/" * 10_000,
    "capitals": "NGUYỄN " * 4_000,
    "old encoding": "TrÇn V¨n " * 3_000,
    "marks": "\u0301" * 30_000,
    "strokes": "/" * 30_000,
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_endless_text_in_any_cell_takes_no_time(kind: str) -> None:
    filler = ENDLESS[kind]
    good = (1, *ANNE, "Kinh", "0912345678", "x")
    rows: list[tuple[object, ...]] = [(filler,), (*HEADER, "Dân tộc", "SĐT", "Nữ"), good]
    rows += [(*good[:place], filler, *good[place + 1 :]) for place in range(len(good))]
    rows += [(None, filler), (2, *BINH, "Kinh", "0912345678", None)]
    started = time.process_time()

    proposal = propose(in_memory(rows), kind="learners", today=TODAY)

    assert proposal.lines
    assert all(len(problem.message) < 300 for problem in proposal.questions + proposal.rejected)
    assert time.process_time() - started < 3
