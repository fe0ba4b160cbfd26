"""The short codes of refusals, to be read out on the telephone: "DIEM-03" for "mark-out-of-range".

`--json` and the log keep the long code, which programs go by.
"""

import csv
from functools import cache

from app.paths import resource


def short_code(code: str) -> str:
    """Return the short code of a refusal, "" where the list has none.

    What SQLite tells apart behind another "_" (sqlite_ioerr_write) is one trouble to a clerk.
    """
    known = _codes()
    while code not in known and "_" in code:
        code = code.rpartition("_")[0]
    return known.get(code, "")


@cache
def _codes() -> dict[str, str]:
    with resource("refusal_codes.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["short"] for row in csv.DictReader(file) if row["code"]}
