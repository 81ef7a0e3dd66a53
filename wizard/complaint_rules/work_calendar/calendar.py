"""The calendar of working days of a five-day week, as two sorted indexes.

"Working day" is defined neither in the Administrative Procedural Code nor in Law 88-V; the
five-day week of the Labour Code, Article 84, is an assumption that the visitor is shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from complaint_rules.errors import UnknownIdError, YearOutsideCalendarError
from complaint_rules.language import language_from
from complaint_rules.work_calendar.model import (
    CalendarDay,
    CalendarYear,
    DayKind,
    DayNames,
    YearStatus,
)

_SATURDAY = 5


@dataclass(frozen=True, slots=True, eq=False)
class WorkCalendar:
    """Every day of a run of years, each either a working day or a day off.

    Made by `calendar_of`. Days are compared by their ordinal (`date.toordinal`).
    Whatever needs a day outside the years raises `YearOutsideCalendarError`.
    """

    years: tuple[CalendarYear, ...]
    names: DayNames
    #: Ordinals of all working days, ascending.
    working_ordinals: tuple[int, ...]
    #: Ordinals of all days off, ascending; `off_days` in the same order.
    off_ordinals: tuple[int, ...]
    off_days: tuple[CalendarDay, ...]
    #: Ordinals of the days whose date is an estimate, ascending.
    estimated_ordinals: tuple[int, ...]

    @property
    def first_year(self) -> int:
        """First covered year."""
        return self.years[0].year

    @property
    def last_year(self) -> int:
        """Last covered year."""
        return self.years[-1].year

    def year(self, year: int) -> CalendarYear:
        """Return the record of a year: status, order, sources, days."""
        self._require(year)
        return self.years[year - self.first_year]

    def status(self, year: int) -> YearStatus:
        """Return whether the calendar of a year may still change."""
        return self.year(year).status

    def name(self, name_id: str, language: str) -> str:
        """Return the name of a holiday; `UnknownIdError`, `UnknownLanguageError`."""
        if name_id not in self.names:
            raise UnknownIdError("day_name", name_id)
        return self.names[name_id][language_from(language)]

    def is_working_day(self, day: date) -> bool:
        """Return whether the day is worked, moved days and working weekends included."""
        return self.day(day) is None

    def day(self, day: date) -> CalendarDay | None:
        """Return why the day is off; `None` for a working day, a worked weekend too."""
        self._require(day.year)
        position = bisect_left(self.off_ordinals, day.toordinal())
        found = position < len(self.off_days) and self.off_days[position].on == day
        return self.off_days[position] if found else None

    def next_working_day(self, day: date) -> date:
        """Return the day itself where it is worked, otherwise the next working day."""
        self._require(day.year)
        return self._working_day_at(bisect_left(self.working_ordinals, day.toordinal()))

    def working_day_after(self, day: date, amount: int) -> date:
        """Return the `amount`-th working day after the day (1 or more; the day not counted)."""
        self._require(day.year)
        before = bisect_right(self.working_ordinals, day.toordinal())
        return self._working_day_at(before + amount - 1)

    def count_working_days(self, after: date, until: date) -> int:
        """Count the working days later than `after`, up to and including `until`.

        Negative where `until` lies before `after`: the count the other way round.
        """
        self._require(after.year)
        self._require(until.year)
        return bisect_right(self.working_ordinals, until.toordinal()) - bisect_right(
            self.working_ordinals, after.toordinal()
        )

    def off_days_between(self, first: date, last: date) -> tuple[CalendarDay, ...]:
        """Return the days off from `first` to `last`, both included, plain weekends too."""
        self._require(first.year)
        self._require(last.year)
        start = bisect_left(self.off_ordinals, first.toordinal())
        return self.off_days[start : bisect_right(self.off_ordinals, last.toordinal())]

    def days_off(self, year: int) -> tuple[CalendarDay, ...]:
        """Return the days off of a year that have a reason of their own: no plain weekends."""
        days = self.year(year).days
        return tuple(day for day in days if day.kind is not DayKind.WORKING_WEEKEND)

    def working_weekends(self, year: int) -> tuple[CalendarDay, ...]:
        """Return the Saturdays and Sundays of a year that are worked."""
        days = self.year(year).days
        return tuple(day for day in days if day.kind is DayKind.WORKING_WEEKEND)

    def is_estimated_between(self, first: date, last: date) -> bool:
        """Return whether an estimated day, or a neighbour it may move to, lies in the span."""
        start = bisect_left(self.estimated_ordinals, first.toordinal() - 1)
        return start < bisect_right(self.estimated_ordinals, last.toordinal() + 1)

    def is_provisional_between(self, first: date, last: date) -> bool:
        """Return whether a day of the span lies in a provisional year."""
        years = range(first.year, last.year + 1)
        return any(self.status(year) is YearStatus.PROVISIONAL for year in years)

    def _working_day_at(self, position: int) -> date:
        if position >= len(self.working_ordinals):
            raise YearOutsideCalendarError(self.last_year + 1, self.first_year, self.last_year)
        return date.fromordinal(self.working_ordinals[position])

    def _require(self, year: int) -> None:
        if not self.first_year <= year <= self.last_year:
            raise YearOutsideCalendarError(year, self.first_year, self.last_year)


def calendar_of(years: tuple[CalendarYear, ...], names: DayNames) -> WorkCalendar:
    """Index validated, consecutive years; the one place that walks over all days."""
    listed = {day.on: day for year in years for day in year.days}
    working: list[int] = []
    off: list[CalendarDay] = []
    for day in _all_days(years[0].year, years[-1].year):
        entry = listed.get(day) or _plain_weekend(day)
        if entry is None or entry.kind is DayKind.WORKING_WEEKEND:
            working.append(day.toordinal())
        else:
            off.append(entry)
    return WorkCalendar(
        years=years,
        names=names,
        working_ordinals=tuple(working),
        off_ordinals=tuple(day.on.toordinal() for day in off),
        off_days=tuple(off),
        estimated_ordinals=tuple(day.on.toordinal() for day in off if day.estimated),
    )


def is_weekend(day: date) -> bool:
    """Return whether the day is a Saturday or a Sunday (five-day week)."""
    return day.weekday() >= _SATURDAY


def _plain_weekend(day: date) -> CalendarDay | None:
    return CalendarDay(day, DayKind.WEEKEND) if is_weekend(day) else None


def _all_days(first_year: int, last_year: int) -> Iterator[date]:
    day = date(first_year, 1, 1)
    while day.year <= last_year:
        yield day
        day += timedelta(days=1)
