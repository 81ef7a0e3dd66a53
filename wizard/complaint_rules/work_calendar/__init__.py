"""Working days of Kazakhstan and deadlines counted in them.

`table.toml` is generated from a package and `overlay.toml`; only the table is read here.
"""

from complaint_rules.work_calendar.calendar import WorkCalendar
from complaint_rules.work_calendar.deadlines import (
    LARGEST_AMOUNT,
    Certainty,
    Deadline,
    deadline,
    registration_day,
)
from complaint_rules.work_calendar.loader import load_calendar, parse_calendar, read_calendar
from complaint_rules.work_calendar.model import (
    CalendarDay,
    CalendarYear,
    DayKind,
    YearBasis,
    YearStatus,
)

__all__ = [
    "LARGEST_AMOUNT",
    "CalendarDay",
    "CalendarYear",
    "Certainty",
    "DayKind",
    "Deadline",
    "WorkCalendar",
    "YearBasis",
    "YearStatus",
    "deadline",
    "load_calendar",
    "parse_calendar",
    "read_calendar",
    "registration_day",
]
