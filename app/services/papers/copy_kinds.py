"""The kinds of copies, and what each is called and signed with in the two styles.

Nghị định 30/2020/NĐ-CP, Điều 25 and Phụ lục III: sao y (SY) of an original, trích sao (TrS) of a
part of one, sao lục (SL) of a copy; all are counted in one book. The Party calls the first "sao y
bản chính"; the signs of its copies differ from place to place, so a centre may set its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.values.labelled import Labelled
from app.services.kept_settings import keep_setting, setting
from app.services.outgoing.document_issuing import PARTY_STYLE, document_style
from app.text.names import tidy_text

KEY = "papers.copies"


class CopyKind(Labelled):
    """What a copy is of: a whole paper, a part of it, or a copy."""

    WHOLE = "SAO-Y", "Sao y"
    EXCERPT = "TRICH-SAO", "Trích sao"
    OF_COPY = "SAO-LUC", "Sao lục"


@dataclass(frozen=True, slots=True)
class CopyWords:
    """What a kind of copy is called on paper, and its sign in the number."""

    name: str
    sign: str


_USUAL = {
    CopyKind.WHOLE: CopyWords("Sao y", "SY"),
    CopyKind.EXCERPT: CopyWords("Trích sao", "TrS"),
    CopyKind.OF_COPY: CopyWords("Sao lục", "SL"),
}
_OF_PARTY = {**_USUAL, CopyKind.WHOLE: CopyWords("Sao y bản chính", "SY")}


def copy_words(session: Session) -> dict[CopyKind, CopyWords]:
    """Return what each kind is called and signed with: as the centre set it, or as is usual."""
    usual = _OF_PARTY if document_style(session) == PARTY_STYLE else _USUAL
    kept = setting(session, KEY) or {}
    return {
        kind: CopyWords(*kept[kind.value]) if kind.value in kept else words
        for kind, words in usual.items()
    }


def keep_copy_words(session: Session, *, words: Mapping[CopyKind, CopyWords]) -> None:
    """Set what the kinds are called; copies that have their number keep what they were called."""
    kept = {kind.value: [tidy_text(one.name), one.sign.strip()] for kind, one in words.items()}
    for kind, (name, sign) in kept.items():
        if not name or not sign.isalpha():
            raise UserError(
                f"Tên bản sao “{name}” với ký hiệu “{sign}” chưa dùng được.",
                remedy="Ghi đủ tên; ký hiệu chỉ gồm chữ cái, ví dụ SY, TrS, SL.",
                code="copy-words",
                field=f"{'sign' if name else 'name'}:{kind}",
            )
    keep_setting(session, KEY, kept)
