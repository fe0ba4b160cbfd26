"""Renders frame and widgets offscreen, to be looked at: `python -m tests.ui.gallery DIR`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("GIAOVU_TODAY", "2026-10-22")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from app.errors import UserError
from app.ui import theme
from app.ui.failures import RefusalDialog
from app.ui.frame.status_bar import StatusFacts
from app.ui.main_window import MainWindow
from app.ui.runner import Runner
from tests.ui.gallery_screens import PAGES, ClassScreen, NoData, Silent


def picture(window: MainWindow) -> QPixmap:
    """Return the window with the dialogs over it."""
    QApplication.processEvents()
    result = window.grab()
    painter = QPainter(result)
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            at = other.pos() - window.mapToGlobal(QPoint(0, 0))
            painter.drawPixmap(at, other.grab())
    painter.end()
    return result


def main() -> None:
    """Write the pictures."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(["gallery"])
    for dark in (False, True):
        theme.apply_theme(app, dark)
        name = "toi" if dark else "sang"
        window = MainWindow(PAGES)
        window.resize(1366, 689)
        window.top_bar.brand.show_centre("TTCT xã Na Sầm")
        window.show_status(
            StatusFacts(
                "Sao lưu đã kiểm tra: hôm nay 06:58, ổ E:",
                unsent=124,
                user="Hoàng Thị Bích · giáo vụ",
                practice=dark,
            )
        )
        window.set_count("today", 8)
        window.set_count("certificates", 38)
        window.set_count("exchange", 2)
        window.show()
        window.activateWindow()
        window.connect_runner(Runner(NoData(), Silent()))  # type: ignore[arg-type]  # pictures need no data
        window.show_undo("Thêm học viên")
        picture(window).save(str(out / f"today-{name}.png"))
        window.resize(911, 459)
        picture(window).save(str(out / f"today-{name}-911.png"))
        window.resize(1366, 689)
        window.go("plans")
        picture(window).save(str(out / f"form-{name}.png"))
        window.go("class", 5)
        screen = window.current_screen
        assert isinstance(screen, ClassScreen)
        screen.table.rows.tick([7, 8])
        screen.table.select(7)
        picture(window).save(str(out / f"class-{name}.png"))
        for wide, tall in ((1093, 551), (911, 459), (683, 345)):
            window.resize(wide, tall)
            picture(window).save(str(out / f"class-{name}-{wide}.png"))
        window.resize(1366, 689)
        window.palette_box.open_box()
        picture(window).save(str(out / f"palette-{name}.png"))
        window.palette_box.close_box()
        window.show_keys()
        picture(window).save(str(out / f"keys-{name}.png"))
        for other in QApplication.topLevelWidgets():
            if other is not window:
                other.close()
        window.toast("Đã chuyển 2 học viên sang lớp DVM-2026-06")
        error = UserError(
            "Lớp DVM-2026-05 đã điểm danh người này 6 buổi. "
            "Dòng đã có điểm danh thì không xóa, "
            "để bảng điểm danh và danh sách luôn khớp.",
            "Ghi thôi học với ngày và lý do. "
            "Tên vẫn còn trong danh sách, từ ngày đó không tính vào sĩ số.",
            "HV-07",
        )
        RefusalDialog(
            window, "Xóa Lương Văn Bắc khỏi lớp", error, way_out=("Ghi thôi học…", lambda: None)
        ).open()
        picture(window).save(str(out / f"refusal-{name}.png"))
        for other in QApplication.topLevelWidgets():
            other.close()
        window.deleteLater()
        QApplication.processEvents()


if __name__ == "__main__":
    main()
