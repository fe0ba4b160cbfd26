"""Spoilt letters and other tables are put right where that is certain, and told where not."""

import pytest

from app.services.imports.proposal.proposal import Proposal
from app.services.imports.readers.mending import mend
from app.services.imports.readers.opening import open_pasted, open_workbook
from app.services.imports.readers.refusals import SheetRefusedError
from app.services.imports.readers.sheets import Row, Sheet, Workbook
from tests.services.imports.asking import codes_of, names_of, read
from tests.services.imports.makers import Rows, in_memory

LIST = "TT,Họ và tên,Ngày sinh,Đơn vị\n1,Lê Thị Hoà,1991,Đảng uỷ xã\n2,Đỗ Ngọc Ước,1990,Ấp Cờ Đỏ\n"


def notes_of(proposal: Proposal) -> set[str]:
    return {note.code for note in proposal.notes}


def garbled(text: str) -> str:
    """Read UTF-8 as windows-1252 as Excel does; bytes without a letter stay as they are."""
    return "".join(
        bytes([byte]).decode("cp1252" if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "latin-1")
        for byte in text.encode()
    )


def test_list_saved_after_it_was_read_in_the_wrong_code_is_read_again() -> None:
    proposal = read(open_workbook(garbled(LIST).encode(), "a.csv"))

    assert [(line.values["full_name"], line.values["unit"]) for line in proposal.ready] == [
        ("Lê Thị Hoà", "Đảng uỷ xã"),
        ("Đỗ Ngọc Ước", "Ấp Cờ Đỏ"),
    ]
    assert "mended-letters" in notes_of(proposal)


def test_no_break_space_that_became_a_blank_is_forgiven() -> None:
    proposal = read(open_pasted(garbled(LIST).replace("\u00a0", " ")))

    assert names_of(proposal) == ["Lê Thị Hoà", "Đỗ Ngọc Ước"]


def test_foreign_letters_that_look_the_same_are_replaced_and_told() -> None:
    rows: Rows = [
        ("TT", "H\u043e\u0323 và t\u00ean", "Đơn vị"),
        (1, "Nguyễn Thị \u041c\u043e", "\u00d0ảng bộ xã \u0391"),
        (2, "Trần \u0416\u0430n", "Xã B"),
    ]
    proposal = read(mend(in_memory(rows)))

    assert [line.values["full_name"] for line in proposal.lines] == [
        "Nguyễn Thị Mo",
        "Trần \u0416\u0430n",
    ]
    assert proposal.lines[0].values["unit"] == "Đảng bộ xã A"
    assert codes_of(proposal) == [(3, "odd-name")]
    assert "lookalike-letters" in notes_of(proposal)


LOST = "STT,H? và tên,Ngày sinh,Đon v?\n1,Tr?n Van Bình,1990,Ð?ng b? xã Na S?m\n"


def test_letters_lost_as_question_marks_are_named_as_the_cause() -> None:
    with pytest.raises(SheetRefusedError) as refused:
        read(open_pasted(LOST))

    assert refused.value.code == "letters-lost"
    assert "gốc" in refused.value.remedy


def test_lost_letters_in_a_list_that_is_understood_are_asked_about() -> None:
    proposal = read(open_pasted(LOST.replace("H? và", "Họ và").replace("Đon v?", "Đơn vị")))

    assert codes_of(proposal) == [(2, "odd-name"), (2, "lost-letters")]
    assert "letters-lost" in notes_of(proposal)


HEADER = ("TT", "Họ và tên", "Năm sinh", "Đơn vị")


def test_second_table_beside_the_first_is_told() -> None:
    rows: Rows = [(*HEADER, None, *HEADER), (1, "Lê Thị Hoa", 1991, "A", None, 2, "Hà Tú", 1985)]
    proposal = read(rows)

    (note,) = [note for note in proposal.notes if note.code == "other-tables"]
    assert names_of(proposal) == ["Lê Thị Hoa"]
    assert "cột F–I" in note.message


def test_table_with_other_columns_ends_the_list_and_is_told() -> None:
    rows: Rows = [
        ("A. DANH SÁCH CHÍNH THỨC",),
        (*HEADER, "Chức vụ"),
        (1, "Lê Thị Hoa", 1991, "Xã A", "Bí thư"),
        ("B. DANH SÁCH DỰ PHÒNG",),
        ("TT", "Họ và tên", "Đơn vị", "Năm sinh"),
        (1, "Hà Văn Tú", "Xã B", 1985),
    ]
    proposal = read(rows)

    (note,) = [note for note in proposal.notes if note.code == "other-tables"]
    assert names_of(proposal) == ["Lê Thị Hoa"]
    assert "từ dòng 5" in note.message


def test_table_above_one_with_more_columns_is_told() -> None:
    rows: Rows = [
        ("TT", "Họ và tên", "Đơn vị", "Năm sinh"),
        (1, "Hà Văn Tú", "Xã B", 1985),
        (*HEADER, "Chức vụ"),
        (1, "Lê Thị Hoa", 1991, "Xã A", "Bí thư"),
    ]
    proposal = read(rows)

    (note,) = [note for note in proposal.notes if note.code == "other-tables"]
    assert names_of(proposal) == ["Lê Thị Hoa"]
    assert "từ dòng 1" in note.message


def test_list_of_nobody_says_so() -> None:
    assert "no-people" in notes_of(read([("DANH SÁCH",), HEADER]))


def test_hidden_sheet_with_a_list_is_told() -> None:
    (shown,) = in_memory([HEADER, (1, "Lê Thị Hoa", 1991, "A")]).sheets
    hidden = Sheet("Năm 2025", shown.rows, visible=False)
    codes = Sheet("Mã", (Row(1, ("Mã", "Tên")), Row(2, ("01", "Kinh"))), visible=False)

    proposal = read(Workbook("a.xlsx", "xlsx", (shown, hidden, codes)))

    (note,) = [note for note in proposal.notes if note.code == "other-sheets"]
    assert "“Năm 2025”" in note.message
    assert "Mã" not in note.message
