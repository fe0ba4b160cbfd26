"""Single cells as people fill them in: what is understood, what is asked, what is refused."""

from typing import Any

import pytest

from app.services.imports.layout.settled import Settled
from app.services.imports.readers.sheets import Row, Sheet, Workbook
from tests.services.imports.asking import codes_of, read

NAME = "Lê Thị Hoa"


def value_of(header: str, value: Any, key: str) -> str | None:  # noqa: ANN401 - any cell
    """Return what a cell below a header means, as text."""
    line = read([("TT", "Họ và tên", header), (1, NAME, value)]).lines[0]
    found = line.values.get(key)
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("5.6.90", "05/06/1990"),
        ("1/1990", "01/1990"),
        ("05 - 06 - 1990", "05/06/1990"),
        ("05\\06\\1990", "05/06/1990"),
        ("5, 6, 1990", "05/06/1990"),
        ("ngày 05 tháng 6 năm 1990", "05/06/1990"),
        ("05-Jun-90", "05/06/1990"),
        ("5 June 1990", "05/06/1990"),
        ("05-Thg6-90", "05/06/1990"),
        ("5 thg 6, 1990", "05/06/1990"),
        ("sinh 5.6.1990", "05/06/1990"),
        ("Sinh năm 1990", "1990"),
        ("SN 1990", "1990"),
        ("..../..../1990", "1990"),
        ("00/00/1990", "1990"),
        ("05061990", "05/06/1990"),
        (1990, "1990"),
        (33029, "05/06/1990"),
        ("30/02/1990", None),
        ("31/15/2019", None),
        ("5/6/1990 (KS 1991)", None),
        ("June 5, 1990", None),
        ("-", None),
    ],
)
def test_date_of_birth(written: object, meant: str | None) -> None:
    assert value_of("Ngày sinh", written, "birth_date") == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (20190123456, "020190123456"),
        (2.0190123456e10, "020190123456"),
        ("020 190 123 456", "020190123456"),
        ("020.190.123.456", "020190123456"),
        ("'020190123456", "020190123456"),
        ("Chưa có", None),
        ("-", None),
    ],
)
def test_identity_number_that_asks_nothing(written: object, meant: str | None) -> None:
    header = ("TT", "Họ và tên", "Số CCCD")
    proposal = read([header, (1, NAME, written)])

    assert codes_of(proposal) == []
    assert proposal.lines[0].values["citizen_id"] == meant


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("2.0190123E+10", None),
        ("CCCD: 020190123456", "020190123456"),
        ("020190123456\n(cấp 2021)", "020190123456"),
        ("020190123456; 020190123457", None),
        ("abc", None),
    ],
)
def test_identity_number_that_is_refused_may_hold_the_right_one(
    written: str, proposed: str | None
) -> None:
    proposal = read([("TT", "Họ và tên", "Số CCCD"), (1, NAME, written)])

    assert [(p.code, p.proposal) for p in proposal.rejected] == [("invalid-citizen-id", proposed)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("+84912345678", "0912345678"),
        ("84 912 345 678", "0912345678"),
        (912345678, "0912345678"),
        ("0912.345.678", "0912345678"),
        ("(0205) 3881234", "02053881234"),
        ("không", None),
        ("0912345678/0987654321", "0912345678/0987654321"),
    ],
)
def test_telephone(written: object, meant: str | None) -> None:
    assert value_of("Điện thoại", written, "phone") == meant


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        *[(name, []) for name in ("H'Mông", "Hmong", "Mèo", "Dao đỏ", "HMÔNG", "kinh", "Khơme")],
        *[(name, []) for name in ("Cao Lan", "Êđê", "Bana", "Hoa (Hán)", "Thái trắng", "Vân Kiều")],
        ("Mông hoa", []),
        *[(name, [(2, "unknown-ethnicity")]) for name in ("Xá", "Tày/Nùng")],
    ],
)
def test_people(written: str, codes: list[tuple[int, str]]) -> None:
    assert codes_of(read([("TT", "Họ và tên", "Dân tộc"), (1, NAME, written)])) == codes


@pytest.mark.parametrize(
    ("written", "meant", "asked"),
    [
        ("Đ/c Nguyễn Văn An", "Nguyễn Văn An", False),
        ("Ông Hà Văn Tú", "Hà Văn Tú", False),
        ("Bà Nông Thị Ái", "Nông Thị Ái", False),
        ("Ông Ích Khiêm", "Ông Ích Khiêm", False),
        ("ÔNG ĐÌNH TÚ", "Ông Đình Tú", False),
        ("Ông Đinh Tú", "Đinh Tú", False),
        ("1. Nông Văn Chiến", "Nông Văn Chiến", False),
        ("Hà  Văn   Tú\n", "Hà Văn Tú", False),
        ("Lê Thị Hoa (Chi)", "Lê Thị Hoa (Chi)", True),
        ("Hà Văn Tú*", "Hà Văn Tú*", True),
    ],
)
def test_name(written: str, meant: str, *, asked: bool) -> None:
    proposal = read([("TT", "Họ và tên", "Ngày sinh"), (1, written, "1990")])

    assert proposal.lines[0].values["full_name"] == meant
    assert bool(proposal.questions) == asked


def test_sheet_of_people_is_found_behind_guide_and_codes() -> None:
    def sheet(name: str, *rows: tuple[object, ...]) -> Sheet:
        return Sheet(name, tuple(Row(n, row) for n, row in enumerate(rows, 1)))  # type: ignore[arg-type]  # any cell

    book = Workbook(
        "ds.xlsx",
        "xlsx",
        (
            sheet("Hướng dẫn", ("1. Họ và tên: ghi đúng theo CCCD",)),
            sheet("DM dân tộc", ("Mã", "Tên"), ("01", "Kinh"), ("02", "Tày")),
            sheet("Danh sách", ("STT", "Họ và tên", "Ngày sinh"), (1, NAME, "1990")),
        ),
    )

    assert read(book).sheet == "Danh sách"
    assert read(book, settled=Settled(sheet="DM dân tộc")).sheet == "DM dân tộc"


def test_what_is_carried_over_is_told() -> None:
    proposal = read([("TT", "Họ và tên", "Đơn vị"), (1, NAME, "Xã A"), (2, "Hà Tú", "nt")])

    (note,) = [note for note in proposal.notes if note.code == "from-above"]
    assert (note.field, note.rows) == ("unit", (3,))
