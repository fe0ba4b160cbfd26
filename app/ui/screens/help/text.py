"""A page of the guide in our fonts and colours, with the words that were looked for marked."""

import re

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from app.text.names import fold
from app.ui import fonts, theme
from app.ui.tokens import Radius, Space, Type, Weight

_LINE_HEIGHT = 145.0
_KEY = re.compile(r"`([^`]+)`")
_WORDS = Type.BODY + 1
_HEADINGS = {1: Type.TITLE, 2: Type.DIALOG - 1, 3: Type.SECTION}
_ABOVE = {1: 0, 2: 22, 3: 14}


class GuideText(QTextBrowser):
    """Shows Markdown; links are told by `anchorClicked`, never followed by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._markdown = ""
        self._wanted = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName("Trang hướng dẫn")
        theme.announcer.changed.connect(self._dress)

    def show_page(self, markdown: str, wanted: str = "") -> None:
        """Show a page from its top, or from the first place of the folded words looked for."""
        self._wanted = wanted
        if markdown != self._markdown:
            self._markdown = markdown
            self._dress()
        self._mark()

    @property
    def marked(self) -> int:
        """Return how many places are marked."""
        return len(self.extraSelections())

    def _dress(self) -> None:
        look = theme.current()
        colours = look.colours
        self.setStyleSheet(
            f"QTextBrowser {{ background: {colours.surface}; border: 1px solid {colours.line};"
            f" border-radius: {Radius.CARD}px; padding: 14px 22px; color: {colours.text}; }}"
            f"QTextBrowser:focus {{ border: 2px solid {colours.accent_text};"
            " padding: 13px 21px; }"
        )
        document = self.document()
        # What numbers the lines of a list are written in, too.
        document.setDefaultFont(fonts.font(_WORDS, scale=look.scale))
        self.setMarkdown(_KEY.sub("`\u00a0\\1\u00a0`", self._markdown))
        document.setDocumentMargin(4)
        block = document.begin()
        while block.isValid():
            _dress_block(block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _mark(self) -> None:
        """Mark every place of the words looked for, and bring the first into sight."""
        found: list[QTextEdit.ExtraSelection] = []
        is_phrase = self._wanted in fold(self._markdown)
        words = (self._wanted,) if is_phrase else tuple(self._wanted.split())
        block = self.document().begin()
        while block.isValid() and self._wanted:
            found += [self._marked_at(block, *span) for span in _spans(block.text(), words)]
            block = block.next()
        self.setExtraSelections(found)
        if found:
            start = QTextCursor(found[0].cursor)
            start.clearSelection()
            self.setTextCursor(start)
            self.ensureCursorVisible()

    def _marked_at(self, block: QTextBlock, start: int, length: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setBackground(QBrush(QColor(theme.colours().warn_soft)))
        form.setForeground(QBrush(QColor(theme.colours().warn)))
        mark.cursor = cursor
        mark.format = form
        return mark


def _dress_block(block: QTextBlock) -> None:
    look = theme.current()
    cursor = QTextCursor(block)
    form = QTextBlockFormat(block.blockFormat())
    level = form.headingLevel()
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    form.setLineHeight(_LINE_HEIGHT, kind.value)
    around = 3 if block.textList() is not None else 6
    if cursor.currentTable() is not None:
        around = 0
    form.setTopMargin(look.px(_ABOVE.get(level, around)))
    form.setBottomMargin(look.px(around))
    cursor.setBlockFormat(form)
    _dress_words(block, level)


def _dress_words(block: QTextBlock, level: int) -> None:
    """Give each run of a block its size, weight and colour: headings, bold, keys, links."""
    runs = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        runs.append((fragment.position(), fragment.length(), fragment.charFormat()))
        at += 1
    for position, length, before in runs:
        cursor = QTextCursor(block)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_word_format(before, level))


def _word_format(before: QTextCharFormat, level: int) -> QTextCharFormat:
    look, colours = theme.current(), theme.colours()
    bold = before.fontWeight() >= QFont.Weight.Bold
    key = bool(before.fontFixedPitch())
    size = _HEADINGS.get(level, Type.SMALL if key else _WORDS)
    weight = Weight.STRONG if level or bold else (Weight.MEDIUM if key else Weight.REGULAR)
    after = QTextCharFormat()
    after.setFont(fonts.font(size, weight, scale=look.scale))
    after.setForeground(QBrush(QColor(colours.text)))
    if key:
        after.setBackground(QBrush(QColor(colours.neutral_soft)))
    if before.isAnchor():
        after.setAnchor(True)
        after.setAnchorHref(before.anchorHref())
        after.setForeground(QBrush(QColor(colours.accent_text)))
    return after


def _dress_table(table: QTextTable) -> None:
    colours = theme.colours()
    form = table.format()
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setBorder(1)
    form.setBorderBrush(QBrush(QColor(colours.line2)))
    form.setCellPadding(theme.current().px(6))
    form.setTopMargin(Space.SMALL)
    form.setBottomMargin(Space.SMALL)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)


def _spans(text: str, wanted: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return start and length of each word looked for; folding keeps every letter's place."""
    folded = "".join(fold(letter) or " " for letter in text)
    spans = []
    for word in wanted:
        at = folded.find(word)
        while at >= 0 and word:
            spans.append((at, len(word)))
            at = folded.find(word, at + len(word))
    return sorted(spans)
