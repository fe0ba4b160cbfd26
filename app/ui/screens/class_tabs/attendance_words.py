"""How the roll call writes half-days: "sáng 22/10", "Thứ Năm 22/10", "chuyên đề 7"."""

from datetime import date

from app.services.timetable.timetable import SessionRow
from app.text.dates import weekday_name

# Codes of lessons as the catalogue shortens them, written out for sentences.
_LESSONS = {
    "CĐ": "chuyên đề",
    "Bài": "bài",
    "ÔT": "ôn tập",
    "NCTT": "nghiên cứu thực tế",
    "TL": "thảo luận",
    "KT": "kiểm tra",
}


def half_day(row: SessionRow) -> str:
    """Return "sáng 22/10"."""
    return row.slot.shortly_on(row.held_on)


def weekday(day: date) -> str:
    """Return "Thứ Năm 22/10"."""
    return f"{weekday_name(day)} {day:%d/%m}"


def lesson(row: SessionRow) -> str:
    """Return "chuyên đề 7" for the code "CĐ 7"; a code that nothing is known of stays."""
    code = row.lesson_code or ""
    short, _, rest = code.partition(" ")
    return " ".join(part for part in (_LESSONS.get(short, short), rest) if part)


def session_title(row: SessionRow) -> str:
    """Return "Buổi sáng 22/10 · chuyên đề 7"."""
    about = lesson(row)
    return f"Buổi {half_day(row)}" + (f" · {about}" if about else "")


def session_tip(row: SessionRow) -> str:
    """Return what a half-day is about, for the mouse."""
    title = f"{row.lesson_code}: {row.lesson_title}" if row.lesson_title else ""
    lines = (
        f"Buổi {row.slot.label.lower()} {weekday(row.held_on)}/{row.held_on.year}",
        title,
        f"{row.periods} tiết" + ("" if row.counts else ", không tính vào tỷ lệ dự học"),
        f"Giảng viên {row.lecturer}" if row.lecturer else "",
        "Buổi đã khóa điểm danh" if row.closed_at is not None else "",
    )
    return "\n".join(line for line in lines if line)
