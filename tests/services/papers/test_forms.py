"""Tests that each form is filled with the values of the class, and refused where there are none."""

import io
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from app.database import Database
from app.models.organizations import Installation, Setting
from app.models.people import Person
from app.models.programmes import RuleSet
from app.models.values import ClassStatus
from app.services.attendance.card_codes import card_code, mark_by_card
from app.services.classes.enrolments import (
    EnrolmentDetails,
    list_learners,
    update_enrolment,
    withdraw,
)
from app.services.classes.opening import issue_opening
from app.services.outgoing.document_issuing import STATE_STYLE
from app.services.outgoing.signers import default_signer
from app.services.papers.form_settings import set_form_style
from app.services.papers.forms import FORMS, build
from app.services.papers.learners import learner_lines
from app.services.papers.paper import PaperError, Request
from app.services.results.assessment import MarkEntry, grid, record_marks
from app.services.results.class_marks import MarksMissingError
from tests.builders import make_centre, make_class, session_ids
from tests.class_lives import (
    DECIDED_ON,
    certified_class,
    class_whose_first_missed,
    give_marks,
    name_committee,
    name_lecturer,
    recognised_class,
    taught_class,
    taught_without_assessment,
)
from tests.services.documents.reading import drawn_of, words_of
from tests.services.papers.conftest import Certified

DAY = date(2026, 11, 2)
LISTS = (*("F06", "F06-NGAN", "F09", "F10", "F11", "F12", "F13", "F14", "F21", "F31", "F49"),)


def words_on(database: Database, form: str, class_id: UUID) -> str:
    """Fill a form and read its PDF back."""
    with database.read() as session:
        paper = build(session, form=form, class_id=class_id, day=DAY)
    return words_of(paper.to_pdf())


def refusal_of(database: Database, form: str, class_id: UUID) -> str:
    """Fill a form that cannot be filled, and return why not."""
    with database.read() as session, pytest.raises(PaperError) as refusal:
        build(session, form=form, class_id=class_id, day=DAY)
    return refusal.value.code


def test_a_form_that_does_not_exist_is_refused_naming_those_that_do(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = make_class(session, learners=0)
    with database.read() as session, pytest.raises(PaperError, match="F06, F06-NGAN"):
        build(session, form="F99", class_id=class_id, day=DAY)


def test_the_list_of_learners_is_in_vietnamese_order_without_those_who_left(
    database: Database,
) -> None:
    with database.action("Lớp") as session:
        class_id = make_class(session, learners=4, status=ClassStatus.OPENED)
        left = list_learners(session, class_id=class_id)[1]
        withdraw(session, enrolment_id=left.enrolment_id, reason="Ốm", on=DAY)
    words = words_on(database, "F06", class_id)
    names = ["Nông Thị Ái", "Lý Thị Lan Anh", "Nguyễn Tuấn Anh"]
    places = [words.index(name) for name in names]
    assert places == sorted(places)
    assert "Hoàng Văn An " not in words
    assert "Danh sách có 3 người (nam 1, nữ 2, dân tộc thiểu số 3)." in words
    assert "Lớp bồi dưỡng lý luận chính trị dành cho đảng viên mới, khóa 1 năm 2026" in words


def test_ethnicity_can_be_left_off_paper(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = make_class(session, learners=1)
    assert "Tày" in words_on(database, "F06", class_id)
    assert "Tày" not in words_on(database, "F06-NGAN", class_id)
    with database.action("Cài đặt") as session:
        session.add(Setting(key="papers.show_ethnicity", value=False))
    assert "Tày" not in words_on(database, "F06", class_id)
    assert "Tày" not in words_on(database, "F05", class_id)


def test_the_schooling_of_a_learner_stands_in_its_column(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = make_class(session, learners=2)
        learners = list_learners(session, class_id=class_id)
        for learner, level in zip(learners, ("Trung học phổ thông", "Đại học"), strict=True):
            update_enrolment(
                session,
                enrolment_id=learner.enrolment_id,
                details=EnrolmentDetails(education_level=level),
            )
        lines = learner_lines(session, Request(class_id, DAY))
    assert [(line.general_education, line.profession) for line in lines] == [
        ("THPT", ""),
        ("", "Đại học"),
    ]


def test_the_roll_is_blank_until_something_is_taken(database: Database) -> None:
    with database.action("Lớp") as session:
        blank = make_class(session, learners=2, status=ClassStatus.OPENED)
        taken = make_class(session, learners=2, status=ClassStatus.IN_PROGRESS)
        none = make_class(session, learners=2, with_sessions=False)
    assert "ký vào ô" in words_on(database, "F12", blank)
    words = words_on(database, "F12", taken)
    assert "x có mặt" in words
    assert "10,00" in words
    assert refusal_of(database, "F12", none) == "no-sessions"


def test_who_missed_too_much_stands_on_the_other_list(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = class_whose_first_missed(session, half_days=3, learners=3)
        left = list_learners(session, class_id=class_id)[2]
        withdraw(session, enrolment_id=left.enrolment_id, reason="Ốm", on=DAY)
    eligible, others = (words_on(database, form, class_id) for form in ("F13", "F14"))
    assert "Hoàng Văn An" in eligible
    assert "Nông Thị Ái" not in eligible
    assert "Danh sách có 1 người." in eligible
    assert "Dự dưới 80 % số tiết" in others
    assert "70,00" in others
    assert "Thôi học: Ốm" in others
    roll = words_on(database, "F12", class_id)
    assert "12" in roll
    assert "70,00" in roll


@pytest.mark.parametrize("form", ["F13", "F14", "F21", "F23", "F25"])
def test_results_wait_until_the_class_is_taught(database: Database, form: str) -> None:
    with database.action("Lớp") as session:
        class_id = make_class(session, learners=1, status=ClassStatus.IN_PROGRESS)
    assert refusal_of(database, form, class_id) == "class-not-taught"


def test_the_sheet_of_marks_has_figures_words_and_shares(database: Database) -> None:
    with database.action("Điểm") as session:
        class_id = taught_class(session, learners=4)
        give_marks(session, class_id, (850, 400, None, 725 - 5))
        failed = grid(session, class_id=class_id)[1]
        entry = MarkEntry(failed.enrolment_id, mark=650, attempt=2)
        record_marks(session, class_id=class_id, entries=[entry])
    words = words_on(database, "F21", class_id)
    for text in ("8,5", "4,0", "6,5", "Sáu phẩy năm", "Bảy phẩy hai", "Không nộp bài"):
        assert text in words
    assert "Giỏi: 1 (25,00 %); Khá: 1 (25,00 %); Trung bình: 1 (25,00 %)" in words


def test_shares_are_cut_where_the_rules_of_the_class_say_so(database: Database) -> None:
    with database.action("Điểm") as session:
        class_id = taught_class(session, learners=3)
        give_marks(session, class_id, (850, 700, 700))
        session.scalars(select(RuleSet)).one().payload = {"percent.rounding": "truncate"}
    assert "Khá: 2 (66,66 %)" in words_on(database, "F21", class_id)


def test_marks_are_told_once_everybody_has_one_and_those_who_failed_may_sit_again(
    database: Database,
) -> None:
    with database.action("Điểm") as session:
        class_id = taught_class(session, learners=3)
        unassessed = taught_without_assessment(session, learners=1)
    assert refusal_of(database, "F23", unassessed) == "no-assessment"
    assert refusal_of(database, "F23", class_id) == "marks-missing"
    with database.action("Điểm") as session:
        give_marks(session, class_id, (850, 400, 700))
    words = words_on(database, "F23", class_id)
    assert "về kết quả đánh giá học viên lớp bồi dưỡng" in words
    assert "KẾT QUẢ ĐÁNH GIÁ HỌC VIÊN" in words
    assert "Bốn" in words
    assert "phúc khảo" in words


def test_the_minutes_say_who_is_not_recognised_and_why(database: Database) -> None:
    with database.action("Điểm") as session:
        class_id = taught_class(session, learners=3)
        give_marks(session, class_id, (850, 700, None))
    words = words_on(database, "F25", class_id)
    assert "Tổng số học viên: 3; đủ điều kiện xét: 3; công nhận hoàn thành: 2" in words
    assert "Không nộp bài" in words
    assert "Đồng chí Vi Văn Hòa, chủ nhiệm lớp" in words


def test_the_minutes_of_a_recognised_class_say_what_was_decided(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = recognised_class(session, marks=(850, None))
        session.scalars(
            select(Person).where(Person.full_name == "Hoàng Văn An")
        ).one().full_name = "Lý Văn Y"
    words = words_on(database, "F25", class_id)
    assert "Hoàng Văn An" in words
    assert "Lý Văn Y" not in words


def test_the_decision_is_a_draft_without_number_before_it_is_made(database: Database) -> None:
    with database.action("Điểm") as session:
        class_id = taught_class(session, learners=1)
        with pytest.raises(MarksMissingError):
            build(session, form="F26", class_id=class_id, day=DAY)
        give_marks(session, class_id, (850,))
        draft = build(session, form="F26", class_id=class_id, day=DAY)
    assert draft.kept_as == ""
    assert "Số ........" in words_of(draft.to_pdf())


def test_the_decision_carries_number_day_signer_and_list(database: Database) -> None:
    with database.action("Công nhận") as session:
        class_id = recognised_class(session, marks=(850, 700))
    words = words_on(database, "F26", class_id)
    for text in (
        "Số 01-QĐ/TTCT",
        "Na Sầm, ngày 30 tháng 10 năm 2026",
        "Công nhận 2 học viên lớp bồi dưỡng",
        "GIÁM ĐỐC",
        "Chu Văn Dũng",
        "Kèm theo Quyết định số 01-QĐ/TTCT",
    ):
        assert text in words


def test_a_class_without_assessment_has_its_papers(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = taught_without_assessment(session, learners=2)
    assert "công nhận hoàn thành: 2" in words_on(database, "F25", class_id)
    assert "Công nhận 2 học viên" in words_on(database, "F26", class_id)


def test_the_opening_decision_has_room_for_a_number_until_it_is_entered(
    database: Database,
) -> None:
    with database.action("Lớp") as session:
        class_id = make_class(session, learners=2, status=ClassStatus.OPENED)
    draft = words_on(database, "F05", class_id)
    assert "Số ........-QĐ/TTCT" in draft
    assert "(Kèm theo Quyết định số ........-QĐ/TTCT ngày ....." in draft
    assert "Căn cứ Quyết định số" not in words_on(database, "F07-QD", class_id).split("1147")[1]
    with database.action("Văn bản") as session:
        signer = default_signer(session, on=DECIDED_ON)
        issue_opening(session, class_id=class_id, issued_on=DECIDED_ON, signer_id=signer.id)
    called = words_on(database, "F07-QD", class_id)
    assert "- Căn cứ Quyết định số 01-QĐ/TTCT ngày 30/10/2026 về việc mở lớp" in called
    words = words_on(database, "F05", class_id)
    assert "Số 01-QĐ/TTCT" in words
    assert "cho 2 học viên" in words
    assert "đồng chí Vi Văn Hòa làm chủ nhiệm lớp" in words
    with database.action("Thôi học") as session:
        later = DECIDED_ON + timedelta(days=3)
        learner = list_learners(session, class_id=class_id)[0]
        withdraw(session, enrolment_id=learner.enrolment_id, reason="Ốm", on=later)
    # The decision names whom it opened the class for, whoever left since; a new list does not.
    after = words_on(database, "F05", class_id)
    assert "cho 2 học viên" in after
    assert f"1 {learner.full_name}" in after
    assert "Danh sách có 1 người" in words_on(database, "F06", class_id)


def test_an_opening_decision_before_the_list_has_room_for_the_number_of_learners(
    database: Database,
) -> None:
    with database.action("Lớp") as session:
        class_id = make_class(session, learners=0)
    assert "khóa 1 năm 2026 cho ...... học viên (có danh sách kèm theo)." in words_on(
        database, "F05", class_id
    )


def test_forms_stand_in_the_order_of_their_numbers() -> None:
    assert list(FORMS) == sorted(FORMS)


def test_a_card_carries_the_code_that_marks_its_owner_present(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = make_class(session, learners=3, status=ClassStatus.OPENED)
        learner = list_learners(session, class_id=class_id)[1]
        words = words_of(build(session, form="F50", class_id=class_id, day=DAY).to_pdf())
        code = card_code(learner.person_id)
        assert code in words
        first = session_ids(session, class_id)[0]
        assert mark_by_card(session, session_id=first, code=code).full_name == learner.full_name
        empty = make_class(session, learners=0, with_sessions=False)
        with pytest.raises(PaperError, match="làm thẻ"):
            build(session, form="F50", class_id=empty, day=DAY)


def test_the_notice_on_personal_data_has_no_number(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = make_class(session, learners=1)
    words = words_on(database, "F47", class_id)
    assert "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15" in words
    assert "8. Liên hệ: đồng chí Hoàng Thị Bích" in words
    assert "Số ." not in words


def test_the_list_for_signing_has_the_numbers_of_the_certificates(certified: Certified) -> None:
    words = words_on(certified.database, "F31", certified.class_id)
    assert "DVM26-00002" in words
    assert "DANH SÁCH KÝ NHẬN GIẤY CHỨNG NHẬN" in words


def test_each_paper_keeps_to_the_style_that_is_set_for_it_alone(certified: Certified) -> None:
    forms = ("F06", "F06-NGAN", "F09", "F10", "F49")
    with certified.database.action("Chọn thể thức") as session:
        for form in forms:
            set_form_style(session, form=form, style=STATE_STYLE)
    for form in forms:
        words = words_on(certified.database, form, certified.class_id)
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words, form
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in words_on(certified.database, "F05", certified.class_id)


def test_every_paper_of_a_practice_folder_is_marked_as_one(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        make_centre(session)
        session.scalars(select(Installation)).one().is_practice = True
        class_id = certified_class(session, marks=(850,))
        name_committee(session, class_id)
        name_lecturer(session, class_id)
    for form in FORMS:
        with database.read() as session:
            paper = build(session, form=form, class_id=class_id, day=DAY)
        assert "THỰC HÀNH" in drawn_of(paper.to_pdf())[0], form


def test_lists_say_when_they_were_printed(database: Database) -> None:
    with database.action("Lớp") as session:
        class_id = make_class(session, learners=1)
        at = datetime.fromisoformat("2026-11-02T08:05:00+07:00")
        paper = build(session, form="f06", class_id=class_id, day=DAY, printed_at=at)
    assert "In lúc 08:05 ngày 02/11/2026" in words_of(paper.to_pdf())
    assert paper.file_name == "F06-DVM-2026-01"


@pytest.mark.parametrize("form", LISTS)
def test_lists_can_be_written_to_excel(certified: Certified, form: str) -> None:
    import openpyxl

    with certified.database.read() as session:
        paper = build(session, form=form, class_id=certified.class_id, day=DAY)
    assert paper.to_excel is not None
    book = openpyxl.load_workbook(io.BytesIO(paper.to_excel()))
    values = {str(cell.value) for row in book.active.iter_rows() for cell in row}
    of_lecturers = form in ("F09", "F10", "F11", "F49")
    wanted = {"Vi Văn Hòa"} if of_lecturers else {"Hoàng Văn An", "Hoàng Văn"}
    said = {name for name in wanted if any(name in value for value in values)}
    assert bool(said) is (form != "F14")  # everybody may be assessed
