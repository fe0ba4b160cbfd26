"""Word files of decisions and notices: read back with python-docx, measured against the style."""

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.section import Section
from docx.shared import Pt
from docx.text.run import Run

from app.services.documents.letters.decision_text import Decision
from app.services.documents.letters.notice import Notice
from app.services.documents.lists.learner_list import learner_list
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.prescribed.styles import PARTY, STATE
from app.services.documents.typesetting.ties import bind_compounds
from app.services.documents.word.word import word_file
from tests.services.documents.samples import DECISION, NOTICE, PAPER, learners

STYLES = pytest.mark.parametrize("style", [PARTY, STATE], ids=["party", "state"])
LIST = learner_list(replace(PAPER, signatures=(), printed_at=None), learners(4))


def read(paper: Decision | Notice) -> WordDocument:
    """Return the Word file of a paper, opened again."""
    return Document(io.BytesIO(word_file(paper)))


def runs_of(document: WordDocument) -> dict[str, Run]:
    """Return every run by its text, those of tables too."""
    paragraphs = list(document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                paragraphs += cell.paragraphs
    return {run.text: run for paragraph in paragraphs for run in paragraph.runs}


def size_of(section: Section) -> tuple[float, float]:
    """Return width and height of a section's pages in millimetres."""
    assert section.page_width is not None
    assert section.page_height is not None
    return section.page_width.mm, section.page_height.mm


@STYLES
def test_page_and_margins_are_those_of_the_style(style: DocumentStyle) -> None:
    section = read(replace(DECISION, style=style)).sections[0]
    assert size_of(section) == pytest.approx((210, 297), abs=0.1)
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [edge and round(edge.mm, 1) for edge in edges] == [20, 20, 30, 15]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml


@STYLES
def test_parts_are_lettered_as_in_the_pdf(style: DocumentStyle) -> None:
    runs = runs_of(read(replace(DECISION, style=style)))
    motto, lettering = style.motto[-1]
    for text, wanted in (
        (motto, lettering),
        ("ĐẢNG ỦY XÃ YÊN BÌNH", style.superior),
        (f"{style.number_prefix}12-QĐ/TTCT", style.number),
        (bind_compounds(DECISION.subject), style.subject),
        ("Điều 1. ", style.article),
        ("Mở lớp.", style.body),
        ("Nơi nhận:", style.recipients_label),
        (f"- Như Điều 3{style.recipients_end}", style.recipients_item),
        ("Trần Quốc Toản", style.signer),
    ):
        run = runs[text]
        assert run.font.size == Pt(wanted.size), text
        assert bool(run.bold) is ("Bold" in wanted.face.value), text
        assert bool(run.italic) is ("Italic" in wanted.face.value), text
        assert run.font.name == "Times New Roman"
    assert f"Thi hành{style.end_mark}" in runs


def test_a_notice_says_what_its_pdf_says() -> None:
    texts = list(runs_of(read(replace(NOTICE, addressees=("Đảng ủy xã A", "Đảng ủy xã B")))))
    for text in ("Kính gửi:", "- Đảng ủy xã A;", "- Đảng ủy xã B.", "- Khai giảng: 02/03/2026."):
        assert text in texts
    assert "Kính gửi: Các cơ quan, đơn vị" in runs_of(read(NOTICE))


@STYLES
def test_the_list_stands_on_landscape_pages_of_its_own(style: DocumentStyle) -> None:
    document = read(replace(DECISION, style=style, attachment=LIST))
    first, second = document.sections
    assert size_of(first) == pytest.approx((210, 297), abs=0.1)
    assert size_of(second) == pytest.approx((297, 210), abs=0.1)
    table = document.tables[-1]
    assert len(table.rows) == 2 + 4
    assert table.rows[2].cells[1].text == learners(4)[0].name
    assert table.rows[0].cells[2].text == table.rows[0].cells[3].text == "Ngày, tháng, năm sinh"
    assert [row._tr.xpath("w:trPr/w:tblHeader") != [] for row in table.rows] == [True] * 2 + [
        False
    ] * 4
    reference = "(Kèm theo Quyết định số 12-QĐ/TTCT ngày 10 tháng 3 năm 2026"
    assert any(text.replace("\u00a0", " ").startswith(reference) for text in runs_of(document))
    assert "PAGE" in second.footer._element.xml


def test_the_same_paper_gives_the_same_file() -> None:
    assert word_file(DECISION) == word_file(DECISION)


def test_every_page_of_a_practice_paper_says_so() -> None:
    document = read(replace(DECISION, practice=True, attachment=LIST))
    first, second = document.sections
    for header in (first.first_page_header, first.header, second.header):
        assert "THỰC HÀNH" in header.paragraphs[0].text
    assert "THỰC HÀNH" not in read(DECISION).sections[0].header.paragraphs[0].text


def test_rows_stand_whole_and_the_signature_stays_with_the_text() -> None:
    document = read(replace(DECISION, attachment=LIST))
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in document.tables[-1].rows)
    closing = document.tables[1]
    assert closing.rows[0]._tr.xpath("w:trPr/w:cantSplit")
    before = closing._tbl.getprevious()
    for paragraph in (before, before.getprevious()):
        assert paragraph.xpath("w:pPr/w:keepNext"), paragraph.xpath("string()")
