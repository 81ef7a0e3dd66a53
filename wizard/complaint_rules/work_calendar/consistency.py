"""What must hold between the entries of a table, beyond the shape of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from complaint_rules.errors import CalendarDataError
from complaint_rules.work_calendar.calendar import is_weekend
from complaint_rules.work_calendar.model import (
    CalendarDay,
    CalendarYear,
    DayKind,
    DayNames,
    YearBasis,
    YearStatus,
)

_NAMED = frozenset({DayKind.PUBLIC_HOLIDAY, DayKind.DAY_OFF, DayKind.IN_LIEU})
_PAIRED = frozenset({DayKind.IN_LIEU, DayKind.MOVED_DAY_OFF, DayKind.WORKING_WEEKEND})
_FREES_A_WORKING_DAY = frozenset({DayKind.IN_LIEU, DayKind.MOVED_DAY_OFF})

#: Entry (year or day) and what is wrong with it.
type _Problem = tuple[str, str]


def check_consistency(file: str, years: tuple[CalendarYear, ...], names: DayNames) -> None:
    """Raise `CalendarDataError` for the first contradiction between the entries."""
    for entry, problem in _problems(years, names):
        raise CalendarDataError(file, entry, problem)


def _problems(years: tuple[CalendarYear, ...], names: DayNames) -> Iterator[_Problem]:
    for year in years:
        yield from _year_problems(year)
        yield from _order_problems(year)
        for day in year.days:
            yield from _day_problems(day, names)
    days = {day.on: day for year in years for day in year.days}
    covered = range(years[0].year, years[-1].year + 1)
    for day in days.values():
        yield from _pair_problems(day, days, covered)
    yield from _shared_counterparts(days.values())


def _year_problems(year: CalendarYear) -> Iterator[_Problem]:
    entry = str(year.year)
    if bool(year.order) is not (year.basis is YearBasis.TRANSFER_ORDER):
        yield entry, "an order goes with the basis transfer_order, and only with it"
    provisional = year.status is YearStatus.PROVISIONAL
    if provisional is not (year.basis is YearBasis.NO_ORDER_YET):
        yield entry, "a provisional year has the basis no_order_yet, and no other year has"
    if not year.sources:
        yield entry, "no source"


def _order_problems(year: CalendarYear) -> Iterator[_Problem]:
    for day in year.days:
        if day.on.year != year.year:
            yield day.on.isoformat(), f"day outside its year {year.year}"
    for earlier, later in pairwise(year.days):
        if earlier.on == later.on:
            same = earlier.kind is later.kind
            problem = "duplicate day" if same else f"both {earlier.kind} and {later.kind}"
            yield later.on.isoformat(), problem
        elif earlier.on > later.on:
            yield later.on.isoformat(), "days are not in ascending order"


def _day_problems(day: CalendarDay, names: DayNames) -> Iterator[_Problem]:
    entry = day.on.isoformat()
    if day.kind is DayKind.WEEKEND:
        yield entry, "plain weekends are not listed"
    if day.name and day.name not in names:
        yield entry, f"unknown name {day.name!r}"
    if bool(day.name) is not (day.kind in _NAMED):
        yield entry, f"{day.kind} needs a name" if day.kind in _NAMED else "name without a holiday"
    if (day.counterpart is not None) is not (day.kind in _PAIRED):
        yield entry, "a counterpart goes with in-lieu days, moved days and working weekends only"
    if day.kind is DayKind.WORKING_WEEKEND and not is_weekend(day.on):
        yield entry, "working weekend that is no weekend"
    if day.kind in _FREES_A_WORKING_DAY and is_weekend(day.on):
        yield entry, f"{day.kind} on a weekend"
    if day.estimated and day.kind is not DayKind.DAY_OFF:
        yield entry, "only a day off can be estimated"


def _pair_problems(
    day: CalendarDay, days: Mapping[date, CalendarDay], covered: range
) -> Iterator[_Problem]:
    other_on = day.counterpart
    if other_on is None or other_on.year not in covered:
        return
    entry, other = day.on.isoformat(), days.get(other_on)
    match day.kind:
        case DayKind.IN_LIEU:
            if not _is_weekend_holiday(other, day):
                yield entry, f"{other_on} is no earlier {day.name} on a weekend"
        case DayKind.WORKING_WEEKEND:
            if not _answers(other, DayKind.MOVED_DAY_OFF, day.on):
                yield entry, f"{other_on} is no day off moved from here"
        case DayKind.MOVED_DAY_OFF if is_weekend(other_on):
            if not _answers(other, DayKind.WORKING_WEEKEND, day.on):
                yield entry, f"{other_on} is no working weekend for this day"
        case DayKind.MOVED_DAY_OFF:
            if other is not None:
                yield entry, f"{other_on} is to be worked but is {other.kind}"
        case _:
            pass


def _shared_counterparts(days: Iterable[CalendarDay]) -> Iterator[_Problem]:
    seen: set[tuple[DayKind, date]] = set()
    for day in days:
        if day.counterpart is None:
            continue
        if (day.kind, day.counterpart) in seen:
            yield day.on.isoformat(), f"{day.counterpart} has another {day.kind} already"
        seen.add((day.kind, day.counterpart))


def _is_weekend_holiday(other: CalendarDay | None, in_lieu: CalendarDay) -> bool:
    return (
        other is not None
        and other.kind is DayKind.PUBLIC_HOLIDAY
        and other.name == in_lieu.name
        and is_weekend(other.on)
        and other.on < in_lieu.on
    )


def _answers(other: CalendarDay | None, kind: DayKind, day: date) -> bool:
    return other is not None and other.kind is kind and other.counterpart == day
