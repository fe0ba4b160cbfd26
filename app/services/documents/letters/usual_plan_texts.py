"""The usual wording of the papers of a plan (F02 to F04), and the fields that it may name."""

from app.services.documents.letters.paper_text import PaperText

# Fields that a wording of these papers may name, and what the list to pick from says of each.
PLAN_FIELDS = {
    "nam": "Năm của kế hoạch",
    "trung_tam": "Tên trung tâm",
    "cap_uy": "Cấp ủy trực thuộc",
    "luu": "Nơi lưu, theo thể thức",
    "phe_duyet": "Văn bản phê duyệt: số, ngày, cơ quan",
    "da_phe_duyet": "“Được phê duyệt tại văn bản số …, ” (trống thì bỏ qua)",
    "can_cu_phe_duyet": "“Căn cứ Kế hoạch … đã được phê duyệt …, ” (trống thì bỏ qua)",
    "noi_dung": "F02: số lớp, số học viên của từng phía, phụ lục",
    "tong_kinh_phi": "F02: tổng kinh phí và các nguồn",
    "so_noi_dung": "F03: số nội dung điều chỉnh",
    "theo_van_ban": "F03: “, theo văn bản số …” (trống thì bỏ qua)",
    "noi_gui": "F04: các đơn vị được phân bổ, mỗi dòng một nơi",
    "chuong_trinh": "F04: tên chương trình",
    "doi_tuong": "F04: đối tượng",
    "so_luong": "F04: số lớp, số học viên",
    "thoi_gian": "F04: tháng dự kiến",
    "dia_diem": "F04: địa điểm",
    "nguon_kinh_phi": "F04: nguồn kinh phí",
    "theo_phan_bo": "F04: “ theo số lượng phân bổ kèm theo” (trống thì bỏ qua)",
    "han_gui": "F04: hạn gửi danh sách",
}

UNITS = "Các cơ quan, đơn vị"
_ADJUSTED = "về việc điều chỉnh Kế hoạch đào tạo, bồi dưỡng năm {nam}"
_REST_STAYS = "Các nội dung khác của Kế hoạch giữ nguyên."

USUAL_PLAN_TEXTS = {
    # A block of F02 is a chapter: its title, then its paragraphs; the first opens the plan.
    "F02": PaperText(
        "Kế hoạch",
        "KH",
        subject="đào tạo, bồi dưỡng cán bộ, đảng viên năm {nam}",
        body=(
            "{da_phe_duyet}{trung_tam} xây dựng Kế hoạch đào tạo, bồi dưỡng cán bộ, đảng viên năm "
            "{nam} với những nội dung sau đây:\n\n"
            "Mục đích, yêu cầu\n"
            "1. Nâng cao nhận thức lý luận chính trị, kiến thức và kỹ năng công tác của cán bộ, "
            "đảng viên; thực hiện tiêu chuẩn chức danh và đáp ứng nhu cầu của các cơ quan, đơn "
            "vị.\n"
            "2. Cử đúng đối tượng, ưu tiên cán bộ trẻ, cán bộ nữ, cán bộ người dân tộc thiểu số "
            "và cán bộ trong quy hoạch; mở lớp đúng thời gian, bảo đảm chất lượng và sử dụng kinh "
            "phí đúng quy định.\n\n"
            "Nội dung\n{noi_dung}\n\n"
            "Kinh phí\n{tong_kinh_phi}\n\n"
            "Tổ chức thực hiện\n"
            "1. Trung tâm chuẩn bị chương trình, giảng viên, cơ sở vật chất; thông báo chiêu sinh "
            "trước từng lớp; báo cáo kết quả thực hiện theo quy định.\n"
            "2. Các cơ quan, đơn vị rà soát, cử cán bộ, đảng viên đúng đối tượng, đủ số lượng; "
            "tạo điều kiện để học viên tham gia học tập đầy đủ.\n"
            "3. Nếu có thay đổi về số lớp, số học viên hoặc thời gian, trung tâm trình cấp có "
            "thẩm quyền điều chỉnh Kế hoạch."
        ),
        recipients=f"{{cap_uy}}\n{UNITS}\n{{luu}}",
    ),
    "F03": PaperText(
        "Thông báo",
        "TB",
        subject=_ADJUSTED,
        addressees=UNITS,
        body=(
            "{can_cu_phe_duyet}{trung_tam} thông báo điều chỉnh {so_noi_dung} của Kế hoạch"
            "{theo_van_ban} (có bảng kèm theo).\n\n"
            f"{_REST_STAYS} Đề nghị các cơ quan, đơn vị phối hợp thực hiện."
        ),
        recipients="Như trên\n{cap_uy}\n{luu}",
    ),
    "F03-QD": PaperText(
        "Quyết định",
        "QĐ",
        subject=_ADJUSTED,
        basis=(
            "Căn cứ {phe_duyet} về việc phê duyệt Kế hoạch đào tạo, bồi dưỡng năm {nam}\n"
            "Xét đề nghị của giáo vụ trung tâm"
        ),
        body=(
            "Điều chỉnh {so_noi_dung} của Kế hoạch đào tạo, bồi dưỡng năm {nam}{theo_van_ban} (có "
            "bảng kèm theo).\n\n"
            f"{_REST_STAYS}\n\n"
            "Giáo vụ trung tâm và các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết "
            "định này. Quyết định này có hiệu lực kể từ ngày ký."
        ),
        recipients="Như Điều 3\n{cap_uy}\n{luu}",
    ),
    "F04": PaperText(
        "Thông báo",
        "TB",
        subject="chiêu sinh lớp {chuong_trinh} năm {nam}",
        addressees="{noi_gui}",
        body=(
            "Thực hiện Kế hoạch đào tạo, bồi dưỡng năm {nam}, {trung_tam} thông báo chiêu sinh lớp "
            "{chuong_trinh} như sau:\n"
            "- Đối tượng: {doi_tuong}.\n"
            "- Số lượng: {so_luong}.\n"
            "- Thời gian dự kiến: {thoi_gian}.\n"
            "- Địa điểm: {dia_diem}.\n"
            "- Kinh phí: {nguon_kinh_phi}.\n\n"
            "Đề nghị các cơ quan, đơn vị rà soát, cử cán bộ, đảng viên đúng đối tượng"
            "{theo_phan_bo}; gửi công văn cử và danh sách học viên về {trung_tam} trước ngày "
            "{han_gui} để tổng hợp, ra quyết định mở lớp."
        ),
        recipients="Như trên\n{cap_uy}\n{luu}",
    ),
}
