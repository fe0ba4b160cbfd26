"""What day it is: the one place that asks the computer, so that tests can say another."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Return the local date, or the one that GIAOVU_TODAY (YYYY-MM-DD) names."""
    fixed = os.environ.get("GIAOVU_TODAY")
    return date.fromisoformat(fixed) if fixed else datetime.now().astimezone().date()


def now() -> datetime:
    """Return the time in UTC; on the day that GIAOVU_TODAY names, if it names one."""
    moment = datetime.now(UTC)
    fixed = os.environ.get("GIAOVU_TODAY")
    return datetime.combine(date.fromisoformat(fixed), moment.timetz()) if fixed else moment
