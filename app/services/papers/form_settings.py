"""What a centre may set for each form: the style it is printed in and its wording."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.services.kept_settings import drop_setting, keep_setting
from app.services.outgoing.document_issuing import (
    PARTY_STYLE,
    STATE_STYLE,
    STYLE_KEY,
    document_style,
)
from app.services.papers import delivery_slips
from app.services.papers.forms import FORMS
from app.services.papers.own_texts import TEXTS, has_own_text
from app.services.papers.plan_forms import PLAN_FORMS

STYLE_LABELS = {PARTY_STYLE: "Đảng", STATE_STYLE: "Nhà nước"}


@dataclass(frozen=True, slots=True)
class FormSetting:
    """A form with the style it is printed in, and whether its wording is the centre's own."""

    id: str
    name: str
    style: str
    has_wording: bool
    wording_is_own: bool


def list_form_settings(session: Session) -> tuple[FormSetting, ...]:
    """Return every form that is printed in a style; certificates and cards are not."""
    of_plans = [(form.code, form.name) for form in PLAN_FORMS.values()]
    of_classes = [(form.code, form.name) for form in FORMS.values()]
    named = (*of_plans, *of_classes, (delivery_slips.FORM, delivery_slips.NAME))
    return tuple(
        FormSetting(
            id=code,
            name=name,
            style=document_style(session, code),
            has_wording=code in TEXTS,
            wording_is_own=has_own_text(session, code),
        )
        for code, name in named
        if not code.startswith(("F32", "F50"))
    )


def set_form_style(session: Session, *, form: str, style: str) -> None:
    """Print a form in a style from now on; documents that have their number keep theirs.

    A form that goes with all the others has no setting of its own.
    """
    key = f"{STYLE_KEY}.{form}" if form else STYLE_KEY
    if form and style == document_style(session):
        drop_setting(session, key)
    else:
        keep_setting(session, key, style)
