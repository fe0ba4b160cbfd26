"""Why a whole file is refused: one code, one sentence and the way out for each case."""

from app.errors import UserError

OLD_WORD = "văn bản Word dạng cũ (.doc)"
NO_TABLE_IN_WORD = "văn bản Word không có bảng nào"

_RESAVE = (
    "Mở tệp bằng Excel, Word hoặc LibreOffice, chọn “Lưu thành…” (Save As) dạng .xlsx hoặc .docx "
    "rồi nhập tệp mới."
)

_SENTENCES = {
    "file-not-found": (
        "Không tìm thấy tệp “{name}”.",
        "Kiểm tra lại tên tệp, hoặc cắm lại USB chứa tệp rồi chọn lại.",
    ),
    "not-a-file": (
        "“{name}” không phải là một tệp.",
        "Chọn tệp danh sách (.xlsx, .xls, .docx, .ods hoặc .csv), đừng chọn thư mục.",
    ),
    "file-in-use": (
        "Không mở được tệp “{name}”: chương trình khác đang giữ tệp hoặc bạn không có quyền đọc.",
        "Đóng tệp ở chương trình khác, hoặc chép tệp sang thư mục của bạn rồi chọn lại.",
    ),
    "empty-file": (
        "Tệp “{name}” không có dữ liệu nào.",
        "Kiểm tra xem có chọn nhầm tệp không, hoặc xin lại tệp từ đơn vị gửi.",
    ),
    "no-worksheets": (
        "Tệp “{name}” không có trang tính nào, chỉ có biểu đồ hoặc các phần khác.",
        "Mở tệp bằng Excel, xem danh sách nằm ở đâu rồi chép danh sách sang một tệp mới.",
    ),
    "too-old": (
        "Tệp “{name}” lưu ở dạng Excel trước năm 1995 nên chương trình không đọc được.",
        _RESAVE,
    ),
    "unreadable-file": (
        "Không đọc được tệp “{name}”: tệp bị hỏng, bị cắt dở hoặc không phải là danh sách.",
        _RESAVE + " Nếu cũng không mở được, hãy xin lại tệp từ đơn vị gửi.",
    ),
    "reader-stopped": (
        "Máy không cho chạy phần đọc tệp của chương trình nên chưa đọc được tệp “{name}”.",
        "Đóng bớt chương trình khác rồi chọn lại tệp. Nếu vẫn vậy, phần mềm diệt virus có thể đã "
        "chặn: nhờ người phụ trách máy cho phép Giáo vụ chạy.",
    ),
    "wrong-kind-of-file": (
        "Tệp “{name}” là {kind} nên không lấy được danh sách.",
        _RESAVE,
    ),
    "password-protected": (
        "Tệp “{name}” được đặt mật khẩu nên chương trình không đọc được.",
        "Mở tệp bằng Excel hoặc Word, gõ mật khẩu, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ) "
        "rồi lưu lại và nhập tệp đó.",
    ),
    "unsafe-file": (
        "Tệp “{name}” có cấu trúc không an toàn ({detail}) nên chương trình không mở.",
        _RESAVE + " Nếu không rõ tệp từ đâu đến, đừng mở tệp.",
    ),
    "too-big": (
        "Tệp “{name}” quá lớn: {detail}.",
        "Chỉ giữ lại trang tính hoặc bảng có danh sách, xóa hình ảnh và các dòng trống, "
        "hoặc tách danh sách thành nhiều tệp rồi nhập lần lượt.",
    ),
    "too-slow": (
        "Đọc tệp “{name}” quá {seconds} giây mà chưa xong nên chương trình đã dừng lại.",
        "Chép riêng danh sách sang một tệp Excel mới rồi nhập tệp đó.",
    ),
    "machine-busy": (
        "Sau {seconds} giây máy vẫn chưa đọc xong tệp “{name}”, có thể vì đang bận việc khác.",
        "Đóng bớt chương trình khác rồi chọn lại tệp. Nếu vẫn vậy, chép riêng danh sách sang một "
        "tệp Excel mới rồi nhập tệp đó.",
    ),
    "no-such-sheet": (
        "Tệp “{name}” không có trang tính “{sheet}”.",
        "Chọn một trong các trang tính có trong tệp.",
    ),
    "template-not-filled": (
        "Tệp “{name}” là mẫu chưa điền: chỉ có dòng ví dụ.",
        "Mở tệp, ghi mỗi người một dòng dưới dòng ví dụ, lưu lại rồi chọn lại tệp.",
    ),
    "letters-lost": (
        "Chữ có dấu trong tệp “{name}” đã mất khi lưu (thành dấu “?” hoặc ký hiệu lạ) nên không "
        "tìm thấy cột họ và tên.",
        "Xin lại tệp gốc từ đơn vị gửi; nếu phải lưu lại, chọn dạng .xlsx hoặc CSV UTF-8.",
    ),
    "no-name-column": (
        "Không tìm thấy cột họ và tên trong tệp “{name}”.",
        "Kiểm tra xem danh sách có dòng tiêu đề với cột “Họ và tên” không, "
        "hoặc tự chọn cột họ và tên ở bước ghép cột.",
    ),
}

_NO_COLUMNS = (
    "Xin đơn vị gửi lại danh sách dạng Excel hoặc Word: {} không giữ được các cột của bảng."
)
_AS_DOCX = (
    "Mở tệp bằng {}, chọn “Lưu thành…” (Save As) dạng .docx rồi nhập tệp mới; hoặc bôi đen cả bảng "
    "danh sách, bấm Ctrl+C, rồi bấm “Dán từ Excel” ở bước Nguồn của Nhập danh sách."
)
_WAYS_OUT_OF_KINDS = {
    OLD_WORD: _AS_DOCX.format("Word"),
    "văn bản RTF": _AS_DOCX.format("Word"),
    "văn bản LibreOffice": _AS_DOCX.format("LibreOffice hoặc Word"),
    NO_TABLE_IN_WORD: "Trong Word, bôi đen danh sách, chọn Chèn → Bảng → Chuyển văn bản thành bảng "
    "(Convert Text to Table), lưu lại rồi nhập. Nếu là ảnh chụp thì xin đơn vị gửi bản gõ.",
    "tệp PDF": _NO_COLUMNS.format("tệp PDF"),
    "tệp ảnh": _NO_COLUMNS.format("tệp ảnh"),
}


class SheetRefusedError(UserError):
    """A foreign file that is not taken in; nothing was stored."""


def refusal(code: str, name: str, **facts: object) -> SheetRefusedError:
    """Return the refusal with this code; `name` is the file's name as the clerk knows it."""
    message, remedy = _SENTENCES[code]
    remedy = _WAYS_OUT_OF_KINDS.get(str(facts.get("kind")), remedy)
    return SheetRefusedError(message.format(name=name, **facts), remedy, code=code)
