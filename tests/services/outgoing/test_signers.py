"""Tests of who may sign on which day."""

from datetime import date
from uuid import uuid4

import pytest

from app.database import Database
from app.services.outgoing.signer_keeping import add_signer, end_signer
from app.services.outgoing.signers import SignerError, default_signer, list_signers, signer_on
from tests.builders import make_centre

DAY = date(2026, 3, 2)


def test_the_head_signs_unless_somebody_else_is_chosen(database: Database) -> None:
    with database.action("Người ký") as session:
        make_centre(session)
        add_signer(
            session,
            full_name="vi văn  hòa",
            post="Phó giám đốc",
            capacity="K/T Giám đốc",
            valid_from=date(2026, 1, 1),
        )
    with database.read() as session:
        assert default_signer(session, on=DAY).full_name == "Chu Văn Dũng"
        head, deputy = list_signers(session, on=DAY)
    assert head.capacity_lines == ("GIÁM ĐỐC",)
    assert (deputy.full_name, deputy.capacity_lines) == (
        "Vi Văn Hòa",
        ("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    )


def test_somebody_who_stopped_signing_is_refused_from_the_next_day(database: Database) -> None:
    with database.action("Người ký") as session:
        make_centre(session)
        director = default_signer(session, on=DAY)
        end_signer(session, signer_id=director.id, valid_to=DAY)
        assert signer_on(session, signer_id=director.id, day=DAY).id == director.id
        with pytest.raises(SignerError, match="02/03/2026"):
            signer_on(session, signer_id=director.id, day=date(2026, 3, 3))
        with pytest.raises(SignerError) as refusal:
            default_signer(session, on=date(2026, 3, 3))
        assert len(list_signers(session)) == 1
    assert refusal.value.code == "no-signer"


def test_a_signer_without_post_is_refused(database: Database) -> None:
    with database.action("Người ký") as session:
        make_centre(session)
        with pytest.raises(SignerError) as refusal:
            add_signer(session, full_name="Vi Văn Hòa", post=" ", capacity="X", valid_from=DAY)
    assert refusal.value.field == "post"


def test_signing_cannot_end_before_it_began(database: Database) -> None:
    day_before = date(2026, 3, 1)
    with database.action("Người ký") as session:
        make_centre(session)
        with pytest.raises(SignerError, match="02/03/2026"):
            add_signer(
                session,
                full_name="Vi Văn Hòa",
                post="Phó giám đốc",
                capacity="K/T",
                valid_from=DAY,
                valid_to=day_before,
            )
        signer = default_signer(session, on=DAY)
        with pytest.raises(SignerError):
            end_signer(session, signer_id=signer.id, valid_to=date(2025, 6, 30))


def test_a_signer_who_is_gone_is_refused(database: Database) -> None:
    with database.read() as session, pytest.raises(SignerError, match="không còn"):
        signer_on(session, signer_id=uuid4(), day=DAY)
