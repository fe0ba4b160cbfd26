"""Cells become values: repaired with a note, asked about, or refused."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.imports.readers.plain_text import plain_text
from app.services.imports.readers.sheets import CellError, CellValue
from app.services.imports.values.values import parse_value
from app.services.imports.vocabulary.fields import ValueKind


@pytest.mark.parametrize(
    ("written", "name", "repairs"),
    [
        ("Nguyễn Thị An", "Nguyễn Thị An", ()),
        ("  Sầm  Phương", "Sầm Phương", ()),
        ("NGUYỄN THỊ AN", "Nguyễn Thị An", ("capitals",)),
        ("nguyễn thị an", "Nguyễn Thị An", ("letters-of-names",)),
        ("Đ/c Nguyễn Thị An", "Nguyễn Thị An", ("title-removed",)),
        ("đ/c: Nguyễn Thị An", "Nguyễn Thị An", ("title-removed",)),
        ("H' Hen Niê", "H' Hen Niê", ()),
        ("Y Bih", "Y Bih", ()),
        ("Nguye\u0302\u0303n Thị An", "Nguyễn Thị An", ()),
        ("Ðặng Văn A", "Đặng Văn A", ("letters-of-names",)),
        ("Nguyễn\u200b Thị\u00a0An", "Nguyễn Thị An", ()),
    ],
)
def test_name_is_tidied(written: str, name: str, repairs: tuple[str, ...]) -> None:
    parsed = parse_value(written, ValueKind.NAME)

    assert (parsed.value, parsed.repairs, parsed.findings) == (name, repairs, ())


@pytest.mark.parametrize("written", ["Nguyễn Văn A 2", "Nguyễn Văn A (Tí)", "NguyÔn V¨n A", "@a"])
def test_name_with_odd_signs_is_asked_about(written: str) -> None:
    assert [f.code for f in parse_value(written, ValueKind.NAME).findings] == ["odd-name"]


@pytest.mark.parametrize("title", ["Ông", "Bà", "Cô", "Thầy", "Ths.", "Đại Tá", "Đồng Chí"])
def test_title_in_capitals_as_names_have_them_is_taken_off(title: str) -> None:
    parsed = parse_value(f"{title} Nguyễn Thị An", ValueKind.NAME)

    assert (parsed.value, parsed.repairs) == ("Nguyễn Thị An", ("title-removed",))


@pytest.mark.parametrize(
    "post",
    [
        *("Bí Thư", "Chủ Tịch", "Trưởng Thôn", "Hội Trưởng", "Hiệu Trưởng", "Giám Đốc", "Chi Bộ"),
        *("Đảng Uỷ", "Uỷ Viên", "Ủy Viên", "Chi Ủy", "Giáo Viên", "Cán Bộ", "Công Chức"),
        *("Viên Chức", "Hội Viên", "Đoàn Viên", "Đảng Viên"),
    ],
)
def test_post_in_capitals_as_names_have_them_is_asked_about(post: str) -> None:
    parsed = parse_value(f"Vi Thị Lả {post}", ValueKind.NAME)

    assert [finding.code for finding in parsed.findings] == ["odd-name"]


@pytest.mark.parametrize(
    ("written", "number", "repairs"),
    [
        ("020199787856", "020199787856", ()),
        (20199787856, "020199787856", ("zeros-restored",)),
        (1094589142, "001094589142", ("zeros-restored",)),
        (20199787856.0, "020199787856", ("zeros-restored",)),
        ("20199787856", "020199787856", ("zeros-restored",)),
        ("020 199 787 856", "020199787856", ()),
        ("020.199.787.856", "020199787856", ()),
        ("'020199787856", "020199787856", ()),
        (99199787856, "099199787856", ("zeros-restored",)),
        ("081234567", "081234567", ("old-id-number",)),
        (81234567, "081234567", ("old-id-number", "zeros-restored")),
    ],
)
def test_citizen_number_is_read(written: CellValue, number: str, repairs: tuple[str, ...]) -> None:
    parsed = parse_value(written, ValueKind.CITIZEN_ID)

    assert (parsed.value, parsed.repairs, parsed.findings) == (number, repairs, ())


@pytest.mark.parametrize(
    "written",
    [
        "020190123X1",
        "2.02E+10",
        "2,0199E+10",
        "0201997878561",
        "0201",
        "99199787856",
        "81234567",
        7,
        2.5,
    ],
)
def test_citizen_number_that_cannot_be_one_is_refused(written: CellValue) -> None:
    parsed = parse_value(written, ValueKind.CITIZEN_ID)

    assert [f.code for f in parsed.findings] == ["invalid-citizen-id"]
    assert parsed.value is None


@pytest.mark.parametrize(
    ("written", "gender"),
    [
        *((word, "male") for word in ("Nam", "nam", "NAM.", "Trai", "M", "ông")),
        *((word, "female") for word in ("Nữ", "NỮ", "Nu", "nữ.", "F", "Bà", "gái")),
    ],
)
def test_word_for_a_gender_is_understood(written: str, gender: str) -> None:
    parsed = parse_value(written, ValueKind.GENDER)

    assert parsed.value == gender
    assert parsed.repairs == (() if written in ("Nam", "Nữ") else ("gender-word",))


@pytest.mark.parametrize("written", ["Nx", "?", "1", "Nam/Nữ", "khác"])
def test_unknown_gender_is_a_question_never_a_default(written: str) -> None:
    parsed = parse_value(written, ValueKind.GENDER)

    assert parsed.value is None
    assert [f.code for f in parsed.findings] == ["unknown-gender"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *((tick, True) for tick in ("x", "X", "✓", "có", 1, True)),
        *((none, False) for none in ("không", "-", 0, False, "K")),
    ],
)
def test_tick_is_understood(written: CellValue, meant: bool) -> None:
    assert parse_value(written, ValueKind.MARK).value is meant


def test_unclear_tick_is_a_question() -> None:
    parsed = parse_value("Phó phòng", ValueKind.MARK)

    assert (parsed.value, parsed.findings[0].code) == (None, "unclear-mark")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("KINH", "Kinh"),
        ("cao lan", "Cao Lan"),
        *((name, name) for name in ("Kinh", "Dao đỏ", "H'Mông", "Khơ Me", "Nùng Phàn Slình")),
    ],
)
def test_people_known_by_any_of_its_names_is_kept_as_written(written: str, kept: str) -> None:
    parsed = parse_value(written, ValueKind.ETHNICITY)

    assert (parsed.value, parsed.findings) == (kept, ())


def test_unknown_people_is_a_question() -> None:
    parsed = parse_value("Việt kiều", ValueKind.ETHNICITY)

    assert [f.code for f in parse_value("Atlantis", ValueKind.ETHNICITY).findings] == [
        "unknown-ethnicity"
    ]
    assert parsed.value == "Việt kiều"


@pytest.mark.parametrize(
    ("written", "number", "repairs"),
    [
        (983590697, "0983590697", ("zeros-restored",)),
        ("0983590697", "0983590697", ()),
        ("0983.590.697", "0983590697", ()),
        ("+84 983 590 697", "0983590697", ()),
        ("0983590697 / 0912345678", "0983590697 / 0912345678", ("odd-phone",)),
        ("không có", "không có", ("odd-phone",)),
    ],
)
def test_telephone_number_is_read(
    written: CellValue, number: str, repairs: tuple[str, ...]
) -> None:
    parsed = parse_value(written, ValueKind.PHONE)

    assert (parsed.value, parsed.repairs, parsed.findings) == (number, repairs, ())


@pytest.mark.parametrize(
    ("written", "number", "repairs"),
    [
        ("06375288", "06375288", ()),
        (6375288, "06375288", ("zeros-restored",)),
        ("637528", "637528", ("odd-party-card",)),
    ],
)
def test_party_card_number_is_read(
    written: CellValue, number: str, repairs: tuple[str, ...]
) -> None:
    parsed = parse_value(written, ValueKind.DIGITS)

    assert (parsed.value, parsed.repairs) == (number, repairs)


@pytest.mark.parametrize(
    ("written", "number"), [(150, 150), (150.0, 150), ("150", 150), ("150 tiết", 150), ("0", 0)]
)
def test_count_is_read(written: CellValue, number: int) -> None:
    assert parse_value(written, ValueKind.COUNT).value == number


@pytest.mark.parametrize("written", ["một trăm", 12.5, "150-160", -3, True])
def test_unclear_count_is_a_question(written: CellValue) -> None:
    parsed = parse_value(written, ValueKind.COUNT)

    assert (parsed.value, parsed.findings[0].code) == (None, "unclear-number")


@pytest.mark.parametrize("kind", list(ValueKind))
def test_error_that_the_sheet_shows_is_a_question(kind: ValueKind) -> None:
    parsed = parse_value(CellError("#N/A"), kind)

    assert parsed.value is None
    assert [f.code for f in parsed.findings] == ["error-cell"]
    assert "#N/A" in parsed.findings[0].message


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "có"),
        (5, "5"),
        (5.0, "5"),
        (5.5, "5.5"),
        (date(1999, 3, 6), "06/03/1999"),
        (CellError("#REF!"), "#REF!"),
        (" a \n b ", "a b"),
    ],
)
def test_cell_is_shown_plainly(value: CellValue, shown: str) -> None:
    assert plain_text(value) == shown


@settings(deadline=None)
@given(
    st.one_of(st.text(max_size=40), st.integers(), st.floats(allow_nan=False), st.booleans()),
    st.sampled_from([kind for kind in ValueKind if kind is not ValueKind.DATE]),
)
def test_no_cell_breaks_the_reading(value: CellValue, kind: ValueKind) -> None:
    parsed = parse_value(value, kind)

    assert all(finding.message and finding.remedy for finding in parsed.findings)
