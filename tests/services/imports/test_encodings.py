"""TCVN3 and VNI come back as exact Vietnamese, by the tables and against outside judges."""

import shutil
import subprocess
from unicodedata import normalize

import pytest

from app.services.imports.letters.encodings import convert
from app.services.imports.letters.fonts import draws_capitals, encoding_of_font
from app.services.imports.letters.spelling import is_syllable, read_as
from app.services.imports.proposal.decoding import decode_sheet
from app.services.imports.readers.sheets import CellValue, Place, Row, Sheet
from app.text.names import nfc, tidy_name
from tests.services.imports.old_letters import to_tcvn3, to_vni
from tests.services.imports.sample_lists import known_names

LETTERS = "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ"


def column(*texts: CellValue) -> Sheet:
    return Sheet("A", tuple(Row(number, (text,)) for number, text in enumerate(texts, start=1)))


def decoded(*texts: CellValue) -> list[CellValue]:
    return [row.cells[0] for row in decode_sheet(column(*texts)).sheet.rows]


def test_tables_agree_with_the_reference_vectors() -> None:
    assert convert("NguyÔn V¨n", "TCVN3") == "Nguyễn Văn"
    assert nfc(convert("Xin chaøo caùc baïn", "VNI")) == "Xin chào các bạn"


def test_tcvn3_agrees_with_the_converter_of_the_system() -> None:
    if shutil.which("iconv") is None:
        pytest.skip("no iconv here")
    small = [chr(code) for code in range(0xA1, 0x100) if convert(chr(code), "TCVN3") != chr(code)]
    run = subprocess.run(
        ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"],
        input="\n".join(small).encode("latin-1"),
        capture_output=True,
        check=True,
    )

    assert nfc(run.stdout.decode()).split("\n") == [convert(letter, "TCVN3") for letter in small]


def test_every_vietnamese_letter_has_its_place_in_both_tables() -> None:
    for letter in LETTERS + "ăâđêôơư":
        assert nfc(convert(to_tcvn3(letter), "TCVN3")) == letter
        assert nfc(convert(to_vni(letter), "VNI")) == letter
        assert nfc(convert(to_vni(letter.upper()), "VNI")) == letter.upper()


@pytest.mark.parametrize("write", [to_tcvn3, to_vni])
def test_every_known_name_comes_back_exactly(write: object) -> None:
    assert callable(write)
    names = known_names()

    back = decoded(*(write(name) for name in names))

    assert [tidy_name(str(name)) for name in back] == names


def test_names_in_mixed_encodings_come_back_exactly_or_are_doubted() -> None:
    names = known_names()
    ways = (to_tcvn3, to_vni, str, lambda text: normalize("NFD", text))

    sheet = decode_sheet(column(*(ways[place % 4](name) for place, name in enumerate(names))))

    doubtful = {place.row - 1 for place in sheet.doubtful}
    found = [tidy_name(str(row.cells[0])) for row in sheet.sheet.rows]
    wrong = [
        (name, found[place])
        for place, name in enumerate(names)
        if found[place] != name and place not in doubtful
    ]
    assert wrong == []
    assert len(doubtful) < len(names) / 5


def test_unicode_names_are_never_touched() -> None:
    names = [*known_names(), "Giàng A Páo", "Y Bih Niê", "H' Hen Niê", "Lò Thị Phích", "Krông Ana"]
    names += ["Hà Ðức", "José", "Mùa Á Tủa", "Ngô Ái Ân", "Lý Quý Hòa", "Tô Hà Ân", "Ô Á Lý"]

    sheet = decode_sheet(column(*names))

    assert [row.cells[0] for row in sheet.sheet.rows] == names
    assert sheet.converted == {}
    assert sheet.encoding == "Unicode"


def test_clerk_may_choose_the_encoding_of_a_column() -> None:
    sheet = column("Hµ", "José")

    assert [row.cells[0] for row in decode_sheet(sheet, {0: "TCVN3"}).sheet.rows] == ["Hà", "Josộ"]
    assert [row.cells[0] for row in decode_sheet(sheet, {0: None}).sheet.rows] == ["Hµ", "José"]


def test_font_decides_before_content() -> None:
    sheet = Sheet(
        "A",
        (Row(1, ("Lª Ên",)), Row(2, ("trÇn ®øc",)), Row(3, ("Trần Đức",)), Row(4, ("Hoa",))),
        fonts={
            Place(1, 0): ".VnTime",
            Place(2, 0): ".VnTimeH",
            Place(3, 0): ".VnTimeH",
            Place(4, 0): ".VnTime",
        },
    )

    result = decode_sheet(sheet)

    assert [row.cells[0] for row in result.sheet.rows] == ["Lê ấn", "TRẦN ĐỨC", "TRẦN ĐỨC", "Hoa"]
    assert result.encoding == "TCVN3"


def test_decomposed_letters_are_composed_and_told() -> None:
    result = decode_sheet(column(normalize("NFD", "Nguyễn Thị Ước")))

    assert result.sheet.rows[0].cells == ("Nguyễn Thị Ước",)
    assert result.decomposed == {Place(1, 0)}
    assert result.encoding == "Unicode"


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", "TCVN3", False),
        (".VnTimeH", "TCVN3", True),
        (".VnArialH", "TCVN3", True),
        ("VNI-Times", "VNI", False),
        ("VNI Helve", "VNI", False),
        ("Times New Roman", None, False),
        ("Arial", None, False),
        ("", None, False),
    ],
)
def test_font_gives_its_encoding_away(font: str, encoding: str | None, capitals: bool) -> None:
    assert encoding_of_font(font) == encoding
    assert draws_capitals(font) is capitals


@pytest.mark.parametrize(
    "word",
    ["Nguyễn", "Quốc", "giếng", "Huỳnh", "quý", "Thuở", "khuya", "Y", "Ước", "nghiêng", "ĐẢNG"],
)
def test_vietnamese_word_is_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["NguyÔn", "Krông", "Bih", "string", "ầã", "Smith", "vw"])
def test_other_word_is_not(word: str) -> None:
    assert not is_syllable(word)


def test_every_word_of_the_known_names_is_vietnamese() -> None:
    odd = {word for name in known_names() for word in name.split() if not is_syllable(word)}

    assert odd == set()
    assert read_as("Nguyễn Thị An", None).valid == 3
