"""What a list of cadres tells beside the person: posts planned for, and learning of late."""

from app.services.imports.vocabulary.field import Field, ImportKind, ValueKind

_CADRES: tuple[ImportKind, ...] = ("cadres",)

CADRES: tuple[Field, ...] = (
    Field("leader", "Lãnh đạo, quản lý", ValueKind.MARK, ".*lanh dao.*|.*ld ?ql", "", _CADRES),
    Field(
        "planned_for",
        "Quy hoạch chức danh",
        ValueKind.TEXT,
        "(?:chuc (?:danh|vu) )?(?:duoc |dien |trong )?(?:quy hoach|qh).*",
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
        "so ngay.*|.*ngay boi duong.*|(?:thoi gian )?(?:boi duong|bd|tap huan) ngay",
        "so ngay",
        _CADRES,
    ),
    Field(
        "digital",
        "Chuyển đổi số",
        ValueKind.MARK,
        ".*chuyen doi so.*|.*cds|.*ky nang so",
        "doi so",
        _CADRES,
    ),
)
