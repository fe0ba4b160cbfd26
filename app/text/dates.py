"""Dates as screens and papers show them."""

from datetime import date

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def format_date(day: date) -> str:
    """Return "06/03/1999"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_long(day: date) -> str:
    """Return "ngày 05 tháng 01 năm 2026", for papers.

    Days under 10 and the months 1 and 2 take a leading 0, others not (Nghị định 30/2020/NĐ-CP,
    Phụ lục I).
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def weekday_name(day: date) -> str:
    """Return "Thứ Hai" to "Thứ Bảy" or "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]
