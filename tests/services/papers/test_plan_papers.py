"""F01 to F04: what they say, in either style, and what becomes of them once they have a number."""

import io
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from docx import Document

from app.database import Database
from app.errors import UserError
from app.models.organizations import Setting
from app.models.values import PlanSide
from app.services.documents.letters.paper_text import WordingError
from app.services.outgoing.document_issuing import STYLE_KEY
from app.services.outgoing.legal_basis import Ground, add_ground
from app.services.outgoing.signers import default_signer
from app.services.papers.forms import build
from app.services.papers.issuing import revoke_paper
from app.services.papers.own_texts import TEXTS, keep_text
from app.services.papers.paper import PaperError
from app.services.papers.plan_forms import (
    PLAN_FORMS,
    AlreadyNumberedError,
    build_plan_paper,
    number_plan_paper,
)
from app.services.papers.plan_frame import PlanRequest, numbered_plan_paper
from app.services.papers.plan_printing import print_plan_paper, sign_plan_paper
from app.services.plans import plan_adjustments, plan_items
from app.services.plans.plan_adjustments import Grounds
from app.services.plans.plan_classes import FromPlan
from app.services.plans.plan_items import ItemDetails, details_of_item
from app.services.plans.plan_rows import list_items
from tests.builders import make_centre, make_class, make_programme
from tests.plan_lives import approve, make_plan
from tests.services.documents.reading import pages_of, words_of

DAY = date(2026, 11, 22)
PARTY = ItemDetails(
    "DVM",
    classes=2,
    learners=60,
    month=3,
    place="Hội trường A",
    budget_source="Ngân sách đảng",
    budget_amount=45_000_000,
    communes={"06124": 40, "06148": 20},
)
STATE = ItemDetails("NTD", PlanSide.STATE, learners=45, month=5, budget_amount=5_000_000)


@pytest.fixture
def plan_id(database: Database) -> UUID:
    """The plan of 2027 with an item of each side."""
    with database.action("Lập kế hoạch") as session:
        make_centre(session)
        make_programme(session)
        make_programme(session, code="NTD", name="Bồi dưỡng nhận thức về Đảng")
        return make_plan(session, STATE, PARTY, year=2027)


def item_id(database: Database, plan_id: UUID, number: int) -> UUID:
    with database.read() as session:
        return list_items(session, plan_id=plan_id)[number].id


def adjusted(database: Database, plan_id: UUID) -> None:
    """Approve the plan, and have the Party's item grow."""
    wanted = item_id(database, plan_id, 1)
    with database.action("Điều chỉnh") as session:
        approve(session, plan_id, DAY)
        more = replace(details_of_item(session, item_id=wanted), learners=70, month=4)
        grounds = Grounds("Nhu cầu tăng", DAY, "31-QĐ/ĐU")
        plan_adjustments.adjust_item(session, item_id=wanted, details=more, grounds=grounds)


def paper(database: Database, form: str, request: PlanRequest) -> bytes:
    with database.read() as session:
        return build_plan_paper(session, form=form, request=request).to_pdf()


def test_the_plan_tells_both_sides_and_what_they_cost(database: Database, plan_id: UUID) -> None:
    data = paper(database, "F02", PlanRequest(plan_id, DAY))
    pages = pages_of(data)
    words = words_of(data)
    assert "Số ........-KH/TTCT" in words
    assert "Năm 2027 mở 3 lớp cho 105 học viên" in words
    assert "phía Đảng: 2 lớp, 60 học viên" in words
    assert "phía Nhà nước: 1 lớp, 45 học viên" in words
    assert "Tổng kinh phí dự kiến: 50.000.000 đồng, gồm:" in words
    assert "- Ngân sách đảng: 45.000.000 đồng." in words
    assert "- Chưa xác định nguồn: 5.000.000 đồng." in words
    assert "I- MỤC ĐÍCH, YÊU CẦU" in words
    annex, shares = pages[-2], pages[-1]
    assert annex.index("Phía Đảng") < annex.index("Phía Nhà nước")
    assert "45.000.000" in annex
    assert "Xã Na Sầm" in shares
    assert "Chưa phân bổ" in shares
    assert "Mục 1 Mục 2 Tổng" in " ".join(shares.split())
    assert "Phụ lục I CÁC LỚP ĐÀO TẠO, BỒI DƯỠNG NĂM 2027 (Kèm theo" in " ".join(annex.split())
    assert "Phụ lục II SỐ HỌC VIÊN THEO XÃ, PHƯỜNG NĂM 2027" in " ".join(shares.split())


def test_a_plan_with_one_annex_does_not_number_it(database: Database, plan_id: UUID) -> None:
    wanted = item_id(database, plan_id, 1)
    with database.action("Sửa") as session:
        undivided = replace(PARTY, communes={}, budget_source=None)
        plan_items.change_item(session, item_id=wanted, details=undivided)
    words = words_of(paper(database, "F02", PlanRequest(plan_id, DAY)))
    assert "của từng lớp: theo Phụ lục." in words
    assert "Phụ lục CÁC LỚP ĐÀO TẠO" in words
    assert "Phụ lục I" not in words
    assert "Tổng kinh phí dự kiến: 50.000.000 đồng. IV- TỔ CHỨC" in words


def test_the_state_numbers_its_chapters_with_a_point(database: Database, plan_id: UUID) -> None:
    with database.action("Cài đặt") as session:
        session.add(Setting(key=f"{STYLE_KEY}.F02", value="state"))
    words = words_of(paper(database, "F02", PlanRequest(plan_id, DAY)))
    assert "I. MỤC ĐÍCH, YÊU CẦU" in words
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "điều chỉnh Kế hoạch./." in words


def test_an_approved_plan_names_its_decision_and_what_was_adjusted_since(
    database: Database, plan_id: UUID
) -> None:
    assert "điều chỉnh đến" not in words_of(paper(database, "F02", PlanRequest(plan_id, DAY)))
    adjusted(database, plan_id)
    words = words_of(paper(database, "F02", PlanRequest(plan_id, DAY)))
    assert "Số liệu đã gồm các nội dung điều chỉnh đến ngày 22/11/2026." in words
    assert "Được phê duyệt tại văn bản số 12-QĐ/ĐU ngày 22/11/2026 của Đảng ủy" in words


@pytest.mark.parametrize("form", ["F03", "F03-QD"])
def test_an_adjustment_prints_old_beside_new(database: Database, plan_id: UUID, form: str) -> None:
    with database.read() as session, pytest.raises(PaperError, match="chưa có điều chỉnh nào"):
        build_plan_paper(session, form=form, request=PlanRequest(plan_id, DAY))
    adjusted(database, plan_id)
    data = paper(database, form, PlanRequest(plan_id, DAY))
    words = words_of(data)
    assert "điều chỉnh Kế hoạch đào tạo, bồi dưỡng năm 2027" in words
    assert "theo văn bản số 31-QĐ/ĐU" in words
    assert "iều chỉnh 2 nội dung của Kế hoạch" in words
    table = " ".join(pages_of(data)[-1].split())
    assert "Số học viên 60 70 Nhu cầu tăng" in table
    assert "Thời gian tháng 3 tháng 4" in table
    assert "trị dành cho đảng viên mới" in table  # the whole name, on its second line
    approved = "văn bản số 12-QĐ/ĐU ngày 22/11/2026 của Đảng ủy"
    if form == "F03-QD":
        assert f"Căn cứ {approved} về việc phê duyệt Kế hoạch" in words
    else:
        assert f"đã được phê duyệt tại {approved}, " in words


def test_the_call_tells_each_commune_how_many(database: Database, plan_id: UUID) -> None:
    about = item_id(database, plan_id, 1).hex
    request = PlanRequest(plan_id, DAY, about, deadline=date(2027, 2, 15))
    words = words_of(paper(database, "F04", request))
    assert "Kính gửi: - Đảng ủy xã Na Sầm; - Đảng ủy xã Thụy Hùng." in words
    assert "2 lớp, 60 học viên" in words
    assert "tháng 3/2027" in words
    assert "trước ngày 15/02/2027" in words
    assert "- Như trên, - Lưu Trung tâm." in words  # the superior is called already
    assert "Xã Thụy Hùng 20" in words
    with pytest.raises(PaperError, match="Chưa chọn dòng kế hoạch"):
        paper(database, "F04", PlanRequest(plan_id, DAY))


def test_papers_of_a_plan_are_printed_in_the_centres_own_words(
    database: Database, plan_id: UUID
) -> None:
    plan, call = TEXTS["F02"], TEXTS["F04"]
    more = f"{plan.body}\n\nGiải pháp\n1. Phân công {{trung_tam}} theo dõi."
    with database.action("Câu chữ") as session:
        keep_text(session, form="F02", text=replace(plan, body=more))
        keep_text(session, form="F04", text=replace(call, subject="mời học lớp {chuong_trinh}"))
        with pytest.raises(WordingError, match="không phải là trường"):  # a plan has no class
            keep_text(session, form="F04", text=replace(call, subject="mời học {lop}"))
    words = words_of(paper(database, "F02", PlanRequest(plan_id, DAY)))
    assert "V- GIẢI PHÁP 1. Phân công Trung tâm chính trị xã Na Sầm theo dõi." in words
    about = item_id(database, plan_id, 1).hex
    call_of = PlanRequest(plan_id, DAY, about)
    assert "mời học lớp bồi dưỡng lý luận" in words_of(paper(database, "F04", call_of))
    with database.action("Lấy số") as session:
        signer = default_signer(session, on=DAY)
        number_plan_paper(session, form="F04", request=call_of, signer_id=signer.id)
        document = numbered_plan_paper(session, form="F04", request=call_of)
        assert document is not None
        assert document.subject_line.startswith("mời học lớp bồi dưỡng lý luận")


def test_a_class_of_the_plan_is_opened_on_its_ground(database: Database, plan_id: UUID) -> None:
    adjusted(database, plan_id)
    opened = date(2027, 3, 1)
    with database.action("Lớp") as session:
        planned, other = (
            make_class(session, programme_code="DVM", opened_on=opened, source=source)
            for source in (
                FromPlan(list_items(session, plan_id=plan_id)[1].id),
                FromPlan(outside_reason="Tỉnh giao thêm"),
            )
        )
        ground, without = (
            words_of(build(session, form="F05", class_id=class_id, day=DAY).to_pdf())
            for class_id in (planned, other)
        )
    approved = "được phê duyệt tại văn bản số 12-QĐ/ĐU ngày 22/11/2026 của Đảng ủy;"
    assert f"Căn cứ Kế hoạch đào tạo, bồi dưỡng năm 2027 {approved}" in ground
    assert "Kế hoạch đào tạo" not in without


def test_the_form_for_needs_lists_what_is_taught(database: Database, plan_id: UUID) -> None:
    words = words_of(paper(database, "F01", PlanRequest(None, DAY, "06148", year=2027)))
    assert "PHIẾU ĐĂNG KÝ NHU CẦU ĐÀO TẠO, BỒI DƯỠNG NĂM 2027" in words
    assert "Đơn vị đăng ký: Đảng ủy xã Thụy Hùng" in words
    assert "Bồi dưỡng nhận thức về Đảng" in words


def test_a_numbered_paper_is_printed_again_as_it_was(database: Database, plan_id: UUID) -> None:
    request = PlanRequest(plan_id, DAY)
    with database.action("Lấy số") as session:
        signer = default_signer(session, on=DAY)
        number_plan_paper(session, form="F02", request=request, signer_id=signer.id)
        with pytest.raises(AlreadyNumberedError, match="Kế hoạch năm đã lấy số"):
            number_plan_paper(session, form="F02", request=request, signer_id=signer.id)
        with pytest.raises(PaperError, match="không lấy số"):
            number_plan_paper(session, form="F01", request=request, signer_id=signer.id)
    with database.action("In") as session:
        first = print_plan_paper(session, files=database.paths.files, form="F02", request=request)
        add_ground(session, ground=Ground("Căn cứ Quy chế mới", date(2026, 11, 25)))
        later = PlanRequest(plan_id, date(2026, 12, 1))
        again = print_plan_paper(session, files=database.paths.files, form="F02", request=later)
    assert "Số 01-KH/TTCT" in words_of(first.data)
    assert "(Kèm theo Kế hoạch số 01-KH/TTCT ngày 22 tháng 11 năm 2026" in words_of(first.data)
    assert again.data == first.data
    assert again.is_again


def test_a_signed_call_is_frozen_with_the_deadline_it_was_numbered_with(
    database: Database, plan_id: UUID
) -> None:
    files, wanted = database.paths.files, item_id(database, plan_id, 1)
    request = PlanRequest(plan_id, DAY, wanted.hex)
    with database.action("Lấy số") as session:
        number_plan_paper(
            session,
            form="F04",
            request=replace(request, deadline=date(2027, 2, 15)),
            signer_id=default_signer(session, on=DAY).id,
        )
        document = numbered_plan_paper(session, form="F04", request=request)
        assert document is not None
    with database.action("Ký") as session:
        with pytest.raises(UserError, match="sớm hơn ngày 22/11/2026"):
            sign_plan_paper(session, files=files, document_id=document.id, on=date(2026, 11, 1))
        sha256 = sign_plan_paper(session, files=files, document_id=document.id, on=DAY)
    with database.action("Sửa") as session:
        fewer = replace(PARTY, learners=50, communes={})
        plan_items.change_item(session, item_id=wanted, details=fewer)
    with database.action("In") as session:
        again = print_plan_paper(session, files=files, form="F04", request=request)
    assert (again.sha256, again.is_again) == (sha256, True)
    words = words_of(again.data)
    assert "trước ngày 15/02/2027" in words
    assert "2 lớp, 60 học viên" in words
    with database.action("Thu hồi") as session:
        revoke_paper(session, document_id=document.id, reason="Sai số lượng", on=DAY)
    assert "2 lớp, 50 học viên" in words_of(paper(database, "F04", request))


def test_the_plan_can_be_edited_in_word_with_both_its_annexes(
    database: Database, plan_id: UUID
) -> None:
    with database.read() as session:
        made = build_plan_paper(session, form="F02", request=PlanRequest(plan_id, DAY))
    assert made.to_word is not None
    document = Document(io.BytesIO(made.to_word()))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert "KẾ HOẠCH" in lines
    assert "I- MỤC ĐÍCH, YÊU CẦU" in lines
    assert lines.index("Phụ lục I") < lines.index("Phụ lục II")
    items = document.tables[-2]
    assert items.rows[1].cells[0].text == items.rows[1].cells[-1].text == "Phía Đảng"
    assert items.rows[-1].cells[1].paragraphs[0].runs[0].bold
    assert len(document.sections) == 3


def test_each_call_has_a_number_of_its_own(database: Database, plan_id: UUID) -> None:
    with database.action("Lấy số") as session:
        signer = default_signer(session, on=DAY)
    numbers = []
    for position in (0, 1):
        request = PlanRequest(plan_id, DAY, item_id(database, plan_id, position).hex)
        with database.action("Lấy số") as session:
            number_plan_paper(session, form="F04", request=request, signer_id=signer.id)
        numbers.append(words_of(paper(database, "F04", request)))
    assert "Số 01-TB/TTCT" in numbers[0]
    assert "Số 02-TB/TTCT" in numbers[1]


def test_an_unknown_form_names_those_that_there_are(database: Database, plan_id: UUID) -> None:
    with pytest.raises(PaperError, match=", ".join(PLAN_FORMS)):
        paper(database, "F99", PlanRequest(plan_id, DAY))
