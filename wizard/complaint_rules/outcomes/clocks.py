"""From a time limit of the law and a first day to a clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from complaint_rules.errors import YearOutsideCalendarError
from complaint_rules.law import Confidence, Unit
from complaint_rules.outcomes.model import Clock, Context, GivenDay, Precision, Situation
from complaint_rules.work_calendar import Certainty, Deadline, deadline, registration_day

#: Caveats of counting itself, by unit: neither Act defines the working day, and the Code has no
#: rule of its own for the end of a month.
COUNTING_CAVEATS = {
    Unit.WORKING_DAYS: "five_day_week_assumed",
    Unit.MONTHS: "months_by_civil_code",
}

CERTAINTY_CAVEATS = {
    Certainty.ESTIMATED: "calendar_estimated",
    Certainty.PROVISIONAL: "calendar_provisional",
}


@dataclass(frozen=True)
class Start:
    """The event that starts a clock.

    `day` is `None` where it is not known; `because` then names the caveat that says why.
    `confidence` is how sure it is that this event starts this clock.
    """

    event: str
    day: date | None
    is_assumed: bool = False
    because: str = ""
    caveats: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH


def least_sure(*confidences: Confidence) -> Confidence:
    """Return the least sure of these."""
    return min(confidences, key=lambda confidence: confidence.rank)


def start_given(event: str, given: GivenDay | None) -> Start:
    """Return the start at a day that the visitor gave, with what is inexact about it."""
    if given is None or given.day is None:
        return Start(event, None, because="date_unknown")
    if given.precision is Precision.MONTH:
        return Start(event, given.day, caveats=("month_counted_from_first",))
    return Start(event, given.day)


def start_of_registration(context: Context, situation: Situation) -> Start:
    """Return the registration of a complaint that has been filed (the Code, Art. 64(3)).

    A complaint that came after hours or on a day off counts as registered on the next
    working day; the caveat says so where it moved the day.
    """
    if situation.registered is not None:
        return start_registered(context, "registration", situation.registered)
    start = start_registered(context, "registration", situation.sent)
    return start if start.day is None else replace(start, caveats=("registration_from_sending",))


def start_registered(context: Context, event: str, given: GivenDay | None) -> Start:
    """Return the registration on a day that the visitor gave (the Code, Art. 64(3))."""
    if given is None or given.day is None:
        return Start(event, None, because="registration_unknown")
    try:
        day = registration_day(given.day, context.calendar)
    except YearOutsideCalendarError:
        return Start(event, None, because="calendar_missing")
    return Start(event, day, caveats=("registration_rolled",) if day != given.day else ())


def start_if_filed_today(context: Context, event: str = "registration_if_filed_today") -> Start:
    """Return the registration that a complaint filed today would have."""
    try:
        day = registration_day(context.today, context.calendar)
    except YearOutsideCalendarError:
        return Start(event, None, is_assumed=True, because="calendar_missing")
    return Start(event, day, is_assumed=True)


def clock(context: Context, clock_id: str, start: Start, *limit_ids: str) -> Clock:
    """Return the clock that runs from `start` for the sum of these time limits.

    The limits share a unit (a term and its extension). A day in a year without a calendar
    leaves the clock without a date, and says so: it never stops the whole answer.
    """
    limits = [context.law.time_limit(limit_id, context.today) for limit_id in limit_ids]
    amount, unit = sum(limit.amount for limit in limits), limits[0].unit
    found, because = _deadline(context, start, amount, unit)
    checked_on = min(limit.checked_on for limit in limits)
    caveats = (
        *start.caveats,
        *(limit.caveat for limit in limits if limit.caveat),
        *((because,) if because else ()),
        *_calendar_caveats(found),
        *_age_caveats(context, checked_on),
        COUNTING_CAVEATS[unit],
    )
    return Clock(
        id=clock_id,
        amount=amount,
        unit=unit,
        starts_from=start.event,
        start_on=start.day,
        deadline=found,
        is_assumed=start.is_assumed,
        undated_because=because,
        citations=tuple(dict.fromkeys(c for limit in limits for c in limit.citations)),
        confidence=least_sure(start.confidence, *(limit.confidence for limit in limits)),
        checked_on=checked_on,
        caveats=tuple(dict.fromkeys(caveats)),
        limits=limit_ids,
    )


def start_at_end_of(ended: Clock) -> Start:
    """Return the end of another clock as a start: silence counts as a refusal from there."""
    if ended.due_on is None:
        return Start("end_of_term", None, because=ended.undated_because)
    return Start("end_of_term", ended.due_on)


def _deadline(
    context: Context, start: Start, amount: int, unit: Unit
) -> tuple[Deadline | None, str]:
    if start.day is None:
        return None, start.because
    try:
        return deadline(start.day, amount, unit, context.calendar), ""
    except YearOutsideCalendarError:
        return None, "calendar_missing"


def _age_caveats(context: Context, checked_on: date) -> tuple[str, ...]:
    is_old = context.law.is_unchecked(checked_on, context.today)
    return ("date_not_checked_lately",) if is_old else ()


def _calendar_caveats(found: Deadline | None) -> tuple[str, ...]:
    if found is None or found.certainty not in CERTAINTY_CAVEATS:
        return ()
    return (CERTAINTY_CAVEATS[found.certainty],)
