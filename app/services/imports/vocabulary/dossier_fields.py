"""What a list of equivalence dossiers tells: the studies elsewhere, and the papers handed in."""

from app.services.imports.vocabulary.field import Field, ImportKind, ValueKind

_DOSSIERS: tuple[ImportKind, ...] = ("dossiers",)

DOSSIERS: tuple[Field, ...] = (
    Field(
        "institution",
        "Cơ sở đào tạo",
        ValueKind.TEXT,
        "(?:co so|noi|truong) (?:dao tao|tot nghiep)|truong",
        "co so dao tao",
    ),
    Field(
        "graduation_year",
        "Năm tốt nghiệp",
        ValueKind.COUNT,
        "(?:year|nam) tot nghiep",
        "(?:year|nam) tot nghiep",
    ),
    Field(
        "periods",
        "Số tiết",
        ValueKind.COUNT,
        "so tiet(?! (?:mon|hoc phan)).*|tong (?:so )?tiet.*|tiet(?: quy doi)?"
        "|(?:thoi luong|quy doi(?: ra| thanh)?) (?:so )?tiet.*",
        "so tiet(?! (?:mon|hoc phan))",
        _DOSSIERS,
    ),
    Field(
        "lessons",
        "Số bài",
        ValueKind.COUNT,
        "so bai.*|tong (?:so )?bai.*|bai(?: tuong duong)?",
        "so bai",
        _DOSSIERS,
    ),
    Field(
        "application",
        "Đơn đề nghị",
        ValueKind.MARK,
        "(?:co )?don(?: (?:de nghi|dn|xin|cua).*)?",
        "don de nghi",
        _DOSSIERS,
    ),
    Field(
        "degree_copy",
        "Bản sao văn bằng",
        ValueKind.MARK,
        "(?!bang diem)(?:ban sao(?! bang diem).*|(?:van )?bang.*ban sao.*"
        "|.*(?:cong chung|chung thuc).*)",
        "ban sao",
        _DOSSIERS,
    ),
    Field("transcript", "Bảng điểm", ValueKind.MARK, "bang diem.*", "bang diem", _DOSSIERS),
    Field(
        "official_letter",
        "Công văn đề nghị",
        ValueKind.MARK,
        "cong van.*|cv(?: (?:de nghi|cu).*)?|(?:van ban|vb) (?:de nghi|cu|cua).*|giay gioi thieu.*",
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
)
