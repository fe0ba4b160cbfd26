"""What any list tells of a person: name, birth, identity, unit, the Party, learning, places."""

from app.services.imports.vocabulary.field import Field, ImportKind, ValueKind

EVERY: tuple[ImportKind, ...] = ("learners", "cadres", "dossiers", "attendance", "marks")
_PEOPLE: tuple[ImportKind, ...] = ("learners", "cadres")

_WHO = (
    "(?: (?:khai sinh|hoc vien|dang vien|doan vien|hoi vien|can bo|nguoi hoc|day du|quan chung.*"
    "|doi tuong.*|nguoi (?:xin |duoc )?(?:vao dang|ket nap|cu|de nghi).*|chuc (?:vu|danh).*))?"
)
_OTHERS = "(?:cha|bo|me|vo|chong|con|than nhan|nguoi (?:gioi thieu|than|lap|ky|bao|nhan))\\b"
_BORN = "(?:ngay|thang|year|nam)"
_ID = (
    "(?:cccd|cmnd|cmt|cmtnd|can cuoc|can cuoc cong dan|chung minh.*|dinh danh.*|ddcn"
    "|the can cuoc.*)"
)

PEOPLE: tuple[Field, ...] = (
    Field(
        "ordinal",
        "Số thứ tự",
        ValueKind.ORDINAL,
        "s ?t ?t|tt|so tt|so thu tu|thu tu|so|no",
        kinds=EVERY,
    ),
    Field(
        "full_name",
        "Họ và tên",
        ValueKind.NAME,
        "(?:ho va ten|ho ten|ho (?:va )?(?:chu |ten )?dem va ten|(?:ten )?hoc vien|hvt|full ?name)"
        + _WHO,
        f"(?:ho va ten|ho ten)(?! {_OTHERS})",
        kinds=EVERY,
    ),
    Field(
        "family_name",
        "Họ và chữ đệm",
        ValueKind.NAME_PART,
        "ho(?: va)?|ho (?:va )?(?:ten |chu )?(?:dem|lot)",
        "ho dem|chu dem|ten dem|chu lot",
        kinds=EVERY,
    ),
    Field(
        "middle_name",
        "Chữ đệm",
        ValueKind.NAME_PART,
        "(?:ten |chu )?(?:dem|lot)",
        kinds=EVERY,
    ),
    Field(
        "given_name",
        "Tên",
        ValueKind.NAME_PART,
        "ten|ten goi|(?:ten |chu )?(?:dem|lot) va ten",
        kinds=EVERY,
    ),
    Field(
        "birth_date",
        "Ngày sinh",
        ValueKind.DATE,
        f"(?:{_BORN} )*sinh(?: (?:ngay|year))?(?: thang)?(?: year)?|ntns|nt ns|ntn sinh|ns"
        "|ng? ?sinh|ngay thang|dob|date of birth|birth ?da(?:te|y)",
        "ngay sinh|sinh ngay|year sinh|nam sinh",
        kinds=EVERY,
    ),
    Field(
        "birth_male",
        "Ngày sinh (nam)",
        ValueKind.DATE,
        f"(?:{_BORN} )*sinh (?:cua )?nam",
        kinds=EVERY,
    ),
    Field(
        "birth_female",
        "Ngày sinh (nữ)",
        ValueKind.DATE,
        f"(?:{_BORN} )*sinh (?:cua )?nu",
        kinds=EVERY,
    ),
    # Three columns under one header; `columns` tells them from a date by what stands above.
    Field("birth_day", "Ngày (sinh)", ValueKind.COUNT, "ngay sinh", kinds=EVERY),
    Field("birth_month", "Tháng (sinh)", ValueKind.COUNT, "thang sinh", kinds=EVERY),
    Field("birth_year", "Năm (sinh)", ValueKind.COUNT, "", kinds=EVERY),
    Field(
        "gender",
        "Giới tính",
        ValueKind.GENDER,
        "gioi tinh|g ?tinh|gioi|phai(?: tinh)?|(?:gioi tinh )?nam (?:hay |hoac )?nu|gt|gender|sex",
        "gioi tinh",
    ),
    Field("male_mark", "Nam (đánh dấu)", ValueKind.MARK, "(?:gioi tinh |gioi |la )?nam"),
    Field("female_mark", "Nữ (đánh dấu)", ValueKind.MARK, "(?:gioi tinh |gioi |la )?nu"),
    Field(
        "citizen_id",
        "Số căn cước",
        ValueKind.CITIZEN_ID,
        f"(?:so )?(?:the )?{_ID}(?: (?:hoac )?(?:so )?{_ID})*|ma (?:dinh danh.*|ddcn)"
        "|(?:citizen )?id(?: number| no| card)?",
        "(?<!cap )(?:cccd|can cuoc|dinh danh|cmnd|chung minh)",
        kinds=EVERY,
    ),
    Field(
        "ethnicity",
        "Dân tộc",
        ValueKind.ETHNICITY,
        "(?:ten |thanh phan |(?:la )?nguoi )?dan toc(?: gi| ton giao)?|d ?toc|dt"
        "|ethnic(?:ity| group)?",
    ),
    Field(
        "position",
        "Chức vụ",
        ValueKind.UNIT,
        "cv(?: hien (?:nay|tai))?|cong tac (?:dang lam|chuyen mon)|c ?vu|c danh"
        "|chuc (?:vu|danh)(?!(?: duoc)? (?:quy hoach|qh)).*|nghe nghiep.*|cong viec.*"
        "|viec (?:dang )?lam.*|nhiem vu.*|cap bac chuc vu|vi tri (?:viec lam|cong tac)"
        "|position|job(?: title)?",
        "chuc (?:vu|danh)(?!(?: duoc)? (?:quy hoach|qh))|nghe nghiep",
    ),
    Field(
        "unit",
        "Đơn vị",
        ValueKind.UNIT,
        "(?:ten )?don vi.*|d ?vi?(?: ?ct| cong tac)?|noi (?:cu(?: di| den)|cong tac|lam viec|ct).*"
        "|(?:ten )?co quan(?: don vi)?(?: cong tac)?"
        "|(?:chi bo|dang bo|dang uy|to chuc dang|chi doan|chi hoi|cb(?= sinh hoat))"
        "(?: (?:co so|dang bo|chi bo|truc thuoc|noi|dang|sinh|hoat))*|cap uy (?:gioi thieu|cu.*)"
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
        "|(?:ngay )?vao dcsvn|ngay vao d|(?:ngay )?kn ?d(?:ang)?|ngay du bi",
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
        "|(?:so )?di dong|dtdd|(?:so )?lien (?:he|lac)|so may|(?:so )?zalo|d ?thoai",
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
        "(?:trinh do |td )?(?:chuyen mon.*|(?:cm|cmnv)(?: cao nhat)?)|tdcm|hoc vi|bang cap"
        "|bang (?:tot nghiep|tn)(?! ban sao).*"
        "|van bang(?! ban sao| cong chung| chung thuc).*|trinh do(?: dao tao)?",
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
)
