"""The two kinds of trouble that a user can act on; everything else is a defect."""


class UserError(Exception):
    """A refusal with a sentence for the user, what to do about it, and a stable code.

    `field` names the form field that the refusal is about, so that the form can mark it.
    """

    def __init__(
        self, message: str, remedy: str = "", code: str = "", field: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.code = code or _code_of(type(self))
        self.field = field

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class StorageError(UserError):
    """The disk or another program is in the way; the data is as it was."""


class DataFolderInUseError(UserError):
    """Another process holds the data folder."""


class FileTooNewError(UserError):
    """The data file was made by a newer program; it was not touched."""


def _code_of(kind: type) -> str:
    """Turn a class name into a stable code: ClassIsClosedError → class-is-closed."""
    letters = "".join(f"-{c.lower()}" if c.isupper() else c for c in kind.__name__)
    return letters.strip("-").removesuffix("-error")
