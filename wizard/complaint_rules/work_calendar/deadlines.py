"""From a day and a time limit to a calendar day.

Day one is the day after the start: Administrative Procedural Code (APPK, 350-VI), 76(2).
A last day that is not worked gives way to the next working day: APPK 76(5).
Months end on the same number, or on the last day of a shorter month: Civil Code 174(3),
applied to the terms for a complaint by analogy (APPK has no rule of its own). Years are twelve
months each. Minutes end on the day on which they begin.

Other laws count by themselves: where their rule for a day off at the end was not read, the day is
not moved (`rolls=False`), so that nobody is told a day that is too late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, assert_never

from complaint_rules.errors import AmountOutOfRangeError, UnknownUnitError
from complaint_rules.law import Unit, same_number
from complaint_rules.work_calendar.calendar import WorkCalendar
from complaint_rules.work_calendar.model import CalendarDay

#: The largest amount that is taken, by unit; no time limit of the law comes near.
LARGEST_AMOUNT: Final = {
    Unit.MINUTES: 1440,
    Unit.WORKING_DAYS: 5000,
    Unit.CALENDAR_DAYS: 5000,
    Unit.MONTHS: 120,
    Unit.YEARS: 10,
}

_ONE_DAY = timedelta(days=1)
_MONTHS_IN_YEAR = 12

#: Units whose last day moves from a day off unless it is said otherwise.
_ROLLING: Final = frozenset({Unit.MONTHS, Unit.YEARS})


class Certainty(StrEnum):
    """How sure a deadline is; the worse one wins, provisional being the worst."""

    CERTAIN = "certain"
    #: Crosses a day that follows the moon and was not announced yet, or a neighbour of it.
    ESTIMATED = "estimated"
    #: Crosses a year whose moved days may still be ordered.
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A computed calendar day with its working; until 24:00 of `due_on` is in time."""

    #: The day of the event; not counted.
    start_on: date
    amount: int
    unit: Unit
    #: The day after the start, working day or not.
    day_one: date
    #: The day before rolling; the same as `due_on` for working days and where nothing rolls.
    nominal_on: date
    #: The last day in time; a working day where the last day rolls.
    due_on: date
    #: Ascending. Working days: every day off from `day_one` to `due_on`.
    #: Other units: the days off that were rolled over, from `nominal_on`.
    skipped: tuple[CalendarDay, ...]
    certainty: Certainty


def deadline(
    start: date, amount: int, unit: Unit, calendar: WorkCalendar, *, rolls: bool | None = None
) -> Deadline:
    """Count `amount` units from the day after `start`.

    `rolls` says whether a last day that is not worked gives way to the next working day; left
    out, it does for months and years and does not for calendar days. Working days need no rolling.

    Raises `AmountOutOfRangeError`, `UnknownUnitError` and, where days off matter,
    `YearOutsideCalendarError`: the start, day one and the due day must all lie in years of the
    calendar.
    """
    known = _unit(unit)
    if not 1 <= amount <= LARGEST_AMOUNT[known]:
        raise AmountOutOfRangeError(amount, LARGEST_AMOUNT[known])
    if known is Unit.WORKING_DAYS:
        return _in_working_days(start, amount, calendar)
    nominal_on = _nominal(start, amount, known)
    if (known in _ROLLING) if rolls is None else rolls:
        return _rolled(start, amount, known, nominal_on, calendar)
    return Deadline(
        start_on=start,
        amount=amount,
        unit=known,
        day_one=start if known is Unit.MINUTES else start + _ONE_DAY,
        nominal_on=nominal_on,
        due_on=nominal_on,
        skipped=(),
        certainty=Certainty.CERTAIN,
    )


def registration_day(day: date, calendar: WorkCalendar) -> date:
    """Return the day on which an appeal sent on `day` counts as received (APPK 64(3)).

    The day itself where it is worked, otherwise the next working day. Office hours are not
    known here: what comes after them on a working day is registered on the next one.
    """
    return calendar.next_working_day(day)


def _in_working_days(start: date, amount: int, calendar: WorkCalendar) -> Deadline:
    due_on = calendar.working_day_after(start, amount)
    day_one = start + _ONE_DAY
    return Deadline(
        start_on=start,
        amount=amount,
        unit=Unit.WORKING_DAYS,
        day_one=day_one,
        nominal_on=due_on,
        due_on=due_on,
        skipped=calendar.off_days_between(day_one, due_on),
        certainty=_certainty(day_one, due_on, calendar),
    )


def _nominal(start: date, amount: int, unit: Unit) -> date:
    """The last day by the number alone, days off or not."""
    match unit:
        case Unit.MINUTES:
            return start
        case Unit.CALENDAR_DAYS | Unit.WORKING_DAYS:
            return start + timedelta(days=amount)
        case Unit.MONTHS:
            return same_number(start, amount)
        case Unit.YEARS:
            return same_number(start, amount * _MONTHS_IN_YEAR)
    assert_never(unit)


def _rolled(
    start: date, amount: int, unit: Unit, nominal_on: date, calendar: WorkCalendar
) -> Deadline:
    calendar.year(start.year)  # refuses a start outside the calendar
    due_on = calendar.next_working_day(nominal_on)
    day_one = start + _ONE_DAY
    return Deadline(
        start_on=start,
        amount=amount,
        unit=unit,
        day_one=day_one,
        nominal_on=nominal_on,
        due_on=due_on,
        skipped=calendar.off_days_between(nominal_on, due_on),
        certainty=_certainty(day_one, due_on, calendar),
    )


def _certainty(day_one: date, due_on: date, calendar: WorkCalendar) -> Certainty:
    if calendar.is_provisional_between(day_one, due_on):
        return Certainty.PROVISIONAL
    if calendar.is_estimated_between(day_one, due_on):
        return Certainty.ESTIMATED
    return Certainty.CERTAIN


def _unit(unit: Unit) -> Unit:
    try:
        return Unit(unit)
    except ValueError:
        raise UnknownUnitError(str(unit), tuple(Unit)) from None
