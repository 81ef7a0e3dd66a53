"""Deadlines: tables at the boundaries with their citation, and properties."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint_rules.errors import (
    AmountOutOfRangeError,
    UnknownUnitError,
    YearOutsideCalendarError,
)
from complaint_rules.law import Unit
from complaint_rules.work_calendar import (
    LARGEST_AMOUNT,
    Certainty,
    DayKind,
    WorkCalendar,
    deadline,
    load_calendar,
    registration_day,
)

CALENDAR = load_calendar()
WORKING_DAYS, MONTHS = Unit.WORKING_DAYS, Unit.MONTHS
FEW = settings(max_examples=150, deadline=None)
ONE_DAY = timedelta(days=1)

FORWARD = "APPK 91(4): forwarded within 3 working days"
DIRECT = "Law 88-V 25(2) part 1: 5 working days"
AGENCY = "Law 88-V 25(2) part 2: 15 working days"
OTHER = "APPK 99: 20 working days"
EXTENDED = "Law 88-V 25(2) part 2 and 25(4): 15 + 10 working days"


class Vector(NamedTuple):
    """Due days of every time limit from one day of filing."""

    why: str
    filed: str
    registered: str
    due: dict[tuple[int, str], str]


VECTORS = (
    Vector(
        "working Saturday 4 May; 7, 8, 9 May off (Labour Code 85(3), order G24G0000109)",
        "2024-05-02",
        "2024-05-02",
        {
            (3, FORWARD): "2024-05-06",
            (5, DIRECT): "2024-05-13",
            (15, AGENCY): "2024-05-27",
            (20, OTHER): "2024-06-03",
            (25, EXTENDED): "2024-06-10",
        },
    ),
    Vector(
        "transferred working Sunday 5 January (Labour Code 85(3), order G24G0000436)",
        "2025-01-02",
        "2025-01-05",
        {
            (3, FORWARD): "2025-01-09",
            (5, DIRECT): "2025-01-13",
            (15, AGENCY): "2025-01-27",
            (20, OTHER): "2025-02-03",
            (25, EXTENDED): "2025-02-10",
        },
    ),
    Vector(
        "Nauryz with two in-lieu days (Law on holidays, 5)",
        "2025-03-19",
        "2025-03-19",
        {
            (3, FORWARD): "2025-03-27",
            (5, DIRECT): "2025-03-31",
            (15, AGENCY): "2025-04-14",
            (20, OTHER): "2025-04-21",
            (25, EXTENDED): "2025-04-28",
        },
    ),
    Vector(
        "30 and 31 August are no holidays in 2026 (Law on holidays, 3)",
        "2026-08-27",
        "2026-08-27",
        {
            (3, FORWARD): "2026-09-01",
            (5, DIRECT): "2026-09-03",
            (15, AGENCY): "2026-09-17",
            (20, OTHER): "2026-09-24",
            (25, EXTENDED): "2026-10-01",
        },
    ),
    Vector(
        "16 December, New Year, 7 January (Law on holidays, 3; Labour Code 84(5))",
        "2026-12-14",
        "2026-12-14",
        {
            (3, FORWARD): "2026-12-18",
            (5, DIRECT): "2026-12-22",
            (15, AGENCY): "2027-01-08",
            (20, OTHER): "2027-01-15",
            (25, EXTENDED): "2027-01-22",
        },
    ),
)

DUE_DAYS = [
    pytest.param(vector.registered, amount, due, id=f"{vector.registered}, {citation}")
    for vector in VECTORS
    for (amount, citation), due in vector.due.items()
]

# start, months, nominal day, due day, citation
MONTH_TERMS = (
    ("2026-08-22", 3, "2026-11-22", "2026-11-23", "APPK 92(1), 76(5): a Sunday"),
    ("2026-11-30", 3, "2027-02-28", "2027-03-01", "Civil Code 174(3), 175: short month, a Sunday"),
    ("2026-09-16", 3, "2026-12-16", "2026-12-17", "APPK 92(1), 76(5): Independence Day"),
    ("2026-12-07", 1, "2027-01-07", "2027-01-08", "APPK 136(1): court, 7 January off"),
    ("2024-01-31", 1, "2024-02-29", "2024-02-29", "Civil Code 174(3): leap year"),
    ("2023-01-31", 1, "2023-02-28", "2023-02-28", "Civil Code 174(3): common year"),
    ("2024-02-29", 12, "2025-02-28", "2025-02-28", "Civil Code 174(3): from a leap day"),
    ("2025-08-31", 6, "2026-02-28", "2026-03-02", "APPK 92(1-1), 76(5): six months, a Saturday"),
    ("2025-03-31", 1, "2025-04-30", "2025-04-30", "Civil Code 174(3): 31 becomes 30"),
    ("2025-11-05", 2, "2026-01-05", "2026-01-05", "Civil Code 174(3): over the new year"),
    ("2024-04-04", 1, "2024-05-04", "2024-05-04", "Labour Code 85(3): a working Saturday"),
    ("2024-04-08", 1, "2024-05-08", "2024-05-10", "Labour Code 85(3): moved day off, then 9 May"),
    ("2025-12-21", 3, "2026-03-21", "2026-03-26", "Law on holidays, 5: Nauryz, two in-lieu days"),
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.why)
def test_filed_becomes_registered(vector: Vector) -> None:
    """APPK 64(3): what comes on a day off is registered on the next working day."""
    filed = date.fromisoformat(vector.filed)
    assert registration_day(filed, CALENDAR) == date.fromisoformat(vector.registered)


@pytest.mark.parametrize(("registered", "amount", "due"), DUE_DAYS)
def test_working_day_terms(registered: str, amount: int, due: str) -> None:
    """APPK 76(2): day one is the day after registration."""
    result = deadline(date.fromisoformat(registered), amount, WORKING_DAYS, CALENDAR)
    assert result.due_on == date.fromisoformat(due)
    assert result.nominal_on == result.due_on
    assert result.day_one == date.fromisoformat(registered) + ONE_DAY


@pytest.mark.parametrize(
    ("start", "months", "nominal", "due"),
    [pytest.param(*row[:4], id=f"{row[0]} + {row[1]}, {row[4]}") for row in MONTH_TERMS],
)
def test_month_terms(start: str, months: int, nominal: str, due: str) -> None:
    result = deadline(date.fromisoformat(start), months, MONTHS, CALENDAR)
    assert result.nominal_on == date.fromisoformat(nominal)
    assert result.due_on == date.fromisoformat(due)
    rolled = (result.due_on - result.nominal_on).days
    assert [day.on for day in result.skipped] == [
        result.nominal_on + timedelta(days=index) for index in range(rolled)
    ]


def test_skipped_days_say_why() -> None:
    """Law on holidays, 3 and 5; order G24G0000109: 2 May 2024 + 5 working days."""
    result = deadline(date(2024, 5, 2), 5, WORKING_DAYS, CALENDAR)
    assert [(day.on, day.kind, day.name) for day in result.skipped] == [
        (date(2024, 5, 5), DayKind.WEEKEND, ""),
        (date(2024, 5, 7), DayKind.PUBLIC_HOLIDAY, "defender_day"),
        (date(2024, 5, 8), DayKind.MOVED_DAY_OFF, ""),
        (date(2024, 5, 9), DayKind.PUBLIC_HOLIDAY, "victory_day"),
        (date(2024, 5, 11), DayKind.WEEKEND, ""),
        (date(2024, 5, 12), DayKind.WEEKEND, ""),
    ]
    assert result.skipped[2].counterpart == date(2024, 5, 4)


def test_start_on_a_day_off_counts_from_the_next_day() -> None:
    """APPK 76(2): a start on Saturday; Monday is the first working day."""
    result = deadline(date(2026, 11, 21), 1, WORKING_DAYS, CALENDAR)
    assert result.due_on == date(2026, 11, 23)
    assert [day.on for day in result.skipped] == [date(2026, 11, 22)]


# start, amount, unit, certainty, why
CERTAINTIES = (
    ("2026-11-16", 5, WORKING_DAYS, Certainty.CERTAIN, "all in a decreed year"),
    ("2026-12-30", 1, WORKING_DAYS, Certainty.CERTAIN, "due on 31 December"),
    ("2026-12-31", 1, WORKING_DAYS, Certainty.PROVISIONAL, "due in a provisional year"),
    ("2026-11-16", 3, MONTHS, Certainty.PROVISIONAL, "ends in a provisional year"),
    ("2026-05-20", 5, WORKING_DAYS, Certainty.CERTAIN, "Kurban Ait of 2026 was announced"),
    ("2027-05-10", 10, WORKING_DAYS, Certainty.PROVISIONAL, "provisional wins over estimated"),
)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "certainty"),
    [pytest.param(*row[:4], id=row[4]) for row in CERTAINTIES],
)
def test_certainty(start: str, amount: int, unit: Unit, certainty: Certainty) -> None:
    """Labour Code 85(3): days are moved by an order each time."""
    assert deadline(date.fromisoformat(start), amount, unit, CALENDAR).certainty is certainty


# start, due, certainty: Wednesday 10 April 2030 is an estimated day off, so 9 to 11 matter
NEAR_AN_ESTIMATE = (
    ("2030-04-05", "2030-04-08", Certainty.CERTAIN),
    ("2030-04-08", "2030-04-09", Certainty.ESTIMATED),
    ("2030-04-09", "2030-04-11", Certainty.ESTIMATED),
    ("2030-04-10", "2030-04-11", Certainty.ESTIMATED),
    ("2030-04-11", "2030-04-12", Certainty.CERTAIN),
)


@pytest.mark.parametrize(("start", "due", "certainty"), NEAR_AN_ESTIMATE)
def test_an_estimate_reaches_a_day_around(
    start: str, due: str, certainty: Certainty, estimated_calendar: WorkCalendar
) -> None:
    """Labour Code 84(5): the first day of Kurban Ait follows the moon."""
    result = deadline(date.fromisoformat(start), 1, WORKING_DAYS, estimated_calendar)
    assert (result.due_on, result.certainty) == (date.fromisoformat(due), certainty)


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("beyond", (0, -1, None))
def test_amount_out_of_range(unit: Unit, beyond: int | None) -> None:
    amount = LARGEST_AMOUNT[unit] + 1 if beyond is None else beyond
    with pytest.raises(AmountOutOfRangeError) as caught:
        deadline(date(2026, 11, 16), amount, unit, CALENDAR)
    assert (caught.value.amount, caught.value.largest) == (amount, LARGEST_AMOUNT[unit])


def test_unknown_unit() -> None:
    with pytest.raises(UnknownUnitError) as caught:
        deadline(date(2026, 11, 16), 5, "fortnights", CALENDAR)  # type: ignore[arg-type]
    assert caught.value.value == "fortnights"


@pytest.mark.parametrize(
    ("start", "amount", "unit", "year"),
    (
        ("2017-12-31", 1, WORKING_DAYS, 2017),
        ("2017-12-31", 1, MONTHS, 2017),
        ("2028-01-01", 1, WORKING_DAYS, 2028),
        ("2027-12-31", 1, WORKING_DAYS, 2028),
        ("2027-12-31", 1, MONTHS, 2028),
        ("2027-06-01", 120, MONTHS, 2037),
        ("2018-01-01", 5000, WORKING_DAYS, 2028),
    ),
)
def test_outside_the_calendar(start: str, amount: int, unit: Unit, year: int) -> None:
    with pytest.raises(YearOutsideCalendarError) as caught:
        deadline(date.fromisoformat(start), amount, unit, CALENDAR)
    assert caught.value.code == "year_outside_calendar"
    assert (caught.value.year, caught.value.first_year, caught.value.last_year) == (
        year,
        2018,
        2027,
    )


def test_last_covered_day() -> None:
    assert deadline(date(2027, 12, 30), 1, WORKING_DAYS, CALENDAR).due_on == date(2027, 12, 31)


# --- properties --------------------------------------------------------------------------------

starts = st.dates(date(2018, 1, 1), date(2026, 12, 31))
amounts = st.integers(1, 200)
months = st.integers(1, 11)


def naive_due_day(start: date, amount: int) -> date:
    """Walk day by day, as the law reads."""
    day, left = start, amount
    while left:
        day += ONE_DAY
        left -= CALENDAR.is_working_day(day)
    return day


@FEW
@given(starts, amounts)
def test_agrees_with_walking(start: date, amount: int) -> None:
    result = deadline(start, amount, WORKING_DAYS, CALENDAR)
    assert result.due_on == naive_due_day(start, amount)
    assert CALENDAR.is_working_day(result.due_on)


@FEW
@given(starts, amounts)
def test_adding_then_counting_returns_the_amount(start: date, amount: int) -> None:
    result = deadline(start, amount, WORKING_DAYS, CALENDAR)
    assert CALENDAR.count_working_days(start, result.due_on) == amount
    assert CALENDAR.count_working_days(result.due_on, start) == -amount


@FEW
@given(starts, amounts)
def test_skipped_and_working_days_fill_the_span(start: date, amount: int) -> None:
    result = deadline(start, amount, WORKING_DAYS, CALENDAR)
    assert len(result.skipped) + amount == (result.due_on - result.day_one).days + 1
    assert not any(CALENDAR.is_working_day(day.on) for day in result.skipped)
    assert list(result.skipped) == sorted(result.skipped, key=lambda day: day.on)


@FEW
@given(starts, amounts)
def test_one_more_day_is_later(start: date, amount: int) -> None:
    shorter = deadline(start, amount, WORKING_DAYS, CALENDAR)
    assert deadline(start, amount + 1, WORKING_DAYS, CALENDAR).due_on > shorter.due_on


@FEW
@given(starts, amounts)
def test_a_later_start_is_never_due_earlier(start: date, amount: int) -> None:
    shorter = deadline(start, amount, WORKING_DAYS, CALENDAR)
    assert deadline(start + ONE_DAY, amount, WORKING_DAYS, CALENDAR).due_on >= shorter.due_on


@FEW
@given(starts, months)
def test_months_end_on_a_working_day_not_before_the_nominal_one(start: date, amount: int) -> None:
    result = deadline(start, amount, MONTHS, CALENDAR)
    assert result.due_on >= result.nominal_on
    assert CALENDAR.is_working_day(result.due_on)
    assert len(result.skipped) == (result.due_on - result.nominal_on).days
    assert result.nominal_on.day == start.day or (result.nominal_on + ONE_DAY).day == 1
    assert deadline(start, amount + 1, MONTHS, CALENDAR).due_on > result.due_on


@FEW
@given(starts)
def test_registration_is_the_next_working_day(day: date) -> None:
    registered = registration_day(day, CALENDAR)
    assert CALENDAR.is_working_day(registered)
    assert registered >= day
    assert (registered == day) is CALENDAR.is_working_day(day)
    assert registration_day(registered, CALENDAR) == registered
