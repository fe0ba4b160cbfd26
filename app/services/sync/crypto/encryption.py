"""Sealing in age's format; keys are "age1…" and "AGE-SECRET-KEY-1…", trouble is a ValueError."""

from collections.abc import Iterable


class NotForTheseKeysError(ValueError):
    """None of the identities opens the sealed bytes, or the bytes are damaged."""


def new_sealing_key() -> str:
    """Make a secret sealing key (an age identity)."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


def public_sealing_key(secret: str) -> str:
    """Return the recipient that belongs to an age identity; ValueError when it is none."""
    import pyrage

    try:
        return str(pyrage.x25519.Identity.from_str(secret).to_public())
    except pyrage.IdentityError as error:
        raise ValueError("not an age identity") from error


def is_sealing_key(public: str) -> bool:
    """Tell whether the text is an age recipient, written in its one form."""
    import pyrage

    try:
        return str(pyrage.x25519.Recipient.from_str(public)) == public
    except pyrage.RecipientError:
        return False


def encrypt(data: bytes, recipients: Iterable[str]) -> bytes:
    """Seal `data` so that each of the recipients can open it."""
    import pyrage

    known = [pyrage.x25519.Recipient.from_str(text) for text in dict.fromkeys(recipients)]
    sealed = _Pipe(b"")
    pyrage.encrypt_io(_Pipe(data), sealed, known)
    return sealed.written()


def decrypt(data: bytes, identities: Iterable[str]) -> bytes:
    """Open sealed bytes with whichever identity fits; NotForTheseKeysError when none does."""
    import pyrage

    known = [pyrage.x25519.Identity.from_str(text) for text in identities]
    opened = _Pipe(b"")
    try:
        pyrage.decrypt_io(_Pipe(data), opened, known)
    except (pyrage.DecryptError, OSError) as error:
        raise NotForTheseKeysError("not opened") from error
    return opened.written()


class _Pipe:
    """Bytes for pyrage to read or write piece by piece.

    Being Python it lets other threads run between the pieces; `pyrage.encrypt` on the whole holds
    the interpreter's lock from beginning to end, and the window would stand still.
    """

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._at = 0
        self._pieces: list[bytes] = []

    def read(self, size: int = -1) -> bytes:
        end = len(self._data) if size < 0 else self._at + size
        piece = bytes(self._data[self._at : end])
        self._at += len(piece)
        return piece

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits here."""

    def written(self) -> bytes:
        return b"".join(self._pieces)
