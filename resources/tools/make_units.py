"""Make provinces.csv and communes.csv from the data of the package vietnamadminunits (MIT).

    pip download --no-deps vietnamadminunits
    python resources/tools/make_units.py vietnamadminunits-1.0.4-py3-none-any.whl

Names are stored composed (NFC) and without the word for the kind of unit, which has its own column.
"""

import csv
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

LISTS = Path(__file__).resolve().parent.parent / "lists"
DATA = "vietnamadminunits/data/dataset.db"

PROVINCES = "SELECT DISTINCT provinceCode, province FROM admin_units ORDER BY provinceCode"
COMMUNES = "SELECT wardCode, provinceCode, ward FROM admin_units ORDER BY wardCode"
# The package's own column for the kind of commune is wrong in four rows; the full name is right.
KINDS = ("Tỉnh", "Thành phố", "Xã", "Phường", "Đặc khu")


def main(wheel: Path) -> None:
    """Read the package's database and write the two lists, sorted by code."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as archive:
        connection = sqlite3.connect(archive.extract(DATA, folder))
        provinces = connection.execute(PROVINCES).fetchall()
        communes = connection.execute(COMMUNES).fetchall()
        connection.close()
    _write(
        "provinces.csv",
        ("code", "name", "unit_type"),
        [(code, *_parted(full)) for code, full in provinces],
    )
    _write(
        "communes.csv",
        ("code", "province_code", "name", "unit_type"),
        [(code, province, *_parted(full)) for code, province, full in communes],
    )


def _parted(full_name: str) -> tuple[str, str]:
    """Return the name alone and the word for the kind of unit in small letters."""
    full_name = unicodedata.normalize("NFC", full_name)
    for kind in KINDS:
        if full_name.startswith(f"{kind} "):
            return full_name.removeprefix(f"{kind} "), kind.lower()
    raise ValueError(full_name)


def _write(name: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with (LISTS / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
