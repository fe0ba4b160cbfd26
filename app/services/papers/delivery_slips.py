"""F48: the slip that goes with a package, signed where the stick is handed to the province."""

from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from app.errors import UserError
from app.services.centre.setup import get_centre, names_on
from app.services.documents.lists.delivery_slip import DeliverySlip, delivery_slip_pdf
from app.services.documents.prescribed.letterhead import Letterhead
from app.services.outgoing.document_issuing import STYLES, document_style
from app.services.papers.making import MadePaper, made_or_refused
from app.services.papers.paper import Paper
from app.services.progress import Progress
from app.services.sync.own_side import own_bundle, own_keys
from app.services.sync.package_copies import get_package, kept_bytes
from app.services.sync.peers import get_province
from app.services.sync.subjects import by_subject

FORM, NAME = "F48", "Biên bản giao nhận tệp dữ liệu"


def delivery_slip(
    session: Session, *, sequence_no: int, kept_in: Path, keys_in: Path, day: date
) -> Paper:
    """Return the slip of a package that was made; refuses where its kept bytes are not sound."""
    package = get_package(session, sequence_no=sequence_no)
    names = names_on(session, day)
    slip = DeliverySlip(
        letterhead=Letterhead(names.superior_name, names.full_name),
        receiver=get_province(session).name,
        file_name=package.file_name,
        size=len(kept_bytes(package, kept_in)),
        digest=package.sha256,
        sequence=package.sequence_no,
        made_on=package.made_at.astimezone().date(),
        contents=tuple((each.name, each.count) for each in by_subject(package.counts)),
        key_code=own_bundle(session, keys=own_keys(keys_in)).fingerprint,
        style=STYLES[document_style(session, FORM)],
        practice=get_centre(session).is_practice,
    )
    return Paper(
        form=FORM,
        title=f"Biên bản giao nhận gói số {sequence_no}",
        code=Path(package.file_name).stem,
        to_pdf=partial(delivery_slip_pdf, slip),
    )


def make_delivery_slip(
    session: Session,
    _progress: Progress,
    *,
    sequence_no: int,
    kept_in: Path,
    keys_in: Path,
    day: date,
) -> MadePaper | UserError:
    """Make a slip for a look; a refusal is an answer here, for the place of the paper."""
    return made_or_refused(
        lambda: MadePaper.of(
            delivery_slip(
                session, sequence_no=sequence_no, kept_in=kept_in, keys_in=keys_in, day=day
            )
        )
    )
