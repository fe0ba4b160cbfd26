"""Copies of papers: numbered in one book, lettered as prescribed, of the bytes that were kept."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.database import Database
from app.errors import UserError
from app.models.organizations import Setting
from app.models.values import ClassStatus
from app.services.documents.typesetting.merging import Excerpt, count_pages
from app.services.outgoing import number_gaps, numbering
from app.services.outgoing.signers import default_signer
from app.services.papers.copy_kinds import CopyKind, CopyWords, copy_words, keep_copy_words
from app.services.papers.copy_making import copied_parts, make_copy
from app.services.papers.copying import (
    CopyOrder,
    ExcerptPart,
    issue_copy,
    issue_excerpt,
    list_copies,
)
from app.services.papers.issuing import issue_paper, revoke_paper
from app.services.papers.making import MadePaper
from app.services.papers.received_copies import (
    Received,
    issue_received_copy,
    list_received_copies,
)
from app.services.papers.signing import sign_paper
from app.services.progress import NoProgress
from tests.builders import make_centre, make_class
from tests.services.documents.measuring import MM, measured
from tests.services.documents.samples import paper_from_elsewhere
from tests.services.papers.guidance import GUIDANCES, check

DAY, LATER = date(2026, 10, 12), date(2026, 11, 2)


@pytest.fixture
def document_id(database: Database) -> UUID:
    """The numbered opening decision of a class."""
    with database.action("Lớp") as session:
        class_id = make_class(session, learners=2, status=ClassStatus.OPENED)
        signer = default_signer(session, on=DAY)
        return issue_paper(
            session, form="F05", class_id=class_id, issued_on=DAY, signer_id=signer.id
        )


def signed(database: Database, document_id: UUID) -> str:
    with database.action("Ký") as session:
        return sign_paper(session, files=database.paths.files, document_id=document_id, on=DAY)


def order_on(session: Session, on: date) -> CopyOrder:
    return CopyOrder(on, default_signer(session, on=on).id)


def copied(database: Database, document_id: UUID, on: date = LATER) -> UUID:
    with database.action("Sao y") as session:
        return issue_copy(session, document_id=document_id, order=order_on(session, on))


@pytest.mark.parametrize("style", GUIDANCES)
def test_behind_the_signed_bytes_stands_the_form_of_the_copy(
    database: Database, document_id: UUID, style: str
) -> None:
    with database.action("Cài đặt") as session:
        session.add(Setting(key="documents.style", value=style))
    signed(database, document_id)
    copy_id = copied(database, document_id)
    with database.read() as session:
        original, form = copied_parts(session, files=database.paths.files, copy_id=copy_id)
    assert count_pages(original.data) > 1
    assert original.pages == ()
    guidance = GUIDANCES[style]
    (page,) = measured(form)
    across = page.rules[0]
    left, _top, right, _lowest = page.margins
    assert left == pytest.approx(30, abs=0.5)
    assert right == pytest.approx(15, abs=0.5)
    assert (page.height - across.y) / MM == pytest.approx(20, abs=0.5)
    kind = page.line({"party": "SAO Y BẢN CHÍNH", "state": "SAO Y"}[style])
    number = page.starting(guidance.number_prefix)
    check(kind, guidance.parts["annex"])
    check(number, guidance.parts[guidance.number_prefix])
    assert number.text == {"party": "Số 01-SY/TTCT", "state": "Số: 01/SY-TTCT"}[style]
    assert across.length == pytest.approx(page.width - 45 * MM, abs=2)
    assert across.y > kind.base
    assert kind.left > page.width / 2
    dated = page.starting("Na Sầm, ngày 02 tháng 11")
    check(dated, guidance.parts["Na Sầm, ngày"])
    assert dated.base == pytest.approx(number.base, abs=1)
    check(page.starting("TRUNG TÂM"), guidance.parts["TRUNG TÂM"])
    assert any(line.text == "*" for line in page.lines) == (style == "party")
    check(page.starting("GIÁM ĐỐC"), guidance.parts["GIÁM ĐỐC"])


def test_only_signed_papers_are_copied_and_not_before_their_day(
    database: Database, document_id: UUID
) -> None:
    with pytest.raises(UserError) as draft:
        copied(database, document_id)
    signed(database, document_id)
    with pytest.raises(UserError) as early:
        copied(database, document_id, on=date(2026, 10, 1))
    assert (draft.value.code, early.value.code) == ("not-signed", "copied-too-early")
    with database.read() as session:
        assert numbering.next_number(session, scope="SY", year=2026) == 1


def test_copies_count_by_themselves_and_revoked_ones_keep_their_number(
    database: Database, document_id: UUID
) -> None:
    signed(database, document_id)
    first, second = copied(database, document_id), copied(database, document_id)
    with database.action("Thu hồi") as session:
        revoke_paper(session, document_id=second, reason="Sao nhầm", on=LATER)
    third = copied(database, document_id)
    with database.read() as session:
        rows = list_copies(session, document_id=document_id)
        assert [(row.id, row.number) for row in rows] == [
            (third, "03-SY/TTCT"),
            (first, "01-SY/TTCT"),
        ]
        assert number_gaps.list_gaps(session) == ()
        assert numbering.next_number(session, scope="QĐ", year=2026) == 2


def test_an_excerpt_holds_the_pages_and_says_which(database: Database, document_id: UUID) -> None:
    signed(database, document_id)
    files = database.paths.files
    with database.action("Trích sao") as session:
        order, part = order_on(session, LATER), ExcerptPart("1", "Điều 1 và Điều 2.")
        copy_id = issue_excerpt(
            session, files=files, document_id=document_id, part=part, order=order
        )
        for pages, code in (("1-2", "excerpt-of-everything"), ("3", "pages-wrong")):
            with pytest.raises(UserError) as refused:
                issue_excerpt(
                    session,
                    files=files,
                    document_id=document_id,
                    part=ExcerptPart(pages),
                    order=order,
                )
            assert refused.value.code == code
    with database.read() as session:
        made = make_copy(session, NoProgress(), files=files, copy_id=copy_id)
        assert isinstance(made, MadePaper)
        original, form = made.parts
        assert [row.form for row in list_copies(session, document_id=document_id)] == ["TRICH-SAO"]
    assert isinstance(original, Excerpt)
    assert original.pages == (1,)
    first, last = measured(made.paper.to_pdf())
    assert first.starting("QUYẾT ĐỊNH")
    assert last.line("TRÍCH SAO")
    assert last.starting("Số 01-TrS/TTCT")
    assert last.starting("Trích Điều 1 và Điều 2 (trang 1) của Quyết định số 01-QĐ/TTCT")
    assert isinstance(form, bytes)


def test_a_received_copy_is_kept_and_copied_again(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "25-KH.pdf"
    path.write_bytes(paper_from_elsewhere())
    name = "Kế hoạch số 25-KH/ĐU ngày 12/10/2026 của Đảng ủy xã Na Sầm"
    files = database.paths.files
    with database.action("Sao lục") as session:
        make_centre(session)
        order = order_on(session, LATER)
        received = Received(path, f"{name}.", CopyKind.OF_COPY)
        copy_id = issue_received_copy(session, files=files, received=received, order=order)
        some = replace(received, kind=CopyKind.EXCERPT, part=ExcerptPart("2"))
        part_id = issue_received_copy(session, files=files, received=some, order=order)
    path.unlink()  # the stick is gone; what was copied is kept
    with database.read() as session:
        whole = make_copy(session, NoProgress(), files=files, copy_id=copy_id)
        part = make_copy(session, NoProgress(), files=files, copy_id=part_id)
        numbers = [row.number for row in list_received_copies(session)]
        assert isinstance(whole, MadePaper)
        assert isinstance(part, MadePaper)
    assert numbers == ["02-TrS/TTCT", "01-SL/TTCT"]  # one book for all kinds
    assert whole.paper.title == f"Sao lục {name}"
    pages = measured(whole.paper.to_pdf())
    assert len(pages) == 3
    assert pages[0].starting("Page one")
    assert pages[2].line("SAO LỤC")
    first, last = measured(part.paper.to_pdf())
    assert first.starting("Page two")
    assert last.starting(f"Trích trang 2 của {name[:30]}")


def test_what_is_no_pdf_is_not_copied(database: Database, tmp_path: Path) -> None:
    broken = tmp_path / "giả.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    with database.action("Sao lục") as session:
        make_centre(session)
        order = order_on(session, LATER)
        for received, code in (
            (Received(broken, "Công văn số 3", CopyKind.WHOLE), "received-not-readable"),
            (Received(tmp_path / "mất.pdf", "Công văn số 3", CopyKind.WHOLE), "place-gone"),
            (Received(broken, " ", CopyKind.WHOLE), "copied-paper-unnamed"),
        ):
            with pytest.raises(UserError) as refused:
                issue_received_copy(
                    session, files=database.paths.files, received=received, order=order
                )
            assert refused.value.code == code
        assert numbering.next_number(session, scope="SY", year=2026) == 1


def test_the_centre_names_and_signs_its_copies_as_its_superior_asks(
    database: Database, document_id: UUID
) -> None:
    signed(database, document_id)
    with database.action("Cài đặt") as session:
        words = copy_words(session) | {CopyKind.WHOLE: CopyWords(" Sao  y ", "BS")}
        keep_copy_words(session, words=words)
        assert copy_words(session)[CopyKind.WHOLE] == CopyWords("Sao y", "BS")
        with pytest.raises(UserError, match="ký hiệu “S/Y”"):
            keep_copy_words(session, words=words | {CopyKind.WHOLE: CopyWords("Sao y", "S/Y")})
    copied(database, document_id)
    with database.read() as session:
        (row,) = list_copies(session, document_id=document_id)
    assert row.number == "01-BS/TTCT"
    assert row.subject_line.startswith("Sao y Quyết định số 01-QĐ/TTCT")
