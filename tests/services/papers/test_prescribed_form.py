"""Each printed paper, measured in its PDF, against the two guidances on the form of documents.

Party: Hướng dẫn 36-HD/VPTW (03/4/2018). State: Nghị định 30/2020/NĐ-CP, Phụ lục I. The figures
below are theirs; they are written here anew and not taken from the program.
"""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from app.database import Database
from app.models.organizations import Setting
from app.paths import Paths
from app.services.derived import DERIVATIONS
from app.services.papers.forms import build
from app.services.papers.issuing import issue_paper
from app.services.signers import default_signer
from tests.class_lives import name_committee, recognised_class
from tests.services.documents.measuring import MM, Line, Page, measured

DAY = date(2026, 11, 2)


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
        "reference": Wanted(13, 14, "italic"),
    },
    number_prefix="Số ",
    recipients_end=",",
    text_end=".",
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
        "reference": Wanted(13, 14, "italic"),
    },
    number_prefix="Số: ",
    recipients_end=";",
    text_end="./.",
)
GUIDANCES = {"party": PARTY, "state": STATE}
DECISIONS = ("F05", "F08", "F26")
NOTICES = ("F07", "F28")
OFFICIAL = (*DECISIONS, *NOTICES)
LISTS = ("F06", "F06-NGAN", "F12", "F13", "F21")
STYLES = tuple(GUIDANCES)


@dataclass(frozen=True)
class Printed:
    """The measured pages of all papers of a class, by form, and the guidance that they follow."""

    guidance: Guidance
    pages: dict[str, list[Page]]


@pytest.fixture(scope="module", params=STYLES)
def printed(
    request: pytest.FixtureRequest,
    empty_database_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Printed:
    """Every paper of a recognised class of a centre that keeps to one of the styles."""
    paths = Paths.under(tmp_path_factory.mktemp("style"))
    shutil.copy(empty_database_file, paths.database)
    database = Database(paths, user="Hoàng Thị Bích", derivations=DERIVATIONS)
    with database.action("Công nhận") as session:
        session.add(Setting(key="documents.style", value=request.param))
        class_id = recognised_class(session, marks=[850] * 30)
        signer = default_signer(session, on=DAY)
        name_committee(session, class_id)
        for form in ("F05", "F08", *NOTICES):
            issue_paper(session, form=form, class_id=class_id, issued_on=DAY, signer_id=signer.id)
        pages = {
            form: measured(build(session, form=form, class_id=class_id, day=DAY).to_pdf())
            for form in (*OFFICIAL, *LISTS)
        }
    database.close()
    return Printed(GUIDANCES[request.param], pages)


NUMBERS = {
    "F05": ("Số 02-QĐ/TTCT", "Số: 02/QĐ-TTCT"),
    "F08": ("Số 03-QĐ/TTCT", "Số: 03/QĐ-TTCT"),
    "F26": ("Số 01-QĐ/TTCT", "Số: 01/QĐ-TTCT"),
    "F07": ("Số 01-TB/TTCT", "Số: 01/TB-TTCT"),
    "F28": ("Số 02-TB/TTCT", "Số: 02/TB-TTCT"),
}


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


@pytest.mark.parametrize("form", [*OFFICIAL, *LISTS])
def test_margins_are_those_of_the_guidance_on_every_page(printed: Printed, form: str) -> None:
    for page in printed.pages[form]:
        assert sorted((round(page.width / MM), round(page.height / MM))) == [210, 297]
        check_margins(page, printed.guidance)


@pytest.mark.parametrize("form", [*OFFICIAL, *LISTS])
def test_the_head_is_lettered_as_prescribed(printed: Printed, form: str) -> None:
    page, parts = printed.pages[form][0], printed.guidance.parts
    for text in ("ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"):
        if text in parts:
            check(page.line(text), parts[text])
    for text in ("Độc lập", "ĐẢNG ỦY XÃ", "TRUNG TÂM"):
        wanted = next((w for name, w in parts.items() if name.startswith(text)), None)
        if wanted is not None:
            check(page.starting(text), wanted)


@pytest.mark.parametrize("form", [*OFFICIAL, *LISTS])
def test_the_rule_under_the_motto_is_as_long_as_its_line(printed: Printed, form: str) -> None:
    page = printed.pages[form][0]
    motto = page.line("ĐẢNG CỘNG SẢN" if printed.guidance is PARTY else "Độc lập")
    rule = page.rule_below(motto)
    assert rule.length == pytest.approx(_width(motto), abs=2)
    assert rule.left == pytest.approx(motto.left, abs=1)


@pytest.mark.parametrize("form", OFFICIAL)
def test_number_day_name_and_subject_are_lettered_as_prescribed(
    printed: Printed, form: str
) -> None:
    page, guidance = printed.pages[form][0], printed.guidance
    parts = guidance.parts
    number = page.starting(guidance.number_prefix)
    check(number, parts[guidance.number_prefix])
    assert number.text == NUMBERS[form][guidance is STATE]
    dated = page.starting("Na Sầm, ngày")
    check(dated, parts["Na Sầm, ngày"])
    if guidance is STATE:
        assert dated.base == pytest.approx(number.base, abs=1)
    name = page.starting("QUYẾT ĐỊNH" if form in DECISIONS else "THÔNG BÁO")
    check(name, parts["name"])
    subject = [line for line in page.lines if name.base > line.base > name.base - 60][:2]
    for line in subject:
        check(line, parts["subject"])
    assert name.left + name.right == pytest.approx(2 * subject[0].left + _width(subject[0]), abs=3)


@pytest.mark.parametrize("form", OFFICIAL)
def test_the_marks_between_the_parts_are_those_of_the_style(printed: Printed, form: str) -> None:
    page, guidance = printed.pages[form][0], printed.guidance
    issuer = next(x for x in page.lines if x.style == "bold" and "XÃ NA SẦM" in x.text)
    if guidance is PARTY:
        assert page.line("*").style == "bold"
        assert page.line("-----").base < page.starting("Số ").base
        return
    rule = page.rule_below(issuer)
    assert 1 / 3 <= rule.length / _width(issuer) <= 1 / 2
    subject = next(x for x in page.lines if x.style == "bold" and "đảng viên mới" in x.text)
    under = page.rule_below(subject, within=16)
    assert 1 / 3 <= under.length / _width(subject) <= 1 / 2


@pytest.mark.parametrize("form", DECISIONS)
def test_grounds_and_text_are_lettered_and_set_as_prescribed(printed: Printed, form: str) -> None:
    page, guidance = printed.pages[form][0], printed.guidance
    first = page.line("Căn cứ Quy định số 360")
    check(first, guidance.parts["basis"])
    indent = (first.left - 30 * MM) / MM
    assert indent == pytest.approx(10 if guidance is PARTY else 12.7, abs=0.3)
    article = page.starting("Điều 1.")
    assert article.faces == {"LiberationSerif-Bold", "LiberationSerif"}
    following = next(x for x in page.lines if 8 < article.base - x.base < 30)
    check(following, guidance.parts["body"])
    # single line spacing to one and a half
    assert 1.0 <= (article.base - following.base) / following.size <= 1.5 * 1.15
    label = page.line("Nơi nhận")
    last = [line for line in page.lines if line.base > label.base][-1]
    assert last.text.endswith(f"ký{guidance.text_end}")


@pytest.mark.parametrize("form", OFFICIAL)
def test_recipients_and_signer_stand_side_by_side_as_prescribed(
    printed: Printed, form: str
) -> None:
    guidance = printed.guidance
    page = next(p for p in printed.pages[form] if any("Nơi nhận" in x.text for x in p.lines))
    label = page.line("Nơi nhận:")
    signs = [line for line in page.lines if line.text == "GIÁM ĐỐC"]
    capacity = signs[-1]
    check(label, guidance.parts["Nơi nhận:"])
    check(capacity, guidance.parts["GIÁM ĐỐC"])
    check(page.line("Chu Văn Dũng"), guidance.parts["Chu Văn Dũng"])
    assert label.left == pytest.approx(30 * MM, abs=1)
    assert label.base == pytest.approx(capacity.base, abs=3)
    recipients = [x for x in page.lines if x.text.startswith("- ") and x.base < label.base]
    for line in recipients:
        check(line, guidance.parts["recipient"])
    assert [line.text[-1] for line in recipients[:-1]] == [guidance.recipients_end] * (
        len(recipients) - 1
    )
    assert recipients[-1].text.startswith("- Lưu")
    assert recipients[-1].text.endswith(".")


@pytest.mark.parametrize("form", ["F05", "F26", "F07", "F28"])
def test_the_attached_list_is_lettered_as_an_annex(printed: Printed, form: str) -> None:
    pages, parts = printed.pages[form], printed.guidance.parts
    annex = next(p for p in pages if any(x.text.startswith("(Kèm theo") for x in p.lines))
    title = "KẾT QUẢ HỌC TẬP" if form == "F28" else "DANH SÁCH HỌC VIÊN"
    check(annex.starting(title), parts["title"])
    check(annex.starting("(Kèm theo"), parts["reference"])
    assert annex.line("Trang 1/").base < 20 * MM


@pytest.mark.parametrize("form", NOTICES)
def test_a_notice_is_addressed_and_its_text_lettered_as_prescribed(
    printed: Printed, form: str
) -> None:
    page, guidance = printed.pages[form][0], printed.guidance
    check(page.line("Kính gửi: Các cơ quan"), guidance.parts["body"])
    label = page.line("Nơi nhận")
    addressed = page.line("Kính gửi")
    text = [line for line in page.lines if label.base < line.base < addressed.base]
    for line in text:
        check(line, guidance.parts["body"])
    assert text[-1].text.endswith(guidance.text_end)


@pytest.mark.parametrize("form", LISTS)
def test_lists_carry_page_of_pages_and_their_head_again(printed: Printed, form: str) -> None:
    pages = printed.pages[form]
    for number, page in enumerate(pages, start=1):
        assert page.line(f"Trang {number}/{len(pages)}").base < 20 * MM
        assert any("TT" in line.text.split() for line in page.lines), form


def _width(line: Line) -> float:
    return line.right - line.left
