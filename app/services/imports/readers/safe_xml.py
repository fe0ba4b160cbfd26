"""XML from outside, parsed within bounds: no document types, so no entities, and no deep nests."""

from typing import Any
from xml.parsers import expat

from app.services.imports.readers.refusals import refusal

_MAX_DEPTH = 256


def make_safe(parser: expat.XMLParserType, name: str) -> None:
    """Let a parser refuse document types and bound how deep elements nest; `name` is the file's."""

    def refuse_doctype(*_declaration: object) -> None:
        raise refusal("unsafe-file", name, detail="có khai báo DOCTYPE")

    parser.StartDoctypeDeclHandler = refuse_doctype
    _bound_nesting(parser, name)
    parser.buffer_text = True


def _bound_nesting(parser: expat.XMLParserType, name: str) -> None:
    """Let elements nest so deep and no deeper: the parser remembers every open one."""
    start: Any = parser.StartElementHandler
    end: Any = parser.EndElementHandler
    depth = 0

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise refusal("too-big", name, detail="các phần tử lồng nhau quá sâu")
        if start is not None:
            start(tag, attributes)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(tag)

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
