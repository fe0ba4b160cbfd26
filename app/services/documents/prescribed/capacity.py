"""The capacity in which somebody signs: TM, KT, TL, TUQ, Q as each style writes them."""

import re
from collections.abc import Sequence

from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.prescribed.styles import PARTY

ACTING = "Q"
# In which capacities somebody may sign, by their sign; "" signs in an own right.
WAYS_TO_SIGN = {
    "": "Ký thẳng theo chức vụ",
    "KT": "K/T – ký thay người đứng đầu",
    "TM": "T/M – thay mặt tập thể",
    "TL": "T/L – thừa lệnh",
    "TUQ": "TUQ – thừa ủy quyền",
    ACTING: "Q. – quyền, đang giữ chức vụ",
}
_SIGNED_AS = re.compile(r"(T/?M|K/?T|T/?L|TUQ|Q)(?:\.\s*|\s+)(?=\S)", re.IGNORECASE)


def sign_of(text: str) -> str:
    """Return TM, KT, TL, TUQ or Q where a capacity begins with it, however written, or ""."""
    found = _SIGNED_AS.match(text.strip())
    return found[1].replace("/", "").upper() if found else ""


def _without_sign(text: str) -> str:
    """Return the body or the head for whom is signed: "K/T Giám đốc" gives "Giám đốc"."""
    return _SIGNED_AS.sub("", text.strip(), count=1)


def written_capacity(sign: str, whom: str, post: str) -> str:
    """Return the capacity as it is kept: "K/T Giám đốc", or the post of who signs in an own right.

    Somebody who acts in a post signs "Q." before it.
    """
    if not sign:
        return post
    return f"{PARTY.capacity_signs[sign]} {post if sign == ACTING else whom}"


def styled_capacity(lines: Sequence[str], style: DocumentStyle) -> tuple[str, ...]:
    """Write the lines over a signature as the style does: K/T for the Party, KT. for the State."""
    return tuple(_styled(line, style) for line in lines)


def _styled(line: str, style: DocumentStyle) -> str:
    sign = sign_of(line)
    return f"{style.capacity_signs[sign]} {_without_sign(line)}" if sign else line
