"""The usual wording of the papers of a class; a centre may keep a wording of its own instead."""

from app.services.documents.letters.paper_text import PaperText

DECISION, NOTICE, PLAN, COPY = "QĐ", "TB", "KH", "SY"
NAMES = {DECISION: "Quyết định", NOTICE: "Thông báo", PLAN: "Kế hoạch", COPY: "Bản sao"}

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
        basis="Căn cứ {ke_hoach}\nXét đề nghị của giáo vụ trung tâm",
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
        basis="Căn cứ {quyet_dinh_mo_lop}\nXét đề nghị của giáo vụ trung tâm",
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
        basis="Căn cứ {quyet_dinh_mo_lop}\nXét đề nghị của giáo vụ trung tâm",
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
    "F23": PaperText(
        NAMES[NOTICE],
        NOTICE,
        subject="về kết quả đánh giá học viên {lop}",
        addressees="Học viên {lop}",
        body=(
            "{trung_tam} thông báo kết quả đánh giá {so_hoc_vien} học viên {lop}, chương trình "
            f"{{chuong_trinh}} {_LIST}.\n\n"
            "Học viên có ý kiến về kết quả của mình gửi đơn đề nghị phúc khảo về {trung_tam} trong "
            "thời hạn 07 ngày kể từ ngày ra Thông báo này.\n\n"
            "Học viên không đạt làm lại bài một lần theo lịch của trung tâm, liên hệ đồng chí "
            "{giao_vu}."
        ),
        recipients="Như trên\n{cap_uy}\n{luu}",
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
    # Law 91/2025/QH15 and Nghị định 356/2025/NĐ-CP, both in force since 01/01/2026.
    "F47": PaperText(
        NAMES[NOTICE],
        NOTICE,
        subject="về việc xử lý dữ liệu cá nhân của học viên",
        addressees="Học viên {lop}",
        body=(
            "{trung_tam} thông báo việc xử lý dữ liệu cá nhân của học viên như sau:\n"
            "1. Mục đích: lập danh sách, quản lý học tập, xét công nhận, cấp và quản lý chứng "
            "nhận, báo cáo thống kê theo nhiệm vụ được giao.\n"
            "2. Dữ liệu cơ bản: họ và tên, ngày sinh, giới tính, quê quán, số định danh cá nhân, "
            "điện thoại, chức vụ, đơn vị công tác, trình độ, kết quả học tập.\n"
            "3. Dữ liệu nhạy cảm: dân tộc, tôn giáo, thông tin đảng viên; chỉ người được phân công "
            "mới xem được, không đưa vào danh sách công khai.\n"
            "4. Căn cứ xử lý: thực hiện nhiệm vụ của trung tâm theo quy định của Đảng và Luật Bảo "
            "vệ dữ liệu cá nhân số 91/2025/QH15, Nghị định số 356/2025/NĐ-CP.\n"
            "5. Nơi nhận dữ liệu: {cap_uy}, cơ quan tuyên giáo và dân vận cấp trên; gửi bằng tệp "
            "đã mã hóa và ký. Không chuyển cho nơi khác nếu pháp luật không yêu cầu.\n"
            "6. Thời gian lưu: sổ cấp chứng nhận và quyết định công nhận lưu vĩnh viễn; hồ sơ lớp "
            "lưu 20 năm; bài thu hoạch, bài thi lưu 02 năm sau khi công nhận.\n"
            "7. Quyền của học viên: được biết, xem, đề nghị sửa, hạn chế, phản đối, xóa dữ liệu "
            "của mình và khiếu nại theo quy định; riêng dòng đã ghi trong sổ cấp chứng nhận chỉ "
            "đính chính, không xóa.\n"
            "8. Liên hệ: đồng chí {giao_vu}, giáo vụ lớp.\n\n"
            "Đề nghị học viên đọc kỹ, kiểm tra thông tin của mình và báo giáo vụ khi có sai sót."
        ),
        recipients="Như trên\n{luu}",
    ),
}
