"""Qt's own words in Vietnamese: standard buttons, edit menus, file and print dialogs."""

from PySide6.QtCore import QCoreApplication, QTranslator

# By Qt's source text; the same text means the same in every dialog that we show. Key names
# (context QShortcut) stay as they are printed on the keyboard.
TEXTS = {
    "OK": "Đồng ý",
    "&OK": "Đồn&g ý",
    "Cancel": "Thôi",
    "&Cancel": "Th&ôi",
    "&Yes": "&Có",
    "Yes to &All": "Có cho &tất cả",
    "&No": "&Không",
    "N&o to All": "Không &cho tất cả",
    "Save": "Cất",
    "&Save": "&Cất",
    "Save All": "Cất tất cả",
    "Save As": "Cất thành tệp khác",
    "Open": "Mở",
    "&Open": "&Mở",
    "Close": "Đóng",
    "&Close": "Đón&g",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Restore Defaults": "Về mặc định",
    "Help": "Trợ giúp",
    "Discard": "Bỏ thay đổi",
    "Don't Save": "Không cất",
    "Abort": "Dừng",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Show Details...": "Xem chi tiết…",
    "Hide Details...": "Ẩn chi tiết…",
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "Cắ&t",
    "&Copy": "&Chép",
    "Copy &Link Location": "Chép &liên kết",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "&Delete": "&Xóa",
    "Select All": "Chọn tất cả",
    "Clear": "Xóa trắng",
    "Look in:": "Tìm ở:",
    "&Look in:": "&Tìm ở:",
    "File &name:": "Tê&n tệp:",
    "Files of &type:": "&Loại tệp:",
    "Directory:": "Thư mục:",
    "&Choose": "&Chọn",
    "&New Folder": "Thư mục &mới",
    "New Folder": "Thư mục mới",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo thư mục mới",
    "&Rename": "Đổi &tên",
    "All Files (*)": "Mọi tệp (*)",
    "All files (*)": "Mọi tệp (*)",
    "Back": "Trước",
    "Forward": "Sau",
    "Go back": "Về trước",
    "Go forward": "Tới sau",
    "Parent Directory": "Thư mục trên",
    "Go to the parent directory": "Lên thư mục trên",
    "List View": "Dạng danh sách",
    "Detail View": "Dạng chi tiết",
    "Change to list view mode": "Chuyển sang danh sách",
    "Change to detail view mode": "Chuyển sang chi tiết",
    "List of places and bookmarks": "Các nơi hay dùng",
    "Sidebar": "Thanh bên",
    "Files": "Tệp",
    "Show ": "Hiện ",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "Drive": "Ổ đĩa",
    "Folder": "Thư mục",
    "File": "Tệp",
    "Computer": "Máy tính",
    "My Computer": "Máy tính",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
    "Remove": "Bỏ",
    "Recent Places": "Nơi mới dùng",
    "%1 already exists.\nDo you want to replace it?": "Đã có %1.\nGhi đè lên tệp đó?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông thấy tệp này. Xin xem lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông thấy thư mục này. Xin xem lại tên thư mục."
    ),
    "Print": "In",
    "&Print": "&In",
    "Printer": "Máy in",
    "&Name:": "Tê&n:",
    "P&roperties": "&Thuộc tính",
    "Location:": "Nơi đặt:",
    "Type:": "Loại:",
    "Preview": "Xem trước",
    "Output &file:": "Ghi ra &tệp:",
    "&Options >>": "&Tùy chọn >>",
    "&Options <<": "&Tùy chọn <<",
    "Options": "Tùy chọn",
    "Copies": "Số bản",
    "Copies:": "Số bản:",
    "Collate": "In theo bộ",
    "Reverse": "In ngược",
    "Print range": "Phạm vi in",
    "Print all": "In tất cả",
    "Pages": "Trang",
    "Pages from": "Từ trang",
    "to": "đến",
    "Current Page": "Trang này",
    "Selection": "Phần đã chọn",
    "Page &Set:": "&Nhóm trang:",
    "Output Settings": "Cách in",
    "Color Mode": "Màu",
    "Color": "Màu",
    "Grayscale": "Đen trắng",
    "Double Sided Printing": "In hai mặt",
    "Off": "Không",
    "Long side binding": "Lật theo cạnh dài",
    "Short side binding": "Lật theo cạnh ngắn",
    "Page Setup": "Khổ giấy",
    "Page Layout": "Trình bày trang",
    "Paper": "Giấy",
    "Page size:": "Khổ giấy:",
    "Paper source:": "Khay giấy:",
    "Width:": "Rộng:",
    "Height:": "Cao:",
    "Orientation": "Chiều giấy",
    "Portrait": "Dọc",
    "Landscape": "Ngang",
    "Reverse landscape": "Ngang, đảo đầu",
    "Reverse portrait": "Dọc, đảo đầu",
    "Margins": "Lề",
    "top margin": "lề trên",
    "left margin": "lề trái",
    "right margin": "lề phải",
    "bottom margin": "lề dưới",
    "Pages &per sheet:": "&Số trang trên một tờ:",
    "Page &order:": "&Thứ tự trang:",
    "Custom": "Tự đặt",
    "Scroll Left": "Cuộn trái",
    "Scroll Right": "Cuộn phải",
}
_KEYS = "QShortcut"


class VietnameseTranslator(QTranslator):
    """Answers Qt's own texts in Vietnamese; what it does not know stays as Qt wrote it."""

    def isEmpty(self) -> bool:
        """Say that there are texts."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's own name, which it may pass by keyword
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """Return the Vietnamese text; None, which Qt takes for "unknown", when there is none."""
        if context == _KEYS:
            return None  # type: ignore[return-value]  # "" would blank the text
        return TEXTS.get(sourceText)  # type: ignore[return-value]  # as above


def install_texts(app: QCoreApplication) -> VietnameseTranslator:
    """Let Qt speak Vietnamese from now on."""
    translator = VietnameseTranslator(app)
    app.installTranslator(translator)
    return translator
