"""Make holidays.csv: the public holidays of Viet Nam from 2024 to 2040, lunar ones computed.

    python resources/tools/make_holidays.py

The days are those of the Labour Code 45/2019/QH14, Điều 112; the new moons and solar terms are
computed for the meridian of Hà Nội (UTC+7) after J. Meeus, Astronomical Algorithms (1998), in the
short form that Hồ Ngọc Đức published for the Vietnamese calendar. Tết has five days: the last of
the old year and four of the new one; each year's notice may shift them, which the centre writes
among its own days.
"""

import csv
from datetime import date, timedelta
from math import floor, pi, sin
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "holidays.csv"
FIRST, LAST = 2024, 2040
ZONE = 7
CODE = "Bộ luật Lao động 2019, Điều 112"
CULTURE = "Nghị quyết 80-NQ/TW ngày 07/01/2026; luật sửa đổi chưa xác nhận"
BESIDE = "Quốc khánh, ngày liền kề"
# Which days these are says a notice each year: the day before or after, one or two of the old year.
BY_NOTICE = (BESIDE, "Tết Âm lịch, mùng 4")
FIXED = ((1, 1, "Tết Dương lịch"), (4, 30, "Ngày Chiến thắng"), (5, 1, "Quốc tế lao động"))


def main() -> None:
    """Write the list, sorted by day."""
    rows = [row for year in range(FIRST, LAST + 1) for row in holidays_of(year)]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("day", "name", "authority", "confirmed"))
        writer.writerows(sorted(rows))


def holidays_of(year: int) -> list[tuple[str, str, str, str]]:
    """Return the holidays of a year."""
    days = [(date(year, month, day), name) for month, day, name in FIXED]
    tet = from_lunar(year, 1, 1)
    days.append((tet - timedelta(days=1), "Tết Âm lịch, ngày cuối năm"))
    days += [(tet + timedelta(days=n), f"Tết Âm lịch, mùng {n + 1}") for n in range(4)]
    days.append((from_lunar(year, 3, 10), "Giỗ Tổ Hùng Vương (10/3 âm lịch)"))
    days += [(date(year, 9, 1), BESIDE), (date(year, 9, 2), "Quốc khánh")]
    rows = [
        (day.isoformat(), name, CODE, "no" if name in BY_NOTICE else "yes") for day, name in days
    ]
    if year >= 2026:
        rows.append((date(year, 11, 24).isoformat(), "Ngày Văn hóa Việt Nam", CULTURE, "no"))
    return rows


def new_moon(count: int) -> float:
    """Return the Julian day of a new moon; number 0 is the one of 01/01/1900."""
    t = count / 1236.85
    dr = pi / 180
    jd = 2415020.75933 + 29.53058868 * count + 0.0001178 * t * t - 0.000000155 * t**3
    jd += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t * t) * dr)
    m = 359.2242 + 29.10535608 * count - 0.0000333 * t * t - 0.00000347 * t**3
    mpr = 306.0253 + 385.81691806 * count + 0.0107306 * t * t + 0.00001236 * t**3
    f = 21.2964 + 390.67050646 * count - 0.0016528 * t * t - 0.00000239 * t**3
    c = (0.1734 - 0.000393 * t) * sin(m * dr) + 0.0021 * sin(2 * dr * m)
    c += -0.4068 * sin(mpr * dr) + 0.0161 * sin(dr * 2 * mpr) - 0.0004 * sin(dr * 3 * mpr)
    c += 0.0104 * sin(dr * 2 * f) - 0.0051 * sin(dr * (m + mpr)) - 0.0074 * sin(dr * (m - mpr))
    c += 0.0004 * sin(dr * (2 * f + m)) - 0.0004 * sin(dr * (2 * f - m))
    c += -0.0006 * sin(dr * (2 * f + mpr)) + 0.0010 * sin(dr * (2 * f - mpr))
    c += 0.0005 * sin(dr * (2 * mpr + m))
    return jd + c - (-0.000278 + 0.000265 * t + 0.000262 * t * t)


def new_moon_day(count: int) -> int:
    """Return the Julian day number, in Hà Nội, of a new moon."""
    return floor(new_moon(count) + 0.5 + ZONE / 24)


def sun_sector(day_number: int) -> int:
    """Return in which twelfth of its way (0 to 11) the sun stands at the midnight of a day."""
    t = (day_number - 2451545.5 - ZONE / 24) / 36525
    dr = pi / 180
    m = 357.52910 + 35999.05030 * t - 0.0001559 * t * t - 0.00000048 * t**3
    length = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
    length += (1.914600 - 0.004817 * t - 0.000014 * t * t) * sin(dr * m)
    length += (0.019993 - 0.000101 * t) * sin(dr * 2 * m) + 0.000290 * sin(dr * 3 * m)
    return floor((length * dr) % (2 * pi) / pi * 6)


def month_eleven(year: int) -> int:
    """Return the day number on which the lunar month of the winter solstice of a year begins."""
    count = floor((day_number(date(year, 12, 31)) - 2415021) / 29.530588853)
    begins = new_moon_day(count)
    return new_moon_day(count - 1) if sun_sector(begins) >= 9 else begins


def leap_month(begins: int) -> int:
    """Return which month after the eleventh is the leap one: the first without a solar term."""
    count = floor((begins - 2415021.076998695) / 29.530588853 + 0.5)
    for n in range(1, 14):
        if sun_sector(new_moon_day(count + n)) == sun_sector(new_moon_day(count + n + 1)):
            return n
    return 0


def from_lunar(year: int, month: int, day: int) -> date:
    """Return the day of the sun's calendar of a day in the lunar year, in no leap month."""
    a, b = (year - 1, year) if month < 11 else (year, year + 1)
    begins = month_eleven(a)
    count = floor(0.5 + (begins - 2415021.076998695) / 29.530588853)
    steps = (month - 11) % 12
    if month_eleven(b) - begins > 365 and steps >= leap_month(begins):
        steps += 1
    return date.fromordinal(new_moon_day(count + steps) + day - 1 - 1721425)


def day_number(day: date) -> int:
    """Return the Julian day number of a day."""
    return day.toordinal() + 1721425


if __name__ == "__main__":
    main()
