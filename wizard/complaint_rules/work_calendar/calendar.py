"""The calendar of working days of a five-day week, as sorted indexes.

"Working day" is defined neither in the Administrative Procedural Code nor in Law 88-V; the
five-day week of the Labour Code, Article 84, is an assumption that the visitor is shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
#: Of a Saturday and a Sunday what is left of the ordinal when it is divided by seven.
_WEEKEND_ORDINALS = (6, 0)


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
    #: Ordinals of all days off, ascending.
    off_ordinals: tuple[int, ...]
    #: By their ordinal the days that are not what their day of the week says.
    listed: Mapping[int, CalendarDay]
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
        ordinal = day.toordinal()
        position = bisect_left(self.off_ordinals, ordinal)
        found = self.off_ordinals[position : position + 1] == (ordinal,)
        return self._day_off(ordinal) if found else None

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
        end = bisect_right(self.off_ordinals, last.toordinal())
        return tuple(map(self._day_off, self.off_ordinals[start:end]))

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

    def _day_off(self, ordinal: int) -> CalendarDay:
        return self.listed.get(ordinal) or CalendarDay(date.fromordinal(ordinal), DayKind.WEEKEND)

    def _working_day_at(self, position: int) -> date:
        if position >= len(self.working_ordinals):
            raise YearOutsideCalendarError(self.last_year + 1, self.first_year, self.last_year)
        return date.fromordinal(self.working_ordinals[position])

    def _require(self, year: int) -> None:
        if not self.first_year <= year <= self.last_year:
            raise YearOutsideCalendarError(year, self.first_year, self.last_year)


def calendar_of(years: tuple[CalendarYear, ...], names: DayNames) -> WorkCalendar:
    """Index validated, consecutive years; the one place that walks over all days, as numbers."""
    listed = {day.on.toordinal(): day for year in years for day in year.days}
    worked = {n for n, day in listed.items() if day.kind is DayKind.WORKING_WEEKEND}
    off = set(listed) - worked
    first = date(years[0].year, 1, 1).toordinal()
    every = range(first, date(years[-1].year, 12, 31).toordinal() + 1)
    # The first of all ordinals is a Monday.
    weekends = {n for n in every if n % 7 in _WEEKEND_ORDINALS}
    off_ordinals = (weekends | off) - worked
    return WorkCalendar(
        years=years,
        names=names,
        working_ordinals=tuple(n for n in every if n not in off_ordinals),
        off_ordinals=tuple(sorted(off_ordinals)),
        listed=listed,
        estimated_ordinals=tuple(sorted(n for n in off if listed[n].estimated)),
    )


def is_weekend(day: date) -> bool:
    """Return whether the day is a Saturday or a Sunday (five-day week)."""
    return day.weekday() >= _SATURDAY
