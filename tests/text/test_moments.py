"""A moment is told by the clock on the wall, whatever zone it was kept in."""

import time
from datetime import UTC, datetime

import pytest

from app.text.moments import format_day_of, format_moment


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the process stays as it is")
def test_a_moment_of_the_evening_before_in_utc_is_told_in_local_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = datetime(2026, 10, 21, 23, 5, tzinfo=UTC)
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    try:
        assert (format_day_of(at), format_moment(at)) == ("22/10/2026", "22/10/2026 06:05")
    finally:
        monkeypatch.undo()
        time.tzset()
