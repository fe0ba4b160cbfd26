"""The figures of the two guidances on the form of documents, and how a line is held to them.

Party: Hướng dẫn 36-HD/VPTW (03/4/2018). State: Nghị định 30/2020/NĐ-CP, Phụ lục I. The figures
are theirs; they are written here anew and not taken from the program.
"""

from dataclasses import dataclass

from tests.services.documents.measuring import MM, Line, Page


@dataclass(frozen=True)
class Wanted:
    """How a part is to be lettered: sizes from and to, style, all capitals or as written."""

    smallest: float
    largest: float
    style: str
    capitals: bool = False


@dataclass(frozen=True)
class Guidance:
    """The figures of one guidance; margins in mm as (least, most)."""

    top: tuple[float, float]
    bottom: tuple[float, float]
    left: tuple[float, float]
    right: tuple[float, float]
    parts: dict[str, Wanted]
    number_prefix: str
    recipients_end: str
    text_end: str
    indent: float
    chapter: str
    capacities: dict[str, str]


PARTY = Guidance(
    top=(20, 20),
    bottom=(20, 20),
    left=(30, 30),
    right=(15, 15),
    parts={
        "ĐẢNG CỘNG SẢN VIỆT NAM": Wanted(15, 15, "bold", capitals=True),
        "ĐẢNG ỦY XÃ": Wanted(14, 14, "upright", capitals=True),
        "TRUNG TÂM": Wanted(14, 14, "bold", capitals=True),
        "Số ": Wanted(14, 14, "upright"),
        "Na Sầm, ngày": Wanted(14, 14, "italic"),
        "name": Wanted(15, 16, "bold", capitals=True),
        "subject": Wanted(14, 15, "bold"),
        "basis": Wanted(14, 15, "upright"),
        "body": Wanted(14, 15, "upright"),
        "Nơi nhận:": Wanted(14, 14, "upright"),
        "recipient": Wanted(12, 12, "upright"),
        "GIÁM ĐỐC": Wanted(14, 14, "bold", capitals=True),
        "Chu Văn Dũng": Wanted(14, 14, "bold"),
        "title": Wanted(14, 16, "bold", capitals=True),
        "annex": Wanted(14, 14, "bold"),
        "page": Wanted(13, 14, "upright"),
        "reference": Wanted(13, 14, "italic"),
    },
    number_prefix="Số ",
    recipients_end=",",
    text_end=".",
    indent=10,
    chapter="I- ",
    capacities={
        "K/T": "K/T GIÁM ĐỐC",
        "T/L": "T/L GIÁM ĐỐC",
        "TUQ": "TUQ GIÁM ĐỐC",
        "T/M": "T/M BAN THƯỜNG VỤ",
    },
)
STATE = Guidance(
    top=(20, 25),
    bottom=(20, 25),
    left=(30, 35),
    right=(15, 20),
    parts={
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": Wanted(12, 13, "bold", capitals=True),
        "Độc lập - Tự do - Hạnh phúc": Wanted(13, 14, "bold"),
        "ĐẢNG ỦY XÃ": Wanted(12, 13, "upright", capitals=True),
        "TRUNG TÂM": Wanted(12, 13, "bold", capitals=True),
        "Số: ": Wanted(13, 13, "upright"),
        "Na Sầm, ngày": Wanted(13, 14, "italic"),
        "name": Wanted(13, 14, "bold", capitals=True),
        "subject": Wanted(13, 14, "bold"),
        "basis": Wanted(13, 14, "italic"),
        "body": Wanted(13, 14, "upright"),
        "Nơi nhận:": Wanted(12, 12, "bold italic"),
        "recipient": Wanted(11, 11, "upright"),
        "GIÁM ĐỐC": Wanted(13, 14, "bold", capitals=True),
        "Chu Văn Dũng": Wanted(13, 14, "bold"),
        "title": Wanted(13, 14, "bold", capitals=True),
        "annex": Wanted(14, 14, "bold"),
        "page": Wanted(13, 14, "upright"),
        "reference": Wanted(13, 14, "italic"),
    },
    number_prefix="Số: ",
    recipients_end=";",
    text_end="./.",
    indent=12.7,
    chapter="I. ",
    capacities={
        "K/T": "KT. GIÁM ĐỐC",
        "T/L": "TL. GIÁM ĐỐC",
        "TUQ": "TUQ. GIÁM ĐỐC",
        "T/M": "TM. BAN THƯỜNG VỤ",
    },
)
GUIDANCES = {"party": PARTY, "state": STATE}


def check(line: Line, wanted: Wanted) -> None:
    """Compare a line with what the guidance says of its part."""
    assert all(wanted.smallest <= size <= wanted.largest for size in line.sizes), line
    assert line.style == wanted.style, line
    if wanted.capitals:
        assert line.is_capitals, line


def check_margins(page: Page, guidance: Guidance) -> None:
    """Compare the edges of the text with the margins; its last base line stands above the foot."""
    left, top, right, lowest = page.margins
    assert guidance.left[0] - 0.3 <= left <= guidance.left[1] + 0.5
    assert right >= guidance.right[0] - 0.3
    # From the paper's edge to the first base line: the margin and at most the height of letters.
    assert guidance.top[0] <= top <= guidance.top[1] + 16 / MM
    assert lowest >= guidance.bottom[0]


def width(line: Line) -> float:
    """Return how wide a line is."""
    return line.right - line.left
