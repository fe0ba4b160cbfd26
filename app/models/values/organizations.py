"""Choices about organizations, those who work with the program, and who owns what."""

from app.models.values.labelled import Labelled


class OrganizationKind(Labelled):
    """What sort of body an organization is."""

    CENTRE = "centre", "Trung tâm chính trị"
    PARTY_COMMITTEE = "party_committee", "Đảng ủy"
    PARTY_CELL = "party_cell", "Chi bộ"
    STATE_AGENCY = "state_agency", "Cơ quan nhà nước"
    SCHOOL = "school", "Trường học"
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    ARMED_FORCE = "armed_force", "Lực lượng vũ trang"
    MASS_ORG = "mass_org", "Đoàn thể"
    VILLAGE = "village", "Thôn, tổ dân phố"
    OTHER = "other", "Khác"


class Role(Labelled):
    """What a user may do."""

    ADMIN = "admin", "Quản trị"
    TRAINING_CLERK = "training_clerk", "Giáo vụ"
    REGISTRY_CLERK = "registry_clerk", "Văn thư – sổ gốc"
    DIRECTOR = "director", "Lãnh đạo trung tâm"
    VIEWER = "viewer", "Người xem"


class Side(Labelled):
    """Whose data folder this is."""

    CENTRE = "centre", "Trung tâm"
    PROVINCE = "province", "Tỉnh"


class Owner(Labelled):
    """Who owns a row of reference data, and so may change it."""

    SHIPPED = "shipped", "Có sẵn"
    PROVINCE = "province", "Tỉnh"
    CENTRE = "centre", "Trung tâm"
