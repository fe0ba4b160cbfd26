"""What the bundled typefaces can print; anything else is refused before it is an empty box."""

import unicodedata

from app.errors import UserError
from app.services.documents.typesetting.fonts import Face, typeface


class UnprintableCharacterError(UserError):
    """A text holds a character that the bundled typefaces cannot draw."""

    def __init__(self, character: str, where: str) -> None:
        super().__init__(
            f"Không in được ký tự “{character}” (U+{ord(character):04X}) ở {where}, "
            "vì phông chữ của giấy tờ không có ký tự này.",
            remedy="Hãy xóa hoặc gõ lại ký tự đó, rồi in lại.",
        )


def is_printable(text: str, face: Face) -> bool:
    """Say whether the face has a glyph for every character of the text."""
    return typeface(face).characters.issuperset(text)


def require_printable(text: str, face: Face, where: str) -> None:
    """Refuse a text with a character that would come out as an empty box.

    `where` ends the sentence “Không in được ký tự … ở …”. Text that is not NFC is a defect of
    the program (every entry normalises it), not of the user: reportlab would draw it wrongly.
    """
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError(f"text on paper is not NFC: {text!r} ({where})")
    if not is_printable(text, face):
        missing = min(set(text) - typeface(face).characters)
        raise UnprintableCharacterError(missing, where)
