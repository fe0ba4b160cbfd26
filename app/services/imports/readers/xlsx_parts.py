"""How the parts of an .xlsx name and find each other."""

import posixpath
from xml.parsers import expat

from app.services.imports.readers.archive import Archive


def relationships(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Return the kind (last word of the type) and the target of each relationship of a part."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}
    source = posixpath.join(folder, "_rels", f"{name}.rels")

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local_name(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))

    if source in archive:
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        archive.walk(source, parser)
    return found


def target_of_type(targets: dict[str, tuple[str, str]], kind: str, folder: str) -> str:
    """Return the part of a kind, by its usual name where none is named."""
    default = f"{kind}.xml"
    target = next((target for found, target in targets.values() if found == kind), default)
    return resolve(folder, target)


def resolve(folder: str, target: str) -> str:
    """Return the full name of a part that another one in `folder` names."""
    target = target.replace("\\", "/")
    return target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)


def local_name(tag: str) -> str:
    """Return a tag without the prefix of its namespace."""
    return tag.rpartition(":")[2] if ":" in tag else tag


def column_number(letters: str) -> int:
    """Return the number of a column from 0; far too long names all lie beyond every bound."""
    letters = letters.lstrip("$").upper()
    if letters and not (letters.isascii() and letters.isalpha()):
        raise ValueError(f"no column: {letters[:9]!r}")
    number = 0
    for letter in letters[:9]:
        number = number * 26 + ord(letter) - 64
    return number - 1
