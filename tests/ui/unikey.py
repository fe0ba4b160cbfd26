"""Types as UniKey does in Telex: keys, then backspaces and whole letters; never a pre-edit text."""

from collections.abc import Iterator
from unicodedata import normalize

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

BACKSPACE, ENTER = "\b", "\r"
_KEYS = {BACKSPACE: Qt.Key.Key_Backspace, ENTER: Qt.Key.Key_Return}
_TONES = "\u0301\u0300\u0309\u0303\u0323"


def strokes(text: str) -> Iterator[str]:
    """Yield what reaches the program: letters, and a backspace for each letter that is taken back.

    The tone is typed at the end of a word, as most people do, so that the letters behind the marked
    one are taken back with it and typed again.
    """
    for count, word in enumerate(text.split(" ")):
        if count:
            yield " "
        yield from _word(word)


def type_as_unikey(text: str) -> None:
    """Send the strokes of a text to whatever has the keyboard."""
    for stroke in strokes(text):
        press(stroke)


def press(stroke: str) -> None:
    """Send one key to whatever has the keyboard now, as the system does."""
    key = _KEYS.get(stroke) or _key_of(stroke)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        target = focused()
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, stroke))


def focused() -> QWidget:
    """Return what has the keyboard: a pop-up list before the window below it."""
    popup = QApplication.activePopupWidget()
    target = popup.focusWidget() or popup if popup is not None else QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    return target


def _word(word: str) -> Iterator[str]:
    """Yield one word: plain letters with their shape first, the tone last."""
    toneless = "".join(_without_tone(letter) for letter in word)
    for letter in toneless:
        yield from _letter(letter)
    first = next((at for at, letter in enumerate(word) if _without_tone(letter) != letter), None)
    if first is not None:
        yield from BACKSPACE * (len(word) - first)
        yield from word[first:]


def _letter(letter: str) -> Iterator[str]:
    """Yield a letter; one with a shape comes as its plain letter, a backspace and the whole one."""
    plain = "dD"["đĐ".index(letter)] if letter in "đĐ" else normalize("NFD", letter)[0]
    yield plain
    if plain != letter:
        yield BACKSPACE
        yield letter


def _without_tone(letter: str) -> str:
    marks = normalize("NFD", letter)
    return normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))


def _key_of(letter: str) -> Qt.Key:
    """Return the key for a plain letter; a whole Vietnamese letter comes from no key at all."""
    upper = letter.upper()
    return Qt.Key(ord(upper)) if upper.isascii() and upper.isprintable() else Qt.Key.Key_unknown
