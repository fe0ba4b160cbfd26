"""The tags and texts of a web page, one after the other, in time that grows with its length.

`html.parser` looks for the end of an unclosed comment again and again, and so for hours.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

_TAG = re.compile(
    r"<(?:(?P<comment>!--)|(?P<slash>/?)(?P<name>[a-zA-Z][\w:-]*)"
    r"(?P<attributes>(?:[^<>\"']{1,4000}|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,100}+)>"
    r"|[!?][^>]{0,4000}>)"
)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+(?:\"[^\"]*\")?))")
_NO_TEXT = {
    name: re.compile(rf"</{name}\b", re.IGNORECASE)
    for name in ("script", "style", "title", "xml", "noscript")
}


class Token(NamedTuple):
    """A tag ("td", "/td") with its attributes, or a text, whose tag is ""."""

    tag: str
    text: str
    attributes: Mapping[str, str]


def tokens_of(page: str) -> Iterator[Token]:
    """Yield tags and texts in order, without comments, scripts, and styles."""
    place = 0
    while match := _TAG.search(page, place):
        if match.start() > place:
            yield Token("", unescape(page[place : match.start()]), {})
        place = match.end()
        name = (match["name"] or "").lower()
        if match["comment"]:
            place = _behind(page.find("-->", place), page) + 3
        elif name in _NO_TEXT and not match["slash"]:
            end = _NO_TEXT[name].search(page, place)
            place = end.start() if end else len(page)
        elif name:
            yield Token(match["slash"] + name, "", _attributes_of(match["attributes"]))
    if place < len(page):
        yield Token("", unescape(page[place:]), {})


def _behind(found: int, page: str) -> int:
    return len(page) if found < 0 else found


def _attributes_of(written: str) -> dict[str, str]:
    if "=" not in written:
        return {}
    return {
        match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(written)
    }
