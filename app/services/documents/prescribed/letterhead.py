"""The head of a paper: who issues it and under whom, the motto, number, place and date."""

import re
from dataclasses import dataclass, replace
from datetime import date

from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.typesetting.blocks import drawn_rule, last_line_width, lettered
from app.services.documents.typesetting.flow import Piece, beside, stack
from app.services.documents.typesetting.fonts import width
from app.services.documents.typesetting.lettering import Lettering, shrunk_to_fit
from app.text.dates import format_long

_LEFT_SHARE = 0.52
_LEFT_SHARE_OF_STATE = 0.44
_GUTTER = 8.0
_BEFORE_PLACE = re.compile(
    r"(?<=\w) (?=(?:xã|phường|đặc khu|thị trấn|huyện|quận)\b)", re.IGNORECASE
)
_RULE_SHARE = 0.4  # of the line above it; the guidance says a third to a half


@dataclass(frozen=True)
class Letterhead:
    """What the head of a paper says; `number` is the whole number and sign, "08-QĐ/TTCT".

    `number` None leaves the line out (plain lists); empty leaves room for writing it by hand,
    where `room` says what is known of it: "........-QĐ/TTCT".
    `dated_on` None with a place leaves the day open ("ngày … tháng … năm …"); without a place
    there is no line of place and date. `letter_subject` is what a công văn is about.
    """

    superior: str
    issuer: str
    number: str | None = None
    place: str = ""
    dated_on: date | None = None
    letter_subject: str = ""
    room: str = "........"

    @property
    def number_line(self) -> str:
        """The number and sign, or the room for them."""
        return self.number or self.room


def day_in_words(dated_on: date | None) -> str:
    """Return "ngày 05 tháng 01 năm 2026", with dots where the day is not known."""
    return format_long(dated_on) if dated_on else "ngày ..... tháng ..... năm ........."


def place_and_date(place: str, dated_on: date | None) -> str:
    """Return "Yên Bình, ngày 05 tháng 01 năm 2026", or "Ngày …" without a place."""
    day = day_in_words(dated_on)
    return f"{place}, {day}" if place else f"N{day[1:]}"


def name_in_lines(name: str, lettering: Lettering, width_: float) -> str:
    """Return a body's name, broken before its place ("xã …") where it needs more than a line."""
    text = lettering.apply(name)
    if width(text, lettering.face, lettering.size) <= width_:
        return name
    return _BEFORE_PLACE.sub("\n", name, count=1)


def letterhead(head: Letterhead, style: DocumentStyle, width_: float) -> Piece:
    """Return the head over the full width of the page, as the style prescribes it."""
    share = _LEFT_SHARE_OF_STATE if len(style.motto) > 1 else _LEFT_SHARE
    left_width = width_ * share - _GUTTER / 2
    right_width = width_ - left_width - _GUTTER
    left = _left_column(head, style, left_width)
    right = _right_column(head, style, right_width, left)
    return beside([(0, left.whole), (left_width + _GUTTER, right)])


@dataclass(frozen=True)
class _Left:
    whole: Piece
    date_level: float


def _left_column(head: Letterhead, style: DocumentStyle, width_: float) -> _Left:
    where = "phần tên cơ quan ban hành"
    lines: list[Piece] = []
    if head.superior:
        superior = name_in_lines(head.superior, style.superior, width_)
        lines += lettered(superior, style.superior, width_, where)
    issuer = name_in_lines(head.issuer, style.issuer, width_)
    lines += lettered(issuer, style.issuer, width_, where)
    if style.issuer_mark:
        lines += lettered(style.issuer_mark, style.issuer, width_, where)
    else:
        length = _RULE_SHARE * last_line_width(issuer, style.issuer, width_)
        lines.append(drawn_rule(length, width_, gap=3.5))
    level = stack(lines).height - (style.issuer.size * 1.15 if style.issuer_mark else 0)
    if head.number is not None:
        text = style.number_prefix + head.number_line
        number = lettered(text, style.number, width_, "số, ký hiệu văn bản")
        if not style.issuer_mark:
            number[0] = replace(number[0], gap=8)
        lines += number
        if style.dateline_beside_number:
            level = stack(lines).height - number[0].height
    if head.letter_subject:
        text = f"{style.letter_prefix}{head.letter_subject}"
        subject = lettered(text, style.letter_subject, width_, "trích yếu công văn")
        lines += [replace(subject[0], gap=style.letter_gap), *subject[1:]]
    return _Left(stack(lines), level)


def _right_column(head: Letterhead, style: DocumentStyle, width_: float, left: _Left) -> Piece:
    lines: list[Piece] = []
    length = 0.0
    for text, lettering in style.motto:
        fitted = shrunk_to_fit(text, lettering, width_, lettering.size - 2.5)
        length = width(fitted.apply(text), fitted.face, fitted.size)
        lines += lettered(text, fitted, width_, "tiêu đề")
    lines.append(drawn_rule(min(length, width_), width_, gap=3))
    motto = stack(lines)
    if not head.place:
        return motto
    text = place_and_date(head.place, head.dated_on)
    lettering = shrunk_to_fit(text, style.dateline, width_, style.dateline.size - 2.5)
    date_line = stack(lettered(text, lettering, width_, "địa danh, ngày tháng"))
    below = max(motto.height + 4, left.date_level)
    return stack([motto, replace(date_line, gap=below - motto.height)])
