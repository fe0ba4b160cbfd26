"""What a column of a list can mean: the fields, how their headers are written, who uses them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from app.services.imports.vocabulary.half_days import half_day_of_key

ImportKind = Literal["learners", "cadres", "dossiers", "attendance", "marks"]


class ValueKind(StrEnum):
    """How the cells of a field are read."""

    NAME = "name"
    NAME_PART = "name-part"
    DATE = "date"
    GENDER = "gender"
    MARK = "mark"
    CITIZEN_ID = "citizen-id"
    ETHNICITY = "ethnicity"
    UNIT = "unit"
    TEXT = "text"
    PHONE = "phone"
    DIGITS = "digits"
    COUNT = "count"
    ORDINAL = "ordinal"
    ROLL = "roll"
    SCORE = "score"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `pattern` matches a whole header, `hint` a part, both in plain words."""

    key: str
    label: str
    kind: ValueKind
    pattern: str
    hint: str = ""
    kinds: tuple[ImportKind, ...] = ("learners", "cadres", "dossiers")


_CADRES: tuple[ImportKind, ...] = ("cadres",)
_DOSSIERS: tuple[ImportKind, ...] = ("dossiers",)
_PEOPLE: tuple[ImportKind, ...] = ("learners", "cadres")
_EVERY: tuple[ImportKind, ...] = (*_PEOPLE, "dossiers", "attendance", "marks")
_MARKS: tuple[ImportKind, ...] = ("marks",)

_WHO = (
    "(?: (?:khai sinh|hoc vien|dang vien|doan vien|hoi vien|can bo|nguoi hoc|day du|quan chung.*"
    "|doi tuong.*|nguoi (?:xin |duoc )?(?:vao dang|ket nap|cu|de nghi).*|chuc (?:vu|danh).*))?"
)
_OTHERS = "(?:cha|bo|me|vo|chong|con|than nhan|nguoi (?:gioi thieu|than|lap|ky|bao|nhan))"
_BORN = "(?:ngay|thang|year|nam)"
_ID = "(?:cccd|cmnd|cmt|cmtnd|can cuoc|can cuoc cong dan|chung minh.*|dinh danh.*|the can cuoc.*)"

FIELDS: tuple[Field, ...] = (
    Field(
        "ordinal",
        "Số thứ tự",
        ValueKind.ORDINAL,
        "s ?t ?t|tt|so tt|so thu tu|thu tu|so|no",
        kinds=_EVERY,
    ),
    Field(
        "full_name",
        "Họ và tên",
        ValueKind.NAME,
        "(?:ho va ten|ho ten|ho (?:va )?(?:chu |ten )?dem va ten|ten hoc vien|hvt|full ?name)"
        + _WHO,
        f"(?:ho va ten|ho ten)(?! {_OTHERS})",
        kinds=_EVERY,
    ),
    Field(
        "family_name",
        "Họ và chữ đệm",
        ValueKind.NAME_PART,
        "ho(?: va)?|ho (?:va )?(?:ten |chu )?(?:dem|lot)",
        "ho dem|chu dem|ten dem|chu lot",
        kinds=_EVERY,
    ),
    Field(
        "middle_name",
        "Chữ đệm",
        ValueKind.NAME_PART,
        "(?:ten |chu )?(?:dem|lot)",
        kinds=_EVERY,
    ),
    Field(
        "given_name",
        "Tên",
        ValueKind.NAME_PART,
        "ten|ten goi|(?:ten |chu )?(?:dem|lot) va ten",
        kinds=_EVERY,
    ),
    Field(
        "birth_date",
        "Ngày sinh",
        ValueKind.DATE,
        f"(?:{_BORN} )*sinh(?: (?:ngay|year))?(?: thang)?(?: year)?|ntns|nt ns|ntn sinh|ns"
        "|ng ?sinh|ngay thang|dob|date of birth|birth ?da(?:te|y)",
        "ngay sinh|sinh ngay|year sinh|nam sinh",
        kinds=_EVERY,
    ),
    Field(
        "birth_male",
        "Ngày sinh (nam)",
        ValueKind.DATE,
        f"(?:{_BORN} )*sinh (?:cua )?nam",
        kinds=_EVERY,
    ),
    Field(
        "birth_female",
        "Ngày sinh (nữ)",
        ValueKind.DATE,
        f"(?:{_BORN} )*sinh (?:cua )?nu",
        kinds=_EVERY,
    ),
    # Three columns under one header; `columns` tells them from a date by what stands above.
    Field("birth_day", "Ngày (sinh)", ValueKind.COUNT, "ngay sinh", kinds=_EVERY),
    Field("birth_month", "Tháng (sinh)", ValueKind.COUNT, "thang sinh", kinds=_EVERY),
    Field("birth_year", "Năm (sinh)", ValueKind.COUNT, "", kinds=_EVERY),
    Field(
        "gender",
        "Giới tính",
        ValueKind.GENDER,
        "gioi tinh|gioi|phai|nam nu|gt|gioi tinh nam nu|gender|sex",
        "gioi tinh",
    ),
    Field("male_mark", "Nam (đánh dấu)", ValueKind.MARK, "(?:gioi tinh |gioi )?nam"),
    Field("female_mark", "Nữ (đánh dấu)", ValueKind.MARK, "(?:gioi tinh |gioi )?nu"),
    Field(
        "citizen_id",
        "Số căn cước",
        ValueKind.CITIZEN_ID,
        f"(?:so )?(?:the )?{_ID}(?: (?:hoac )?(?:so )?{_ID})*|ma dinh danh.*"
        "|(?:citizen )?id(?: number| no| card)?",
        "(?<!cap )(?:cccd|can cuoc|dinh danh|cmnd|chung minh)",
        kinds=_EVERY,
    ),
    Field(
        "ethnicity",
        "Dân tộc",
        ValueKind.ETHNICITY,
        "dan toc(?: gi)?|d ?toc|dt|ethnic(?:ity| group)?",
    ),
    Field(
        "position",
        "Chức vụ",
        ValueKind.UNIT,
        "cv|c ?vu|chuc vu.*|c danh|chuc danh(?!(?: duoc)? quy hoach).*|nghe nghiep.*|cong viec.*"
        "|nhiem vu.*|cap bac chuc vu|vi tri (?:viec lam|cong tac)|position|job(?: title)?",
        "chuc vu|chuc danh(?!(?: duoc)? quy hoach)|nghe nghiep",
    ),
    Field(
        "unit",
        "Đơn vị",
        ValueKind.UNIT,
        "(?:ten )?don vi.*|d ?vi?(?: ?ct| cong tac)?|noi (?:cu(?: di| den)|cong tac|lam viec|ct).*"
        "|(?:ten )?co quan(?: don vi)?(?: cong tac)?"
        "|(?:chi bo|dang bo|dang uy|to chuc dang|chi doan|chi hoi|cb(?= sinh hoat))"
        "(?: (?:co so|dang bo|chi bo|truc thuoc|noi|dang|sinh|hoat))*"
        "|(?:noi )?sinh hoat(?: dang)?(?: tai)?|chi dang bo|to chuc co so dang|dia phuong"
        "|xa phuong(?: thi tran| dac khu)?"
        "|unit|organi[sz]ation",
        "don vi|(?<!year )(?<!gian )(?<!trinh )(?<!nien )cong tac|dang bo|chi bo",
    ),
    Field(
        "party_status",
        "Đảng viên",
        ValueKind.PARTY,
        "(?:la )?(?:dang vien|dv)(?: (?:x|ct db|chinh thuc(?: hay| hoac)? du bi|hay quan chung))?"
        "|(?:tinh trang|loai|doi tuong) (?:dang|dang vien|dv)|dang (?:vien )?(?:doan|quan chung)"
        "|dv (?:qc|quan chung)|(?:ct|chinh thuc)(?: hoac| hay)? (?:db|du bi)",
        "",
        _PEOPLE,
    ),
    Field(
        "party_joined",
        "Ngày vào Đảng",
        ValueKind.DATE,
        "(?:ngay|ngay thang|ngay thang year|year|thoi gian)?(?: duoc)? ?(?:vao dang|ket nap)"
        "(?: dang)?(?: csvn)?(?: ngay)?(?: du bi)?|nvd|ngay vd|(?:dang )?ngay vao"
        "|(?:ngay )?vao dcsvn|(?:ngay )?kn ?d(?:ang)?",
        "vao dang|ket nap(?! (?:vao )?(?:doan|doi|hoi))",
    ),
    Field(
        "official_on",
        "Ngày chính thức",
        ValueKind.DATE,
        "(?:.*vao dang )?(?:ngay )?(?:cong nhan )?(?:vao dang |dang vien |dv )?chinh thuc"
        "|(?:ngay )?(?:cong nhan )?dv ?ct ?(?:ngay)?|(?:dang )?ngay ct",
        "chinh thuc",
    ),
    Field(
        "party_card",
        "Số thẻ đảng",
        ValueKind.DIGITS,
        "(?:so )?the dang(?: vien)?(?: so)?|so the|so td|(?:so )?(?:the dv|tdv)"
        "|ma so (?:dang vien|dv)",
        "(?<!cap )the dang",
    ),
    Field(
        "phone",
        "Điện thoại",
        ValueKind.PHONE,
        "s ?dt.*|so dt|dt|(?:so )?dien thoai.*|(?:so )?phone.*|tel(?:ephone)?|mobile"
        "|(?:so )?di dong|dtdd|lien he|d ?thoai",
        "dien thoai|sdt",
    ),
    Field(
        "email",
        "Thư điện tử",
        ValueKind.TEXT,
        "(?:dia chi )?(?:email|e mail|mail)|.*thu dien tu",
        "email",
    ),
    Field(
        "education_level",
        "Trình độ học vấn",
        ValueKind.TEXT,
        "(?:trinh do |td )?(?:(?:van hoa|hoc van|giao duc)(?: pho thong)?|pho thong|gdpt|vh|hv)"
        "|td(?:vh|hv)",
        "van hoa|hoc van",
    ),
    Field(
        "degree",
        "Trình độ chuyên môn",
        ValueKind.TEXT,
        "(?:trinh do |td )?(?:chuyen mon.*|cm|cmnv)|tdcm|van bang(?! ban sao).*|hoc vi|bang cap"
        "|trinh do(?: dao tao)?",
        "chuyen mon|van bang",
    ),
    Field(
        "theory_level",
        "Trình độ lý luận chính trị",
        ValueKind.TEXT,
        "(?:trinh do |td ?)?(?:llct|ly luan chinh tri|ly luan(?: ct)?|ll chinh tri|chinh tri)",
        "trinh do llct|trinh do ly luan",
    ),
    Field("home_place", "Quê quán", ValueKind.TEXT, "que quan|nguyen quan|que", "que quan"),
    Field("birth_place", "Nơi sinh", ValueKind.TEXT, "noi sinh", "noi sinh"),
    Field(
        "residence",
        "Nơi ở",
        ValueKind.TEXT,
        "noi o.*|cho o.*|dia chi(?! (?:e ?)?mail| thu).*|ho khau.*|(?:noi )?thuong tru"
        "|noi cu tru|tru quan",
        "dia chi|thuong tru|ho khau",
    ),
    Field("leader", "Lãnh đạo, quản lý", ValueKind.MARK, ".*lanh dao.*|.*ld ?ql", "", _CADRES),
    Field(
        "planned_for",
        "Quy hoạch chức danh",
        ValueKind.TEXT,
        "(?:chuc danh )?(?:duoc |dien |trong )?(?:quy hoach|qh).*",
        "quy hoach",
        _CADRES,
    ),
    Field(
        "last_update",
        "Ngày cập nhật kiến thức gần nhất",
        ValueKind.DATE,
        "(?:ngay|lan|year).*cap nhat.*|cap nhat kien thuc.*|.*\\bcnkt\\b.*",
        "cap nhat",
        _CADRES,
    ),
    Field(
        "training_days",
        "Số ngày bồi dưỡng trong năm",
        ValueKind.COUNT,
        "so ngay.*|.*ngay boi duong.*|thoi gian boi duong ngay",
        "so ngay",
        _CADRES,
    ),
    Field("digital", "Chuyển đổi số", ValueKind.MARK, ".*chuyen doi so.*|.*cds", "doi so", _CADRES),
    Field(
        "institution",
        "Cơ sở đào tạo",
        ValueKind.TEXT,
        "(?:co so|noi|truong) dao tao|truong",
        "co so dao tao",
    ),
    Field(
        "graduation_year",
        "Năm tốt nghiệp",
        ValueKind.COUNT,
        "(?:year|nam) tot nghiep",
        "tot nghiep",
    ),
    Field(
        "periods",
        "Số tiết",
        ValueKind.COUNT,
        "so tiet.*|tong (?:so )?tiet.*|tiet quy doi",
        "so tiet",
        _DOSSIERS,
    ),
    Field(
        "lessons",
        "Số bài",
        ValueKind.COUNT,
        "so bai.*|tong (?:so )?bai.*|bai tuong duong",
        "so bai",
        _DOSSIERS,
    ),
    Field(
        "application",
        "Đơn đề nghị",
        ValueKind.MARK,
        "(?:co )?don(?: de nghi.*| xin.*)?",
        "don de nghi",
        _DOSSIERS,
    ),
    Field(
        "degree_copy",
        "Bản sao văn bằng",
        ValueKind.MARK,
        "ban sao(?! bang diem).*|van bang.*ban sao.*|.*cong chung.*",
        "ban sao",
        _DOSSIERS,
    ),
    Field("transcript", "Bảng điểm", ValueKind.MARK, "bang diem.*", "bang diem", _DOSSIERS),
    Field(
        "official_letter",
        "Công văn đề nghị",
        ValueKind.MARK,
        "cong van.*|cv (?:de nghi|cu).*",
        "cong van",
        _DOSSIERS,
    ),
    Field(
        "party_member",
        "Đảng viên",
        ValueKind.MARK,
        "(?:la )?(?:dang vien|dv)(?: x)?",
        "",
        _DOSSIERS,
    ),
    Field(
        "planned_leader",
        "Quy hoạch lãnh đạo",
        ValueKind.MARK,
        "(?:quy hoach|qh).*",
        "quy hoach",
        _DOSSIERS,
    ),
    Field(
        "first_mark",
        "Điểm",
        ValueKind.SCORE,
        "(?:bang )?diem(?: so)?(?: bang so)?|diem (?:bai )?(?:thu hoach|kiem tra|thi|danh gia|cuoi"
        " khoa|tong ket|tk|lan 1|lan dau)(?: lan 1)?(?: bang so)?|ket qua (?:diem|bang diem)|lan 1",
        "",
        _MARKS,
    ),
    Field(
        "resit_mark",
        "Điểm làm lại",
        ValueKind.SCORE,
        "(?:diem )?(?:lan 2|lan hai|thi lai|lam lai|kiem tra lai)(?: bang so)?|diem (?:bai )?"
        "(?:thu hoach|kiem tra|thi|danh gia) (?:lan 2|lai)(?: bang so)?",
        "",
        _MARKS,
    ),
    Field("note", "Ghi chú", ValueKind.TEXT, "ghi chu.*|chu thich|gc", "ghi chu", _EVERY),
    # What the program makes of the others; no column of a list is ever taken for it.
    Field("outcome", "Kết quả", ValueKind.TEXT, "", kinds=()),
)


class _Fields(dict[str, Field]):
    """The fields by their key; those of half-days are made as a list brings them."""

    def __missing__(self, key: str) -> Field:
        half_day = half_day_of_key(key)
        if half_day is None:
            raise KeyError(key)
        return Field(key, half_day.label, ValueKind.ROLL, "", kinds=("attendance",))


BY_KEY: dict[str, Field] = _Fields({field.key: field for field in FIELDS})

# The parts of a name in the order in which they are written.
NAME_PARTS = ("family_name", "middle_name", "given_name")
NAME_FIELDS = frozenset({"full_name", *NAME_PARTS})
BIRTH_PARTS = ("birth_day", "birth_month", "birth_year")
# The whole field that a part belongs to: a full name, a date of birth, a gender is given at once.
WHOLE_OF: dict[str, str] = {
    **dict.fromkeys(NAME_PARTS, "full_name"),
    **dict.fromkeys((*BIRTH_PARTS, "birth_male", "birth_female"), "birth_date"),
    **dict.fromkeys(("male_mark", "female_mark"), "gender"),
}
