"""The table year by year, against published counts, the law and the package."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import holidays
import pytest

from complaint_rules.errors import (
    UnknownIdError,
    UnknownLanguageError,
    YearOutsideCalendarError,
)
from complaint_rules.language import Language
from complaint_rules.work_calendar import (
    CalendarDay,
    DayKind,
    WorkCalendar,
    YearBasis,
    YearStatus,
    load_calendar,
)

YEARS = range(2018, 2028)
ONE_DAY = timedelta(days=1)


class Year(NamedTuple):
    """What a year must come to; days as "MM-DD"."""

    working_days: int
    #: Law on holidays, Article 5: the day off, in order.
    in_lieu: str
    #: Labour Code 85(3): "day off<day worked instead".
    moved: str
    #: Labour Code 84(5): first day of Kurban Ait.
    kurban_ait: str
    #: adilet.zan.kz code of the order.
    order: str
    #: January to December; () where it was not published.
    per_month: tuple[int, ...] = ()


# fmt: off
EXPECTED = {
    2018: Year(246, "12-03 12-18",
               "03-09<03-03 04-30<04-28 05-08<05-05 08-31<08-25 12-31<12-29",
               "08-21", "P1700000864"),
    2019: Year(246, "03-25 07-08 12-02", "05-10<05-04", "08-11", "P1800000888"),
    2020: Year(246, "03-09 03-24 03-25 08-31", "01-03<01-05 05-08<05-11 12-18<12-20",
               "07-31", "P1900000820"),
    2021: Year(245, "01-04 03-24 05-03 05-10", "07-05<07-03", "07-20", "P2000000930"),
    2022: Year(246, "01-03 01-04 05-02 05-10", "03-07<03-05 08-29<08-27 10-24<10-22",
               "07-09", "P2200000796"),
    2023: Year(246, "01-03 05-08 12-18", "07-07<07-01", "06-28", "P2300000326",
               (20, 20, 19, 20, 20, 21, 20, 22, 21, 21, 22, 20)),
    2024: Year(249, "03-25 07-08", "05-08<05-04", "06-16", "G24G0000109",
               (21, 21, 17, 22, 20, 20, 22, 21, 21, 22, 21, 21)),
    2025: Year(246, "03-10 03-24 03-25 07-07 09-01 10-27", "01-03<01-05", "06-06", "G24G0000436",
               (20, 20, 17, 22, 19, 20, 22, 21, 21, 22, 20, 22)),
    2026: Year(247, "03-09 03-24 03-25 05-11 10-26", "", "05-27", "",
               (19, 20, 18, 22, 17, 22, 22, 21, 22, 21, 21, 22)),
    2027: Year(247, "01-04 03-24 05-03 05-10", "", "05-16", "",
               (18, 20, 18, 22, 18, 22, 21, 22, 22, 20, 22, 22)),
}

# Law on holidays, Articles 2 and 3: what every year has, and what it had for a time.
EVERY_YEAR = {"01-01", "01-02", "03-08", "03-21", "03-22", "03-23", "05-01", "05-07", "05-09",
              "07-06", "12-16"}
FOR_A_TIME = {"03-15": range(2027, 2028), "08-30": range(2018, 2026), "10-25": range(2022, 2028),
              "12-01": range(2018, 2022), "12-17": range(2018, 2022)}
# fmt: on


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def listed(calendar: WorkCalendar, year: int, kind: DayKind) -> list[str]:
    return [f"{day.on:%m-%d}" for day in calendar.days_off(year) if day.kind is kind]


@pytest.mark.parametrize("year", YEARS)
def test_working_days_of_the_year(calendar: WorkCalendar, year: int) -> None:
    worked = [day for day in days_of(year) if calendar.is_working_day(day)]
    assert len(worked) == EXPECTED[year].working_days
    first, last = date(year, 1, 1), date(year, 12, 31)
    assert calendar.count_working_days(first, last) == len(worked)  # 1 January is never worked


@pytest.mark.parametrize("year", [year for year in YEARS if EXPECTED[year].per_month])
def test_working_days_of_the_months(calendar: WorkCalendar, year: int) -> None:
    months = [day.month for day in days_of(year) if calendar.is_working_day(day)]
    assert tuple(months.count(month) for month in range(1, 13)) == EXPECTED[year].per_month


@pytest.mark.parametrize("year", YEARS)
def test_holidays(calendar: WorkCalendar, year: int) -> None:
    """Law on holidays, Articles 2 and 3, with their dates of change."""
    for_a_time = {day for day, years in FOR_A_TIME.items() if year in years}
    assert set(listed(calendar, year, DayKind.PUBLIC_HOLIDAY)) == EVERY_YEAR | for_a_time


@pytest.mark.parametrize("year", YEARS)
def test_days_off_without_a_holiday(calendar: WorkCalendar, year: int) -> None:
    """Labour Code 84(5)."""
    assert listed(calendar, year, DayKind.DAY_OFF) == ["01-07", EXPECTED[year].kurban_ait]


@pytest.mark.parametrize("year", YEARS)
def test_in_lieu_days(calendar: WorkCalendar, year: int) -> None:
    assert listed(calendar, year, DayKind.IN_LIEU) == EXPECTED[year].in_lieu.split()


@pytest.mark.parametrize("year", YEARS)
def test_moved_days_and_working_weekends(calendar: WorkCalendar, year: int) -> None:
    days = calendar.days_off(year)
    moved = [day for day in days if day.kind is DayKind.MOVED_DAY_OFF]
    pairs = [f"{day.on:%m-%d}<{day.counterpart:%m-%d}" for day in moved]
    assert pairs == EXPECTED[year].moved.split()
    worked = [day.counterpart for day in moved]
    assert all(day and calendar.is_working_day(day) for day in worked)
    weekends = [day.on for day in calendar.working_weekends(year)]
    assert weekends == [day for day in worked if day and day.weekday() >= 5]


def test_numbers_of_working_weekends(calendar: WorkCalendar) -> None:
    counts = [len(calendar.working_weekends(year)) for year in YEARS]
    assert counts == [5, 1, 2, 1, 3, 1, 1, 1, 0, 0]


@pytest.mark.parametrize("year", YEARS)
def test_in_lieu_days_follow_the_law(calendar: WorkCalendar, year: int) -> None:
    """Law on holidays, 5: the next working day after a holiday that met a weekend.

    9 May 2020 is the exception: its in-lieu day, 11 May, was worked by order P1900000820.
    """
    days = calendar.days_off(year)
    taken = {day.on for day in days if day.kind in (DayKind.PUBLIC_HOLIDAY, DayKind.DAY_OFF)}
    met = [day.on for day in days if day.kind is DayKind.PUBLIC_HOLIDAY and day.on.weekday() >= 5]
    expected: dict[date, date] = {}
    for holiday_on in met:
        day = holiday_on
        while day in taken or day.weekday() >= 5:
            day += ONE_DAY
        taken.add(day)
        expected[day] = holiday_on
    expected.pop(date(2020, 5, 11), None)
    in_lieu = [day for day in days if day.kind is DayKind.IN_LIEU]
    # Holidays one after the other share their in-lieu days: compare the days, then the pairs.
    assert [day.on for day in in_lieu] == sorted(expected)
    assert {day.on: day.counterpart for day in in_lieu} == expected


@pytest.mark.parametrize("year", YEARS)
def test_agrees_with_the_package(calendar: WorkCalendar, year: int) -> None:
    package = holidays.country_holidays("KZ", years=year)
    wrong = [
        day
        for day in days_of(year)
        if calendar.is_working_day(day) is not package.is_working_day(day)
    ]
    assert wrong == []


@pytest.mark.parametrize("year", YEARS)
def test_status(calendar: WorkCalendar, year: int) -> None:
    """Labour Code 85(3)."""
    record = calendar.year(year)
    assert record.order == EXPECTED[year].order
    if year == 2027:
        expected = YearStatus.PROVISIONAL, YearBasis.NO_ORDER_YET
    elif year == 2026:
        expected = YearStatus.DECREED, YearBasis.PUBLISHED_CALENDAR
    else:
        expected = YearStatus.DECREED, YearBasis.TRANSFER_ORDER
    assert (record.status, record.basis) == expected
    assert record.sources


def test_only_kurban_ait_of_2027_is_estimated(calendar: WorkCalendar) -> None:
    estimated = [day.on for year in YEARS for day in calendar.days_off(year) if day.estimated]
    assert estimated == [date(2027, 5, 16)]


def test_day_tells_why(calendar: WorkCalendar) -> None:
    assert calendar.day(date(2026, 11, 23)) is None
    assert calendar.day(date(2025, 1, 5)) is None  # a worked Sunday
    assert calendar.day(date(2026, 11, 22)) == CalendarDay(date(2026, 11, 22), DayKind.WEEKEND)
    assert calendar.day(date(2026, 3, 24)) == CalendarDay(
        date(2026, 3, 24), DayKind.IN_LIEU, "nauryz", date(2026, 3, 21)
    )
    assert calendar.day(date(2026, 3, 22)) == CalendarDay(
        date(2026, 3, 22), DayKind.PUBLIC_HOLIDAY, "nauryz"
    )
    assert calendar.day(date(2020, 5, 11)) is None  # worked for 8 May


def test_counting_is_half_open(calendar: WorkCalendar) -> None:
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert calendar.count_working_days(friday, monday) == 1
    assert calendar.count_working_days(monday, friday) == -1
    assert calendar.count_working_days(friday, friday) == 0


# Law on holidays, 2 and 3; Labour Code 84(5). Dated names: what the day was called then.
NAMES = (
    ("2025-10-25", "Республика күні", "День Республики", "Republic Day"),
    ("2026-10-25", "Қазақстан Республикасы күні", "День Республики Казахстан", "Republic Day"),
    (
        "2025-08-30",
        "Қазақстан Республикасының Конституциясы күні",
        "День Конституции",
        "Constitution Day",
    ),
    ("2027-03-15", "Конституция күні", "День Конституции", "Constitution Day"),
    ("2026-12-16", "Тәуелсіздік күні", "День Независимости", "Independence Day"),
    ("2026-07-06", "Астана күні", "День Столицы", "Capital Day"),
)


@pytest.mark.parametrize(("on", "kk", "ru", "en"), NAMES)
def test_names(calendar: WorkCalendar, on: str, kk: str, ru: str, en: str) -> None:
    day = calendar.day(date.fromisoformat(on))
    assert day is not None
    assert [calendar.name(day.name, language) for language in Language] == [kk, ru, en]


def test_every_name_is_used_and_known(calendar: WorkCalendar) -> None:
    used = {day.name for year in YEARS for day in calendar.days_off(year)} - {""}
    assert used == set(calendar.names)


def test_refusals(calendar: WorkCalendar) -> None:
    with pytest.raises(UnknownIdError):
        calendar.name("harvest_day", "ru")
    with pytest.raises(UnknownLanguageError):
        calendar.name("nauryz", "de")
    for ask in (calendar.day, calendar.is_working_day, calendar.next_working_day):
        for day in (date(2017, 12, 31), date(2028, 1, 1)):
            with pytest.raises(YearOutsideCalendarError):
                ask(day)
    for year in (2017, 2028):
        with pytest.raises(YearOutsideCalendarError):
            calendar.days_off(year)
    with pytest.raises(YearOutsideCalendarError):
        calendar.count_working_days(date(2017, 12, 31), date(2018, 1, 9))


def test_read_once() -> None:
    assert load_calendar() is load_calendar()
    assert (load_calendar().first_year, load_calendar().last_year) == (2018, 2027)
