"""The usual wording of the papers of a class; a centre may keep a wording of its own instead."""

from app.services.documents.paper_text import PaperText

DECISION, NOTICE = "QĐ", "TB"
NAMES = {DECISION: "Quyết định", NOTICE: "Thông báo"}

_LIST = "(có danh sách kèm theo)"
_FACTS = (
    "Chương trình: {chuong_trinh}.\n"
    "Thời gian: {thoi_gian}.\n"
    "Hình thức: {hinh_thuc}.\n"
    "Địa điểm: {dia_diem}."
)
_IN_FORCE = "Quyết định này có hiệu lực kể từ ngày ký."
_UNITS = "Các cơ quan, đơn vị có học viên"

USUAL_TEXTS = {
    "F05": PaperText(
        NAMES[DECISION],
        DECISION,
        subject="về việc mở {lop}",
        basis="Xét đề nghị của giáo vụ trung tâm",
        body=(
            f"Mở {{lop}} cho {{so_hoc_vien}} học viên {_LIST}.\n{_FACTS}\n\n"
            "Giao {phan_cong}.\n\n"
            "Kinh phí mở lớp {kinh_phi}.\n\n"
            "Các đồng chí có tên tại Điều 2, các cơ quan, đơn vị có liên quan và các học viên có "
            f"tên trong danh sách chịu trách nhiệm thi hành Quyết định này. {_IN_FORCE}"
        ),
        recipients="Như Điều 4\n{cap_uy}\n{luu}",
    ),
    "F07": PaperText(
        NAMES[NOTICE],
        NOTICE,
        subject="về việc triệu tập học viên {lop}",
        addressees=_UNITS,
        body=(
            "Thực hiện kế hoạch đào tạo, bồi dưỡng năm {nam}, {trung_tam} mở {lop} và triệu tập "
            f"{{so_hoc_vien}} học viên tham gia học tập {_LIST}. Cụ thể như sau:\n"
            "- Chương trình: {chuong_trinh}.\n"
            "- Khai giảng: {khai_giang}.\n"
            "- Thời gian học: {thoi_gian}.\n"
            "- Hình thức: {hinh_thuc}.\n"
            "- Địa điểm: {dia_diem}.\n\n"
            "Đề nghị các cơ quan, đơn vị thông báo và tạo điều kiện để học viên có tên trong danh "
            "sách tham gia học tập đầy đủ, đúng thời gian.\n\n"
            "Nếu có thay đổi học viên, đề nghị báo {trung_tam}, qua đồng chí {giao_vu}, trước ngày "
            "khai giảng."
        ),
        recipients="Như trên\n{cap_uy}\n{luu}",
    ),
    "F07-QD": PaperText(
        NAMES[DECISION],
        DECISION,
        subject="về việc triệu tập học viên {lop}",
        basis="Xét đề nghị của giáo vụ trung tâm",
        body=(
            f"Triệu tập {{so_hoc_vien}} học viên tham gia {{lop}} {_LIST}.\n{_FACTS}\n\n"
            "Các cơ quan, đơn vị có học viên tạo điều kiện để học viên tham gia học tập đầy đủ; "
            "học viên chấp hành nội quy của trung tâm và quy chế học tập.\n\n"
            "Giáo vụ, chủ nhiệm lớp, các cơ quan, đơn vị có liên quan và các học viên có tên tại "
            f"Điều 1 chịu trách nhiệm thi hành Quyết định này. {_IN_FORCE}"
        ),
        recipients="Như Điều 3\n{cap_uy}\n{luu}",
    ),
    "F08": PaperText(
        NAMES[DECISION],
        DECISION,
        subject="về việc thành lập ban cán sự, phân công chủ nhiệm và giáo vụ {lop}",
        basis="Xét đề nghị của giáo vụ trung tâm",
        body=(
            "Thành lập ban cán sự {lop}, gồm:\n"
            "- Lớp trưởng: đồng chí {lop_truong}.\n"
            "- Lớp phó: {lop_pho}.\n\n"
            "Phân công {phu_trach}.\n\n"
            "Ban cán sự lớp quản lý, duy trì nền nếp học tập của lớp, giữ mối liên hệ giữa học "
            "viên với trung tâm và thôi nhiệm vụ khi lớp bế giảng.\n\n"
            "Giáo vụ trung tâm, các đồng chí có tên tại Điều 1, Điều 2 và học viên của lớp chịu "
            f"trách nhiệm thi hành Quyết định này. {_IN_FORCE}"
        ),
        recipients="Như Điều 4\n{cap_uy}\n{luu}",
    ),
    "F26": PaperText(
        NAMES[DECISION],
        DECISION,
        subject="về việc công nhận học viên hoàn thành chương trình {chuong_trinh}",
        basis=("Căn cứ kết quả học tập, rèn luyện của học viên\nXét đề nghị của giáo vụ {lop}"),
        body=(
            "Công nhận {so_hoc_vien} học viên {lop} hoàn thành chương trình {chuong_trinh}{da_hoc} "
            f"{_LIST}.\n\n"
            "Cấp {loai_giay} và ghi sổ cấp {loai_giay} cho các học viên có tên tại Điều 1 theo quy "
            "định.\n\n"
            "Giáo vụ, chủ nhiệm lớp, các cơ quan, đơn vị có liên quan và các học viên có tên tại "
            f"Điều 1 chịu trách nhiệm thi hành Quyết định này. {_IN_FORCE}"
        ),
        recipients="Như Điều 3\n{cap_uy}\n{luu}",
    ),
    "F28": PaperText(
        NAMES[NOTICE],
        NOTICE,
        subject="về kết quả học tập của học viên {lop}",
        addressees=_UNITS,
        body=(
            "{trung_tam} thông báo kết quả học tập của học viên {lop}, chương trình "
            f"{{chuong_trinh}}{{da_hoc}} {_LIST}.\n\n"
            "Đề nghị các cơ quan, đơn vị lưu kết quả vào hồ sơ của cán bộ, đảng viên và sử dụng "
            "trong công tác đánh giá, quy hoạch, bố trí cán bộ theo quy định."
        ),
        recipients="Như trên\n{cap_uy}\n{luu}",
    ),
}
