"""What search is held against: a plain reference, the peer in SQLite, the floor in memory."""

import bisect
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Sequence

# From typed text to the numbers of the first people, counted from 0 in the order of names.
Search = Callable[[str], list[int]]

LIMIT = 50
_NOT_ZERO = re.compile(rb"[^\0]")


def plain(text: str) -> str:
    """Return text in small letters without marks, đ as d: written for itself, to judge by."""
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def reference(names: Sequence[str]) -> Search:
    """Return a search that looks at every name and ranks those that fit, one by one."""
    folded = [plain(name) for name in names]

    def search(typed: str) -> list[int]:
        words = plain(typed).split()
        # One or two letters beside other words begin a word.
        pieces = [w if len(w) > 2 or len(words) == 1 else f" {w}" for w in words]
        fitting = [at for at, text in enumerate(folded) if all(p in f" {text}" for p in pieces)]
        return sorted(fitting, key=lambda at: (_rank(names[at], folded[at], typed), at))[:LIMIT]

    return search


def _rank(name: str, folded: str, typed: str) -> int:
    """Return the tier: exact, exact without marks, begins so, words begin so, anywhere.

    The given name alone counts as exact too. Marks that were typed come before others.
    """
    wanted = " ".join(plain(typed).split())
    whole = [(name.lower(), typed.lower().strip()), (folded, wanted)]
    for tier, (text, asked) in enumerate(whole):
        if text == asked:
            return 2 * tier
        if text.split()[-1] == asked:
            return 2 * tier + 1
    if folded.startswith(wanted):
        same = name.lower().startswith(" ".join(typed.lower().split()))
        return 4 if same or typed.lower().split() == wanted.split() else 5
    words = folded.split()
    begin = all(any(word.startswith(piece) for word in words) for piece in wanted.split())
    return 6 if begin else 7


def fts5_folded_prefix123(names: Sequence[str]) -> Search:
    """Return the peer: FTS5 over the folded name, prefixes indexed, rows in the order of names.

    It knows no ranks: every typed word must begin a word, the first fifty by name are the answer.
    """
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT, f TEXT)")
    connection.execute(
        "CREATE VIRTUAL TABLE t USING fts5(f, content='', columnsize=0, detail=none,"
        " tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    rows = [(at, name, plain(name)) for at, name in enumerate(names)]
    connection.executemany("INSERT INTO p VALUES (?, ?, ?)", rows)
    connection.executemany("INSERT INTO t (rowid, f) VALUES (?, ?)", [(a, f) for a, _, f in rows])
    connection.execute("INSERT INTO t (t) VALUES ('optimize')")
    query = (
        "SELECT p.id, p.name FROM t JOIN p ON p.id = t.rowid WHERE t MATCH ?"
        " ORDER BY t.rowid LIMIT ?"
    )

    def search(typed: str) -> list[int]:
        words = " ".join(f'"{word}"*' for word in plain(typed).split())
        return [at for at, _ in connection.execute(query, (words, LIMIT))]

    return search


def int_bitset(names: Sequence[str]) -> Search:
    """Return the floor: one whole number a word, a bit for each person, all in memory."""
    size = len(names) // 8 + 1
    marked: dict[str, bytearray] = {}
    for at, name in enumerate(names):
        for word in plain(name).split():
            marked.setdefault(word, bytearray(size))[at >> 3] |= 1 << (at & 7)
    vocabulary = sorted(marked)
    bits = {word: int.from_bytes(found, "little") for word, found in marked.items()}

    def begins_so(piece: str) -> int:
        first = bisect.bisect_left(vocabulary, piece)
        union = 0
        for word in vocabulary[first : bisect.bisect_left(vocabulary, piece + "\U0010ffff")]:
            union |= bits[word]
        return union

    def search(typed: str) -> list[int]:
        left = -1
        for piece in plain(typed).split():
            left &= begins_so(piece)
        return _first_bits(left, size) if left > 0 else []

    return search


def _first_bits(number: int, size: int) -> list[int]:
    found: list[int] = []
    for byte in _NOT_ZERO.finditer(number.to_bytes(size, "little")):
        found += [8 * byte.start() + bit for bit in range(8) if byte[0][0] >> bit & 1]
        if len(found) >= LIMIT:
            break
    return found[:LIMIT]
