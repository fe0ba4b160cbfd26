"""The encodings that a list may be in, each with three names as it reads them."""

from app.services.imports.proposal.candidates import EncodingCandidate, encoding_candidates
from app.services.imports.proposal.sighting import sight
from app.services.imports.readers.reading import read_workbook
from app.services.imports.readers.sheets import Sheet
from tests.services.imports.makers import ANNE, BINH, Rows, in_memory, people
from tests.services.imports.sample_lists import SAMPLES


def candidates(sheet: Sheet) -> dict[str, EncodingCandidate]:
    found = encoding_candidates(sheet, sight(sheet, kind="learners"))
    return {candidate.key: candidate for candidate in found}


def of_rows(rows: Rows) -> dict[str, EncodingCandidate]:
    return candidates(in_memory(rows).sheets[0])


def test_tcvn3_list_is_shown_in_each_reading() -> None:
    found = candidates(read_workbook(SAMPLES / "03-so-cap-tcvn3.xls").sheets[0])

    assert list(found) == ["", "Unicode", "VNI"]
    assert found[""].name == "TCVN3"
    assert len(found[""].samples) == len(found["VNI"].samples) == 3
    assert "Hoàng Thùy Nhung" in found[""].samples
    assert "Hoµng Thïy Nhung" in found["Unicode"].samples


def test_list_in_unicode_offers_no_choice() -> None:
    assert of_rows(people(ANNE, BINH)) == {}


def test_letters_that_say_nothing_are_shown_in_each_reading() -> None:
    found = of_rows([("TT", "Name"), (1, "Lê Hà"), (2, "Tô Hoài")])

    assert found[""] == EncodingCandidate("", "Unicode", ("Lê Hà", "Tô Hoài"))
    assert set(found) == {"", "TCVN3", "VNI"}


def test_list_without_vietnamese_letters_offers_no_choice() -> None:
    assert of_rows([("TT", "Name"), (1, "Le Ha"), (2, "To Hoai")]) == {}
