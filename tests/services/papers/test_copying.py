"""Copies of signed papers: numbered by themselves, lettered as prescribed, of the signed bytes."""

from datetime import date
from uuid import UUID

import pytest

from app.database import Database
from app.errors import UserError
from app.models.organizations import Setting
from app.models.values import ClassStatus
from app.services.documents.merging import count_pages
from app.services.outgoing import numbering
from app.services.outgoing.signers import default_signer
from app.services.papers.copying import copied_parts, issue_copy, list_copies
from app.services.papers.issuing import issue_paper, revoke_paper
from app.services.papers.signing import sign_paper
from tests.builders import make_class
from tests.services.documents.measuring import MM, measured
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


def copied(database: Database, document_id: UUID, on: date = LATER) -> UUID:
    with database.action("Sao y") as session:
        signer = default_signer(session, on=on)
        return issue_copy(session, document_id=document_id, issued_on=on, signer_id=signer.id)


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
    assert count_pages(original) > 1
    guidance = GUIDANCES[style]
    (page,) = measured(form)
    across = page.rules[0]
    left, _top, right, _lowest = page.margins
    assert left == pytest.approx(30, abs=0.5)
    assert right == pytest.approx(15, abs=0.5)
    assert (page.height - across.y) / MM == pytest.approx(20, abs=0.5)
    kind, number = page.line("SAO Y"), page.starting(guidance.number_prefix)
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
        assert numbering.explained_gaps(session) == ()
        assert numbering.next_number(session, scope="QĐ", year=2026) == 2
