"""Each printed paper, measured in its PDF, against the two guidances on the form of documents."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from app.database import Database
from app.paths import Paths
from app.services.papers.centre_papers import CENTRE_FORMS
from app.services.papers.forms import FORMS
from app.services.papers.plan_forms import PLAN_FORMS
from app.services.upkeep.derived import DERIVATIONS
from tests.services.documents.measuring import MM, Line, Page
from tests.services.papers import all_papers
from tests.services.papers.all_papers import (
    ALL,
    DECISIONS,
    LANDSCAPE,
    LISTS,
    MINUTES,
    NOTICES,
    OFFICIAL,
    PLAN,
    SIGNED_FOR,
    UNNUMBERED,
    Printed,
)
from tests.services.papers.guidance import GUIDANCES, PARTY, STATE, check, check_margins, width

NUMBERS = {
    "F26": ("Số 01-QĐ/TTCT", "Số: 01/QĐ-TTCT"),
    "F05": ("Số 02-QĐ/TTCT", "Số: 02/QĐ-TTCT"),
    "F07-QD": ("Số 03-QĐ/TTCT", "Số: 03/QĐ-TTCT"),
    "F08": ("Số 04-QĐ/TTCT", "Số: 04/QĐ-TTCT"),
    "F03-QD": ("Số 05-QĐ/TTCT", "Số: 05/QĐ-TTCT"),
    "F07": ("Số 01-TB/TTCT", "Số: 01/TB-TTCT"),
    "F23": ("Số 02-TB/TTCT", "Số: 02/TB-TTCT"),
    "F28": ("Số 03-TB/TTCT", "Số: 03/TB-TTCT"),
    "F03": ("Số 04-TB/TTCT", "Số: 04/TB-TTCT"),
    "F04": ("Số 05-TB/TTCT", "Số: 05/TB-TTCT"),
    "F02": ("Số 01-KH/TTCT", "Số: 01/KH-TTCT"),
}
NAMED = {**dict.fromkeys(DECISIONS, "QUYẾT ĐỊNH"), **dict.fromkeys(NOTICES, "THÔNG BÁO")} | {
    PLAN: "KẾ HOẠCH",
    MINUTES: "BIÊN BẢN",
}
# What the list behind a paper is called, and its number among several.
ANNEXES = {
    "F02": (("Phụ lục I", "CÁC LỚP"), ("Phụ lục II", "SỐ HỌC VIÊN")),
    "F03": (("", "NỘI DUNG ĐIỀU CHỈNH"),),
    "F03-QD": (("", "NỘI DUNG ĐIỀU CHỈNH"),),
    "F04": (("", "PHÂN BỔ SỐ HỌC VIÊN"),),
    "F05": (("", "DANH SÁCH HỌC VIÊN"),),
    "F07": (("", "DANH SÁCH HỌC VIÊN"),),
    "F07-QD": (("", "DANH SÁCH HỌC VIÊN"),),
    "F23": (("", "KẾT QUẢ ĐÁNH GIÁ HỌC VIÊN"),),
    "F26": (("", "DANH SÁCH HỌC VIÊN ĐƯỢC CÔNG NHẬN"),),
    "F28": (("", "KẾT QUẢ HỌC TẬP"),),
}
# The first words of the head of each list's table; F09 to F11 stand under days, not numbers.
HEADS = {form: "Buổi" if form[:3] in ("F09", "F10", "F11") else "TT" for form in LISTS}
MOTTOES = ("ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")


@pytest.fixture(scope="module", params=tuple(GUIDANCES))
def printed(
    request: pytest.FixtureRequest,
    empty_database_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Printed:
    """Every paper of a centre that keeps to one of the styles, made once for all tests."""
    paths = Paths.under(tmp_path_factory.mktemp("style"))
    shutil.copy(empty_database_file, paths.database)
    database = Database(paths, user="Hoàng Thị Bích", derivations=DERIVATIONS)
    made = all_papers.print_all(database, request.param)
    database.close()
    return made


def test_no_paper_of_the_program_is_left_out() -> None:
    known = {*FORMS, *PLAN_FORMS, *(f"{form}-THANG" for form in CENTRE_FORMS), "HO-SO"}
    assert {*ALL, *all_papers.OF_THEIR_OWN} == known


@pytest.mark.parametrize("form", ALL)
def test_every_page_has_size_and_margins_of_the_guidance(printed: Printed, form: str) -> None:
    for page in printed.pages[form]:
        size = (round(page.width / MM), round(page.height / MM))
        if form in LANDSCAPE:
            assert size == (297, 210)
        elif page in printed.text_pages(form) or form not in OFFICIAL:
            assert size == (210, 297)
        else:
            assert size in ((210, 297), (297, 210))
        check_margins(page, printed.guidance)


@pytest.mark.parametrize("form", ALL)
def test_the_head_is_lettered_as_prescribed(printed: Printed, form: str) -> None:
    page, parts = printed.pages[form][0], printed.guidance.parts
    motto = next(text for text in MOTTOES if text in parts)
    check(page.line(motto), parts[motto])
    assert page.line(motto).left > page.width / 2  # at the right
    for text in ("Độc lập", "ĐẢNG ỦY XÃ", "TRUNG TÂM"):
        wanted = next((w for name, w in parts.items() if name.startswith(text)), None)
        if wanted is not None:
            check(page.starting(text), wanted)
    assert page.starting("ĐẢNG ỦY XÃ").right < page.width / 2
    assert page.starting("ĐẢNG ỦY XÃ").base > page.starting("TRUNG TÂM").base


@pytest.mark.parametrize("form", ALL)
def test_rules_of_the_head_are_as_long_as_prescribed(printed: Printed, form: str) -> None:
    page = printed.pages[form][0]
    motto = page.line("ĐẢNG CỘNG SẢN" if printed.guidance is PARTY else "Độc lập")
    rule = page.rule_below(motto)
    assert rule.length == pytest.approx(width(motto), abs=2)
    assert rule.left == pytest.approx(motto.left, abs=1)
    if printed.guidance is PARTY:
        assert page.line("*").style == "bold"
        return
    issuer = next(x for x in page.lines if x.style == "bold" and "XÃ NA SẦM" in x.text)
    assert 1 / 3 <= page.rule_below(issuer).length / width(issuer) <= 1 / 2


@pytest.mark.parametrize("form", OFFICIAL)
def test_number_and_day_are_lettered_and_placed_as_prescribed(printed: Printed, form: str) -> None:
    page, guidance = printed.pages[form][0], printed.guidance
    dated = page.starting("Na Sầm, ngày")
    check(dated, guidance.parts["Na Sầm, ngày"])
    assert dated.left > page.width / 2 - 10 * MM
    assert dated.right == pytest.approx(page.width - 15 * MM, abs=25 * MM)
    if form in UNNUMBERED:
        assert not any(line.text.startswith(guidance.number_prefix) for line in page.lines)
        return
    number = page.starting(guidance.number_prefix)
    check(number, guidance.parts[guidance.number_prefix])
    assert number.text == NUMBERS[form][guidance is STATE]
    assert number.right < page.width / 2
    if guidance is STATE:
        assert dated.base == pytest.approx(number.base, abs=1)


@pytest.mark.parametrize("form", [*OFFICIAL, MINUTES])
def test_name_and_subject_are_lettered_as_prescribed(printed: Printed, form: str) -> None:
    page, guidance = printed.pages[form][0], printed.guidance
    name = page.starting(NAMED[form])
    check(name, guidance.parts["name"])
    subject = _subject(page, name)
    for line in subject:
        check(line, guidance.parts["subject"])
        assert line.left + line.right == pytest.approx(name.left + name.right, abs=3)
    if form == MINUTES:
        return
    if guidance is PARTY:
        assert page.line("-----").base < subject[-1].base
        return
    under = page.rule_below(subject[-1], within=16)
    assert 1 / 3 <= under.length / width(subject[-1]) <= 1 / 2


@pytest.mark.parametrize("form", [*DECISIONS, PLAN])
def test_grounds_are_lettered_and_set_as_prescribed(printed: Printed, form: str) -> None:
    page, guidance = printed.pages[form][0], printed.guidance
    first = page.line("Căn cứ Quy định số 360")
    check(first, guidance.parts["basis"])
    indent = (first.left - 30 * MM) / MM
    assert indent == pytest.approx(guidance.indent, abs=0.3)


@pytest.mark.parametrize("form", OFFICIAL)
def test_the_text_is_lettered_spaced_and_ended_as_prescribed(printed: Printed, form: str) -> None:
    guidance = printed.guidance
    text = [line for page in printed.text_pages(form) for line in _body(page, form)]
    body = [line for line in text if line.faces == {"LiberationSerif"} and _is_wide(line)]
    assert body
    for line in body:
        check(line, guidance.parts["body"])
    # single line spacing to one and a half, more between paragraphs
    steps = [one.base - two.base for one, two in pairwise(text)]
    within = [step for step in steps if 0 < step < 1.5 * 1.15 * body[0].size]
    assert within
    assert all(step >= 1.0 * body[0].size for step in within)
    assert text[-1].text.endswith(guidance.text_end)
    assert not (guidance is PARTY and text[-1].text.endswith("./."))


@pytest.mark.parametrize("form", OFFICIAL)
def test_pages_of_the_text_are_numbered_from_the_second(printed: Printed, form: str) -> None:
    first, *others = printed.text_pages(form)
    assert not any(line.text.isdigit() for line in first.lines)
    assert others or form != PLAN  # the plan is what runs over two pages
    for number, page in enumerate(others, start=2):
        top = page.lines[0]
        assert top.text == str(number)
        check(top, printed.guidance.parts["page"])
        middle = (page.width + 30 * MM - 15 * MM) / 2
        assert (top.left + top.right) / 2 == pytest.approx(middle, abs=1)
        assert 10 * MM < page.height - top.base < 20 * MM


@pytest.mark.parametrize("form", OFFICIAL)
def test_recipients_and_signer_stand_side_by_side_below_the_text(
    printed: Printed, form: str
) -> None:
    guidance = printed.guidance
    page = printed.text_pages(form)[-1]
    label = page.line("Nơi nhận:")
    check(label, guidance.parts["Nơi nhận:"])
    assert label.left == pytest.approx(30 * MM, abs=1)
    beside = [line for line in page.lines if line.left > page.width / 2 - 5 * MM]
    signing = [line for line in beside if line.base < label.base + 6]
    assert signing[0].base == pytest.approx(label.base, abs=3)
    *capacity, name = signing
    for line in capacity:
        check(line, guidance.parts["GIÁM ĐỐC"])
    check(name, guidance.parts["Chu Văn Dũng"])
    assert capacity[-1].base - name.base > 20 * MM  # room for hand and seal
    assert [line.text for line in capacity] == _capacity(form, printed)
    assert name.text == ("Lương Thị Hạnh" if form in SIGNED_FOR else "Chu Văn Dũng")
    assert any(label.base < line.base for line in page.lines), "the signature stands alone"


@pytest.mark.parametrize("form", OFFICIAL)
def test_recipients_are_listed_as_prescribed(printed: Printed, form: str) -> None:
    guidance = printed.guidance
    page = printed.text_pages(form)[-1]
    label = page.line("Nơi nhận:")
    recipients = [x for x in page.lines if x.text.startswith("- ") and x.base < label.base]
    for line in recipients:
        check(line, guidance.parts["recipient"])
    ends = [line.text[-1] for line in recipients[:-1]]
    assert ends == [guidance.recipients_end] * (len(recipients) - 1)
    assert recipients[-1].text.startswith("- Lưu")
    assert recipients[-1].text.endswith(".")


@pytest.mark.parametrize("form", ANNEXES)
def test_lists_behind_a_paper_are_lettered_as_annexes(printed: Printed, form: str) -> None:
    parts = printed.guidance.parts
    annexes = printed.annexes(form)
    assert len(annexes) == len(ANNEXES[form])
    for page, (label, title) in zip(annexes, ANNEXES[form], strict=True):
        named = page.starting(title)
        check(named, parts["title"])
        reference = page.starting("(Kèm theo")
        check(reference, parts["reference"])
        assert reference.base < named.base
        told = " ".join(line.text for line in page.lines if line.style == "italic")
        number = NUMBERS[form][printed.guidance is STATE].partition(" ")[2]
        assert f"số {number} ngày" in told
        assert "năm 2026 của Trung tâm chính trị xã Na Sầm)" in told
        if label:
            check(page.starting(label), parts["annex"])
            assert page.starting(label).text == label
            assert page.starting(label).base > named.base
        assert page.line("Trang 1/").base < 20 * MM  # counted by itself


@pytest.mark.parametrize("form", NOTICES)
def test_a_notice_is_addressed_as_prescribed(printed: Printed, form: str) -> None:
    page = printed.pages[form][0]
    addressed = page.starting("Kính gửi:")
    check(addressed, printed.guidance.parts["body"])
    if addressed.text == "Kính gửi:":
        listed = [line for line in page.lines if line.text.startswith("- Đảng ủy xã")]
        named = [line for line in listed if line.base > page.line("Nơi nhận").base]
        assert [line.text[-1] for line in named] == [";", "."]
    else:
        assert addressed.text[-1] not in ".;,"


@pytest.mark.parametrize("form", [PLAN, MINUTES])
def test_chapters_are_numbered_as_the_style_does(printed: Printed, form: str) -> None:
    chapter = printed.pages[form][0].starting(printed.guidance.chapter)
    assert chapter.style == "bold"


@pytest.mark.parametrize("form", LISTS)
def test_lists_carry_title_head_and_page_of_pages(printed: Printed, form: str) -> None:
    pages = printed.pages[form]
    title = next(x for x in pages[0].lines if x.style == "bold" and x.base < _head_end(pages[0]))
    check(title, printed.guidance.parts["title"])
    count = 0
    for page in pages:
        count = 1 if any(line.text.startswith("Trang 1/") for line in page.lines) else count + 1
        assert page.line(f"Trang {count}/").base < 20 * MM
        # the head is there again, and no signature stands without rows above it
        assert any(line.text.startswith(HEADS[form]) for line in page.lines), form


@pytest.mark.parametrize("form", LISTS)
def test_lists_are_signed_below_their_last_rows(printed: Printed, form: str) -> None:
    page, parts = printed.pages[form][-1], printed.guidance.parts
    if form == "F01":  # signed by the unit that tells its needs
        check(page.line("THỦ TRƯỞNG ĐƠN VỊ"), parts["GIÁM ĐỐC"])
        return
    check(page.starting("GIÁM ĐỐC"), parts["GIÁM ĐỐC"])
    check(page.starting("Chu Văn Dũng"), parts["Chu Văn Dũng"])
    dated = page.starting("Na Sầm, ngày")
    check(dated, parts["Na Sầm, ngày"])
    assert dated.left > page.width / 2


def _subject(page: Page, name: Line) -> list[Line]:
    below = [x for x in page.lines if name.base > x.base > name.base - 70]
    subject = []
    for line in below:
        if line.style != "bold" or line.text == "-----" or line.is_capitals:
            break
        subject.append(line)
    assert subject
    return subject


def _body(page: Page, form: str) -> list[Line]:
    """Return the lines between the heading and the recipients, page numbers left out."""
    labels = [line.base for line in page.lines if line.text.startswith("Nơi nhận")]
    heads = [line.base for line in page.lines if line.text == NAMED[form]]
    above = heads[0] if heads else page.height - 20 * MM
    low = labels[0] + 5 if labels else 0
    return [line for line in page.lines if low < line.base < above]


def _is_wide(line: Line) -> bool:
    return width(line) > 100


def _capacity(form: str, printed: Printed) -> list[str]:
    if form not in SIGNED_FOR:
        return ["GIÁM ĐỐC"]
    sign, _of, post = SIGNED_FOR[form]
    return [printed.guidance.capacities[sign], post.upper()]


def _head_end(page: Page) -> float:
    """Return the base line of the last line of the letterhead."""
    issuer = next(x for x in page.lines if x.style == "bold" and "XÃ NA SẦM" in x.text)
    ends = [line.base for line in page.lines if line.text == "*" or line.text.startswith("Độc lập")]
    return min(issuer.base, *ends)
