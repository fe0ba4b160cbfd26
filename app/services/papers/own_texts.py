"""The centre's own wording of a paper, kept beside the usual one."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from sqlalchemy.orm import Session

from app.services.documents.letters.paper_text import FIELDS, PaperText, require_sound
from app.services.documents.letters.usual_plan_texts import PLAN_FIELDS, USUAL_PLAN_TEXTS
from app.services.documents.letters.usual_texts import USUAL_TEXTS
from app.services.kept_settings import drop_setting, keep_setting, setting

TEXTS: Mapping[str, PaperText] = {**USUAL_TEXTS, **USUAL_PLAN_TEXTS}
"""The usual wordings, of papers of a class and of a plan, by form."""

_KEY = "papers.text."
PARTS = ("subject", "addressees", "basis", "body", "recipients")


def fields_of(form: str) -> Mapping[str, str]:
    """Return the fields that a wording of this form may name, each with what it stands for."""
    return PLAN_FIELDS if form in USUAL_PLAN_TEXTS else FIELDS


def text_of(session: Session, form: str) -> PaperText:
    """Return the wording of a form: the centre's own, or the usual one."""
    usual = TEXTS[form]
    own = setting(session, f"{_KEY}{form}") or {}
    return replace(usual, **{part: str(own[part]) for part in PARTS if part in own})


def has_own_text(session: Session, form: str) -> bool:
    """Whether the centre has a wording of its own for a form."""
    return setting(session, f"{_KEY}{form}") is not None


def keep_text(session: Session, *, form: str, text: PaperText) -> None:
    """Keep a wording of the centre's own; refused where a field in it is unknown.

    The usual wording is kept as such: it goes along when the program's words change.
    """
    require_sound(text, fields_of(form))
    if text == TEXTS[form]:
        _forget_text(session, form=form)
        return
    own = {part: value for part, value in asdict(text).items() if part in PARTS}
    keep_setting(session, f"{_KEY}{form}", own)


def _forget_text(session: Session, *, form: str) -> None:
    """Go back to the usual wording of a form."""
    drop_setting(session, f"{_KEY}{form}")
