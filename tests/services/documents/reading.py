"""Reads papers back with programs that nobody here wrote: poppler and PDFium."""

import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

_MM = 25.4 / 72


@dataclass(frozen=True)
class Box:
    """The ink on a page: its distances from the four edges, in millimetres."""

    left: float
    top: float
    right: float
    bottom: float


def text_of(data: bytes) -> str:
    """Return the text of all pages, laid out; a form feed ends each page."""
    return _run("pdftotext", data, "-layout", "-enc", "UTF-8")


def pages_of(data: bytes) -> list[str]:
    """Return the text of each page."""
    return text_of(data).split("\f")[:-1]


def words_of(data: bytes) -> str:
    """Return the text in reading order, with single spaces between the words."""
    return " ".join(_run("pdftotext", data, "-enc", "UTF-8").split())


def drawn_of(data: bytes) -> list[str]:
    """Return the text of each page in the order in which it was drawn, turned text too."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def facts_of(data: bytes) -> dict[str, str]:
    """Return what pdfinfo says about the file."""
    pairs = (line.split(":", 1) for line in _run("pdfinfo", data).splitlines() if ":" in line)
    return {name.strip(): value.strip() for name, value in pairs}


def fonts_of(data: bytes) -> list[list[str]]:
    """Return name, embedded, subset and Unicode map of each font: ["ABC+Charm", "yes", …]."""
    lines = _run("pdffonts", data).splitlines()[2:]
    found = []
    for line in lines:
        match = re.match(r"(\S+) .* (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", line)
        assert match, line
        found.append(list(match.groups()))
    return found


def ink_of(data: bytes, page: int = 0, *, without_foot: float = 0, threshold: int = 128) -> Box:
    """Return where the ink of a page begins and ends; `without_foot` mm at the bottom are cut."""
    image = rendered(data, page, scale=3)
    height = image.height - round(without_foot / _MM * 3)
    box = image.crop((0, 0, image.width, height)).point(lambda v: 255 * (v < threshold)).getbbox()
    assert box, "the page is empty"
    unit = _MM / 3
    return Box(
        left=box[0] * unit,
        top=box[1] * unit,
        right=(image.width - box[2]) * unit,
        bottom=(image.height - box[3]) * unit,
    )


def rendered(data: bytes, page: int = 0, *, scale: float = 2):  # type: ignore[no-untyped-def]  # noqa: ANN201 - Pillow's image
    """Return a page as a grey picture."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return document[page].render(scale=scale).to_pil().convert("L")
    finally:
        document.close()


def _run(program: str, data: bytes, *options: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(data)
        target = ["-"] if program == "pdftotext" else []
        command = [program, *options, str(file), *target]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()
