"""F26 Quyết định công nhận hoàn thành chương trình, with the list of those recognised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.services.documents.cells import Mark
from app.services.documents.class_paper import period_text
from app.services.documents.lettering import Align
from app.services.documents.sheet import Column, Kind, Sheet
from app.text.numbers import format_int
from app.text.partial_date import PartialDate

DEFAULT_BASIS = (
    "Căn cứ Quy định số 360-QĐ/TW, ngày 29/8/2025 của Ban Bí thư Trung ương Đảng về "
    "trung tâm chính trị xã, phường, đặc khu",
    "Căn cứ Quyết định số 1147-QĐ/BTGDVTW, ngày 01/12/2025 của Ban Tuyên giáo và Dân vận "
    "Trung ương về Quy chế bồi dưỡng, giảng dạy của trung tâm chính trị xã, phường, đặc khu",
)


@dataclass(frozen=True)
class RecognisedClass:
    """The class that is recognised ("Lớp …, khóa 3 năm 2026"), its programme and its dates."""

    class_name: str
    programme: str
    learners: int
    opened_on: date | None
    closed_on: date | None
    certificate_kind: str = "giấy chứng nhận"


@dataclass(frozen=True)
class RecognisedLine:
    """One learner recognised; the mark in hundredths; the numbers are empty before the issue."""

    name: str
    birth: PartialDate | None
    place_or_unit: str
    mark: int | None
    classification: str
    serial_no: str = ""
    register_no: str = ""


def recognition_subject(facts: RecognisedClass) -> str:
    """Return the usual subject line; the clerk may write another one."""
    return f"về việc công nhận học viên hoàn thành chương trình {facts.programme}"


def recognition_basis(facts: RecognisedClass, minutes: str = "") -> tuple[str, ...]:
    """Return the usual grounds; `minutes` names the minutes of the review, if there are any."""
    review = f"Căn cứ {minutes}" if minutes else "Căn cứ kết quả học tập, rèn luyện của học viên"
    return (*DEFAULT_BASIS, review, f"Xét đề nghị của giáo vụ {lower_first(facts.class_name)}")


def recognition_articles(facts: RecognisedClass) -> tuple[str, ...]:
    """Return the usual three articles; the clerk may change every word of them."""
    period = period_text(facts.opened_on, facts.closed_on)
    studied = f", học {period}" if period else ""
    count = format_int(facts.learners)
    return (
        f"Công nhận {count} học viên {lower_first(facts.class_name)} hoàn thành chương trình "
        f"{facts.programme}{studied} (có danh sách kèm theo).",
        f"Cấp {facts.certificate_kind} và ghi sổ cấp {facts.certificate_kind} cho các học viên "
        "có tên tại Điều 1 theo quy định.",
        "Giáo vụ, chủ nhiệm lớp, các cơ quan, đơn vị có liên quan và các học viên có tên tại "
        "Điều 1 chịu trách nhiệm thi hành Quyết định này. "
        "Quyết định này có hiệu lực kể từ ngày ký.",
    )


def recognised_list(facts: RecognisedClass, lines: Sequence[RecognisedLine]) -> Sheet:
    """Return the list to be attached to the decision."""
    rows = tuple(
        (
            number,
            line.name,
            line.birth,
            line.place_or_unit,
            None if line.mark is None else Mark(line.mark),
            line.classification,
            line.serial_no,
            line.register_no,
        )
        for number, line in enumerate(lines, start=1)
    )
    return Sheet(
        title="Danh sách học viên được công nhận hoàn thành chương trình",
        subtitle=(facts.class_name,),
        columns=_COLUMNS,
        rows=rows,
        foot=(f"Danh sách có {format_int(len(lines))} người.",),
        landscape=True,
    )


def lower_first(text: str) -> str:
    """Return the text with a small first letter, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


_COLUMNS = (
    Column("TT", 10, Align.CENTRE, Kind.NUMBER),
    Column("Họ và tên", 52, grow=1),
    Column("Ngày sinh", 23, Align.CENTRE, Kind.DATE),
    Column("Quê quán/đơn vị", 56, grow=2),
    Column("Điểm", 14, Align.CENTRE, Kind.MARK),
    Column("Xếp loại", 24, Align.CENTRE),
    Column("Số hiệu GCN", 32, Align.CENTRE),
    Column("Số vào sổ", 24, Align.CENTRE),
)
