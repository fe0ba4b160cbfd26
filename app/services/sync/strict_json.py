"""JSON in one strict form: equal values are equal text, and nothing is guessed when it is read."""

import json
from typing import Any, NoReturn


def json_text(value: object) -> str:
    """Write a JSON value in the one way in which equal values are equal text."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def parse_json(content: bytes) -> object:
    """Read JSON from outside; ValueError for bad text, doubled keys, odd numbers, deep nesting."""
    try:
        value: object = json.loads(
            content.decode(), object_pairs_hook=_without_doubles, parse_constant=_no_number
        )
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return value


def agrees(found: object, expected: object) -> bool:
    """Tell whether two JSON values are the same, 1 and 1.0 and true being three values."""
    try:
        return json_text(found) == json_text(expected)
    except RecursionError:
        return False


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) != len(pairs):
        raise ValueError("a key stands twice")
    return named


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"not a number: {text}")
