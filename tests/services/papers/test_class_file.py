"""Tests of Hồ sơ lớp: everything in order, page numbers that are true, a checksum of the parts."""

from datetime import date, datetime
from uuid import UUID

import pytest

from app.database import Database
from app.services.classes.enrolments import list_learners, withdraw
from app.services.documents.typesetting.merging import count_pages, merged
from app.services.outgoing.signers import default_signer
from app.services.papers.class_file import ClassFile, checksum_of, class_file
from app.services.papers.issuing import issue_paper
from app.services.papers.signing import sign_paper
from app.services.progress import NoProgress
from app.services.upkeep import stored_files
from tests.builders import make_class
from tests.class_lives import taught_class
from tests.services.documents.reading import pages_of
from tests.services.papers.conftest import Certified

DAY = date(2026, 11, 2)
PRINTED_AT = datetime.fromisoformat("2026-11-02T08:05:00+07:00")


def made(database: Database, class_id: UUID) -> ClassFile:
    """Make the file of a class."""
    with database.read() as session:
        return class_file(
            session,
            NoProgress(),
            files=database.paths.files,
            class_id=class_id,
            day=DAY,
            printed_at=PRINTED_AT,
        )


def signed_opening(database: Database, class_id: UUID) -> str:
    """Sign the opening decision of a class."""
    with database.action("Ký") as session:
        signer = default_signer(session, on=DAY)
        document_id = issue_paper(
            session, form="F05", class_id=class_id, issued_on=DAY, signer_id=signer.id
        )
        return sign_paper(session, files=database.paths.files, document_id=document_id, on=DAY)


def test_every_part_stands_on_the_page_that_the_contents_name(certified: Certified) -> None:
    found = made(certified.database, certified.class_id)
    forms = [part.form for part in found.parts]
    assert forms[0] == "F06"
    assert {"F12", "F13", "F14", "F21", "F25", "F26", "F31"} <= set(forms)
    whole = pages_of(merged(found.all_parts))
    contents = " ".join(whole[0].split())
    page = 2
    for part in found.parts:
        assert f"{page} {part.sha256[:8]}" in contents, part.form
        assert whole[page - 1] == pages_of(part.data)[0], part.form
        page += count_pages(part.data)
    assert f"Hồ sơ có {len(forms)} giấy tờ, {page - 1} trang." in contents
    assert len(whole) == page - 1


def test_the_checksum_is_that_of_the_parts_and_stands_at_the_foot(certified: Certified) -> None:
    found = made(certified.database, certified.class_id)
    assert f"(SHA-256, rút gọn): {found.checksum}" in " ".join(pages_of(found.contents)[0].split())
    assert found.checksum == made(certified.database, certified.class_id).checksum
    assert checksum_of(found.parts[1:]) != found.checksum


def test_what_has_no_number_or_cannot_be_made_is_named_as_missing(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = taught_class(session, learners=2)
    found = made(database, class_id)
    missing = " ".join(found.missing)
    assert "F05 (chưa lấy số)" in missing
    assert "F26 (chưa lấy số)" in missing
    assert "F31 (chưa lập được)" in missing
    assert "F05 (chưa lấy số)" in " ".join(pages_of(found.contents)[0].split())


def test_a_signed_paper_is_in_it_as_it_was_signed(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = taught_class(session, learners=3)
    sha256 = signed_opening(database, class_id)
    with database.action("Thôi học") as session:
        first = list_learners(session, class_id=class_id)[0]
        withdraw(session, enrolment_id=first.enrolment_id, reason="Ốm", on=DAY)
    (opening, *_) = made(database, class_id).parts
    assert (opening.form, opening.sha256, opening.state) == ("F05", sha256, "Bản đã ký")
    stored_files.place(database.paths.files, sha256).unlink()
    with pytest.raises(stored_files.StoredFileError):
        made(database, class_id)


def test_a_class_without_learners_has_an_empty_list_and_no_roll(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = make_class(session, learners=0, with_sessions=False)
    found = made(database, class_id)
    assert [part.form for part in found.parts] == ["F06", "F47"]


def test_pages_are_counted_as_pdfium_counts_them(certified: Certified) -> None:
    import pypdfium2

    found = made(certified.database, certified.class_id)
    for data in found.all_parts:
        document = pypdfium2.PdfDocument(data)
        assert len(document) == count_pages(data)
        document.close()
