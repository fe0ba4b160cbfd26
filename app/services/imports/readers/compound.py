"""The old compound file (OLE) around .xls and around encrypted workbooks: its streams by name."""

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_END = 0xFFFFFFFA  # this number and all above it stand for no sector
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_MAX_STREAMS = 10_000


class BrokenCompoundError(ValueError):
    """The compound file contradicts itself."""


class CompoundFile:
    """The streams of a compound file; chains are followed once, so that a loop ends."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(MAGIC):
            raise BrokenCompoundError("no header")
        self._data = data
        self._size = 1 << _short(data, 30)
        self._small_size = 1 << _short(data, 32)
        self._cutoff = _long(data, 56)
        if self._size not in (512, 4096) or self._small_size != 64:
            raise BrokenCompoundError("sector size")
        self._next = self._allocation_table()
        directory = self._chain(_long(data, 48))
        self._entries = _entries(directory)
        self._next_small = self._small_table()
        root = next((e for e in self._entries.values() if e[0] == _ROOT), None)
        self._small_data = self._chain(root[1]) if root else b""

    @property
    def names(self) -> frozenset[str]:
        """The names of all streams."""
        return frozenset(name for name, entry in self._entries.items() if entry[0] == _STREAM)

    def read(self, name: str) -> bytes:
        """Return a stream's bytes."""
        _, start, size = self._entries[name]
        if size >= self._cutoff:
            return self._chain(start)[:size]
        pieces = []
        for sector in _followed(start, self._next_small):
            offset = sector * self._small_size
            pieces.append(self._small_data[offset : offset + self._small_size])
        return b"".join(pieces)[:size]

    def _allocation_table(self) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        more, seen = _long(self._data, 68), set[int]()
        while more < _END and more not in seen:
            seen.add(more)
            block = self._sector(more)
            numbers = struct.unpack(f"<{len(block) // 4}I", block)
            sectors += numbers[:-1]
            more = numbers[-1]
        table: list[int] = []
        for sector in sectors:
            if sector < _END:
                block = self._sector(sector)
                table += struct.unpack(f"<{len(block) // 4}I", block)
        return table

    def _small_table(self) -> list[int]:
        block = self._chain(_long(self._data, 60))
        return list(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(sector) for sector in _followed(start, self._next))

    def _sector(self, number: int) -> bytes:
        offset = (number + 1) * self._size
        block = self._data[offset : offset + self._size]
        if not block:
            raise BrokenCompoundError("a sector lies beyond the end")
        return block.ljust(self._size, b"\0")


def _entries(directory: bytes) -> dict[str, tuple[int, int, int]]:
    """Return kind, first sector and size of each directory entry by name."""
    found: dict[str, tuple[int, int, int]] = {}
    for offset in range(0, min(len(directory), _MAX_STREAMS * _ENTRY) - _ENTRY + 1, _ENTRY):
        entry = directory[offset : offset + _ENTRY]
        length = min(_short(entry, 64), 64)
        name = entry[: max(length - 2, 0)].decode("utf-16-le", errors="replace")
        if entry[66] in (_STREAM, _ROOT) and name not in found:
            found[name] = (entry[66], _long(entry, 116), _long(entry, 120))
    return found


def _followed(start: int, table: list[int]) -> list[int]:
    sectors, seen = [], set[int]()
    while start < _END:
        if start in seen or start >= len(table):
            raise BrokenCompoundError("a chain of sectors does not end")
        seen.add(start)
        sectors.append(start)
        start = table[start]
    return sectors


def _short(data: bytes, offset: int) -> int:
    return int(struct.unpack_from("<H", data, offset)[0])


def _long(data: bytes, offset: int) -> int:
    return int(struct.unpack_from("<I", data, offset)[0])
