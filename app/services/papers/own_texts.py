"""The centre's own wording of a paper, kept beside the usual one."""

from dataclasses import asdict, replace

from sqlalchemy.orm import Session

from app.models.organizations import Setting
from app.services.documents.paper_text import PaperText, require_sound
from app.services.documents.usual_texts import USUAL_TEXTS

_KEY = "papers.text."
PARTS = ("subject", "addressees", "basis", "body", "recipients")


def text_of(session: Session, form: str) -> PaperText:
    """Return the wording of a form: the centre's own, or the usual one."""
    usual = USUAL_TEXTS[form]
    kept = session.get(Setting, f"{_KEY}{form}")
    if kept is None:
        return usual
    return replace(usual, **{part: str(kept.value[part]) for part in PARTS if part in kept.value})


def has_own_text(session: Session, form: str) -> bool:
    """Whether the centre has a wording of its own for a form."""
    return session.get(Setting, f"{_KEY}{form}") is not None


def keep_text(session: Session, *, form: str, text: PaperText) -> None:
    """Keep a wording of the centre's own; refused where a field in it is unknown.

    The usual wording is kept as such: it goes along when the program's words change.
    """
    require_sound(text)
    if text == USUAL_TEXTS[form]:
        forget_text(session, form=form)
        return
    kept = session.get(Setting, f"{_KEY}{form}") or Setting(key=f"{_KEY}{form}")
    kept.value = {part: value for part, value in asdict(text).items() if part in PARTS}
    session.add(kept)
    session.flush()


def forget_text(session: Session, *, form: str) -> None:
    """Go back to the usual wording of a form."""
    kept = session.get(Setting, f"{_KEY}{form}")
    if kept is not None:
        session.delete(kept)
        session.flush()
