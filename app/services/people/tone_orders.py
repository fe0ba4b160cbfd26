"""The order of the tones in which this centre sorts names: a setting."""

from sqlalchemy.orm import Session

from app.services.kept_settings import keep_setting, setting
from app.text.letters import ToneOrder, choose_tone_order

TONE_ORDER_KEY = "sort.tone_order"


def tone_order(session: Session) -> ToneOrder:
    """Return the order that the centre chose; that of the dictionary where it chose none."""
    chosen = setting(session, TONE_ORDER_KEY)
    return ToneOrder(chosen) if chosen is not None else ToneOrder.DICTIONARY


def use_tone_order(session: Session) -> None:
    """Sort names in this process as the data asks for."""
    choose_tone_order(tone_order(session))


def set_tone_order(session: Session, *, order: ToneOrder) -> None:
    """Choose the order; the keys of all names are made anew when the action closes."""
    keep_setting(session, TONE_ORDER_KEY, order.value)
