"""A ZIP from outside, opened part by part and counted while it unpacks, never onto the disk."""

import io
import stat
import zipfile
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from app.services.imports.readers.refusals import refusal
from app.services.imports.readers.safe_xml import make_safe

_MAX_PARTS = 2_000
_MAX_UNPACKED = 200_000_000
_MAX_RATIO = 100
_RATIO_MATTERS_FROM = 10_000_000
_CHUNK = 1 << 16
_ENCRYPTED_FLAG = 0x1


class Archive:
    """The parts of a spreadsheet in a ZIP, by name with forward slashes."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._packed = len(data)
        self._unpacked = 0
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        members = self._zip.infolist()
        if len(members) > _MAX_PARTS:
            raise refusal("too-big", name, detail=f"tệp nén có hơn {_MAX_PARTS} phần")
        self._members = {self._safe_name(member): member for member in members}
        # The names of parts differ by more than capitals; some programs write others than they say.
        self._names = {name.lower(): name for name in self._members}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._members)

    def chunks(self, part: str) -> Iterator[bytes]:
        """Unpack a part piece by piece; refuses a bomb before it has grown."""
        member = self._members[self._names[part.lower()]]
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise refusal("password-protected", self.name)
        with self._zip.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                self._count(len(chunk))
                yield chunk

    def read(self, part: str) -> bytes:
        """Unpack a whole part."""
        return b"".join(self.chunks(part))

    def unpack_all(self) -> None:
        """Unpack every part into nothing: for a reader that opens the file itself."""
        for part in self._members:
            for _ in self.chunks(part):
                pass

    def size(self, part: str) -> int:
        """Return how large a part says it is when unpacked."""
        return self._members[self._names[part.lower()]].file_size

    def walk(self, part: str, parser: expat.XMLParserType) -> None:
        """Feed a part of XML to a parser, which refuses document types and so every entity."""
        self.walk_chunks(self.chunks(part), parser)

    def walk_chunks(self, chunks: Iterable[bytes], parser: expat.XMLParserType) -> None:
        """Feed XML that is being unpacked to a parser, as `walk` does."""
        make_safe(parser, self.name)
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def walk_bytes(self, data: bytes, parser: expat.XMLParserType) -> None:
        """Feed XML that was unpacked before to a parser, as `walk` does."""
        make_safe(parser, self.name)
        parser.Parse(data, True)

    def _count(self, size: int) -> None:
        self._unpacked += size
        bloated = self._unpacked > max(_RATIO_MATTERS_FROM, _MAX_RATIO * self._packed)
        if bloated or self._unpacked > _MAX_UNPACKED:
            raise refusal("too-big", self.name, detail="nội dung nén bung ra quá giới hạn cho phép")

    def _safe_name(self, member: zipfile.ZipInfo) -> str:
        name = member.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
            raise refusal("unsafe-file", self.name, detail="có đường dẫn chỉ ra ngoài tệp")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise refusal("unsafe-file", self.name, detail="có liên kết tới tệp khác")
        return name
