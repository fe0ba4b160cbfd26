"""What fields and rows of people are called, wherever a sentence or a list names them."""

from collections.abc import Mapping

# Fields that a list corrects as they are; name and birth have rules of their own.
COMPARED_LABELS: Mapping[str, str] = {
    "gender": "Giới tính",
    "citizen_id": "Số căn cước",
    "old_id_no": "Số CMND",
    "ethnicity": "Dân tộc",
    "home_place": "Quê quán",
    "birth_place": "Nơi sinh",
    "residence": "Nơi ở",
    "phone": "Điện thoại",
    "email": "Thư điện tử",
    "position": "Chức vụ",
    "education_level": "Trình độ học vấn",
    "major": "Trình độ chuyên môn",
    "theory_level": "Trình độ lý luận chính trị",
}
PERSON_LABELS: Mapping[str, str] = {
    "full_name": "Họ và tên",
    "other_name": "Tên gọi khác",
    "birth_date": "Ngày sinh",
    **COMPARED_LABELS,
    "note": "Ghi chú",
}
PARTY_LABELS: Mapping[str, str] = {
    "status": "Đảng viên",
    "admitted_on": "Ngày vào Đảng",
    "official_on": "Ngày chính thức",
    "party_card_no": "Số thẻ đảng",
}
# What a row of these tables is called.
THINGS: Mapping[str, str] = {
    "persons": "hồ sơ",
    "party_memberships": "thông tin đảng viên",
    "enrolments": "tên trong lớp",
    "employment_periods": "chức vụ",
    "prior_trainings": "bồi dưỡng đã qua",
    "equivalence_dossiers": "hồ sơ xác nhận trình độ",
}
