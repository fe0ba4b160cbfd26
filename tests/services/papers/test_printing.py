"""Tests of printing for good: what is signed, issued or bound comes out the same for ever."""

from uuid import UUID

import pytest
from sqlalchemy import select

from app.database import Database
from app.models.certificates import PrintedPaper, RegisterEntry
from app.models.organizations import Setting
from app.models.values import CertificateState, EntryState
from app.services.certificates.certificates import issue, list_certificates
from app.services.certificates.register import LINES_KEY, PAGES_KEY, list_books
from app.services.classes.enrolments import list_learners
from app.services.outgoing.signers import default_signer
from app.services.papers.forms import FORMS, build
from app.services.papers.paper import PaperError
from app.services.papers.printing import Print, print_paper, print_register
from app.services.papers.register_pages import title_page
from app.services.people.people import details_of, update_person
from app.services.upkeep import stored_files
from tests.class_lives import ISSUED_ON, certified_class, recognised_class
from tests.services.documents.reading import pages_of, words_of
from tests.services.papers.conftest import Certified


def printed(database: Database, form: str, class_id: UUID) -> Print:
    """Print a form of a class in an action of its own."""
    with database.action("In") as session:
        return print_paper(
            session, files=database.paths.files, form=form, class_id=class_id, day=ISSUED_ON
        )


def rename_first(database: Database, class_id: UUID, name: str) -> None:
    """Give the first learner of a class another name."""
    with database.action("Sửa tên") as session:
        person_id = list_learners(session, class_id=class_id)[0].person_id
        details = details_of(session, person_id=person_id)
        update_person(session, person_id=person_id, details=details._replace(full_name=name))


@pytest.mark.parametrize("form", ["F32", "F32-PHOI", "F26", "F30"])
def test_printing_again_gives_the_same_bytes_after_a_learner_was_renamed(
    certified: Certified, form: str
) -> None:
    database, class_id = certified.database, certified.class_id
    first = printed(database, form, class_id)
    rename_first(database, class_id, "Lý Thị Y")
    again = printed(database, form, class_id)
    assert (first.is_again, again.is_again) == (False, True)
    assert again.data == first.data
    assert again.sha256 == first.sha256
    assert "Lý Thị Y" not in words_of(again.data)


def test_a_first_print_made_after_the_renaming_says_what_was_issued(certified: Certified) -> None:
    database, class_id = certified.database, certified.class_id
    rename_first(database, class_id, "Lý Thị Y")
    for form in ("F32", "F30", "F26"):
        assert "Nông Thị Ái" in words_of(printed(database, form, class_id).data)


def test_a_list_is_made_anew_each_time(certified: Certified) -> None:
    database, class_id = certified.database, certified.class_id
    before = printed(database, "F06", class_id)
    rename_first(database, class_id, "Lý Thị Y")
    again = printed(database, "F06", class_id)
    assert (again.is_again, again.sha256) == (False, "")
    assert "Lý Thị Y" in words_of(again.data)
    assert "Lý Thị Y" not in words_of(before.data)


def test_a_kept_print_that_was_altered_on_the_disk_is_refused(certified: Certified) -> None:
    database, class_id = certified.database, certified.class_id
    first = printed(database, "F32", class_id)
    path = stored_files.place(database.paths.files, first.sha256)
    path.write_bytes(first.data + b" ")
    with pytest.raises(stored_files.StoredFileError):
        printed(database, "F32", class_id)


def test_printing_says_so_in_each_certificate_and_keeps_the_print(certified: Certified) -> None:
    database, class_id = certified.database, certified.class_id
    made = printed(database, "F32", class_id)
    with database.read() as session:
        states = {row.state for row in list_certificates(session, class_id=class_id)}
        kept = session.scalars(select(PrintedPaper)).one()
    assert states == {CertificateState.PRINTED}
    assert (kept.form, kept.class_id, kept.sha256) == ("F32", class_id, made.sha256)
    assert "2 tờ, giấy thường" in kept.subject
    assert kept.journal_head.split("-")[0].isdigit()


def test_the_decision_is_kept_before_and_after_the_numbers_of_certificates(
    database: Database,
) -> None:
    with database.action("Công nhận") as session:
        class_id = recognised_class(session, marks=(850,))
    before = printed(database, "F26", class_id)
    with database.action("Cấp giấy") as session:
        signer = default_signer(session, on=ISSUED_ON)
        issue(session, class_id=class_id, issued_on=ISSUED_ON, signer_id=signer.id)
    after = printed(database, "F26", class_id)
    assert "0001/2026" not in words_of(before.data)
    assert "0001/2026" in words_of(after.data)
    with database.read() as session:
        assert len(session.scalars(select(PrintedPaper)).all()) == 2


def test_the_register_page_is_kept_in_each_of_its_states(certified: Certified) -> None:
    database, first_class = certified.database, certified.class_id
    first = printed(database, "F30", first_class)
    with database.action("Cấp giấy") as session:
        second_class = certified_class(session, marks=(500,))
    fuller = printed(database, "F30", second_class)
    assert fuller.data != first.data
    assert "0003/2026" in words_of(fuller.data)
    with database.action("In") as session:
        (book,) = list_books(session)
        again = print_register(session, files=database.paths.files, book_id=book.id, pages=(1,))
        kept = session.scalars(select(PrintedPaper).order_by(PrintedPaper.id)).all()
    assert again.data == fuller.data
    assert [row.subject.split(" · ")[0] for row in kept] == [
        "Quyển 1, trang 1, 2 dòng",
        "Quyển 1, trang 1, 3 dòng",
    ]
    stored = stored_files.load(database.paths.files, kept[0].sha256)
    assert stored == first.data


def test_pages_printed_together_carry_the_heads_of_their_own_prints(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        class_id = certified_class(session, marks=[700] * 17)
    with database.action("In") as session:
        (book,) = list_books(session)
        one = print_register(session, files=database.paths.files, book_id=book.id, pages=(2,))
    both = printed(database, "F30", class_id)
    first, second = pages_of(both.data)
    assert pages_of(one.data) == [second]
    assert "Trang 1/100" in first
    assert "0016/2026" in second
    assert printed(database, "F30", class_id).data == both.data


def test_a_remark_makes_another_state_of_the_page(certified: Certified) -> None:
    database, class_id = certified.database, certified.class_id
    first = printed(database, "F30", class_id)
    with database.action("Ghi chú", reason="Thu hồi") as session:
        line = session.scalars(select(RegisterEntry).order_by(RegisterEntry.entry_no)).first()
        assert line is not None
        line.state, line.remark = EntryState.REVOKED, "Thu hồi theo QĐ 09"
    again = printed(database, "F30", class_id)
    assert again.data != first.data
    assert "Thu hồi theo" in words_of(again.data)


def test_an_empty_page_of_the_register_is_refused(certified: Certified) -> None:
    database = certified.database
    with database.action("In") as session:
        (book,) = list_books(session)
        with pytest.raises(PaperError, match="trang 1"):
            print_register(session, files=database.paths.files, book_id=book.id, pages=(2,))


def test_a_class_entered_in_two_books_is_printed_book_by_book(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        session.add_all([Setting(key=LINES_KEY, value=10), Setting(key=PAGES_KEY, value=1)])
        class_id = certified_class(session, marks=[700] * 11)
    with pytest.raises(PaperError, match="2 quyển"):
        printed(database, "F30", class_id)
    with database.action("In") as session:
        texts = [
            words_of(
                print_register(
                    session, files=database.paths.files, book_id=book.id, pages=(1,)
                ).data
            )
            for book in list_books(session)
        ]
    assert "0010/2026" in texts[0]
    assert "0011/2026" in texts[1]


def test_the_title_page_of_a_book_names_it(certified: Certified) -> None:
    database = certified.database
    with database.read() as session:
        (book,) = list_books(session)
        paper = title_page(session, book_id=book.id)
    words = words_of(paper.to_pdf())
    assert "Quyển số 1 – Năm 2026" in words
    assert "Sổ này có 100 trang" in words


def test_nothing_is_printed_before_it_is_issued(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = recognised_class(session, marks=(850,))
    for form, code in (("F32", "not-issued"), ("F31", "not-issued"), ("F30", "not-in-register")):
        with pytest.raises(PaperError) as refusal:
            printed(database, form, class_id)
        assert refusal.value.code == code


def test_preview_and_print_show_the_same_paper(certified: Certified) -> None:
    database, class_id = certified.database, certified.class_id
    for form in FORMS:
        made = printed(database, form, class_id)
        with database.read() as session:
            preview = build(session, form=form, class_id=class_id, day=ISSUED_ON)
        assert preview.to_pdf() == made.data, form


def test_every_name_comes_back_from_the_certificates(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        class_id = certified_class(session, marks=[700] * 10)
        names = [row.full_name for row in list_certificates(session, class_id=class_id)]
    pages = pages_of(printed(database, "F32", class_id).data)
    assert len(pages) == 10
    for name, page in zip(names, pages, strict=True):
        assert name in " ".join(page.split())
