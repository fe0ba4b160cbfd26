"""Asks whether a backup may take the place of the data, with what would be lost in sight."""

from pathlib import Path

from app.paths import Paths
from app.restore import Comparison, compare
from app.text.enumeration import some_of
from app.ui import confirm
from app.ui.main_window import MainWindow

_SHOWN = 3


def is_agreed(window: MainWindow, paths: Paths, backup: Path) -> bool:
    """Ask with what the backup lacks in sight; a UserError says why the file is no backup."""
    return confirm.ask(
        window,
        "Mở lại dữ liệu từ bản sao lưu này?",
        _consequence_of(compare(paths, backup)),
        verb="Mở lại từ bản này",
    )


def _consequence_of(found: Comparison) -> str:
    """Return in words what is lost by going back to a backup, and what is kept."""
    until = f"Bản sao lưu đến {found.backup.at:%H:%M ngày %d/%m/%Y}. " if found.backup else ""
    kept = "Tệp dữ liệu đang dùng được giữ lại trong thư mục sao lưu."
    if not found.lost:
        return f"{until}Không việc nào bị mất. {kept}"
    shown = [act.label for act in found.lost[:_SHOWN]]
    newest = some_of(shown, len(found.lost), "việc", by="; ")
    return (
        f"{until}{len(found.lost)} việc đã làm sau đó không có trong bản này: {newest}. "
        f"Số đã cấp không cấp lại. {kept}"
    )
