"""Values of papers for the tests: one centre, one class, learners with every Vietnamese letter."""

import io
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime

from reportlab.pdfgen.canvas import Canvas

from app.services.documents.certificate.certificate_values import CertificateValues
from app.services.documents.letters.decision_text import Decision
from app.services.documents.letters.notice import Notice
from app.services.documents.lists.class_paper import ClassPaper
from app.services.documents.lists.learner_lines import LearnerLine, PartyStatus
from app.services.documents.prescribed.letterhead import Letterhead
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.sheets.cells import Row
from app.services.documents.sheets.sheet import Divider, Sheet
from app.text.partial_date import PartialDate

BASES = "AĂÂEÊIOÔƠUƯY"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = [unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES]
MARKED = [c for c in [*LETTERS, "Đ"] if c not in "AEIOUY"]
"""The 67 capitals that Vietnamese adds to the Latin alphabet; with small ones, 134 letters."""

HEAD = Letterhead("Đảng ủy xã Yên Bình", "Trung tâm Chính trị xã Yên Bình")
CLERK = Signature(("Giáo vụ",), "Hà Thị Mai", "(Ký, ghi rõ họ tên)")
DEPUTY = Signature(
    ("K/T Giám đốc", "Phó Giám đốc"),
    "Trần Quốc Toản",
    above="Yên Bình, ngày 02 tháng 3 năm 2026",
)
CLASS_NAME = "Lớp bồi dưỡng nhận thức về Đảng, khóa 3 năm 2026"
PAPER = ClassPaper(
    letterhead=HEAD,
    class_name=CLASS_NAME,
    opened_on=date(2026, 3, 2),
    closed_on=date(2026, 3, 6),
    signatures=(CLERK, DEPUTY),
    printed_at=datetime(2026, 3, 2, 8, 5, tzinfo=UTC),
)
LONG_UNIT = (
    "Chi bộ Trường Phổ thông dân tộc bán trú Trung học cơ sở Nà Lùng, Hội Cựu chiến binh "
    "và Ban Công tác Mặt trận thôn Khuổi Hẻo"
)
CERTIFICATE = CertificateValues(
    full_name="Nguyễn Thị Hồng Phương",
    superior="Đảng ủy xã Yên Bình",
    issuer="Trung tâm Chính trị xã Yên Bình",
    birth_date="06/03/1999",
    unit="Trường Trung học cơ sở Yên Bình",
    programme="Bồi dưỡng nhận thức về Đảng",
    period="từ ngày 02 tháng 3 năm 2026 đến ngày 06 tháng 3 năm 2026",
    classification="Giỏi",
    place_date="Yên Bình, ngày 15 tháng 3 năm 2026",
    capacity="K/T Giám đốc\nPhó Giám đốc",
    signer_name="Trần Quốc Toản",
    serial_no="NTD26-00001",
    register_no="0001/2026",
)
DECISION = Decision(
    letterhead=replace(HEAD, number="12-QĐ/TTCT", place="Yên Bình", dated_on=date(2026, 3, 10)),
    subject="về việc mở lớp bồi dưỡng nhận thức về Đảng",
    authority="Giám đốc Trung tâm Chính trị xã Yên Bình",
    basis=("Căn cứ Quy định số 360-QĐ/TW;", "Xét đề nghị của giáo vụ"),
    articles=("Mở lớp.\nThời gian: 5 ngày.", "Giao giáo vụ.", "Thi hành."),
    signature=replace(DEPUTY, above=""),
    recipients=("Như Điều 3", "Lưu Trung tâm"),
)
NOTICE = Notice(
    letterhead=replace(HEAD, number="08-TB/TTCT", place="Yên Bình", dated_on=date(2026, 2, 10)),
    subject="về việc triệu tập học viên",
    paragraphs=("Mở lớp. Cụ thể:\n- Khai giảng: 02/03/2026.", "Đề nghị các đơn vị thông báo."),
    signature=replace(DEPUTY, above=""),
    addressees=("Các cơ quan, đơn vị",),
    recipients=("Như trên", "Lưu Trung tâm"),
)


def names(count: int = 64) -> list[str]:
    """Return names that hold each of the 134 marked letters, once as a capital, once small."""
    return [_name(number) for number in range(count)]


def learners(count: int) -> list[LearnerLine]:
    """Return that many learners with mixed and partly missing values."""
    return [
        LearnerLine(
            name=name,
            birth=PartialDate(1985) if i % 7 == 0 else PartialDate(1990 + i % 9, i % 12 + 1, 5),
            is_female=i % 2 == 0,
            ethnicity=("Kinh", "Tày", "Dao", "Mông")[i % 4],
            home_place="Yên Bình, Tuyên Quang",
            unit=("Chi bộ thôn 3", "Trường Trung học cơ sở Yên Bình")[i % 2],
            party_status=list(PartyStatus)[i % 3],
            joined_party_on=PartialDate(2020, 5, 19),
            general_education="12/12",
            profession="Cử nhân Luật",
            theory_level="Sơ cấp",
        )
        for i, name in enumerate(names(count))
    ]


def _name(number: int) -> str:
    first, second = MARKED[number % 67], MARKED[(number + 64) % 67]
    return f"{first}ng Văn T{first.lower()}nh {second}n X{second.lower()}"


def cells(sheet: Sheet, number: int) -> Row:
    """Return the cells of a row that is no divider, counted from 0."""
    row = sheet.rows[number]
    assert not isinstance(row, Divider)
    return row


def paper_from_elsewhere() -> bytes:
    """A PDF of two pages that another program wrote."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for words in ("Page one", "Page two"):
        canvas.drawString(100, 700, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
